"""Which classes does a rule or the user take away from which parcels?"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import shapely

from gongxing.engines.land.classes import ASSIGNABLE, HOMES, LEFT, arable, counted, flags, keeps
from gongxing.engines.land.problem import BoolArray, IntArray, Mask, position
from gongxing.errors import DataError, Fault, Place
from gongxing.park import Park
from gongxing.standards import Standards
from gongxing.words import Text, same

FIXED = "land.fixed"
SCOPE = "land.scope"
WATER = "land.water"
FIRMS = "land.firms"
_ADMITTED = {"100101": 1, "100102": 2, "100103": 3}
"""Highest class of industry that an industrial use admits."""
_PLAIN = {
    "JBNT-35": Text("永久基本农田不得占用或改变用途", "permanent basic farmland may not be taken or changed"),
    "TR-59": Text(
        "查明有污染的原厂地块不得改作住宅、公共管理与公共服务用地",
        "former factory land found polluted may not become housing or public services",
    ),
}


def masks(
    park: Park, standards: Standards, uses: tuple[str, ...], worthy: Mapping[str, int] | None = None
) -> tuple[tuple[Mask, ...], BoolArray]:
    """Return the masks and (N,) which parcels the user fixed; DataError if a fixed use is no class of the problem.

    `worthy` gives by parcel the least class of industry to admit, for firms that are to keep their place.
    """
    present = list(park.parcels["use"].fillna(""))
    keep = np.array(keeps(present, uses), dtype=np.int64)
    wet = _wet(park, keep)
    found = [
        Mask(
            SCOPE,
            Text("本引擎不改变的用途保持现状；不新增的用途不新增", "classes this engine leaves or never adds"),
            _scope(present, keep, uses) & ~(wet[:, None] & flags(uses, ("17",))[None, :]),
        )
    ]
    if wet.any():
        found.append(
            Mask(WATER, Text("水面保持水域", "water stays water"), wet[:, None] & ~flags(uses, ("17",))[None, :])
        )
    found += [
        mask
        for mask in (
            _farmland(park, standards, uses, keep),
            _soil(park, standards, uses, keep),
            _worthy(park, uses, keep, worthy or {}),
        )
        if mask is not None
    ]
    barred, fixed = _fixed(park, uses, keep)
    if fixed.any():
        found.append(Mask(FIXED, Text("使用者指定的用途", "use fixed by the user"), barred))
    return tuple(found), fixed


def _scope(present: list[str], keep: IntArray, uses: tuple[str, ...]) -> BoolArray:
    own = keep[:, None] == np.arange(len(uses))[None, :]
    barred = ~flags(uses, ASSIGNABLE)[None, :] & ~own
    left = np.array([counted(code).startswith(LEFT) for code in present])
    barred |= left[:, None] & ~own
    found: BoolArray = barred
    return found


def _wet(park: Park, keep: IntArray) -> BoolArray:
    """Return (N,) the parcels of unknown present use, not fixed by the user, of which half or more lies under mapped water."""
    shapes, waters = np.asarray(park.parcels.geometry.array), np.asarray(park["waters"].geometry.array)
    asked = (keep < 0) & park.parcels["fixed_use"].isna().to_numpy()
    waters = shapely.make_valid(waters[~shapely.is_missing(waters)])
    covered = np.zeros(len(shapes))
    rows = np.flatnonzero(asked)
    if len(rows) and len(waters):
        ours, theirs = shapely.STRtree(waters).query(shapes[rows], predicate="intersects")
        np.add.at(
            covered,
            rows[ours],
            shapely.area(shapely.intersection(shapely.make_valid(shapes[rows[ours]]), waters[theirs])),
        )
    found: BoolArray = asked & (covered >= 0.5 * shapely.area(shapes))
    return found


def _farmland(park: Park, standards: Standards, uses: tuple[str, ...], keep: IntArray) -> Mask | None:
    marked = park.parcels["permanent_farmland"].fillna(False).to_numpy(dtype=bool)
    if "JBNT-35" not in standards or not standards.rule("JBNT-35").blocks or not marked.any():
        return None
    own = keep[:, None] == np.arange(len(uses))[None, :]
    barred = marked[:, None] & ~own & ~(arable(uses)[None, :] & (keep < 0)[:, None])
    return Mask("JBNT-35", _PLAIN["JBNT-35"], barred)


def _soil(park: Park, standards: Standards, uses: tuple[str, ...], keep: IntArray) -> Mask | None:
    polluted = (park.parcels["soil"].fillna("") == "polluted").to_numpy()
    if "TR-59" not in standards or not standards.rule("TR-59").blocks or not polluted.any():
        return None
    own = keep[:, None] == np.arange(len(uses))[None, :]
    return Mask("TR-59", _PLAIN["TR-59"], polluted[:, None] & flags(uses, (*HOMES, "08"))[None, :] & ~own)


def _worthy(park: Park, uses: tuple[str, ...], keep: IntArray, worthy: Mapping[str, int]) -> Mask | None:
    """Bar uses that would not admit the good firms of a parcel; what the user fixed and what stands today stay allowed."""
    least = np.array([worthy.get(parcel, 0) for parcel in park.parcels.ids], dtype=np.int64)
    least[park.parcels["fixed_use"].notna().to_numpy()] = 0
    if not least.any():
        return None
    admitted = np.array([_ADMITTED.get(use, 0) for use in uses])
    own = keep[:, None] == np.arange(len(uses))[None, :]
    words = Text(
        "评价为 A、B 类企业所在地块的规划用途须容纳其工业类别",
        "the planned use of a parcel with firms graded A or B admits their class of industry",
    )
    return Mask(FIRMS, words, (least > 0)[:, None] & (admitted[None, :] < least[:, None]) & ~own)


def _fixed(park: Park, uses: tuple[str, ...], keep: IntArray) -> tuple[BoolArray, BoolArray]:
    wishes = list(park.parcels["fixed_use"].fillna(""))
    own = keep
    barred = np.zeros((len(wishes), len(uses)), dtype=bool)
    faults = []
    for row, wish in enumerate(wishes):
        if not wish:
            continue
        place = own[row] if wish == "keep" else position(uses, counted(wish))
        if place < 0 or (uses[place] not in ASSIGNABLE and place != own[row]):
            faults.append(
                Fault(
                    Place("", "parcels", park.parcels.ids[row], "fixed_use"),
                    same(wish),
                    Text(
                        "keep（现状须已知）或可安排的用途 " + "、".join(ASSIGNABLE),
                        "keep (with a known present use) or an assignable class: " + ", ".join(ASSIGNABLE),
                    ),
                    Text("改正或清空该列", "correct or clear it"),
                    "land.fixed_use",
                )
            )
            continue
        barred[row] = True
        barred[row, place] = False
    if faults:
        raise DataError(Text("指定用途有误", "fixed uses have faults"), faults)
    return barred, np.array([bool(wish) for wish in wishes])
