"""How does a phasing problem become works, windows, precedence and stock events of the scheduling algorithm?"""

from __future__ import annotations

import numpy as np

from gongxing.algorithms.schedule import Events, ScheduleProblem
from gongxing.engines.phasing.objective import worths
from gongxing.engines.phasing.problem import CREWS, MONEY, SPECIAL, PhasingProblem, Task, Work, shares

UNIT: dict[str, float] = {"yuan": 1e-6, "m2": 1e-4}
"""Units in which the algorithm reckons: million yuan, hectares."""
WORTH = 1e-6
"""The algorithm's worth is in million yuan."""


def compile_problem(problem: PhasingProblem) -> ScheduleProblem:
    """Return the problem as the algorithm sees it; its worth is that of doing a work rather than dropping it."""
    works, tasks = problem.works, {task.id: task for task in problem.tasks}
    mine = [[tasks[name] for name in work.tasks] for work in works]
    fixed = [group[0].fixed for group in mine]
    earliest = [
        max(task.earliest for task in group) if at is None else at for group, at in zip(mine, fixed, strict=True)
    ]
    latest = [problem.quarters - work.quarters if at is None else at for work, at in zip(works, fixed, strict=True)]
    unit = np.array([UNIT.get(stock.unit, 1.0) for stock in problem.stocks])
    limit = np.array([[np.inf if most is None else most for most in stock.limit] for stock in problem.stocks])
    return ScheduleProblem(
        length=np.array([work.quarters for work in works]),
        value=worths(problem) * WORTH,
        earliest=np.array(earliest),
        latest=np.array(latest),
        must=np.array([at is not None for at in fixed]),
        before=_before(problem),
        events=_events(problem, mine, unit),
        limit=limit.reshape(len(problem.stocks), problem.quarters) * unit[:, None],
        work_names=tuple(work.id for work in works),
        stock_names=tuple(stock.name for stock in problem.stocks),
    )


def _before(problem: PhasingProblem) -> np.ndarray:
    """Return the precedences between works, the strictest of each pair."""
    place = {name: w for w, work in enumerate(problem.works) for name in work.tasks}
    settled = {task.id for task in problem.tasks if task.frozen}
    found: dict[tuple[int, int], int] = {}
    for link in problem.links:
        first, then = place[link.first], place[link.then]
        if first == then or link.then in settled:
            continue
        lag = -problem.works[then].quarters if link.ends else 0
        found[first, then] = max(found.get((first, then), lag), lag)
    return np.array([(*pair, lag) for pair, lag in found.items()], dtype=np.int64).reshape(-1, 3)


def _events(problem: PhasingProblem, mine: list[list[Task]], unit: np.ndarray) -> Events:
    place = {stock.name: s for s, stock in enumerate(problem.stocks)}
    rows: list[tuple[int, int, int, float]] = []
    for w, (work, group) in enumerate(zip(problem.works, mine, strict=True)):
        for name, later, amount in _flows(work, group):
            if name in place and amount:
                rows.append((place[name], w, later, amount * unit[place[name]]))
    table = np.array(rows, dtype=np.float64).reshape(-1, 4)
    stock, of, offset = (table[:, column].astype(np.int64) for column in range(3))
    return Events(stock, of, offset, table[:, 3])


def _flows(work: Work, group: list[Task]) -> list[tuple[str, int, float]]:
    """Return what a work takes and gives: stock, quarters after its start, amount."""
    spent = [sum(parts) for parts in zip(*(shares(task.cost_fen, work.quarters) for task in group), strict=True)]
    paid = [(quarter, fen / 100) for quarter, fen in enumerate(spent)]
    paid.append((work.quarters, -sum(task.income_yuan for task in group)))
    found = [(name, quarter, amount) for name in (MONEY, SPECIAL) for quarter, amount in paid]
    for task in group:
        found += [(name, 0, amount) for name, amount in task.draws]
        found += [(name, work.quarters, -amount) for name, amount in task.gives]
    for trade, crews in work.crews:
        found += [(CREWS + trade, 0, crews), (CREWS + trade, work.quarters, -crews)]
    return found
