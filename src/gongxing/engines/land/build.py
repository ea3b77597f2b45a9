"""How does a park with its rules become the land problem?"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import shapely

from gongxing.diagnosis.protection import SENSITIVE_KINDS, locate, workshops
from gongxing.engines.land.classes import SENSITIVE, WORKS, flags, keeps, planning_uses
from gongxing.engines.land.costs import costs
from gongxing.engines.land.demands import demands
from gongxing.engines.land.factors import factors
from gongxing.engines.land.masks import masks
from gongxing.engines.land.problem import (
    BoolArray,
    FloatArray,
    Grants,
    IntArray,
    LandProblem,
    Neighbours,
    ShapeArray,
    Workshops,
    position,
)
from gongxing.errors import DataError, Fault, NotReadyError, Place
from gongxing.park import Park
from gongxing.park.adjacency import borders
from gongxing.standards import Standards
from gongxing.standards.land_values import LandKey, LandValues
from gongxing.units import HECTARE_M2
from gongxing.words import Text, same

APART_RULE = "DQ-80"
SHIELD_RULE = "WS-DEF"


def build_problem(
    park: Park, standards: Standards, values: LandValues, worthy: Mapping[str, int] | None = None
) -> LandProblem:
    """Return the land problem of a park; `worthy` gives by parcel the least class of industry its planned use has to admit.

    Parcels without a usable shape are left out and named in the notes. NotReadyError if the park has no parcel at all,
    DataError if a fixed or contiguous use is no class of the problem.
    """
    park, notes = _usable(park)
    present = tuple(park.parcels["use"].fillna(""))
    uses = planning_uses((*present, "17") if len(park["waters"]) else present)
    keep = np.array(keeps(present, uses), dtype=np.int64)
    worth, worth_notes = factors(park, values, uses)
    cost, cost_notes = costs(park, values, uses)
    barred, fixed = masks(park, standards, uses, worthy)
    wanted, demand_notes = demands(park, standards, uses)
    shops = _workshops(park, standards, values, uses, keep)
    if (keep < 0).any():
        notes += (
            Text(
                f"{int((keep < 0).sum())} 个地块现状用途不明，其规划用途仅供讨论",
                f"{int((keep < 0).sum())} parcels have no known present use; what is proposed for them is for discussion only",
            ),
        )
    return LandProblem(
        parcels=park.parcels.ids, present=present, area_m2=shapely.area(np.asarray(park.parcels.geometry.array)), uses=uses, keeps=keep,
        factors=worth, cost_yuan=cost, cost_weight=park.settings.weights.get("cost", 1.0), masks=barred, fixed=fixed,
        demands=wanted, neighbours=_neighbours(park, standards, values, uses),
        workshops=shops, budget_yuan=park.settings.budget_yuan, works=_works(shops, uses, keep), grants=_grants(park, standards), contiguous=_contiguous(park, uses),
        notes=(*notes, *worth_notes, *cost_notes, *demand_notes),
    )  # fmt: skip


def _usable(park: Park) -> tuple[Park, tuple[Text, ...]]:
    shapes = np.asarray(park.parcels.geometry.array)
    sound = shapely.area(shapes) > 0
    if not sound.any():
        raise NotReadyError(
            Text(
                "没有地块，无法编制用地方案：请先导入地块或道路（gongxing import）",
                "there are no parcels to plan: import parcels or roads first (gongxing import)",
            )
        )
    if sound.all():
        return park, ()
    lost = [parcel for parcel, good in zip(park.parcels.ids, sound, strict=True) if not good]
    listed = ", ".join(lost[:10]) + (" …" if len(lost) > 10 else "")
    note = Text(
        f"{len(lost)} 个地块没有可用图形，未参与规划：{listed}",
        f"{len(lost)} parcels without a usable shape take no part: {listed}",
    )
    return park.with_table("parcels", park.parcels.frame[sound]), (note,)


def _neighbours(park: Park, standards: Standards, values: LandValues, uses: tuple[str, ...]) -> Neighbours:
    found = borders(park.parcels.geometry)
    heavy, shielded = flags(uses, ("100103",)), flags(uses, SENSITIVE)
    apart = np.outer(heavy, shielded) | np.outer(shielded, heavy)
    in_force = APART_RULE in standards and standards.rule(APART_RULE).blocks
    reward = values.value(LandKey.BORDER, "*") * park.settings.weights.get("compactness", 1.0)
    return Neighbours(
        found.pairs, found.length_m, reward, apart & in_force, found.touching, APART_RULE if in_force else ""
    )


def _workshops(
    park: Park, standards: Standards, values: LandValues, uses: tuple[str, ...], keep: IntArray
) -> Workshops:
    sources = workshops(park, standards)
    ids = {parcel: place for place, parcel in enumerate(park.parcels.ids)}
    standing = [w for w, parcel in enumerate(sources.parcels) if parcel in ids]
    in_force = SHIELD_RULE in standards and standards.rule(SHIELD_RULE).blocks
    if not standing or not in_force:
        none = np.zeros(0, dtype=np.int64)
        return Workshops((), none, np.zeros(0), none, none, np.zeros((0, len(uses)), dtype=bool))
    shapes, reach = sources.shapes[standing], sources.distance_m[standing]
    which, parcel, barred = _shields(park, shapes, reach, uses, keep)
    own = np.array([ids[sources.parcels[w]] for w in standing], dtype=np.int64)
    price = sources.footprint_m2[standing] * values.value(LandKey.ABATEMENT, "*")
    shielding = np.zeros(len(standing), dtype=bool)
    shielding[which] = True
    renumber = np.cumsum(shielding) - 1
    return Workshops(
        tuple(sources.ids[w] for w, has in zip(standing, shielding, strict=True) if has),
        own[shielding],
        price[shielding],
        renumber[which].astype(np.int64),
        parcel,
        barred,
        SHIELD_RULE,
    )


def _shields(
    park: Park, halls: ShapeArray, metres: FloatArray, uses: tuple[str, ...], now: IntArray
) -> tuple[IntArray, IntArray, BoolArray]:
    """Return pairs of workshop and parcel within reach and which classes may not stand there.

    New homes and schools are barred from any parcel that the distance touches. A parcel's present class is barred only
    if a sensitive building of today stands inside the distance: a village reached at an empty corner may stay.
    """
    polygons = np.asarray(park.parcels.geometry.array)
    which, parcel = shapely.STRtree(polygons).query(halls, predicate="dwithin", distance=metres)
    inside = shapely.distance(halls[which], polygons[parcel]) < metres[which]
    which, parcel = which[inside].astype(np.int64), parcel[inside].astype(np.int64)
    barred = np.repeat(flags(uses, SENSITIVE)[None, :], len(which), axis=0)
    known = now[parcel] >= 0
    barred[np.flatnonzero(known), now[parcel][known]] = False
    frame = park.buildings.frame
    homes = frame[frame["kind"].isin(SENSITIVE_KINDS).to_numpy(dtype=bool)]
    if len(homes):
        targets = np.asarray(homes.geometry.array)
        ids = {name: place for place, name in enumerate(park.parcels.ids)}
        stands = np.array([ids.get(name, -1) for name in locate(park, targets, tuple(homes["parcel"].fillna("")))])
        hall, home = shapely.STRtree(targets).query(halls, predicate="dwithin", distance=metres)
        close = shapely.distance(halls[hall], targets[home]) < metres[hall]
        hit = set(zip(hall[close].tolist(), stands[home[close]].tolist(), strict=True))
        rows = np.array([pair in hit for pair in zip(which.tolist(), parcel.tolist(), strict=True)], dtype=bool)
        barred[np.flatnonzero(rows & known), now[parcel][rows & known]] = True
    some = barred.any(axis=1)
    return which[some], parcel[some], barred[some]


def _works(shops: Workshops, uses: tuple[str, ...], keep: IntArray) -> BoolArray:
    """Return (K,) the classes under which a workshop goes on working: industry, storage, and any it stands on today."""
    found = flags(uses, WORKS)
    own = keep[shops.parcel]
    found[own[own >= 0]] = True
    return found


def _grants(park: Park, standards: Standards) -> Grants:
    first, last = park.settings.horizon
    years = tuple(range(first, last + 1))
    table = park["quota"].frame
    table = table[(table["year"] >= first) & (table["year"] <= last)]

    def yearly(kind: str) -> tuple[float, ...]:
        rows = table[table["kind"] == kind]
        return tuple(float(rows.loc[rows["year"] == year, "area_m2"].sum()) for year in years)

    def level(code: str) -> float | None:
        return standards.number(code) * HECTARE_M2 if code in standards else None

    return Grants(
        years, yearly("new_construction"), yearly("linked"), not table.empty, level("ZD-46b"), level("ZD-46c")
    )


def _contiguous(park: Park, uses: tuple[str, ...]) -> tuple[int, ...]:
    found, faults = [], []
    for code in park.settings.contiguous:
        place = position(uses, code)
        if place < 0:
            faults.append(
                Fault(
                    Place("park.toml", column="land.contiguous"),
                    same(code),
                    Text("可安排的用途代码", "an assignable class"),
                    Text("改正 park.toml", "correct park.toml"),
                    "land.contiguous",
                )
            )
        found.append(place)
    if faults:
        raise DataError(Text("连片要求有误", "the contiguity wishes have faults"), faults)
    return tuple(found)
