"""How much is a square metre of each parcel worth under each class, and which inspectable factors say so?

Worth = area x yearly value of the class x years' purchase x suitability; suitability is the weighted mean of the factor
scores (each 0 to 1) known for the park, so that each factor's share is a number of yuan that adds up to the worth.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely

from gongxing.engines.land.classes import HOMES, counted
from gongxing.engines.land.problem import Factor, FloatArray, ShapeArray
from gongxing.park import Park
from gongxing.standards.land_values import LandKey, LandValues
from gongxing.words import Text

REACH_M = 300.0
"""Radius of the surroundings a parcel is judged by: a block or two."""
NOISE_M = 150.0
"""Distance at which a motorway no longer disturbs homes and schools (a default assumption)."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """One factor: its words and how much each family of classes minds it (families by code prefix; "" is the default)."""

    label: Text
    weights: Mapping[str, float]


KINDS: Mapping[str, _Kind] = {
    "access": _Kind(
        Text("临近道路", "near a street"), {"07": 2, "08": 2, "09": 3, "10": 2, "11": 2, "13": 1, "14": 1, "": 0}
    ),
    "freight": _Kind(Text("临近干路", "near an arterial"), {"10": 2, "11": 4, "09": 1, "": 0}),
    "quiet": _Kind(
        Text("远离现状工业与高速公路", "away from present industry and motorways"),
        {"07": 4, "08": 2, "0804": 4, "1401": 1, "": 0},
    ),
    "services": _Kind(
        Text("临近现状公共与商业服务", "near present services"), {"07": 2, "08": 2, "0804": 2, "09": 3, "": 0}
    ),
    "kin": _Kind(
        Text("周边同类用地比例", "share of like uses around"),
        {"01": 2, "07": 2, "09": 1, "10": 3, "11": 2, "14": 1, "": 1},
    ),
    "size": _Kind(
        Text("地块规模适宜", "fit of the plot size"), {"07": 1, "08": 1, "0804": 2, "10": 2, "11": 2, "01": 1, "": 0}
    ),
    "ground": _Kind(Text("地形与内涝条件", "slope and flooding"), {"07": 2, "08": 2, "09": 1, "10": 1, "11": 1, "": 0}),
    "water": _Kind(Text("临水", "by the water"), {"14": 2, "07": 1, "01": 1, "": 0}),
}
"""The factors and their default weights; settings.weights multiplies them by key."""
_WANTED_M2 = {"07": 8_000.0, "08": 5_000.0, "0804": 20_000.0, "10": 15_000.0, "11": 15_000.0, "01": 10_000.0}


def _weight(weights: Mapping[str, float], use: str) -> float:
    best = max((prefix for prefix in weights if use.startswith(prefix)), key=len)
    return weights[best]


def factors(park: Park, values: LandValues, uses: tuple[str, ...]) -> tuple[tuple[Factor, ...], tuple[Text, ...]]:
    """Return the worth of every parcel under every class as factors (N, K) in yuan, and notes on what was not known.

    A factor that the park has no data for (no roads, no present uses) is left out of the mean and noted.
    """
    shapes = np.asarray(park.parcels.geometry.array)
    area = shapely.area(shapes)
    scores, notes = _scores(park, shapes, uses)
    years = values.value(LandKey.YEARS, "*")
    yearly = np.array([values.value(LandKey.VALUE, use) for use in uses])
    gross = area[:, None] * yearly[None, :] * years * park.settings.weights.get("value", 1.0)
    weights = {
        key: np.array([_weight(KINDS[key].weights, use) for use in uses]) * park.settings.weights.get(key, 1.0)
        for key in scores
    }
    total = sum(weights.values(), start=np.zeros(len(uses)))
    found = []
    for key, score in scores.items():
        share = np.divide(weights[key], total, out=np.zeros_like(total), where=total > 0)
        if share.any():
            found.append(Factor(f"land.factor.{key}", KINDS[key].label, gross * share[None, :] * score))
    plain = np.where(total > 0, 0.0, 1.0)
    if plain.any():
        found.append(
            Factor("land.factor.value", Text("用途基本价值", "plain value of the class"), gross * plain[None, :])
        )
    return tuple(found), notes


def _scores(park: Park, polygons: ShapeArray, uses: tuple[str, ...]) -> tuple[dict[str, FloatArray], tuple[Text, ...]]:
    """Return the score (N, K) of each factor the park has data for, and notes on the others."""
    points = shapely.centroid(polygons)
    present = np.array([counted(code) for code in park.parcels["use"].fillna("")])
    grades = park["roads"]["grade"].fillna("")
    roads = np.asarray(park["roads"].geometry.array)
    waters = np.asarray(park["waters"].geometry.array)
    count, width = len(polygons), len(uses)
    found: dict[str, FloatArray] = {}
    missing: list[Text] = []

    def flat(score: FloatArray) -> FloatArray:
        return np.repeat(score[:, None], width, axis=1)

    def nearness(targets: ShapeArray, scale: float) -> FloatArray:
        return np.exp(-_distance(polygons, targets, reach=6 * scale) / scale)

    streets = roads[(grades != "path").to_numpy()]
    arterials = roads[grades.isin(("motorway", "arterial", "collector")).to_numpy()]
    if len(streets):
        found["access"] = flat(nearness(streets, 120.0))
    else:
        missing.append(Text("没有道路数据，未计临路条件", "no roads given: access is not judged"))
    if len(arterials):
        found["freight"] = flat(nearness(arterials, 400.0))
    if (present != "").any():
        industry = polygons[np.char.startswith(present, "10")]
        quiet = (
            np.minimum(1.0, _distance(polygons, industry, reach=REACH_M) / REACH_M) if len(industry) else np.ones(count)
        )
        motorways = roads[(grades == "motorway").to_numpy()]
        if len(motorways):
            quiet = quiet * np.minimum(1.0, _distance(polygons, motorways, reach=NOISE_M) / NOISE_M)
        found["quiet"] = flat(quiet)
        services = polygons[np.char.startswith(present, "08") | np.char.startswith(present, "09")]
        if len(services):
            found["services"] = flat(nearness(services, 600.0))
        found["kin"] = _kin(points, shapely.area(polygons), present, uses)
    else:
        missing.append(
            Text(
                "现状用途不明，未计安静、服务与周边同类三项",
                "present uses not known: quiet, services and kin are not judged",
            )
        )
    found["size"] = _size(shapely.area(polygons), uses)
    slope, flood = park.parcels["slope_percent"], park.parcels["flood_risk"]
    if slope.notna().any() or flood.notna().any():
        steep = np.clip(1.0 - np.nan_to_num(slope.to_numpy(dtype=float), nan=0.0) / 25.0, 0.0, 1.0)
        found["ground"] = flat(steep * np.where(flood.fillna(False).to_numpy(dtype=bool), 0.4, 1.0))
    else:
        missing.append(Text("没有坡度与内涝数据，未计地形条件", "no slope or flood data: the ground is not judged"))
    if len(waters):
        found["water"] = flat(nearness(waters, 200.0))
    for score in found.values():
        if score.shape != (count, width):
            raise ValueError(f"a score has shape {score.shape}")
    return found, tuple(missing)


def _distance(ours: ShapeArray, theirs: ShapeArray, *, reach: float) -> FloatArray:
    """Return (N,) the distance in metres from each polygon to the nearest target, infinite beyond `reach`."""
    tree = shapely.STRtree(theirs)
    (which, _), gaps = tree.query_nearest(ours, max_distance=reach, return_distance=True, all_matches=False)
    found = np.full(len(ours), np.inf)
    found[which] = gaps
    return found


def _kin(centres: ShapeArray, area: FloatArray, codes: npt.NDArray[np.str_], uses: tuple[str, ...]) -> FloatArray:
    """Return (N, K) which share of the known land within REACH_M (the parcel left out) has the same two-digit class.

    Homes count villages and towns alike; a class met nowhere near scores 0.
    """
    left, right = shapely.STRtree(centres).query(centres, predicate="dwithin", distance=REACH_M)
    apart = (left != right) & (codes[right] != "")
    left, right = left[apart], right[apart]
    roots = sorted({use[:2] for use in uses})
    whole = np.bincount(left, weights=area[right], minlength=len(centres))
    share = {}
    for root in roots:
        same = np.char.startswith(codes[right], root)
        share[root] = np.bincount(left[same], weights=area[right[same]], minlength=len(centres)) / np.maximum(
            whole, 1.0
        )
    return np.stack([np.sqrt(share[use[:2]]) for use in uses], axis=1)


def _size(area: FloatArray, uses: tuple[str, ...]) -> FloatArray:
    """Return (N, K) how near each plot comes to the size its class wants, 1 at or above it."""
    score = np.ones((len(area), len(uses)))
    for place, use in enumerate(uses):
        fits = [prefix for prefix in _WANTED_M2 if use.startswith(prefix)]
        if fits and use not in HOMES[1:]:
            score[:, place] = np.minimum(1.0, area / _WANTED_M2[max(fits, key=len)])
    return score
