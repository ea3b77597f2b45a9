"""How does the plan stand at the end of a year: which indicators and actions are green, yellow or red, and by which rule?

An indicator whose target lies on the better side of its base is judged by the share of the way that its path asks for by then:
green from `green_share`, yellow from `yellow_share`, else red; in the target year a binding one is green or red. One whose target
lies on the worse side, or at the base, is a limit: green where it is held, yellow up to `level_slack` beyond, else red. An action is
judged by its quarters: done or in time green, yellow up to `late_quarters` late, else red. What nobody reported has no colour.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from gongxing.park import Park
from gongxing.plan import Framework, Goal, Plan, Scheduled
from gongxing.plan.framework import HELD
from gongxing.plan.listed import filled_rows
from gongxing.plan.phasing import QUARTERS, PhasingScheme
from gongxing.standards.parameters import Parameters
from gongxing.words import Text


class Light(StrEnum):
    """The colours; grey means that the data cannot say."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"
    GREY = "grey"

    @property
    def label(self) -> Text:
        """The colour in words."""
        return {
            "green": Text("绿灯", "green"),
            "yellow": Text("黄灯", "yellow"),
            "red": Text("红灯", "red"),
            "grey": Text("灰灯", "grey"),
        }[self.value]


@dataclass(frozen=True, slots=True)
class IndicatorLight:
    """One indicator in one year, values in its inner unit; `share` is how much of the way asked for is gone, None for a limit.

    `late` names the actions judged by it that are yellow or red.
    """

    goal: str
    name: Text
    unit: str
    binding: bool
    owner: Text | None
    expected: float | None
    actual: float | None
    target: float | None
    share: float | None
    light: Light
    words: Text
    late: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ActionLight:
    """One action that was to start or end by the end of the year; `late` counts quarters, None where nobody reported it."""

    action: str
    title: Text
    owner: Text | None
    pillar: str
    cost_fen: int
    starts_on: dt.date | None
    ends_on: dt.date | None
    late: int | None
    light: Light
    words: Text


@dataclass(frozen=True, slots=True)
class Lights:
    """All lights of a year; `scheduled` says whether there is a schedule, `reported` whether anything was reported of the actions."""

    year: int
    indicators: tuple[IndicatorLight, ...]
    actions: tuple[ActionLight, ...]
    scheduled: bool
    reported: bool

    def counts(self, *, actions: bool) -> dict[Light, int]:
        """Return how many indicators, or actions, have each colour."""
        shown = [row.light for row in (self.actions if actions else self.indicators)]
        return {light: shown.count(light) for light in Light}


def last_reported(framework: Framework) -> int | None:
    """Return the last year for which an indicator has an actual value, None where there is none."""
    return max((year for goal in framework.goals for year, _ in goal.actual), default=None)


def judge(plan: Plan, framework: Framework, park: Park, values: Parameters, year: int) -> Lights:
    """Return the lights at the end of `year`; `values` are those of the framework."""
    phasing = plan.phasing.part if plan.phasing else None
    progress = _progress(park)
    actions = () if phasing is None else _actions(plan, framework, phasing, progress, values, year)
    slow = {row.action for row in actions if row.light in (Light.YELLOW, Light.RED)}
    late: dict[str, list[str]] = {}
    for duty in framework.duties:
        if duty.action in slow:
            late.setdefault(duty.goal, []).append(duty.action)
    indicators = tuple(_indicator(goal, values, year, tuple(late.get(goal.id, ()))) for goal in framework.goals)
    return Lights(year, indicators, actions, phasing is not None, bool(progress))


def _indicator(goal: Goal, values: Parameters, year: int, late: tuple[str, ...]) -> IndicatorLight:
    actual, expected = dict(goal.actual).get(year), goal.expected(year)
    share: float | None = None
    if actual is None:
        light, words = Light.GREY, Text("当年没有实际值", "no value is reported for the year")
    elif goal.target is None:
        light, words = Light.GREY, Text("没有目标值", "there is no target")
    elif goal.climbs is None:
        light, words = _bare(goal, actual)
    elif not goal.climbs:
        expected = goal.target
        light, words = _limit(goal, actual, values)
    elif expected is None or goal.base is None:
        light, words = Light.GREY, Text("该年不在基期与目标年之间", "the year lies before the base")
    else:
        share = _share(goal, actual, expected)
        light, words = _climb(goal, share, values, year)
    return IndicatorLight(
        goal.id,
        goal.name,
        goal.unit,
        goal.binding,
        goal.owner,
        expected,
        actual,
        goal.target,
        share,
        light,
        words,
        late,
    )


def _share(goal: Goal, actual: float, expected: float) -> float:
    """Return which share of the way asked for by now is gone; where nothing is asked for yet, 1 if nothing is lost."""
    assert goal.base is not None
    asked, gone = expected - goal.base, actual - goal.base
    if abs(asked) <= HELD * max(abs(goal.base), abs(expected)):
        return 1.0 if (gone >= 0) == goal.higher or gone == 0 else 0.0
    return gone / asked


def _climb(goal: Goal, share: float, values: Parameters, year: int) -> tuple[Light, Text]:
    kind = "binding" if goal.binding else "expected"
    if share >= values.value("green_share", kind) - 1e-9:
        return Light.GREEN, Text("达到应有进度", "as far as the path asks for")
    if goal.binding and year >= goal.target_year:
        return Light.RED, Text("约束性指标到期未完成", "a binding indicator is short of its target in the target year")
    if share >= values.value("yellow_share", kind) - 1e-9:
        return Light.YELLOW, Text("略慢于应有进度", "a little behind the path")
    return Light.RED, Text("明显慢于应有进度", "far behind the path")


def _limit(goal: Goal, actual: float, values: Parameters) -> tuple[Light, Text]:
    assert goal.target is not None
    beyond = goal.target - actual if goal.higher else actual - goal.target
    size = max(abs(goal.target), abs(goal.base or 0.0))
    if beyond <= HELD * size:
        return Light.GREEN, Text("守住限值", "the limit is held")
    if beyond <= values.value("level_slack", "binding" if goal.binding else "expected") * size:
        return Light.YELLOW, Text("略超限值", "a little beyond the limit")
    return Light.RED, Text("超出限值", "beyond the limit")


def _bare(goal: Goal, actual: float) -> tuple[Light, Text]:
    """Judge an indicator whose base is not known: only what has reached its target can be called green."""
    assert goal.target is not None
    if (actual >= goal.target) if goal.higher else (actual <= goal.target):
        return Light.GREEN, Text("已达目标", "the target is reached")
    return Light.GREY, Text("没有基期值，无从判断进度", "without a base the way gone cannot be judged")


def _progress(park: Park) -> dict[str, dict[str, Any]]:
    """Return what is reported of actions, by action."""
    table = park.tables.get("progress")
    return {} if table is None else {row["id"]: row for row in filled_rows(table.frame)}


def _actions(
    plan: Plan, framework: Framework, phasing: PhasingScheme, progress: Mapping[str, dict[str, Any]], values: Parameters,
    year: int,
) -> tuple[ActionLight, ...]:  # fmt: skip
    """Return the lights of the actions due by the end of a year, the latest and dearest first."""
    titles = {action.id: action.title for action in plan.actions}
    slack = values.value("late_quarters")
    rows = []
    for item in phasing.items:
        judged = _action(item, phasing, progress.get(item.action), slack, year)
        if judged is None:
            continue
        late, light, words = judged
        duty = framework.by_action.get(item.action)
        rows.append(
            ActionLight(
                item.action, titles.get(item.action, Text(item.action, item.action)), duty.owner if duty else None,
                duty.pillar if duty else "", item.cost_fen, item.starts_on, item.ends_on, late, light, words,
            )
        )  # fmt: skip
    order = {Light.RED: 0, Light.YELLOW: 1, Light.GREY: 2, Light.GREEN: 3}
    return tuple(sorted(rows, key=lambda row: (order[row.light], -(row.late or 0), -row.cost_fen, row.action)))


def _action(
    item: Scheduled, phasing: PhasingScheme, row: Mapping[str, Any] | None, slack: float, year: int
) -> tuple[int | None, Light, Text] | None:
    """Return lateness in quarters, light and words of one action; None where nothing of it is due by the end of the year."""
    now = QUARTERS * (year - phasing.first_year + 1)
    if item.start is None or item.end is None or item.start >= now:
        return None
    if row is None or row.get("state") not in ("started", "done", "fixed"):
        return None, Light.GREY, Text("没有报告进度", "nothing is reported of it")
    if row["state"] == "done":
        return 0, Light.GREEN, Text("已完工", "done")
    if item.end <= now:
        late = max(now - item.end, 1)
        return late, _late_light(late, slack), Text("应完工而未完工", "should be done and is not")
    if row["state"] == "started":
        began = _quarter(row.get("start"), phasing.first_year)
        late = 0 if began is None else max(began - item.start, 0)
        words = (
            Text("晚于计划开工", "started later than planned") if late else Text("按计划在建", "under way as planned")
        )
        return late, _late_light(late, slack), words
    late = max(now - item.start, 1)
    return late, _late_light(late, slack), Text("应开工而未开工", "should have started and has not")


def _late_light(late: int, slack: float) -> Light:
    if late <= 0:
        return Light.GREEN
    return Light.YELLOW if late <= math.floor(slack) else Light.RED


def _quarter(day: Any, first_year: int) -> int | None:
    if not day:
        return None
    found = dt.date.fromisoformat(str(day))
    return (found.year - first_year) * QUARTERS + (found.month - 1) // 3
