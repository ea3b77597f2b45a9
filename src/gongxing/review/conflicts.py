"""Which homes and schools stand too near a workshop, what would each remedy cost, and which one does the plan choose?"""

from __future__ import annotations

import numpy as np
import shapely

from gongxing.diagnosis.protection import Encroachment, encroachments
from gongxing.park import Park
from gongxing.plan import Conflict, LandScheme
from gongxing.standards import Standards
from gongxing.standards.land_values import LandKey, LandValues
from gongxing.words import Text

ABATE = Text("治理车间废气", "abate the workshop")
MOVE_PEOPLE = Text("搬迁敏感建筑", "move the sensitive building")
MOVE_WORKSHOP = Text("搬迁车间", "move the workshop")
_WORKS = ("10", "11")


def conflict_ledger(
    park: Park, standards: Standards, values: LandValues, scheme: LandScheme | None
) -> tuple[Conflict, ...]:
    """Return today's conflicts, nearest first, with the price of each remedy in yuan and what `scheme` does about them.

    A remedy's price is None where the building's shape is not known. Without a scheme nothing is resolved.
    """
    frame = park.buildings.frame.set_index("id")
    ground = dict(zip(frame.index, shapely.area(np.asarray(frame.geometry.array)), strict=True))
    floors = frame["floors"].fillna(1.0).to_dict()
    present = dict(zip(park.parcels.ids, park.parcels["use"].fillna(""), strict=True))
    abated = {shop for shop, _ in scheme.abated} if scheme else set()
    changed = {choice.parcel: choice for choice in scheme.choices if choice.changed} if scheme else {}

    def floor(building: str) -> float:
        return float(ground[building] * floors[building])

    def price(conflict: Encroachment) -> tuple[tuple[Text, float | None], ...]:
        home, hall = present.get(conflict.building_parcel, ""), present.get(conflict.workshop_parcel, "")
        public = conflict.kind in ("school", "clinic")
        moving = values.value(LandKey.REBUILD_PUBLIC if public else LandKey.RELOCATION_HOUSEHOLD, home or "*")
        people = floor(conflict.building) * (moving + values.value(LandKey.DEMOLITION, home or "*"))
        works = floor(conflict.workshop) * (
            values.value(LandKey.RELOCATION_FIRM, hall or "*") + values.value(LandKey.DEMOLITION, hall or "*")
        )
        capture = float(ground[conflict.workshop]) * values.value(LandKey.ABATEMENT, "*")
        return ((ABATE, capture), (MOVE_PEOPLE, people), (MOVE_WORKSHOP, works))

    def chosen(conflict: Encroachment) -> Text | None:
        hall = changed.get(conflict.workshop_parcel)
        if hall is not None and not hall.planned.startswith(_WORKS):
            return MOVE_WORKSHOP
        if conflict.building_parcel in changed:
            return MOVE_PEOPLE
        return ABATE if conflict.workshop in abated else None

    found = []
    for conflict in encroachments(park, standards):
        remedy = chosen(conflict)
        found.append(
            Conflict(conflict.workshop, conflict.firm, conflict.building, conflict.kind, conflict.distance_m, conflict.required_m,
                     price(conflict), remedy is not None, remedy)
        )  # fmt: skip
    return tuple(found)
