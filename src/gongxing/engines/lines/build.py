"""How does a park with a plan and its rules become the problem of line coordination?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import pandas as pd
import shapely
from shapely.geometry import LineString

from gongxing.engines.lines.frame import Frame, stretches_of
from gongxing.engines.lines.gather import PlannedPipe, gather, ground_grid, pipes_of
from gongxing.engines.lines.problem import FloatArray, LinesProblem, Prices
from gongxing.engines.lines.runs import lay_runs
from gongxing.engines.lines.stations import lines_beside, passed, place_stations, walls_beside
from gongxing.errors import NotReadyError
from gongxing.park import Park
from gongxing.park.streets import streets
from gongxing.plan import Plan
from gongxing.plan.roads import RoadSegment
from gongxing.standards.line_rules import LineRules
from gongxing.standards.parameters import Parameters
from gongxing.words import Text

_MIDDLE = "local"
_WHOLE = 0.9
"""Share of a road of today that the segments of the road scheme must make up to stand for it."""


def build_problem(
    park: Park,
    plan: Plan | None,
    values: Parameters,
    rules: LineRules,
    *,
    pipes: Iterable[tuple[str, PlannedPipe]] | None = None,
    strict: bool = False,
) -> LinesProblem:
    """Return the problem of a park and of the water, sewer and storm schemes of its plan.

    `pipes` may give the schemes' pipes directly, each with its scheme's name. With `strict` a plan in which any clear distance is
    too small is no plan. NotReadyError if there is no line at all.
    """
    found = gather(park, list(pipes) if pipes is not None else pipes_of(plan), values, rules)
    if not found.lines:
        raise NotReadyError(
            Text(
                "没有管线，无法进行管线综合：请先导入管线或编制管网方案",
                "there are no lines to coordinate: import pipes or plan the networks first",
            )
        )
    half, shapes, roads, more = _streets(park, plan, values)
    stretches = stretches_of(streets(shapes, roads), half)
    frame = Frame(stretches)
    laid = lay_runs(found.lines, frame, rules, held=_held(park))
    stations = place_stations(stretches)
    ids, buildings = _buildings(park)
    hit = lines_beside(stations, found.lines)
    wall = walls_beside(stations, buildings)
    cover = passed(stations, laid.runs, laid.pieces)
    origin, cell, ground = ground_grid(park, found.lines)
    return LinesProblem(
        lines=found.lines, stretches=stretches, runs=laid.runs, pieces=laid.pieces, joint_xy=laid.joint_xy,
        joint_fixed=laid.joint_fixed, station_stretch=stations.stretch, station_m=stations.at_m,
        station_weight_m=stations.weight_m, cover_run=cover[0], cover_station=cover[1],
        hit_station=hit[0], hit_line=hit[1], hit_m=hit[2], wall_station=wall[0], wall_building=wall[1],
        wall_low_m=wall[2], wall_high_m=wall[3], buildings=ids, ground_origin=origin, ground_cell_m=cell,
        ground_m=ground, rules=rules, prices=prices_of(values, rules), strict=strict, warnings=found.warnings,
        assumptions=(*found.assumptions, *more),
    )  # fmt: skip


def prices_of(values: Parameters, rules: LineRules) -> Prices:
    """Return the engine's prices from the network values."""
    kinds = [kind.kind for kind in rules.kinds]
    single = {
        name: values.value(f"line_{name}")
        for name in (
            *(
                "violation_yuan_m",
                "clash_yuan",
                "shift_yuan_m2",
                "tie_yuan_m",
                "trench_yuan_m3",
                "ramp_m",
                "siphon_yuan",
            ),
            *("relevel_yuan", "out_of_turn_yuan", "sleeve_yuan", "existing_factor", "depth_max_m"),
        )
    }
    return Prices(
        **single,
        bend_yuan_m=tuple((kind, values.value("line_bend_yuan_m", kind)) for kind in kinds),
        least_slope=tuple((kind, values.value("line_least_slope", kind)) for kind in kinds),
    )


def _streets(
    park: Park, plan: Plan | None, values: Parameters
) -> tuple[dict[str, float], list[Any], list[str], tuple[Text, ...]]:
    """Return half the width of each road of today and of the plan, their shapes, their ids, and what was assumed.

    A road of today that the road scheme tells segment by segment comes from the scheme, with the widths planned.
    """
    segments = _segments(plan)
    told: dict[str, float] = defaultdict(float)
    for segment in segments:
        told[segment.road] += segment.length_m
    wider = {segment.road for segment in segments if segment.decision == "widen"}
    half: dict[str, float] = {}
    shapes: list[Any] = []
    names: list[str] = []
    whole: set[str] = set()
    assumed = 0
    frame = park["roads"].frame
    for row, shape in zip(frame.to_dict("records"), frame.geometry, strict=True):
        if shape is None or shape.is_empty or row["grade"] == "motorway":
            continue
        name = str(row["id"])
        if name in wider and told[name] >= _WHOLE * shape.length:
            whole.add(name)
            continue
        width = row["width_m"]
        if pd.isna(width) or width <= 0:
            width = _usual_width(values, row["grade"])
            assumed += 1
        names.append(name)
        shapes.append(shape)
        half[name] = 0.5 * float(width)
    for name, shape, width in _joined([s for s in segments if s.decision == "new" or s.road in whole]):
        names.append(name)
        shapes.append(shape)
        half[name] = 0.5 * width
    return half, shapes, names, _widths_assumed(assumed)


def _segments(plan: Plan | None) -> list[RoadSegment]:
    """Return the segments of the plan's road scheme on which lines may lie."""
    part = None if plan is None or plan.roads is None else plan.roads.part
    return (
        []
        if part is None
        else [s for s in part.segments if len(s.path) > 1 and s.grade != "motorway" and s.width_m > 0]
    )


def _joined(segments: Sequence[RoadSegment]) -> list[tuple[str, Any, float]]:
    """Return name, shape and width of segments, those of one road and width that follow one another as one."""
    groups: dict[tuple[str, float, bool], list[RoadSegment]] = defaultdict(list)
    for segment in segments:
        groups[segment.road, segment.width_m, segment.decision == "new"].append(segment)
    found = []
    for (_, width, _), members in groups.items():
        paths = [LineString(segment.path) for segment in members]
        middles = [path.interpolate(0.5, normalized=True) for path in paths]
        for part in shapely.get_parts(shapely.line_merge(shapely.multilinestrings(paths))).tolist():
            first = members[int(np.argmin([part.distance(middle) for middle in middles]))]
            found.append((first.id, part, float(width)))
    return found


def _widths_assumed(count: int) -> tuple[Text, ...]:
    if not count:
        return ()
    zh = f"{count} 条道路没有红线宽度，按等级取常用值（road_width_m）"
    return (Text(zh, f"{count} roads have no width: the usual one of their grade is taken (road_width_m)"),)


def _usual_width(values: Parameters, grade: object) -> float:
    known = isinstance(grade, str) and grade in values.kinds("road_width_m")
    return values.value("road_width_m", str(grade) if known else _MIDDLE)


def _held(park: Park) -> FloatArray:
    """Return (F, 2) the facilities' points, which hold the ends of lines where they are."""
    table = park["facilities"].frame
    table = table[
        table["kind"].isin(["water_source", "tank", "pump_station", "treatment_plant", "outfall", "lift_station"])
    ]
    shapes = np.asarray(table.geometry.array)
    return np.asarray(shapely.get_coordinates(shapely.centroid(shapes[~shapely.is_missing(shapes)])), dtype=np.float64)


def _buildings(park: Park) -> tuple[tuple[str, ...], Any]:
    frame = park.buildings.frame
    shapes = np.asarray(frame.geometry.array)
    sound = ~shapely.is_missing(shapes) & ~shapely.is_empty(shapes)
    return tuple(frame["id"][sound]), shapes[sound]
