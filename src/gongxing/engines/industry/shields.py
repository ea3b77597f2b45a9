"""What do protection distances say of each firm: how far must it keep off, and whom does it stand too near today?"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from gongxing.diagnosis.protection import encroachments, workshops
from gongxing.engines.industry.planned import PlannedUses
from gongxing.engines.industry.problem import SHIELD
from gongxing.park import Park
from gongxing.standards import Standards


@dataclass(frozen=True, slots=True)
class Shields:
    """By firm: its greatest distance (m), the footprint (m2) of its workshops in open conflict and whom they stand too near; the rule behind it."""

    distance_m: Mapping[str, float]
    conflict_m2: Mapping[str, float]
    conflicts: Mapping[str, int]
    rule: str


def shields(park: Park, standards: Standards, planned: PlannedUses, where: tuple[str, ...]) -> Shields:
    """Return what rule WS-DEF says of each firm; nothing where it is not in force or too poorly known to block.

    A workshop of no stated firm belongs to the firm that is alone on its parcel. A conflict is open when the land plan
    neither treats the workshop nor changes the parcel of the home or school.
    """
    if SHIELD not in standards or not standards.rule(SHIELD).blocks:
        return Shields({}, {}, {}, "")
    shops = workshops(park, standards)
    crowd = Counter(where)
    alone = {parcel: firm for parcel, firm in zip(where, park.firms.ids, strict=True) if crowd[parcel] == 1}
    owner = {
        shop: firm or alone.get(parcel, "")
        for shop, firm, parcel in zip(shops.ids, shops.firms, shops.parcels, strict=True)
    }
    distance: dict[str, float] = defaultdict(float)
    for shop, metres in zip(shops.ids, shops.distance_m.tolist(), strict=True):
        distance[owner[shop]] = max(distance[owner[shop]], metres)
    ground = dict(zip(shops.ids, shops.footprint_m2.tolist(), strict=True))
    open_ = [
        found
        for found in encroachments(park, standards)
        if found.workshop not in planned.abated and found.building_parcel not in planned.changed
    ]
    area: dict[str, float] = defaultdict(float)
    for shop in dict.fromkeys(found.workshop for found in open_):
        area[owner[shop]] += ground[shop]
    return Shields(distance, area, Counter(owner[found.workshop] for found in open_), SHIELD)
