"""Which homes, schools and clinics stand within the protection distance of a workshop with unorganised emissions?

The distance is measured from the edge of the workshop (the production unit), not from the lot line (rule WS-DEF,
GB/T 39499-2020), to the edge of the sensitive building. A workshop that emits but has no distance on record counts with
the smallest step of the rounding rule WS-STEP, and is listed as such.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely

from gongxing.park import Park
from gongxing.standards import Standards

SENSITIVE_KINDS = ("dwelling", "dormitory", "school", "clinic")
"""Kinds of building that a protection distance shields."""


@dataclass(frozen=True, slots=True)
class Workshops:
    """The emitting workshops: building ids, firm and parcel ids ("" unknown), shapes, distance in metres, assumed or not."""

    ids: tuple[str, ...]
    firms: tuple[str, ...]
    parcels: tuple[str, ...]
    shapes: npt.NDArray[np.object_]
    distance_m: npt.NDArray[np.float64]
    assumed: npt.NDArray[np.bool_]
    footprint_m2: npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Encroachment:
    """One sensitive building inside one workshop's protection distance."""

    workshop: str
    firm: str
    workshop_parcel: str
    building: str
    kind: str
    building_parcel: str
    distance_m: float
    required_m: float


def emissions_known(park: Park) -> bool:
    """Whether any building says whether it emits or how far it must be kept off: without, conflicts cannot be told."""
    return bool(park.buildings["emits"].notna().any() or park.buildings["protection_m"].notna().any())


def workshops(park: Park, standards: Standards) -> Workshops:
    """Return the emitting workshops of the park, their missing distances filled by the first step of rule WS-STEP."""
    frame = park.buildings.frame
    emits = frame["emits"].fillna(False).to_numpy(dtype=bool) | (frame["protection_m"].fillna(0.0).to_numpy() > 0)
    shapes = np.asarray(frame.geometry.array)
    emits &= ~(shapely.is_missing(shapes) | shapely.is_empty(shapes))
    chosen = frame[emits]
    distance = chosen["protection_m"].to_numpy(dtype=float)
    assumed = np.isnan(distance)
    if assumed.any():
        distance = np.where(assumed, standards.number("WS-STEP"), distance)
    parcels = locate(park, shapes[emits], tuple(chosen["parcel"].fillna("")))
    return Workshops(
        tuple(chosen["id"]),
        tuple(chosen["firm"].fillna("")),
        parcels,
        shapes[emits],
        distance,
        assumed,
        shapely.area(shapes[emits]),
    )


def locate(park: Park, shapes: npt.NDArray[np.object_], stated: tuple[str, ...]) -> tuple[str, ...]:
    """Return the parcel id of each shape: the stated one where it exists, else the parcel under its centre, else ""."""
    ids = park.parcels.ids
    known = set(ids)
    found = [parcel if parcel in known else "" for parcel in stated]
    lost = [position for position, parcel in enumerate(found) if not parcel]
    if lost and ids:
        tree = shapely.STRtree(np.asarray(park.parcels.geometry.array))
        which, under = tree.query(shapely.point_on_surface(shapes[lost]), predicate="within")
        for position, parcel in zip(which, under, strict=True):
            found[lost[position]] = ids[parcel]
    return tuple(found)


def encroachments(park: Park, standards: Standards) -> tuple[Encroachment, ...]:
    """Return every pair of emitting workshop and sensitive building nearer than required, nearest first."""
    sources = workshops(park, standards)
    frame = park.buildings.frame
    sensitive = frame[frame["kind"].isin(SENSITIVE_KINDS).to_numpy(dtype=bool)]
    if not sources.ids or sensitive.empty:
        return ()
    shapes = np.asarray(sensitive.geometry.array)
    parcels = locate(park, shapes, tuple(sensitive["parcel"].fillna("")))
    which, near = shapely.STRtree(shapes).query(sources.shapes, predicate="dwithin", distance=sources.distance_m)
    gaps = shapely.distance(sources.shapes[which], shapes[near])
    ids, kinds = tuple(sensitive["id"]), tuple(sensitive["kind"])
    found = [
        Encroachment(
            sources.ids[w],
            sources.firms[w],
            sources.parcels[w],
            ids[b],
            kinds[b],
            parcels[b],
            float(gap),
            float(sources.distance_m[w]),
        )
        for w, b, gap in zip(which, near, gaps, strict=True)
        if gap < sources.distance_m[w] and ids[b] != sources.ids[w]
    ]
    return tuple(sorted(found, key=lambda e: (e.distance_m, e.workshop, e.building)))
