"""What cannot hold together, in words: settled works, precedences and stocks?"""

from __future__ import annotations

from collections.abc import Sequence

from gongxing.algorithms.schedule import ScheduleProblem
from gongxing.engines.phasing.problem import PhasingProblem
from gongxing.words import Text


def words_of(problem: PhasingProblem, compiled: ScheduleProblem, names: Sequence[str]) -> tuple[Text, ...]:
    """Return the conflict of the algorithm (names of works, pairs "a > b", names of stocks) in words."""
    works = {work.id: work for work in problem.works}
    place = {name: w for w, name in enumerate(compiled.work_names)}
    stocks = {stock.name: stock for stock in problem.stocks}
    found = []
    for name in names:
        if name in works:
            title, at = works[name].title, int(compiled.earliest[place[name]])
            day = problem.first_day(at).isoformat()
            found.append(Text(f"{title.zh} 须于 {day} 开工", f"{title.en} must start on {day}"))
        elif name in stocks:
            label = stocks[name].label
            found.append(Text(f"{label.zh}的限额", f"the limit of {label.en}"))
        elif " > " in name:
            first, then = (works[part].title for part in name.split(" > "))
            found.append(Text(f"{first.zh} 先于 {then.zh}", f"{first.en} comes before {then.en}"))
    return tuple(found) or (Text("已定开工的项目彼此冲突", "works whose start is settled contradict one another"),)
