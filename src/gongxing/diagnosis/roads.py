"""How dense, how connected and how direct are the roads of today, and where do they end?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import shapely

from gongxing.algorithms.distances import distances
from gongxing.diagnosis.counts import figure
from gongxing.diagnosis.parcel_needs import Needs, needs
from gongxing.diagnosis.portrait import portrait
from gongxing.diagnosis.street_graph import STREETS, StreetGraph, anchored, at_edge, grade_of, outline, street_graph
from gongxing.diagnosis.survey_tables import SurveyColumn, SurveyTable, rows_of
from gongxing.origins import Figure, computed
from gongxing.park import Park
from gongxing.plan import Finding
from gongxing.standards.parameters import Parameters
from gongxing.words import Text

_SAMPLE = 500
"""At most so many parcels are paired for the detour index, taken evenly from the list."""
_APART_M = 200.0
"""Pairs closer than this are left out of the detour index: there a kerb makes a detour."""
_WORST = 20
_MAIN = ("arterial", "collector", "local")
_GRADES = {
    "arterial": Text("主干路", "arterial roads"),
    "collector": Text("次干路", "collector roads"),
    "local": Text("支路", "local roads"),
    "lane": Text("街巷", "lanes"),
}


@dataclass(frozen=True)
class DeadEnd:
    """A street that ends: the road, the node where it ends, the length to the next junction."""

    road: str
    node: int
    length_m: float
    over: bool
    path: tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class RoadSurvey:
    """What the roads of today are like: their graph, figures, findings, tables and dead ends."""

    network: StreetGraph
    figures: tuple[Figure, ...]
    findings: tuple[Finding, ...]
    tables: tuple[SurveyTable, ...]
    dead_ends: tuple[DeadEnd, ...]


def survey_roads(park: Park, values: Parameters) -> RoadSurvey:
    """Return the survey of the roads; without roads every figure is unknown and the finding says what to import."""
    network = street_graph(park, values)
    hull = outline(park)
    ends = dead_ends(network, hull, limit_m=values.value("dead_end_m"))
    detours, pairs = _detours(network, needs(park))
    figures = (
        *_density(park, network, hull),
        *_pieces(network),
        *_ends(network, ends, values),
        *detours,
    )
    tables = (_end_table(ends), _piece_table(network), pairs)
    return RoadSurvey(network, figures, tuple(_findings(park, network, ends, values)), tables, ends)


def dead_ends(network: StreetGraph, hull: shapely.Polygon | None, *, limit_m: float) -> tuple[DeadEnd, ...]:
    """Return the streets that end without leading out of the park, the longest first; `over` marks those above the limit."""
    degree = network.degree()
    around: dict[int, list[int]] = {}
    for edge, (a, b) in enumerate(network.streets.ends.tolist()):
        around.setdefault(a, []).append(edge)
        around.setdefault(b, []).append(edge)
    ends = np.flatnonzero(degree == 1)
    if hull is not None and len(ends):
        ends = ends[~at_edge(network.streets.xy[ends], hull)]
    found = []
    walked: set[frozenset[int]] = set()
    for node in ends.tolist():
        edges = _walk(node, network, around)
        if frozenset(edges) in walked:  # a street that stands alone has two ends and is one
            continue
        walked.add(frozenset(edges))
        length = float(network.streets.length_m[edges].sum())
        path = tuple((float(x), float(y)) for e in edges for x, y in network.streets.shapes[e].coords)
        found.append(DeadEnd(network.streets.roads[edges[0]], node, length, length > limit_m, path))
    return tuple(sorted(found, key=lambda end: (-end.length_m, end.road, end.node)))


def _walk(node: int, network: StreetGraph, around: dict[int, list[int]]) -> list[int]:
    """Return the edges from an end to the first junction, or to the other end of a street that stands alone."""
    edges: list[int] = []
    while True:
        onward = [edge for edge in around[node] if edge not in edges]
        if not onward or (edges and len(around[node]) != 2):
            return edges
        edges.append(onward[0])
        a, b = network.streets.ends[onward[0]].tolist()
        node = b if a == node else a


def _density(park: Park, network: StreetGraph, hull: shapely.Polygon | None) -> Iterator[Figure]:
    known = {found.key: found for found in portrait(park)}
    yield replace(known["park.road_m"], key="network.road_m")
    yield replace(known["park.road_density"], key="network.road_density")
    origin = computed(
        "diagnosis.roads",
        Text(
            "轮廓线以内该等级道路长度除以轮廓线内面积（街巷、小径、高速公路不计入总数）",
            "length of roads of that grade within the outline of the parcels over its area (lanes, paths and motorways left out of the total)",
        ),
        "roads.geometry",
        "roads.grade",
        "parcels.geometry",
    )
    lengths = _inside(network, hull)
    per = None if hull is None or not len(network.grade) else 1000.0 / hull.area
    whole = None if per is None else per * sum(lengths.get(grade, 0.0) for grade in _MAIN)
    label = Text("全域路网密度", "road density of the whole park")
    yield figure("network.density", label, whole, unit="km/km2", origin=origin)
    for grade in STREETS:
        label = Text(f"{_GRADES[grade].zh}密度", f"density of {_GRADES[grade].en}")
        value = None if per is None else per * lengths.get(grade, 0.0)
        yield figure(f"network.density.{grade}", label, value, unit="km/km2", origin=origin)


def _inside(network: StreetGraph, hull: shapely.Polygon | None) -> dict[str, float]:
    if hull is None or not len(network.grade):
        return {}
    shapely.prepare(hull)
    shapes = np.asarray(network.streets.shapes, dtype=object)
    length = np.where(shapely.contains(hull, shapes), network.streets.length_m, 0.0)
    rest = shapely.crosses(hull, shapes)
    length[rest] = shapely.length(shapely.intersection(shapes[rest], hull))
    found: dict[str, float] = {}
    for grade, metres in zip(network.grade, length.tolist(), strict=True):
        found[grade_of(grade)] = found.get(grade_of(grade), 0.0) + metres
    return found


def _pieces(network: StreetGraph) -> Iterator[Figure]:
    origin = computed(
        "diagnosis.roads",
        Text(
            "行车道路（高速公路、小径不计）在交叉处相接成网后的连通块",
            "connected pieces of the streets that carry vehicles (no motorways, no paths), joined where they meet",
        ),
        "roads.geometry",
        "roads.grade",
    )
    piece = network.streets.pieces()[network.streets.ends[:, 0]] if len(network.grade) else np.zeros(0, dtype=int)
    lengths = np.bincount(piece, weights=network.streets.length_m) if len(piece) else np.zeros(0)
    count = len(lengths) or None
    share = float(lengths.max() / lengths.sum()) if len(lengths) else None
    label = Text("路网连通块数", "connected pieces of the streets")
    yield figure("network.pieces", label, count, unit="count", origin=origin)
    label = Text("最大连通块长度占比", "share of street length in the largest piece")
    yield figure("network.largest_piece", label, share, unit="share", origin=origin)


def _ends(network: StreetGraph, ends: tuple[DeadEnd, ...], values: Parameters) -> Iterator[Figure]:
    limit = values.entry("dead_end_m")
    origin = computed(
        "diagnosis.roads",
        Text(
            "行车道路中只连一段道路且不在园区边缘的端点，至最近交叉口的长度",
            "ends of streets that meet no other street and do not lead out of the park, measured to the next junction",
        ),
        "roads.geometry",
        limit.origin.ref,
    )
    some = bool(len(network.grade))
    longest = f"{limit.value:g}"
    for key, label, value, unit in (
        ("network.dead_ends", Text("尽头路数", "dead ends"), len(ends), "count"),
        ("network.dead_end_m", Text("尽头路总长", "length of dead ends"), sum(end.length_m for end in ends), "m"),
        (
            "network.dead_ends_over",
            Text(f"超过 {longest} 米的尽头路", f"dead ends longer than {longest} m"),
            sum(end.over for end in ends),
            "count",
        ),
    ):
        yield figure(key, label, float(value) if some else None, unit=unit, origin=origin)


def _detours(network: StreetGraph, found: Needs) -> tuple[tuple[Figure, ...], SurveyTable]:
    """Return the figures of the detour index and the table of the worst pairs."""
    rows = np.flatnonzero(found.needing)
    sampled = len(rows) > _SAMPLE
    if sampled:
        rows = rows[np.unique(np.linspace(0, len(rows) - 1, _SAMPLE).round().astype(int))]
    xy = shapely.get_coordinates(shapely.point_on_surface(found.shapes[rows])) if len(rows) else np.zeros((0, 2))
    note = Text(f"均匀抽取 {len(rows)} 宗地块", f"{len(rows)} parcels taken evenly") if sampled else found.note
    if len(rows) < 2 or not len(network.grade):
        return _detour_figures(None, None, note), _pair_table([])
    tied = anchored(network, xy)
    far = distances(tied.metres, tied.nodes, tied.nodes) + tied.off_m[:, None] + tied.off_m[None, :]
    straight = np.hypot(*(xy[:, None, :] - xy[None, :, :]).transpose(2, 0, 1))
    one, two = np.nonzero(np.triu(straight >= _APART_M, 1))
    reached = np.isfinite(far[one, two])
    cut_off = 1.0 - float(reached.mean()) if len(one) else None
    one, two = one[reached], two[reached]
    index = far[one, two] / straight[one, two]
    order = np.lexsort((two, one, -index))[:_WORST]
    ids = [found.ids[row] for row in rows]
    pairs = [(ids[one[k]], ids[two[k]], straight[one[k], two[k]], far[one[k], two[k]], index[k]) for k in order]
    return _detour_figures(index if len(index) else None, cut_off, note), _pair_table(pairs)


def _detour_figures(
    index: npt.NDArray[np.float64] | None, cut_off: float | None, note: Text | None
) -> tuple[Figure, ...]:
    origin = computed(
        "diagnosis.roads",
        Text(
            f"相距 {_APART_M:g} 米以上地块两两之间的路网距离与直线距离之比",
            f"distance by street over straight distance between pairs of parcels at least {_APART_M:g} m apart",
        ),
        "roads.geometry",
        "parcels.geometry",
    )
    middle, high = (None, None) if index is None else (float(q) for q in np.quantile(index, (0.5, 0.95)))
    made = (
        ("network.detour", Text("绕行系数（中位）", "detour index (median)"), middle, "ratio_1"),
        ("network.detour_95", Text("绕行系数（95% 分位）", "detour index (95th percentile)"), high, "ratio_1"),
        ("network.cut_off_pairs", Text("不连通地块对占比", "share of parcel pairs without a way"), cut_off, "share"),
    )
    return tuple(
        figure(key, label, value, unit="" if unit == "ratio_1" else unit, origin=origin, note=note)
        for key, label, value, unit in made
    )


def _pair_table(pairs: list[tuple[str, str, float, float, float]]) -> SurveyTable:
    columns = (
        SurveyColumn("one", Text("地块", "parcel")),
        SurveyColumn("other", Text("另一地块", "other parcel")),
        SurveyColumn("straight_m", Text("直线距离", "straight distance"), "m"),
        SurveyColumn("street_m", Text("路网距离", "distance by street"), "m"),
        SurveyColumn("detour", Text("绕行系数", "detour index")),
    )
    rows = rows_of(*zip(*pairs, strict=True)) if pairs else ()
    return SurveyTable("detours", Text("绕行最多的地块对", "pairs with the longest detours"), columns, rows)


def _end_table(ends: tuple[DeadEnd, ...]) -> SurveyTable:
    columns = (
        SurveyColumn("road", Text("道路", "road")),
        SurveyColumn("x", Text("横坐标", "x"), "m"),
        SurveyColumn("y", Text("纵坐标", "y"), "m"),
        SurveyColumn("length_m", Text("长度", "length"), "m"),
        SurveyColumn("over", Text("超限", "over the limit")),
    )
    rows = tuple(
        row
        for end in ends
        for row in rows_of([end.road], [end.path[0][0]], [end.path[0][1]], [end.length_m], [end.over])
    )
    return SurveyTable("dead_ends", Text("尽头路", "dead ends"), columns, rows)


def _piece_table(network: StreetGraph) -> SurveyTable:
    """Return the pieces of the streets apart from the largest, with the roads in each."""
    columns = (
        SurveyColumn("piece", Text("连通块", "piece")),
        SurveyColumn("length_m", Text("长度", "length"), "m"),
        SurveyColumn("roads", Text("道路", "roads")),
    )
    lengths: dict[int, float] = {}
    names: dict[int, dict[str, None]] = {}
    piece = network.streets.pieces() if len(network.grade) else np.zeros(0, dtype=int)
    for edge, (a, _) in enumerate(network.streets.ends.tolist()):
        lengths[int(piece[a])] = lengths.get(int(piece[a]), 0.0) + float(network.streets.length_m[edge])
        names.setdefault(int(piece[a]), {})[network.streets.roads[edge]] = None
    largest = max(lengths, key=lambda number: (lengths[number], -number), default=0)
    apart = sorted((number for number in lengths if number != largest), key=lambda number: (-lengths[number], number))
    rows = rows_of(*zip(*((n, lengths[n], "、".join(names[n])) for n in apart), strict=True)) if apart else ()
    return SurveyTable(
        "street_pieces", Text("不与主网相连的道路", "streets apart from the main network"), columns, rows
    )


def _findings(park: Park, network: StreetGraph, ends: tuple[DeadEnd, ...], values: Parameters) -> Iterator[Finding]:
    label = Text("道路网", "street network")
    if not len(park["roads"]):
        words = Text(
            "道路未知，因为没有道路数据；请导入道路中心线（如 OpenStreetMap 的 .osm 或 .pbf 文件）",
            "roads are unknown, because there are no road data; import road centrelines (an .osm or .pbf file of OpenStreetMap, say)",
        )
        yield Finding("network.roads", label, "unknown", words)
        return
    if not len(network.grade):
        words = Text(
            "没有可行车的道路：全部为高速公路或小径；请补充其他道路，或改正等级",
            "no street carries vehicles: all roads are motorways or paths; import the other roads or correct the grades",
        )
        yield Finding("network.roads", label, "unknown", words)
        return
    count = int(network.streets.pieces().max()) + 1
    apart = Text(
        f"行车道路分为 {count} 个互不相连的部分" if count > 1 else "行车道路全部相连",
        f"the streets fall into {count} pieces that do not meet" if count > 1 else "the streets all connect",
    )
    yield Finding("network.pieces", Text("道路连通", "connected streets"), "warn" if count > 1 else "pass", apart)
    limit = values.entry("dead_end_m")
    over = tuple(dict.fromkeys(end.road for end in ends if end.over))
    words = Text(
        f"{len(ends)} 条尽头路，其中 {sum(end.over for end in ends)} 条超过 {limit.value:g} 米，须设回车场",
        f"{len(ends)} dead ends, {sum(end.over for end in ends)} of them longer than {limit.value:g} m, which need a turning head",
    )
    verdict = "warn" if over else "pass"
    yield Finding(
        "network.dead_ends", Text("尽头路", "dead ends"), verdict, words, over, limit.origin.ref, (limit.origin,)
    )
    unknown = int(park["roads"]["grade"].isna().sum())
    if unknown:
        words = Text(
            f"{unknown} 条道路等级不明，按支路计；请补填 grade 一列",
            f"{unknown} roads of unknown grade are taken for local roads; fill in the column `grade`",
        )
        rows = tuple(park["roads"].frame.loc[park["roads"]["grade"].isna(), "id"])
        yield Finding("network.grades", Text("道路等级", "road grades"), "unknown", words, rows)
