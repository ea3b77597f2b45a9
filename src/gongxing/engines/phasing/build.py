"""How do park, plan and parameters become a problem of the phasing engine?"""

from __future__ import annotations

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from gongxing.engines.phasing.bundles import bundle, title_of
from gongxing.engines.phasing.links import links_of
from gongxing.engines.phasing.problem import QUARTER_DAYS, PhasingProblem, Task, Work
from gongxing.engines.phasing.progress import Progressed, progress_of
from gongxing.engines.phasing.stocks import stocks_of
from gongxing.engines.phasing.tasks import Known, days_of, quarters_of, task_of
from gongxing.errors import NotReadyError
from gongxing.park import Park
from gongxing.plan import Plan
from gongxing.plan.phasing import QUARTERS, Approval
from gongxing.standards.parameters import Parameters
from gongxing.words import Text

USED = ("drop_share", "drop_yuan", "phasing_discount_rate", "bundle_least_yuan", "bundle_most_days")


def build_problem(
    park: Park,
    plan: Plan,
    values: Parameters,
    *,
    approvals: Mapping[str, tuple[Approval, ...]] | None = None,
    facts: Mapping[str, Progressed] | None = None,
    as_of: dt.date | None = None,
) -> PhasingProblem:
    """Return the problem of a plan's actions over its horizon; NotReadyError where there are no actions.

    Args:
        park: its quota and what its table `progress` says of actions.
        plan: actions, the schemes they come from, funds.
        values: parameters of phasing.
        approvals: what each action needs before it starts, by action.
        facts: newer facts than those of the table, by action.
        as_of: nothing that is not settled starts before; by default the date of the plan.
    """
    if not plan.actions:
        raise NotReadyError(Text("没有可分期的行动", "there are no actions to phase"))
    first, quarters = plan.horizon[0], (plan.horizon[1] - plan.horizon[0] + 1) * QUARTERS
    day = plan.as_of if as_of is None else as_of
    progress = {**progress_of(park), **(facts or {})}
    known = Known(values, first, day, plan.funds, progress, approvals or {})
    tasks = tuple(task_of(action, known) for action in plan.actions)
    tasks = tuple(
        replace(task, dropped_yuan=task.dropped_yuan + abs(task.benefit_yuan) * quarters / QUARTERS) for task in tasks
    )
    names = bundle(plan, values, {action.id: days_of(action, values)[0] for action in plan.actions})
    most = values.value("bundle_most_days")
    works = works_of(plan, tasks, names, most)
    links, left = links_of(plan, {name: work.id for work in works for name in work.tasks})
    stocks, missing = stocks_of(park, plan.funds, values, tasks, (first, quarters))
    strange = tuple(name for name in progress if name not in names)
    return PhasingProblem(
        first, quarters, day, tasks, works, links, stocks, values.value("phasing_discount_rate"),
        (*missing, *left, *_strangers(strange)), tuple(entry.origin for entry in values if entry.key in USED), most,
    )  # fmt: skip


def works_of(plan: Plan, tasks: Iterable[Task], names: Mapping[str, str], most: float) -> tuple[Work, ...]:
    """Return the works: actions of one bundle whose start is settled alike."""
    actions = {action.id: action for action in plan.actions}
    groups: dict[tuple[str, int | None, int | None], list[Task]] = defaultdict(list)
    for task in tasks:
        groups[names[task.id], task.fixed, task.ended if task.done else None].append(task)
    found = []
    for group in groups.values():
        title = title_of([actions[task.id] for task in group])
        found.append(Work(group[0].id, title, tuple(task.id for task in group), *_size(group, most)))
    return tuple(found)


def _size(group: list[Task], most: float) -> tuple[int, tuple[tuple[str, float], ...]]:
    """Return the quarters a work takes and its crews: a trade does its actions one after another, with as many crews as keep
    each below `most` days; trades work side by side."""
    if group[0].done:
        return group[0].ended - (group[0].fixed or 0), ()
    busy: dict[str, list[float]] = defaultdict(list)
    for task in group:
        busy[task.trade].append(task.days)
    needed = [max(days) for trade, days in busy.items() if not trade]
    needed += [
        max(max(days), sum(days) / math.ceil(max(sum(days) / most, 1.0))) for trade, days in busy.items() if trade
    ]
    quarters = quarters_of(max(needed))
    crews = tuple(
        (trade, sum(days) / (max(quarters, 1) * QUARTER_DAYS)) for trade, days in sorted(busy.items()) if trade
    )
    return quarters, crews


def _strangers(names: tuple[str, ...]) -> tuple[Text, ...]:
    if not names:
        return ()
    listed = "、".join(names[:5])
    return (
        Text(f"实施进度中 {len(names)} 项行动不在本方案：{listed}", f"{len(names)} actions with progress are not in this plan: {', '.join(names[:5])}"),
    )  # fmt: skip
