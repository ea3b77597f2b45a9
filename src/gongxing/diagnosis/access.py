"""Which parcels have no road frontage, and which buildings are too far from a fire lane or a hydrant?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely

from gongxing.diagnosis.counts import figure
from gongxing.diagnosis.parcel_needs import Needs, needs, places
from gongxing.diagnosis.street_graph import STREETS, grade_of, widths
from gongxing.diagnosis.survey_tables import SurveyColumn, SurveyTable, rows_of
from gongxing.origins import Figure, Origin, computed
from gongxing.park import Park
from gongxing.plan import Finding
from gongxing.standards.parameters import Parameter, Parameters
from gongxing.words import Text

FloatArray = npt.NDArray[np.float64]
Shapes = npt.NDArray[np.object_]


@dataclass(frozen=True)
class AccessSurvey:
    """How parcels and buildings reach roads and fire protection; distances in metres, NaN where nothing is known.

    `frontage_m` (P,) is the distance of each parcel with a shape to the nearest road reserve, 0 where a road parcel adjoins;
    `lane_m` and `hydrant_m` (B,) those of each thing to be protected to the nearest fire lane and hydrant.
    """

    parcels: Needs
    frontage_m: FloatArray
    landlocked: npt.NDArray[np.bool_]
    protected: tuple[str, ...]
    protected_shapes: Shapes
    lane_m: FloatArray
    hydrant_m: FloatArray
    figures: tuple[Figure, ...]
    findings: tuple[Finding, ...]
    tables: tuple[SurveyTable, ...]
    hydrants: tuple[tuple[float, float], ...]
    buildings: bool
    """Whether buildings were measured; parcels stand for them where none are known."""


def survey_access(park: Park, values: Parameters) -> AccessSurvey:
    """Return the survey of road frontage, fire lanes and hydrants; what cannot be known is None and says why."""
    found = needs(park)
    frontage = _frontage(park, values, found)
    known = bool(np.isfinite(frontage).any())
    landlocked = found.needing & (frontage > values.value("road_frontage_m")) if known else np.zeros(0, dtype=bool)
    ids, shapes, table = _protected(park, found)
    lane = _to_lanes(park, values, shapes)
    hydrant = _to_hydrants(park, shapes)
    figures = (
        *_frontage_figures(found, landlocked if known else None, values),
        *_fire_figures(lane, values.entry("fire_access_m"), hydrant, values.entry("hydrant_radius_m"), table),
    )
    findings = (
        _frontage_finding(park, found, landlocked if known else None, values),
        *_fire_findings(ids, lane, hydrant, values),
    )
    tables = (_frontage_table(found, frontage), _fire_table(ids, lane, hydrant, values))
    spots = tuple((float(x), float(y)) for x, y in shapely.get_coordinates(places(park, "hydrant")))
    return AccessSurvey(
        found, frontage, landlocked, ids, shapes, lane, hydrant, figures, findings, tables, spots, table == "buildings"
    )


def _reserves(park: Park, values: Parameters, least_m: float, grades: tuple[str, ...]) -> Shapes:
    """Return the right of way of every road of some grades at least so wide."""
    wide = widths(park, values)
    lines = np.asarray(park["roads"].geometry.to_numpy(), dtype=object)
    fit = np.array([grade_of(grade) in grades for grade in park["roads"]["grade"]], dtype=bool) & (wide >= least_m)
    fit &= ~(shapely.is_missing(lines) | shapely.is_empty(lines))
    return np.asarray(shapely.buffer(lines[fit], wide[fit] / 2, cap_style="flat", quad_segs=4), dtype=object)


def _nearest(shapes: Shapes, others: Shapes) -> FloatArray:
    """Return the distance (N,) of each shape to the nearest of the others, NaN where there is none."""
    distance = np.full(len(shapes), np.nan)
    if len(others) and len(shapes):
        (mine, _), found = shapely.STRtree(others).query_nearest(shapes, all_matches=False, return_distance=True)
        distance[mine] = found
    return distance


def _frontage(park: Park, values: Parameters, found: Needs) -> FloatArray:
    distance = _nearest(found.shapes, _reserves(park, values, 0.0, STREETS))
    beside = _nearest(found.shapes, found.shapes[found.road])
    if not np.isfinite(distance).any():
        return distance
    return np.where(beside <= values.value("road_frontage_m"), 0.0, distance)


def _protected(park: Park, found: Needs) -> tuple[tuple[str, ...], Shapes, str]:
    """Return what fire protection is measured for: the buildings, or the parcels that need access where none are known."""
    shapes = np.asarray(park.buildings.geometry.to_numpy(), dtype=object)
    sound = ~(shapely.is_missing(shapes) | shapely.is_empty(shapes))
    if sound.any():
        return tuple(np.asarray(park.buildings.ids, dtype=object)[sound].tolist()), shapes[sound], "buildings"
    ids = tuple(np.asarray(found.ids, dtype=object)[found.needing].tolist())
    return ids, found.shapes[found.needing], "parcels"


def _to_lanes(park: Park, values: Parameters, shapes: Shapes) -> FloatArray:
    return _nearest(shapes, _reserves(park, values, values.value("fire_lane_width_m"), STREETS))


def _to_hydrants(park: Park, shapes: Shapes) -> FloatArray:
    return _nearest(shapes, places(park, "hydrant"))


def _frontage_figures(found: Needs, landlocked: npt.NDArray[np.bool_] | None, values: Parameters) -> Iterator[Figure]:
    entry = values.entry("road_frontage_m")
    origin = computed(
        "diagnosis.access",
        Text(
            f"边界距道路红线不超过 {entry.value:g} 米或邻接道路用地为临路；红线宽度缺失时取该等级常用值；耕地、水面、道路等不计",
            f"a parcel within {entry.value:g} m of a road reserve, or beside a road parcel, has frontage; a width that is not "
            "recorded is the usual one of the grade; farmland, water and roads need none",
        ),
        "parcels.geometry",
        "parcels.use",
        "roads.geometry",
        "roads.width_m",
        entry.origin.ref,
    )
    count = int(found.needing.sum())
    without = None if landlocked is None else int(landlocked.sum())
    label = Text("须临路的地块", "parcels that need frontage")
    yield figure("network.needing_access", label, count or None, unit="parcels", origin=origin, note=found.note)
    label = Text("不临路的地块", "parcels without frontage")
    yield figure("network.no_access", label, without, unit="parcels", origin=origin, note=found.note)
    share = None if without is None or not count else 1.0 - without / count
    label = Text("地块通达率", "share of parcels with frontage")
    yield figure("network.access_share", label, share, unit="share", origin=origin, note=found.note)


def _fire_figures(
    lane: FloatArray, reach: Parameter, hydrant: FloatArray, radius: Parameter, table: str
) -> Iterator[Figure]:
    """Yield the figures of distances to fire lanes and hydrants."""
    what = Text("建筑", "buildings") if table == "buildings" else Text("地块", "parcels")
    for key, distance, entry, name, inputs in (
        ("fire_lane", lane, reach, Text("消防车道", "fire lane"), ("roads.geometry", "roads.width_m")),
        ("hydrant", hydrant, radius, Text("消火栓", "hydrant"), ("facilities.geometry", "facilities.kind")),
    ):
        origin = _fire_origin(what, name, (f"{table}.geometry", *inputs, entry.origin.ref))
        known = bool(np.isfinite(distance).any())
        far = int((distance > entry.value).sum())
        label = Text(f"{what.zh}距{name.zh}（中位）", f"{what.en} to the nearest {name.en} (median)")
        middle = float(np.nanmedian(distance)) if known else None
        yield figure(f"network.{key}_m", label, middle, unit="m", origin=origin)
        label = Text(
            f"距{name.zh}超过 {entry.value:g} 米的{what.zh}",
            f"{what.en} more than {entry.value:g} m from a {name.en}",
        )
        yield figure(f"network.{key}_far", label, far if known else None, unit=table, origin=origin)
        label = Text(f"{name.zh}覆盖率", f"share of {what.en} within reach of a {name.en}")
        share = 1.0 - far / len(distance) if known else None
        yield figure(f"network.{key}_share", label, share, unit="share", origin=origin)


def _fire_origin(what: Text, name: Text, inputs: tuple[str, ...]) -> Origin:
    return computed(
        "diagnosis.access",
        Text(
            f"{what.zh}外缘至最近{name.zh}的直线距离；消防车道指宽度不小于规定净宽的道路",
            f"straight distance from the edge of {what.en} to the nearest {name.en}; fire lanes are roads at least as wide as the rule asks",
        ),
        *inputs,
    )


def _frontage_finding(
    park: Park, found: Needs, landlocked: npt.NDArray[np.bool_] | None, values: Parameters
) -> Finding:
    label = Text("地块临路", "road frontage")
    entry = values.entry("road_frontage_m")
    if landlocked is None:
        gap = (
            Text("没有地块数据，请导入地块图层", "there are no parcels; import a parcel layer")
            if not len(found.ids)
            else Text(
                "没有可行车的道路数据，请导入道路中心线",
                "there are no streets that carry vehicles; import road centrelines",
            )
        )
        return Finding(
            "network.access", label, "unknown", Text(f"无法判断临路：{gap.zh}", f"frontage is unknown: {gap.en}")
        )
    rows = tuple(np.asarray(found.ids, dtype=object)[landlocked].tolist())
    words = Text(
        f"{int(found.needing.sum())} 宗须临路的地块中有 {len(rows)} 宗不临路",
        f"{len(rows)} of {int(found.needing.sum())} parcels that need a road have no frontage",
    )
    return Finding("network.access", label, "warn" if rows else "pass", words, rows, entry.origin.ref, (entry.origin,))


def _fire_findings(
    ids: tuple[str, ...], lane: FloatArray, hydrant: FloatArray, values: Parameters
) -> Iterator[Finding]:
    """Yield the findings on fire lanes and on hydrants."""
    asked = (
        (
            "network.fire_lane", lane, "fire_access_m", Text("消防车道", "fire lanes"),
            Text("没有足够宽的道路数据；请导入道路中心线及宽度", "there are no roads wide enough; import road centrelines with their widths"),
        ),
        (
            "network.hydrant", hydrant, "hydrant_radius_m", Text("消火栓", "hydrants"),
            Text("设施表中没有消火栓；请导入 kind 为 hydrant 的设施点", "there are no hydrants in the table of facilities; import points of kind `hydrant`"),
        ),
    )  # fmt: skip
    for code, distance, key, label, gap in asked:
        entry = values.entry(key)
        if not np.isfinite(distance).any():
            missing = (
                gap
                if len(ids)
                else Text("没有建筑也没有地块；请导入", "there are neither buildings nor parcels; import them")
            )
            words = Text(f"距离未知，因为{missing.zh}", f"the distance is unknown, because {missing.en}")
            yield Finding(code, label, "unknown", words)
            continue
        rows = tuple(np.asarray(ids, dtype=object)[distance > entry.value].tolist())
        words = Text(
            f"{len(ids)} 处中有 {len(rows)} 处超过 {entry.value:g} 米",
            f"{len(rows)} of {len(ids)} lie more than {entry.value:g} m away",
        )
        yield Finding(code, label, "warn" if rows else "pass", words, rows, entry.origin.ref, (entry.origin,))


def _frontage_table(found: Needs, frontage: FloatArray) -> SurveyTable:
    columns = (
        SurveyColumn("parcel", Text("地块", "parcel")),
        SurveyColumn("use", Text("现状用途", "present use")),
        SurveyColumn("needs_access", Text("须临路", "needs frontage")),
        SurveyColumn("frontage_m", Text("距最近道路红线", "distance to the nearest road reserve"), "m"),
    )
    rows = rows_of(found.ids, [use or None for use in found.use], found.needing, frontage)
    return SurveyTable("parcel_access", Text("地块临路情况", "road frontage by parcel"), columns, rows)


def _fire_table(ids: tuple[str, ...], lane: FloatArray, hydrant: FloatArray, values: Parameters) -> SurveyTable:
    """Return everything beyond the reach of a fire lane or a hydrant, the farthest first."""
    far = (lane > values.value("fire_access_m")) | (hydrant > values.value("hydrant_radius_m"))
    order = np.lexsort((np.arange(len(ids)), -np.nan_to_num(hydrant), -np.nan_to_num(lane)))
    order = order[far[order]]
    columns = (
        SurveyColumn("id", Text("建筑或地块", "building or parcel")),
        SurveyColumn("lane_m", Text("距消防车道", "distance to a fire lane"), "m"),
        SurveyColumn("hydrant_m", Text("距消火栓", "distance to a hydrant"), "m"),
    )
    rows = rows_of([ids[i] for i in order], lane[order], hydrant[order])
    return SurveyTable("fire_gaps", Text("消防薄弱处", "gaps of fire protection"), columns, rows)
