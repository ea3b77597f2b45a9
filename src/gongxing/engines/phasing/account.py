"""What does the schedule make of the yearly land account: taken, cleared, quota used and left?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from gongxing.engines.phasing.problem import QUOTA
from gongxing.plan import AccountYear, Action, LandScheme
from gongxing.plan.phasing import QUARTERS, PhasingScheme
from gongxing.standards.landuse import land_use


def account_by(scheme: PhasingScheme, land: LandScheme, actions: Iterable[Action]) -> tuple[AccountYear, ...]:
    """Return the land account with parcels taken when their change starts and cleared when it is done.

    Quota is used by every action that needs it, roads included. What is not scheduled stays as it is; farmland that changes
    without being built on does so with its action too.
    """
    spans = {
        item.action: (item.start, item.end) for item in scheme.items if item.start is not None and item.end is not None
    }
    needed = [(spans[a.id][0], amount) for a in actions if a.id in spans for name, amount in a.needs if name == QUOTA]
    rows = [
        (choice, spans[f"land.change.{choice.parcel}"])
        for choice in land.choices
        if f"land.change.{choice.parcel}" in spans
    ]
    first = land.account[0] if land.account else None
    if first is None:
        return ()
    construction = sum(c.area_m2 for c in land.choices if c.present and land_use(c.present).built)
    farmland = sum(c.area_m2 for c in land.choices if c.present and land_use(c.present).arable)
    granted_so_far = used_so_far = 0.0
    found = []
    for place, row in enumerate(land.account):
        took = cleared = 0.0
        for choice, (start, end) in rows:
            now, then, area = land_use(choice.present), land_use(choice.planned), choice.area_m2
            starts, ends = start // QUARTERS == place, max(end - 1, 0) // QUARTERS == place
            took += area if starts and then.built and not now.built else 0.0
            cleared += area if ends and now.built and then.arable else 0.0
            construction += area * ((starts and then.built and not now.built) - (ends and now.built and not then.built))
            farmland += area * ((ends and then.arable and not now.arable) - (starts and now.arable and not then.arable))
        used = sum(amount for start, amount in needed if start // QUARTERS == place)
        granted_so_far, used_so_far = granted_so_far + (row.quota_granted_m2 or 0.0), used_so_far + used
        left = None if row.quota_granted_m2 is None else granted_so_far - used_so_far
        found.append(
            replace(row, construction_m2=construction, farmland_m2=farmland, taken_m2=took, cleared_m2=cleared, quota_used_m2=used, quota_left_m2=left)
        )  # fmt: skip
    return tuple(found)
