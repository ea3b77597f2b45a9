"""How long does it take today from firms and homes to the gates, an arterial road, the town centre and the fire station?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import shapely

from gongxing.algorithms.distances import tree
from gongxing.diagnosis.counts import figure
from gongxing.diagnosis.parcel_needs import Needs, needs, places
from gongxing.diagnosis.street_graph import Anchored, StreetGraph, anchored, gates, outline
from gongxing.diagnosis.survey_tables import Cell, SurveyColumn, SurveyTable, plain, rows_of
from gongxing.origins import Figure, computed
from gongxing.park import Park
from gongxing.plan import Finding
from gongxing.standards.parameters import Parameters
from gongxing.words import Text

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
BANDS_S = (60.0, 120.0, 180.0, 300.0, 600.0)
"""Upper ends of the isochrone bands, in seconds (a definition, not a rule)."""
WITHIN_S = 600.0
"""Time within which a place counts as near (a definition); for the fire station the rule's time is taken."""
_CENTRE_M = 500.0
_CENTRES_APART_M = 1500.0
_CENTRE_SHARE = 0.5
_CENTRE_USES = ("08", "09")
TARGETS = {
    "gate": Text("园区出入口", "the park's gates"),
    "arterial": Text("主干路", "an arterial road"),
    "centre": Text("镇区中心", "the town centre"),
    "fire": Text("消防站", "the fire station"),
}
GROUPS = {"firms": Text("企业", "firms"), "homes": Text("住户", "homes"), "parcels": Text("建设地块", "built parcels")}
_GAPS = {
    "gate": Text("没有在园区边缘伸出的支路以上道路", "no road above a lane leads out at the edge of the park"),
    "arterial": Text("没有等级为主干路的道路；请补填 roads.grade", "no road is graded arterial; fill in roads.grade"),
    "centre": Text(
        "没有公共服务或商业用地；请补填 parcels.use", "no parcel holds public services or commerce; fill in parcels.use"
    ),
    "fire": Text(
        "设施表中没有消防站；请导入 kind 为 fire_station 的设施点",
        "there is no fire station in the table of facilities; import points of kind `fire_station`",
    ),
}


@dataclass(frozen=True)
class TimeSurvey:
    """Travel times by street: per target the seconds (P,) from each parcel, NaN where the target or the way is not known."""

    parcels: Needs
    seconds: dict[str, FloatArray]
    centres: tuple[tuple[float, float], ...]
    gates: tuple[tuple[float, float], ...]
    stations: tuple[tuple[float, float], ...]
    figures: tuple[Figure, ...]
    findings: tuple[Finding, ...]
    tables: tuple[SurveyTable, ...]


def survey_times(park: Park, values: Parameters, network: StreetGraph) -> TimeSurvey:
    """Return the times from every parcel, and for firms and homes the figures, at the speeds of the road grades.

    The way from a place to its street is gone at the speed of a lane. Firms and homes stand at their own point, or else at
    their parcel; where no household is recorded, dwellings or residential parcels stand for the homes.
    """
    found = needs(park)
    inside = shapely.get_coordinates(shapely.point_on_surface(found.shapes)) if len(found.ids) else np.zeros((0, 2))
    place = {row: i for i, row in enumerate(found.ids)}
    groups = {"firms": _firms(park, place, inside), "homes": _homes(park, found, place, inside)}
    groups["parcels"] = inside[found.needing] if len(inside) else inside
    centres = centre_points(found, inside)
    station = _stations(park)
    parts = [inside, *groups.values(), centres, station]
    tied = anchored(network, np.vstack(parts))
    spans = np.split(np.arange(len(tied.nodes)), np.cumsum([len(part) for part in parts])[:-1])
    ways_out = gates(network, outline(park))
    targets = {
        "gate": (ways_out, np.zeros(len(ways_out))),
        "arterial": _arterial(network, tied),
        "centre": _anchors(tied, spans[4], values),
        "fire": _anchors(tied, spans[5], values),
    }
    times = {key: _times(tied, nodes, ahead, values) for key, (nodes, ahead) in targets.items()}
    by_group = {name: {key: times[key][spans[1 + i]] for key in TARGETS} for i, name in enumerate(groups)}
    seconds = {key: times[key][spans[0]] for key in TARGETS}
    return TimeSurvey(
        found,
        seconds,
        _points(centres),
        _points(network.streets.xy[ways_out]),
        _points(station),
        tuple(_figures(by_group, values)),
        tuple(_findings(network, targets, groups)),
        (_band_table(by_group), _table(found, seconds)),
    )


def _points(xy: FloatArray) -> tuple[tuple[float, float], ...]:
    return tuple((float(x), float(y)) for x, y in xy)


def _times(tied: Anchored, nodes: IntArray, ahead: FloatArray, values: Parameters) -> FloatArray:
    """Return the seconds (places,) to the nearest of `nodes`, NaN where there is none or no way to it."""
    if not len(nodes):
        return np.full(len(tied.nodes), np.nan)
    reached = tree(tied.seconds, nodes, ahead=ahead).distance[tied.nodes] + tied.off_m / _walk(values)
    return np.where(np.isfinite(reached), reached, np.nan)


def _walk(values: Parameters) -> float:
    """Return the speed off the street in m/s: that of a lane."""
    return values.value("road_speed_kmh", "lane") / 3.6


def _anchors(tied: Anchored, rows: IntArray, values: Parameters) -> tuple[IntArray, FloatArray]:
    near = np.isfinite(tied.off_m[rows])
    return tied.nodes[rows][near], tied.off_m[rows][near] / _walk(values)


def _arterial(network: StreetGraph, tied: Anchored) -> tuple[IntArray, FloatArray]:
    """Return every node that lies on an arterial road, places tied to one included."""
    main = np.array([grade == "arterial" for grade in network.grade], dtype=bool)
    beside = tied.nodes[(tied.edge >= 0) & np.isin(tied.edge, np.flatnonzero(main))]
    nodes = np.unique(np.concatenate([network.streets.ends[main].ravel(), beside]))
    return nodes, np.zeros(len(nodes))


def _firms(park: Park, place: dict[str, int], inside: FloatArray) -> FloatArray:
    return _spots(park.firms.geometry, park.firms["parcel"], place, inside)


def _homes(park: Park, found: Needs, place: dict[str, int], inside: FloatArray) -> FloatArray:
    households = park["households"]
    if len(households):
        return _spots(households.geometry, households["parcel"], place, inside)
    kinds = park.buildings["kind"].isin(["dwelling", "dormitory"]).to_numpy(dtype=bool, na_value=False)
    if kinds.any():
        shapes = np.asarray(park.buildings.geometry.to_numpy()[kinds], dtype=object)
        return np.asarray(shapely.get_coordinates(shapely.centroid(shapes[~shapely.is_missing(shapes)])))
    return inside[[code.startswith("07") for code in found.use]] if len(inside) else np.zeros((0, 2))


def _spots(points: object, parcels: object, place: dict[str, int], inside: FloatArray) -> FloatArray:
    """Return where rows stand: their own point, else inside their parcel; rows with neither are left out."""
    spots = []
    for point, parcel in zip(points, parcels, strict=True):  # type: ignore[call-overload]
        if point is not None and not point.is_empty:
            spots.append((point.centroid.x, point.centroid.y))
        elif parcel in place:
            spots.append(tuple(inside[place[parcel]]))
    return np.asarray(spots, dtype=float).reshape(-1, 2)


def _stations(park: Park) -> FloatArray:
    return np.asarray(shapely.get_coordinates(places(park, "fire_station"))).reshape(-1, 2)


def centre_points(found: Needs, inside: FloatArray) -> FloatArray:
    """Return the centres (C, 2): parcels of public services and commerce around which most such land lies within 500 m.

    A second centre counts if it has half as much and lies at least 1,500 m from every other.
    """
    rows = np.flatnonzero([code.startswith(_CENTRE_USES) for code in found.use]) if len(found.use) else np.zeros(0, int)
    if not len(rows):
        return np.zeros((0, 2))
    xy, area = inside[rows], shapely.area(found.shapes[rows])
    spots = shapely.points(xy)
    one, two = shapely.STRtree(spots).query(spots, predicate="dwithin", distance=_CENTRE_M)
    mass = np.bincount(one, weights=area[two], minlength=len(rows))
    chosen: list[int] = []
    for k in np.lexsort((np.arange(len(rows)), -mass)).tolist():
        apart = all(np.hypot(*(xy[k] - xy[c])) >= _CENTRES_APART_M for c in chosen)
        if mass[k] >= _CENTRE_SHARE * mass.max() and apart:
            chosen.append(k)
    return np.asarray(xy[chosen])


def _figures(by_group: dict[str, dict[str, FloatArray]], values: Parameters) -> Iterator[Figure]:
    speeds = tuple(
        values.entry("road_speed_kmh", grade).origin.ref for grade in ("arterial", "collector", "local", "lane")
    )
    origin = computed(
        "diagnosis.accessibility",
        Text(
            "按道路等级行程车速沿路网的最短时间，地块至道路按街巷车速；镇区中心为公共服务与商业用地最集中处",
            "shortest time along the streets at the speeds of their grades, from the parcel to its street at that of a lane; "
            "the town centre is where most land of public services and commerce lies",
        ),
        "roads.geometry",
        "roads.grade",
        *speeds,
        values.entry("fire_station_reach_s").origin.ref,
    )
    for name, times in by_group.items():
        for key, seconds in times.items():
            group, target = GROUPS[name], TARGETS[key]
            known = seconds[np.isfinite(seconds)]
            label = Text(f"{group.zh}至{target.zh}时间（中位）", f"time from {group.en} to {target.en} (median)")
            middle = float(np.median(known)) / 60.0 if len(known) else None
            yield figure(f"network.time.{name}.{key}", label, middle, unit="min", origin=origin)
            limit = values.value("fire_station_reach_s") if key == "fire" else WITHIN_S
            label = Text(
                f"{limit / 60:g} 分钟内到达{target.zh}的{group.zh}占比",
                f"share of {group.en} within {limit / 60:g} minutes of {target.en}",
            )
            share = float((known <= limit).sum() / len(seconds)) if len(known) else None
            yield figure(f"network.time.{name}.{key}.within", label, share, unit="share", origin=origin)


def _findings(
    network: StreetGraph, targets: dict[str, tuple[IntArray, FloatArray]], groups: dict[str, FloatArray]
) -> Iterator[Finding]:
    """Yield what could not be measured and why."""
    label = Text("出行时间", "travel time")
    if not len(network.grade):
        words = Text(
            "出行时间未知，因为没有可行车的道路；请导入道路中心线",
            "travel times are unknown, because no street carries vehicles; import road centrelines",
        )
        yield Finding("network.time", label, "unknown", words)
        return
    for key, (nodes, _) in targets.items():
        if not len(nodes):
            words = Text(
                f"至{TARGETS[key].zh}的时间未知，因为{_GAPS[key].zh}",
                f"the time to {TARGETS[key].en} is unknown, because {_GAPS[key].en}",
            )
            yield Finding(f"network.time.{key}", label, "unknown", words)
    for name, xy in groups.items():
        if not len(xy):
            words = Text(
                f"没有{GROUPS[name].zh}的位置，出行时间只按地块给出；请导入{GROUPS[name].zh}表",
                f"it is not known where {GROUPS[name].en} are, so times are given by parcel only; import the table of {GROUPS[name].en}",
            )
            yield Finding(f"network.time.{name}", label, "unknown", words)


def _band_table(by_group: dict[str, dict[str, FloatArray]]) -> SurveyTable:
    """Return how many firms, homes and built parcels lie in each isochrone band of each target; None where nothing is known."""
    columns = (
        SurveyColumn("target", Text("目的地", "target"), words=tuple(TARGETS.items())),
        SurveyColumn("over_min", Text("大于", "more than"), "min"),
        SurveyColumn("up_to_min", Text("不大于", "up to"), "min"),
        *(SurveyColumn(name, label) for name, label in GROUPS.items()),
    )
    rows: list[tuple[Cell, ...]] = []
    for key in TARGETS:
        for low, high in pairwise((-np.inf, *BANDS_S, np.inf)):
            counts = [_within(times[key], low, high) for times in by_group.values()]
            if any(count is not None for count in counts):
                rows.append((key, plain(max(low, 0.0) / 60.0), plain(high / 60.0), *counts))
    return SurveyTable("time_bands", Text("等时圈统计", "isochrone bands"), columns, tuple(rows))


def _within(seconds: FloatArray, low: float, high: float) -> int | None:
    return int(((seconds > low) & (seconds <= high)).sum()) if np.isfinite(seconds).any() else None


def _table(found: Needs, seconds: dict[str, FloatArray]) -> SurveyTable:
    columns = (
        SurveyColumn("parcel", Text("地块", "parcel")),
        SurveyColumn("use", Text("现状用途", "present use")),
        *(
            SurveyColumn(f"to_{key}_min", Text(f"至{target.zh}时间", f"time to {target.en}"), "min")
            for key, target in TARGETS.items()
        ),
    )
    rows = rows_of(found.ids, [use or None for use in found.use], *(seconds[key] / 60.0 for key in TARGETS))
    return SurveyTable("travel_times", Text("地块出行时间", "travel times by parcel"), columns, rows)
