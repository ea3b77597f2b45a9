"""Which households does the plan displace, by which action, and why?"""

from __future__ import annotations

from dataclasses import dataclass

from gongxing.park import Park
from gongxing.plan import Plan

HOMESTEAD = "0703"
"""Planned class under which a homestead may stay."""


@dataclass(frozen=True, slots=True)
class Displaced:
    """One household that has to move: by which action, for which cause."""

    household: str
    action: str
    cause: str


def displaced(park: Park, plan: Plan) -> tuple[Displaced, ...]:
    """Return the households whose parcel changes to a use that admits no homestead, and those whose dwelling a road takes.

    A parcel the land plan clears of its own accord while a workshop's protection distance reaches the dwelling counts as cleared
    for the distance.
    """
    land = plan.land.part if plan.land is not None else None
    changed = {c.parcel: c for c in land.choices if c.changed and not c.planned.startswith(HOMESTEAD)} if land else {}
    roads = _taken_by_roads(plan)
    shielded = _shielded(plan)
    frame = park["households"].frame
    found = []
    for household, parcel, building in zip(
        frame["id"], frame["parcel"].fillna(""), frame["building"].fillna(""), strict=True
    ):
        if parcel in changed:
            cause = "shield" if building in shielded and not changed[parcel].fixed else "use"
            found.append(Displaced(household, f"land.change.{parcel}", cause))
        elif building in roads:
            found.append(Displaced(household, roads[building], "road"))
    return tuple(found)


def _taken_by_roads(plan: Plan) -> dict[str, str]:
    scheme = plan.roads.part if plan.roads is not None else None
    if scheme is None:
        return {}
    return {building: f"roads.{segment.work}" for segment in scheme.built for building in segment.demolished}


def _shielded(plan: Plan) -> set[str]:
    """Return the dwellings within the distance of a workshop whose emissions the plan does not capture."""
    scheme = plan.land.part if plan.land is not None else None
    abated = {workshop for workshop, _ in scheme.abated} if scheme is not None else set()
    return {conflict.sensitive for conflict in plan.conflicts if conflict.workshop not in abated}
