"""How does an action of the plan become a task of phasing: its cost, days, worth, stocks, approvals, and what has happened to it?"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from gongxing.engines.phasing.problem import LINKED, MONEY, QUARTER_DAYS, QUOTA, SPECIAL, Task, quarter_of
from gongxing.engines.phasing.progress import Progressed
from gongxing.engines.phasing.trades import trade_of
from gongxing.origins import Origin
from gongxing.plan import Action, Funds
from gongxing.plan.phasing import Approval
from gongxing.standards.parameters import Parameter, Parameters


@dataclass(frozen=True)
class Known:
    """What tasks rest on besides the actions themselves."""

    values: Parameters
    first_year: int
    as_of: dt.date
    funds: Funds | None = None
    progress: Mapping[str, Progressed] = field(default_factory=dict)
    approvals: Mapping[str, tuple[Approval, ...]] = field(default_factory=dict)


def entry_of(values: Parameters, key: str, action: Action) -> Parameter:
    """Return the parameter of an action: that of its engine and kind, of its engine, or of any."""
    for kind in (f"{action.engine}.{action.kind}", action.engine):
        if values.knows(key, kind):
            return values.entry(key, kind)
    return values.entry(key)


def days_of(action: Action, values: Parameters) -> tuple[float, tuple[Origin, ...]]:
    """Return how long an action takes, with the assumption where the plan does not say."""
    if action.duration_days is not None:
        return action.duration_days, ()
    found = entry_of(values, "work_days", action)
    return found.value, (found.origin,)


def task_of(action: Action, known: Known) -> Task:
    """Return the task of an action."""
    values, happened = known.values, known.progress.get(action.id, Progressed(action.id))
    days, origins = days_of(action, values)
    if action.cost_yuan is None and happened.cost_yuan is None:
        price = entry_of(values, "work_cost_yuan", action)
        action, origins = replace(action, cost_yuan=price.value), (*origins, price.origin)
    if happened.cost_yuan is not None:
        action = replace(action, cost_yuan=happened.cost_yuan)
    cost = known.funds.cost_fen(action) if known.funds is not None else round((action.cost_yuan or 0.0) * 100)
    cost = max(0, cost - round((happened.spent_yuan or 0.0) * 100))
    share = entry_of(values, "benefit_share", action)
    benefit = action.benefit_yuan
    if benefit is None:
        benefit, origins = share.value * (action.cost_yuan or 0.0), (*origins, share.origin)
    approvals = () if happened.state else known.approvals.get(action.id, ())
    task = Task(
        action.id, action.engine, action.kind, action.title, cost, happened.days if happened.days is not None else days, benefit,
        entry_of(values, "overrun_share", action).value, entry_of(values, "unrest_share", action).value, 0.0, _draws(action, known.funds), _gives(action),
        sum(amount for name, amount in action.gives if name == MONEY), trade_of(action), _earliest(happened, approvals, known), approvals=approvals,
        origins=origins,
    )  # fmt: skip
    dropped = values.value("drop_share") * (action.cost_yuan or 0.0) + values.value("drop_yuan")
    return _happened(replace(task, dropped_yuan=dropped), happened, known)


def _draws(action: Action, funds: Funds | None) -> tuple[tuple[str, float], ...]:
    """Return what an action takes when it starts; special bonds that it can repay are there from then on."""
    carried = dict(funds.carried).get(action.id, 0) if funds is not None else 0
    found = [(SPECIAL, -carried / 100)] if carried else []
    for name, amount in action.needs:
        if name == QUOTA:
            found += [(QUOTA, amount), (LINKED, amount)]
        elif name.startswith("flats/"):
            found.append((name, amount))
    return tuple(found)


def _gives(action: Action) -> tuple[tuple[str, float], ...]:
    """Return what an action gives; land cleared gives quota only as far as the linked quota granted allows."""
    found = []
    for name, amount in action.gives:
        if name == QUOTA:
            found.append((QUOTA, amount))
            found += [] if action.engine == "land" else [(LINKED, amount)]
        elif name.startswith("flats/"):
            found.append((name, amount))
    return tuple(found)


def _earliest(happened: Progressed, approvals: tuple[Approval, ...], known: Known) -> int:
    """Return the first quarter in which an action may start: today, once approved, and not before the day the user gives."""
    days = max((approval.days for approval in approvals), default=0.0)
    ready = known.as_of + dt.timedelta(days=math.ceil(days))
    if happened.earliest is not None:
        ready = max(ready, happened.earliest)
    quarter = quarter_of(ready, known.first_year)
    begins = ready.day == 1 and ready.month % 3 == 1
    return max(0, quarter + (0 if begins else 1))


def _happened(task: Task, happened: Progressed, known: Known) -> Task:
    """Return the task as far as its start is settled."""
    if not happened.state:
        return task
    begun = happened.start or happened.end
    assert begun is not None
    first = quarter_of(begun, known.first_year)
    if happened.state == "done":
        assert happened.end is not None
        ended = quarter_of(happened.end, known.first_year) + 1
        cost = task.cost_fen if ended > 0 else 0
        return replace(task, fixed=max(0, first), done=True, ended=max(0, first, ended), cost_fen=cost, earliest=0)
    if happened.state == "started" and first < 0:
        gone = (dt.date(known.first_year, 1, 1) - begun).days
        task = replace(task, days=max(1.0, task.days - gone))
    return replace(task, fixed=max(0, first), earliest=0)


def quarters_of(days: float) -> int:
    """Return how many quarters some days take; what takes no time is there at once."""
    return math.ceil(days / QUARTER_DAYS - 1e-9) if days > 0 else 0
