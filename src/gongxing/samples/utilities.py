"""Which pipes and facilities stand in the demo park: connected mains, sewers that fall to the plant, drains to the water?

They cover the park in part and some mains are too small for its planned size, as in an office's real survey.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely.geometry import LineString, Point
from shapely.ops import substring

from gongxing.samples.ground import Street
from gongxing.samples.relief import WATER_LEVEL_M, Relief
from gongxing.samples.routes import Links, carried, link_nodes, routes, tree_of, upstream_first
from gongxing.samples.shapes import strings

_SIDE = {"water": 0.28, "sewer": -0.18, "storm": -0.32, "gas": 0.38}
_CORNER = {"water": (2.5, 1.5), "sewer": (-1.5, -2.0), "storm": (-3.0, 1.5), "gas": (3.5, -3.0)}
_HEAD_M = 46.0
_DEEPEST_M = 5.5
_HYDRANT_M = 118.0
NEIGHBOUR = "毗邻高新区（示例）"


@dataclass(frozen=True)
class _Pipe:
    kind: str
    shape: LineString
    diameter: int
    start: float | None = None
    end: float | None = None
    cover: float | None = None
    main: bool = False


class _Place(NamedTuple):
    kind: str
    name: str
    spot: Point
    head: float | None = None
    level: float | None = None
    zone: str | None = None


@dataclass(frozen=True)
class Utilities:
    """The tables `pipes` and `facilities` in the drawing frame."""

    pipes: gpd.GeoDataFrame
    facilities: gpd.GeoDataFrame


def lay_utilities(
    streets: tuple[Street, ...],
    relief: Relief,
    plant: Point,
    *,
    waters: list[shapely.Geometry],
    rng: np.random.Generator,
) -> Utilities:
    """Return pipes and facilities along the streets; the same generator state gives the same network."""
    links = link_nodes(streets)
    wide = [i for i, street in enumerate(streets) if street.grade not in ("lane", "motorway")]
    nodes = sorted({node for i in wide for node in links.ends[i]})
    if not wide:
        return Utilities(_pipe_frame([], rng), _facility_frame([]))
    pipes: list[_Pipe] = []
    places: list[_Place] = []
    for lay in (_water, _sewers, _storm):
        more, sites = lay(_Site(links, tuple(wide), tuple(nodes), relief, plant, tuple(waters)), rng)
        pipes += more
        places += sites
    pipes += _gas(links, wide, rng)
    centre = links.xy[np.array(nodes)].mean(axis=0)
    middle = links.nearest(Point(*centre), nodes)
    places += _neighbour(links, nodes, relief)
    places.append(_Place("fire_station", "消防救援站", Point(*(links.xy[middle] + 25))))
    return Utilities(_pipe_frame(pipes, rng), _facility_frame(places))


def _neighbour(links: Links, nodes: list[int], relief: Relief) -> list[_Place]:
    """Return what the neighbouring zone in the north offers: a connection to its mains and one to its sewers."""
    node = max(nodes, key=lambda n: (links.xy[n][1], links.xy[n][0]))
    spot = links.xy[node]
    level = round(float(relief.ground(spot)[0]) - 4.0, 2)
    return [
        _Place("water_source", "毗邻高新区供水联络口", Point(*(spot + _CORNER["water"])), head=45.0, zone=NEIGHBOUR),
        _Place(
            "treatment_plant", "毗邻高新区污水厂接入口", Point(*(spot + _CORNER["sewer"])), level=level, zone=NEIGHBOUR
        ),
    ]


@dataclass(frozen=True)
class _Site:
    links: Links
    wide: tuple[int, ...]
    nodes: tuple[int, ...]
    relief: Relief
    plant: Point
    waters: tuple[shapely.Geometry, ...]

    def ground(self, node: int) -> float:
        return float(self.relief.ground(self.links.xy[node])[0])

    def price(self, link: int) -> float:
        """Return the relative price of laying along a link: mains follow the main roads."""
        grade = self.links.streets[link].grade
        return {"arterial": 1.0, "collector": 1.1, "local": 1.5}.get(grade, math.inf)


_Laid = tuple[list[_Pipe], list[_Place]]


def _chosen(site: _Site, main: float, local: float, rng: np.random.Generator) -> list[int]:
    """Return the links that have the kind of pipe, the wide streets more often."""
    large = {"arterial", "collector"}
    return [i for i in site.wide if rng.random() < (main if site.links.streets[i].grade in large else local)]


def _along(links: Links, link: int, kind: str, *, start: int) -> LineString:
    """Return the run of a pipe beside a link's centreline, beginning at node `start`, meeting its like at the nodes."""
    street = links.streets[link]
    path = street.path if links.ends[link][0] == start else street.path.reverse()
    side = _SIDE[kind] * street.width * (1 if links.ends[link][0] == start else -1)
    beside = strings(shapely.offset_curve(path, side, join_style="mitre"), 1.0)
    corner = np.array(_CORNER[kind])
    ends = [links.xy[start] + corner, links.xy[links.other(link, start)] + corner]
    trim = min(14.0, 0.3 * path.length)
    inner = substring(beside[0], trim, beside[0].length - trim) if beside and beside[0].length > 2.2 * trim else None
    middle = [] if inner is None or inner.is_empty else list(inner.coords)
    return LineString([tuple(ends[0]), *middle, tuple(ends[1])])


def _water(site: _Site, rng: np.random.Generator) -> _Laid:
    """Return mains fed from two sides of the park, rings where both ends of a chosen link are reached."""
    links = site.links
    order = sorted(site.nodes, key=lambda n: links.xy[n][0])
    ends = [n for n in (*order[: len(order) // 6 + 1], *order[-(len(order) // 6) - 1 :]) if _on_main(site, n)]
    roots = sorted({ends[0], ends[-1]}) if ends else [order[0]]
    chosen = _chosen(site, 0.92, 0.72, rng)
    tree = tree_of(links, routes(links, roots, site.price), chosen)
    load = carried(links, tree)
    used = {link: node for node, (link, _) in tree.items()}
    pipes = []
    for node, (link, _) in sorted(tree.items()):
        metres = load[node] * float(rng.uniform(0.75, 1.15))
        size = _size(metres, (500, 150), (1500, 200), (3500, 300), (8000, 400), (15000, 500), (math.inf, 600))
        pipes.append(_Pipe("water", _along(links, link, "water", start=node), size, cover=1.0, main=size >= 300))
    for link in chosen:
        if link not in used and all(end in tree or end in roots for end in links.ends[link]):
            size = 200 if links.streets[link].grade == "local" else 300
            pipes.append(
                _Pipe(
                    "water", _along(links, link, "water", start=links.ends[link][0]), size, cover=1.0, main=size >= 300
                )
            )
    corner = np.array(_CORNER["water"])
    places: list[_Place] = [
        _Place("water_source", f"区域供水接入点{i + 1}", Point(*(links.xy[root] + corner)), _HEAD_M - 1.5 * i)
        for i, root in enumerate(roots)
    ]
    for pipe in pipes:
        count = int(pipe.shape.length // _HYDRANT_M) + 1
        for step in range(count):
            if rng.random() < 0.88:
                spot = pipe.shape.interpolate((step + 0.5) / count, normalized=True)
                places.append(_Place("hydrant", "室外消火栓", Point(spot.x + 0.8, spot.y + 0.8)))
    return pipes, places


def _on_main(site: _Site, node: int) -> bool:
    return any(site.links.streets[i].grade == "arterial" for i in site.links.beside[node])


def _sewers(site: _Site, rng: np.random.Generator) -> _Laid:
    """Return sewers that fall to the treatment plant, lifted where they would run too deep."""
    root = site.links.nearest(site.plant, site.nodes)
    tree = tree_of(site.links, routes(site.links, [root], site.price), _chosen(site, 0.72, 0.4, rng))
    sizes = ((1200, 300), (3500, 400), (7000, 500), (13000, 600), (math.inf, 800))
    pipes, lifts, lowest = _fall(site, tree, "sewer", sizes=sizes)
    corner = np.array(_CORNER["sewer"])
    places = [_Place("lift_station", "污水提升泵站", Point(*(site.links.xy[n] + corner))) for n in lifts]
    level = lowest.get(root, site.ground(root) - 2.0)
    places.append(
        _Place("treatment_plant", "污水处理厂", Point(*(site.links.xy[root] + corner)), level=round(level, 2))
    )
    return pipes, places


def _storm(site: _Site, rng: np.random.Generator) -> _Laid:
    """Return storm drains that fall to the nearest open water."""
    links = site.links
    water = shapely.union_all(np.array(site.waters, dtype=object)) if site.waters else None
    near = [n for n in site.nodes if water is not None and shapely.distance(shapely.points(links.xy[n]), water) < 90]
    if not near:
        return [], []
    tree = tree_of(links, routes(links, near, site.price), _chosen(site, 0.62, 0.3, rng))
    sizes = ((150, 600), (350, 800), (700, 1000), (1400, 1200), (2600, 1500), (math.inf, 1800))
    pipes, _, lowest = _fall(site, tree, "storm", sizes=sizes, lift=False)
    corner = np.array(_CORNER["storm"])
    places = [
        _Place(
            "outfall", "雨水排口", Point(*(links.xy[n] + corner)), level=round(min(lowest[n], WATER_LEVEL_M - 0.8), 2)
        )
        for n in sorted(lowest)
        if n in near
    ]
    return pipes, places


def _fall(
    site: _Site, tree: dict[int, tuple[int, int]], kind: str, *, sizes: Iterable[tuple[float, int]], lift: bool = True
) -> tuple[list[_Pipe], list[int], dict[int, float]]:
    """Return the pipes of a draining tree with inverts, the nodes with a lift station, and the lowest invert at each node."""
    load = carried(site.links, tree)
    arriving: dict[int, float] = {}
    widest: dict[int, int] = {}
    pipes, lifts = [], []
    for node in upstream_first(tree):
        link, below = tree[node]
        size = max(_size(load[node], *sizes), widest.get(node, 0))
        least = 1.0 + size / 1000
        start = min(site.ground(node) - least, arriving.get(node, math.inf))
        if lift and site.ground(node) - start > _DEEPEST_M:
            lifts.append(node)
            start = site.ground(node) - least - 0.3
        slope = {300: 0.0025, 400: 0.0018, 500: 0.0014, 600: 0.0012}.get(size, 0.001)
        run = site.links.streets[link].path.length
        end = min(start - slope * run, site.ground(below) - least)
        if not lift:  # drains on flat land end where the water lets them
            end = max(end, min(start - 0.0006 * run, WATER_LEVEL_M - 0.8))
        pipes.append(
            _Pipe(kind, _along(site.links, link, kind, start=node), size, round(start, 2), round(end, 2),
                  round(site.ground(node) - start - size / 1000, 2), size >= 500)
        )  # fmt: skip
        arriving[below] = min(arriving.get(below, math.inf), end)
        widest[below] = max(widest.get(below, 0), size)
    return pipes, sorted(lifts), arriving


def _gas(links: Links, wide: list[int], rng: np.random.Generator) -> list[_Pipe]:
    found = []
    for i in wide:
        main = links.streets[i].grade in ("arterial", "collector")
        if rng.random() < (0.45 if main else 0.1):
            size = int(rng.choice([160, 200, 315]))
            found.append(_Pipe("gas", _along(links, i, "gas", start=links.ends[i][0]), size, cover=1.6, main=main))
    return found


def _size(load: float, *steps: tuple[float, int]) -> int:
    return next(size for limit, size in steps if load <= limit)


def _pipe_frame(pipes: list[_Pipe], rng: np.random.Generator) -> gpd.GeoDataFrame:
    rows = []
    for pipe in pipes:
        year = int(rng.integers(2001, 2024) if pipe.main else rng.integers(1994, 2023))
        material = {
            "water": "球墨铸铁" if year > 2004 else "灰口铸铁",
            "sewer": "HDPE" if year > 2009 else "钢筋混凝土",
            "storm": "钢筋混凝土",
            "gas": "PE",
        }[pipe.kind]
        cover = pipe.cover if pipe.start is not None else round(float((pipe.cover or 1.0) + rng.uniform(-0.1, 0.4)), 2)
        rows.append((pipe.kind, pipe.diameter, material, year, cover, pipe.start, pipe.end))
    columns = ["kind", "diameter_mm", "material", "laid_year", "depth_m", "start_invert_m", "end_invert_m"]
    frame = pd.DataFrame(rows, columns=columns)
    frame.insert(0, "id", [f"GX{n + 1:05d}" for n in range(len(frame))])
    return gpd.GeoDataFrame(frame, geometry=[pipe.shape for pipe in pipes])


def _facility_frame(places: list[_Place]) -> gpd.GeoDataFrame:
    frame = pd.DataFrame(
        {
            "id": [f"SS{n + 1:05d}" for n in range(len(places))],
            "kind": [place.kind for place in places],
            "name": [place.name for place in places],
            "head_m": [place.head for place in places],
            "level_m": [place.level for place in places],
            "zone": [place.zone for place in places],
        }
    )
    return gpd.GeoDataFrame(frame, geometry=[place.spot for place in places])
