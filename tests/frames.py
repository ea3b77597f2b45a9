"""Which small plan, park and lists do the tests of the plan framework share?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import pandas as pd

from gongxing.origins import Figure, computed
from gongxing.park import Park
from gongxing.plan import Action, PhasingScheme, Plan, Result, Scheduled, Status, StockLine
from gongxing.words import Text, same
from tests.parks import settings

ORIGIN = computed("tests", same("by hand"))
DAY = dt.date(2026, 1, 1)


def action(identity: str, cost: float | None = 1e6, **changes: Any) -> Action:
    """An action whose engine and kind stand in its id: `roads.build_link.1`."""
    engine, kind = identity.split(".")[:2]
    title = Text(f"行动 {identity}", f"action {identity}")
    return Action(identity, engine, kind, title, (), cost, 100.0, origins=(ORIGIN,), **changes)


def figure(key: str, value: float | None, unit: str = "m2") -> Figure:
    """A figure of the plan."""
    return Figure(key, same(key), value, unit, ORIGIN)


ACTIONS = (
    action("roads.build_link.1", 3e6), action("roads.widen_road.2", 1e6), action("land.abate.3", 2e6),
    action("industry.upgrade.4", None), action("strange.thing.5", 5e5),
)  # fmt: skip
FIGURES = (
    figure("land.conflicts_present", 20.0, "places"), figure("land.conflicts_planned", 0.0, "places"),
    figure("land.balance.01.present_m2", 5e6), figure("land.balance.01.planned_m2", 4.8e6),
    figure("roads.access_share", 1.0, "share"),
)  # fmt: skip


def frame_plan(actions: Sequence[Action] = ACTIONS, phasing: PhasingScheme | None = None, **changes: Any) -> Plan:
    """A plan of a few actions and figures, scheduled if a scheme is given."""
    result = None if phasing is None else Result(Status.OPTIMAL, phasing, 1.0, 1.0, 0.0, 1, same("by hand"))
    return Plan("试验园区", DAY, DAY, (2026, 2030), None, tuple(actions), FIGURES, phasing=result, **changes)


def scheduled(
    action: str, start: int | None, end: int | None, cost_fen: int = 100_000_000, **changes: Any
) -> Scheduled:
    """An action on the calendar by quarter."""
    days = [None if q is None else dt.date(2026 + q // 4, 1 + 3 * (q % 4), 1) for q in (start, end)]
    return Scheduled(action, action, start, end, days[0], days[1], cost_fen, 0.0, **changes)


def schedule(*items: Scheduled, stocks: tuple[StockLine, ...] = ()) -> PhasingScheme:
    """A schedule over 2026 to 2030."""
    return PhasingScheme(2026, 20, items, stocks)


def list_park(**tables: list[dict[str, Any]]) -> Park:
    """A park with rows of the user's lists by table."""
    park = Park(settings())
    for name, rows in tables.items():
        park = park.with_table(name, pd.DataFrame(rows))
    return park


def pillars(*names: str) -> list[dict[str, Any]]:
    """Rows of `strategies` that name pillars Z1, Z2, ..."""
    return [{"id": f"Z{n}", "kind": "pillar", "name": name} for n, name in enumerate(names, 1)]
