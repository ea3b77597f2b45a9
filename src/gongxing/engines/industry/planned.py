"""Which use does each parcel have under the land plan, and which homes and schools stay or come?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely

from gongxing.diagnosis.protection import SENSITIVE_KINDS, locate
from gongxing.park import Park
from gongxing.plan import Plan

ShapeArray = npt.NDArray[np.object_]
_SENSITIVE_USES = ("0701", "0703", "0804", "0806")


@dataclass(frozen=True, slots=True)
class PlannedUses:
    """Planned class by parcel (present ones where there is no land plan), the parcels changed and the workshops treated."""

    use: Mapping[str, str]
    changed: frozenset[str]
    abated: frozenset[str]


def planned_uses(park: Park, plan: Plan | None) -> PlannedUses:
    """Return the uses on which firms are decided: the land scheme's where there is one, else today's."""
    present = dict(zip(park.parcels.ids, park.parcels["use"].fillna(""), strict=True))
    scheme = plan.land.part if plan is not None and plan.land is not None else None
    if scheme is None:
        return PlannedUses(present, frozenset(), frozenset())
    changed = frozenset(choice.parcel for choice in scheme.choices if choice.changed)
    return PlannedUses(present | scheme.planned, changed, frozenset(shop for shop, _ in scheme.abated))


def sensitive_shapes(park: Park, planned: PlannedUses) -> ShapeArray:
    """Return the shapes from which protection distances are kept.

    Homes, dormitories, schools and clinics on parcels that keep their use; the whole parcel where such a use is newly
    planned, or kept with no such building on record.
    """
    frame = park.buildings.frame
    homes = frame[frame["kind"].isin(SENSITIVE_KINDS).to_numpy(dtype=bool)]
    shapes = np.asarray(homes.geometry.array, dtype=object)
    sound = ~(shapely.is_missing(shapes) | shapely.is_empty(shapes))
    stated = tuple(homes["parcel"].fillna(""))
    where = np.array(locate(park, shapes[sound], tuple(np.array(stated, dtype=object)[sound])), dtype=object)
    stays = np.array([parcel not in planned.changed for parcel in where], dtype=bool)
    inhabited = set(where[stays])
    parcels = [
        shape
        for parcel, shape in zip(park.parcels.ids, park.parcels.geometry.array, strict=True)
        if planned.use.get(parcel, "").startswith(_SENSITIVE_USES)
        and (parcel in planned.changed or parcel not in inhabited)
        and shape is not None
        and not shape.is_empty
    ]
    found = np.empty(int(stays.sum()) + len(parcels), dtype=object)
    found[:] = [*shapes[sound][stays], *parcels]
    return found
