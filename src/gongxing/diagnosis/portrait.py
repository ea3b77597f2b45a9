"""What figures describe the park as it stands, each with the tables it was counted from?"""

from __future__ import annotations

from collections.abc import Iterator

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from gongxing.diagnosis.counts import count_rows, coverage, figure
from gongxing.diagnosis.economy import firm_figures, people_figures
from gongxing.origins import Figure, computed
from gongxing.park import Park
from gongxing.standards import land_use
from gongxing.words import Text

NEAR_M = 50.0
"A home counts as interleaved when an industrial parcel or workshop lies within this many metres (a definition, not a rule)."
SURE = 0.1
"""Shares of construction land are given only where the use of at most this share of the land is unknown."""


def portrait(park: Park) -> tuple[Figure, ...]:
    """Return the figures of `park` as it stands: land, firms, people, roads, buildings, interleaving, quota.

    Values are in SI and yuan, shares between 0 and 1. What a table does not say stays None; a figure counted from part
    of the rows says so in its note.
    """
    return (
        *_land(park),
        *firm_figures(park),
        *people_figures(park),
        *_networks(park),
        *_buildings(park),
        *_interleaving(park),
        *_quota(park),
    )


def areas_by_class(park: Park) -> dict[str, float]:
    """Return present area (m2) by two-digit class, and by six-digit class within industry; "" holds unknown use."""
    parcels = park.parcels
    areas: dict[str, float] = {}
    if not len(parcels):
        return areas
    sizes = shapely.area(parcels.geometry.to_numpy())
    for code, area in zip(parcels["use"].fillna(""), sizes, strict=True):
        root = land_use(code[:2]).code
        areas[root] = areas.get(root, 0.0) + float(area)
        if root == "10" and len(code) == 6:
            areas[code] = areas.get(code, 0.0) + float(area)
    return dict(sorted(areas.items()))


def _land(park: Park) -> Iterator[Figure]:
    areas = areas_by_class(park)
    roots = {code: area for code, area in areas.items() if len(code) == 2}
    unknown = areas.get("", 0.0)
    total = sum(roots.values()) + unknown if areas else None
    built = sum((area for code, area in roots.items() if land_use(code).built)) if roots else None
    note = Text("另有部分地块用途不明，未计入", "parcels of unknown use are not counted") if unknown else None
    geometry, use = (("parcels.geometry",), ("parcels.geometry", "parcels.use"))
    summed = Text("地块几何面积之和", "sum of the areas of the parcel shapes")
    yield count_rows("park.parcels", Text("地块数", "parcels"), park, "parcels", "parcels")
    yield figure(
        "park.area_m2",
        Text("地块总面积", "total area of parcels"),
        total,
        unit="m2",
        origin=computed("diagnosis.portrait", summed, *geometry),
    )
    yield figure(
        "park.use_unknown_m2",
        Text("用途不明面积", "area of unknown use"),
        unknown if areas else None,
        unit="m2",
        origin=computed(
            "diagnosis.portrait",
            Text("用途为空或不在分类内的地块面积之和", "sum of the areas whose use is empty or outside the classes"),
            *use,
        ),
    )
    yield figure(
        "park.built_m2",
        Text("现状建设用地", "present construction land"),
        built,
        unit="m2",
        origin=computed(
            "diagnosis.portrait",
            Text("建设用地各类面积之和", "sum of the classes that count as construction land"),
            *use,
        ),
        note=note,
    )
    yield figure(
        "park.built_share",
        Text("建设用地占比", "share of construction land"),
        built / total if built is not None and total and unknown <= SURE * total else None,
        unit="share",
        origin=computed(
            "diagnosis.portrait", Text("建设用地除以地块总面积", "construction land over all parcels"), *use
        ),
        note=note,
    )
    yield from _classes(areas)
    yield from _flagged(park)


def _classes(areas: dict[str, float]) -> Iterator[Figure]:
    how = Text("该类地块几何面积之和", "sum of the areas of the parcel shapes of that class")
    origin = computed("diagnosis.portrait", how, "parcels.geometry", "parcels.use")
    for code, area in areas.items():
        if code:
            name = land_use(code).name
            label = Text(f"现状{name.zh}", f"present land: {name.en}")
            yield figure(f"park.use.{code}.m2", label, area, unit="m2", origin=origin)


def _flagged(park: Park) -> Iterator[Figure]:
    for column, key, label in (
        ("permanent_farmland", "park.permanent_farmland_m2", Text("永久基本农田", "permanent basic farmland")),
        ("former_factory", "park.former_factory_m2", Text("曾用于工业生产的土地", "land with a factory past")),
    ):
        flags = park.parcels[column]
        known = int(flags.notna().sum())
        marked = flags.fillna(False).to_numpy(dtype=bool)
        area = float(shapely.area(park.parcels.geometry.to_numpy()[marked]).sum()) if known else None
        what = park.parcels.schema.column(column).label
        yield figure(
            key,
            label,
            area,
            unit="m2",
            origin=computed(
                "diagnosis.portrait",
                Text(f"标注“{what.zh}”的地块面积之和", f"sum of the areas of parcels marked {what.en}"),
                "parcels.geometry",
                f"parcels.{column}",
            ),
            note=coverage(known, len(flags), what),
        )


def _networks(park: Park) -> Iterator[Figure]:
    roads = park["roads"]
    lengths = pd.Series(shapely.length(roads.geometry.to_numpy()) if len(roads) else [], dtype=float)
    total = float(lengths.sum()) if len(roads) else None
    streets = float(lengths[~roads["grade"].isin(("lane", "path")).to_numpy(dtype=bool)].sum()) if len(roads) else 0.0
    areas = {code: area for code, area in areas_by_class(park).items() if len(code) <= 2}
    sure = areas.get("", 0.0) <= SURE * sum(areas.values())
    built = sum(area for code, area in areas.items() if land_use(code).built) if sure else 0.0
    how = Text("道路中心线长度之和", "sum of the lengths of road centrelines")
    yield figure(
        "park.road_m",
        Text("道路长度", "road length"),
        total,
        unit="m",
        origin=computed("diagnosis.portrait", how, "roads.geometry"),
    )
    yield figure(
        "park.road_density",
        Text("建设用地路网密度（巷道、小径不计）", "road density on construction land (lanes and paths left out)"),
        streets / 1000.0 / (built / 1000000.0) if total is not None and built else None,
        unit="km/km2",
        origin=computed(
            "diagnosis.portrait",
            Text(
                "道路长度（巷道、小径不计）除以现状建设用地",
                "length of roads, lanes and paths left out, over present construction land",
            ),
            "roads.geometry",
            "parcels.geometry",
            "parcels.use",
        ),
    )
    for grade in roads.schema.column("grade").choices:
        mask = (roads["grade"] == grade).to_numpy(dtype=bool, na_value=False)
        if mask.any():
            yield figure(
                f"park.road.{grade}.m",
                Text(f"{_GRADES[grade].zh}长度", f"length of {_GRADES[grade].en}"),
                float(lengths[mask].sum()),
                unit="m",
                origin=computed("diagnosis.portrait", how, "roads.geometry", "roads.grade"),
            )
    pipes = park["pipes"]
    runs = pd.Series(shapely.length(pipes.geometry.to_numpy()) if len(pipes) else [], dtype=float)
    yield figure(
        "park.pipe_m",
        Text("管线长度", "length of pipes and lines"),
        float(runs.sum()) if len(pipes) else None,
        unit="m",
        origin=computed(
            "diagnosis.portrait", Text("管线长度之和", "sum of the lengths of pipes and lines"), "pipes.geometry"
        ),
    )


_GRADES = {
    "motorway": Text("高速公路", "motorway"),
    "arterial": Text("主干路", "arterial roads"),
    "collector": Text("次干路", "collector roads"),
    "local": Text("支路", "local roads"),
    "lane": Text("街巷", "lanes"),
    "path": Text("小路", "paths"),
}


def _buildings(park: Park) -> Iterator[Figure]:
    buildings = park.buildings
    yield count_rows("park.buildings", Text("建筑数", "buildings"), park, "buildings", "buildings")
    areas = pd.Series(shapely.area(buildings.geometry.to_numpy()) if len(buildings) else [], dtype=float)
    yield figure(
        "park.footprint_m2",
        Text("建筑基底面积", "building footprint"),
        float(areas.sum()) if len(buildings) else None,
        unit="m2",
        origin=computed("diagnosis.portrait", Text("建筑轮廓面积之和", "sum of footprint areas"), "buildings.geometry"),
    )
    floors = buildings["floors"]
    known = floors.notna().to_numpy()
    yield figure(
        "park.floor_m2",
        Text("建筑面积", "floor area"),
        float((areas * floors.reset_index(drop=True))[known].sum()) if known.any() else None,
        unit="m2",
        origin=computed(
            "diagnosis.portrait",
            Text("基底面积乘层数之和", "sum of footprint times floors"),
            "buildings.geometry",
            "buildings.floors",
        ),
        note=coverage(int(known.sum()), len(buildings), buildings.schema.column("floors").label),
    )
    kinds = buildings["kind"]
    for kind, label in (
        ("workshop", Text("车间", "workshops")),
        ("dwelling", Text("住宅建筑", "dwellings")),
        ("school", Text("学校建筑", "school buildings")),
    ):
        yield figure(
            f"park.buildings.{kind}",
            label,
            int((kinds == kind).sum()) if kinds.notna().any() else None,
            unit="buildings",
            origin=computed("diagnosis.portrait", Text("该类型的建筑数", "buildings of that kind"), "buildings.kind"),
        )


def _interleaving(park: Park) -> Iterator[Figure]:
    homes = _shapes(park.buildings.frame, "kind", "dwelling")
    works = _shapes(park.buildings.frame, "kind", "workshop")
    inputs: tuple[str, ...] = ("buildings.geometry", "buildings.kind")
    if not len(homes) or not len(works):
        codes = park.parcels["use"].fillna("").str[:2]
        shapes = park.parcels.geometry.to_numpy()
        homes, works = (shapes[(codes == "07").to_numpy()], shapes[(codes == "10").to_numpy()])
        inputs = ("parcels.geometry", "parcels.use")
    share = None
    if len(homes) and len(works):
        near = shapely.STRtree(works).query(homes, predicate="dwithin", distance=NEAR_M)[0]
        share = len(np.unique(near)) / len(homes)
    yield figure(
        "park.interleaving",
        Text("厂居交错率", "interleaving of homes and works"),
        share,
        unit="share",
        origin=computed(
            "diagnosis.portrait",
            Text(
                f"周边 {NEAR_M:g} 米内有厂房（或工业地块）的住宅（或居住地块）所占比例",
                f"share of homes (or residential parcels) with a workshop (or industrial parcel) within {NEAR_M:g} m",
            ),
            *inputs,
        ),
    )


def _shapes(frame: gpd.GeoDataFrame, column: str, value: str) -> np.ndarray:
    mask = (frame[column] == value).to_numpy(dtype=bool, na_value=False)
    return np.asarray(frame.geometry.to_numpy()[mask])


def _quota(park: Park) -> Iterator[Figure]:
    frame = park["quota"].frame
    for kind, label in (
        ("new_construction", Text("新增建设用地指标", "quota of new construction land")),
        ("linked", Text("增减挂钩指标", "increase-decrease link quota")),
        ("replenished_farmland", Text("补充耕地指标", "replenished farmland quota")),
    ):
        rows = frame.loc[frame["kind"] == kind, "area_m2"]
        yield figure(
            f"park.quota.{kind}_m2",
            label,
            float(rows.sum()) if len(rows) else None,
            unit="m2",
            origin=computed(
                "diagnosis.portrait",
                Text("指标表中该种类各年之和", "sum over the years of that kind in the quota table"),
                "quota.area_m2",
            ),
        )
