"""Which blocks do the roads enclose, what character has each, and which local streets serve the built ones?"""

from __future__ import annotations

import heapq
import math
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry import LineString, Point, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import substring

from gongxing.samples.ground import Block, Patch, Street
from gongxing.samples.network import Network
from gongxing.samples.shapes import axes, halve, merged, opened, pieces, smooth, strings

BUILT_SHARE = 0.575
"""Present construction land aimed at, of the whole park."""
ROAD_KM_PER_KM2 = 5.0
_ELSEWHERE_SHARE = 0.06
"""Construction land outside built blocks (hamlets, green beside highways, village works), of the whole park."""


@dataclass(frozen=True)
class Layout:
    """Blocks, all streets so far (lanes of hamlets come later) and the strips of green and water already placed."""

    blocks: tuple[Block, ...]
    streets: tuple[Street, ...]
    placed: tuple[Patch, ...]


def lay_blocks(network: Network, rng: np.random.Generator) -> Layout:
    """Return the blocks of `network`: superblocks given a character, the built ones cut by local streets."""
    surface = merged(road.path.buffer(road.width / 2, cap_style="flat", quad_segs=3) for road in network.roads)
    placed = _strips(network, surface)
    land = opened(network.park.difference(merged([surface, *(patch.shape for patch in placed)])), 9.0)
    superblocks = pieces(land, 2500)
    towns = _town_of(superblocks, network)
    industry = _industrial(superblocks, towns, network=network, rng=rng)
    fixed = surface.intersection(network.park).area
    streets, cut = _locals(superblocks, towns, industry=industry, network=network, rng=rng)
    blocks = _pockets(cut, network, roads_m2=fixed, rng=rng)
    return Layout(tuple(blocks), (*network.roads, *streets), placed)


def _strips(network: Network, surface: BaseGeometry) -> tuple[Patch, ...]:
    """Return water, its banks and the green beside highways, cut at every bridge."""
    water = merged(water.shape for water in network.waters)
    patches = []
    for stretch in network.waters:
        use = "1701" if stretch.kind == "river" else "1705"
        patches += [
            Patch(part, use, group="water", name=stretch.name) for part in pieces(stretch.shape.difference(surface), 30)
        ]
    bank = opened(water.buffer(20, quad_segs=3).intersection(network.park).difference(merged([water, surface])), 4)
    patches += [Patch(part, "bank") for part in pieces(bank, 300)]
    taken = merged([water, surface, bank])
    for road in network.roads:
        reach = road.width / 2 + (45 if road.grade == "motorway" else 18 if road.lanes == 6 else 0)
        if reach > road.width / 2:
            strip = road.path.buffer(reach, cap_style="flat", quad_segs=3).intersection(network.park).difference(taken)
            patches += [Patch(part, "verge") for part in pieces(opened(strip, 4), 500)]
            taken = taken.union(strip)
    return tuple(patches)


def _town_of(superblocks: list[Polygon], network: Network) -> dict[int, int]:
    """Return the town of each superblock that belongs to one: the nearest ones until the town has its area."""
    found: dict[int, int] = {}
    for number, town in enumerate(network.towns):
        spot = Point(town.centre)
        area = 0.0
        for i in sorted(
            range(len(superblocks)),
            key=lambda i: superblocks[i].distance(spot) + 0.1 * superblocks[i].centroid.distance(spot),
        ):
            if area > 0.62 * town.area or superblocks[i].distance(spot) > 420:
                break
            if i not in found and network.is_old(superblocks[i].centroid.x):
                found[i] = number
                area += superblocks[i].area
    return found


def _industrial(
    superblocks: list[Polygon], towns: dict[int, int], *, network: Network, rng: np.random.Generator
) -> set[int]:
    """Return the superblocks where factories go: the newer part first, until there is a little more than needed."""
    wanted = 1.0 * (BUILT_SHARE - _ELSEWHERE_SHARE) * network.park.area
    area = sum(road.path.length * road.width for road in network.roads) + sum(superblocks[i].area for i in towns)
    score = {}
    for i, shape in enumerate(superblocks):
        spot = shape.centroid
        town = min((math.dist((spot.x, spot.y), town.centre) for town in network.towns), default=0.0)
        score[i] = (
            rng.normal(0, 0.6)
            + (0.0 if network.is_old(spot.x) else 0.85)
            - town / 6000
            - (4.0 if shape.area < 130_000 else 0)
        )
    chosen: set[int] = set()
    for i in sorted(score, key=lambda i: -score[i]):
        if i in towns:
            continue
        if area >= wanted * 1.13:
            break
        chosen.add(i)
        area += superblocks[i].area
    return chosen


def _locals(
    superblocks: list[Polygon], towns: dict[int, int], *, industry: set[int], network: Network, rng: np.random.Generator
) -> tuple[list[Street], list[Block]]:
    """Cut the built superblocks by local streets, largest first, until the streets are as dense as they should be."""
    tree = shapely.STRtree([road.path for road in network.roads])
    length = sum(road.path.length for road in network.roads)
    target = ROAD_KM_PER_KM2 * 1e-3 * BUILT_SHARE * network.park.area
    queue: list[tuple[float, int, Block, tuple[LineString, ...]]] = []
    done, streets, count, tick = [], [], 0, 0
    for i, shape in enumerate(superblocks):
        old = network.is_old(shape.centroid.x)
        block = Block(shape, "town" if i in towns else "industry" if i in industry else "farm", old, towns.get(i, -1))
        if block.character == "farm":
            done.append(block)
            continue
        around = tuple(network.roads[j].path for j in tree.query(shape, predicate="dwithin", distance=60))
        heapq.heappush(queue, (-_urgency(block), i, block, around))
        tick = max(tick, i)
    while queue and length < target:
        _, _, block, around = heapq.heappop(queue)
        cut = None if block.shape.area < 25_000 else cut_across(block, around, width=_width(block), rng=rng)
        if cut is None:
            done.append(block)
            continue
        street, parts = cut
        count += 1
        name = (
            f"{'街' if block.character == 'town' else '工业'}{count}路"
            if block.character != "town"
            else f"示例{count}街"
        )
        streets.append(Street(street, "local", _width(block), 2, name))
        length += street.length
        for part in parts:
            tick += 1
            child = Block(part, block.character, block.old, block.town)
            heapq.heappush(queue, (-_urgency(child), tick, child, (*around, street)))
    return streets, done + [entry[2] for entry in queue]


def _urgency(block: Block) -> float:
    return float(block.shape.area) * (4.2 if block.character == "town" else 1.0)


def _width(block: Block) -> float:
    return 12.0 if block.character == "town" else 16.0


def cut_across(
    block: Block, around: tuple[LineString, ...], *, width: float, rng: np.random.Generator
) -> tuple[LineString, list[Polygon]] | None:
    """Return a street across the block and the parts it leaves, or None where no street would reach a road."""
    box = axes(block.shape)
    for trial in range(4):
        lengthwise = trial >= 2 or (box.length < 1.15 * box.width and rng.random() < 0.3)
        half = (box.length if lengthwise else box.width) / 2 + 70
        spread = (box.width if lengthwise else box.length) * (0.09 if trial else 0.06)
        offset = float(rng.normal(0, spread))
        bend = float(rng.normal(0, 24 if block.character == "town" else 14 if block.old else 0))
        ends = [(-half, offset - bend), (-half / 3, offset), (half / 3, offset + bend), (half, offset + bend / 2)]
        path = smooth([box.at(a, b) if lengthwise else box.at(b, a) for a, b in ends])
        street = reaching(path, block.shape, around=around)
        if street is None:
            continue
        parts = pieces(
            opened(block.shape.difference(street.buffer(width / 2, cap_style="square", quad_segs=2)), 5), 2500
        )
        if len(parts) >= 2 and min(part.area for part in parts) > 0.18 * block.shape.area:
            return street, parts
    return None


def reaching(path: LineString, shape: Polygon, *, around: tuple[LineString, ...]) -> LineString | None:
    """Return `path` trimmed to run from road to road across `shape`; one end may stop at the edge of the block."""
    inside = strings(path.intersection(shape), 40)
    if len(inside) != 1:
        return None
    start, end = (path.project(Point(inside[0].coords[k])) for k in (0, -1))
    crossing = [path.project(Point(spot)) for spot in shapely.get_coordinates(path.intersection(merged(around)))]
    before = [c for c in crossing if start - 60 < c <= start + 1]
    after = [c for c in crossing if end - 1 <= c < end + 60]
    if not before and not after:
        return None
    return substring(path, max(before, default=start + 4), min(after, default=end - 4))


def _pockets(blocks: list[Block], network: Network, *, roads_m2: float, rng: np.random.Generator) -> list[Block]:
    """Return the blocks with some factory blocks, or an end of one, left as villages and fields: the built share comes out."""
    wanted = (BUILT_SHARE - _ELSEWHERE_SHARE) * network.park.area - roads_m2
    built = sum(block.shape.area * 1.04 for block in blocks if block.character != "farm")
    candidates = [i for i, block in enumerate(blocks) if block.character == "industry" and block.shape.area > 90_000]
    found = dict(enumerate(blocks))
    ends: list[Block] = []
    for turn, i in enumerate(rng.permutation(candidates).tolist()):
        block, share = blocks[i], 1.0 if turn % 3 == 2 else float(rng.uniform(0.3, 0.45))
        if built - 0.7 * share * block.shape.area < wanted:
            continue
        built -= share * block.shape.area
        if share == 1.0:
            found[i] = Block(block.shape, "farm", block.old)
            continue
        box = axes(block.shape)
        parts = halve(block.shape, box.at((0.5 - share) * box.length * rng.choice([-1, 1]), 0.0), along=box.across)
        parts.sort(key=lambda part: part.area)
        found[i] = Block(parts[-1], "industry", block.old)
        ends += [Block(part, "farm", block.old) for part in parts[:-1]]
    return _roadside([*found.values(), *ends], network, rng=rng)


def _roadside(blocks: list[Block], network: Network, *, rng: np.random.Generator) -> list[Block]:
    """Return the blocks with a row of roadside factories cut from the edge of some large fields."""
    wide = [road for road in network.roads if road.grade != "motorway"]
    tree = shapely.STRtree([road.path for road in wide])
    found: list[Block] = []
    for block in blocks:
        if block.character != "farm" or block.shape.area < 300_000 or rng.random() > 0.45:
            found.append(block)
            continue
        box = axes(block.shape)
        deep = float(rng.uniform(95, 150))
        road = merged(
            wide[i].path.buffer(wide[i].width / 2 + 22)
            for i in tree.query(block.shape, predicate="dwithin", distance=60)
        )
        cuts = [halve(block.shape, box.at(s * (box.length / 2 - deep), 0.0), along=box.across) for s in (-1, 1)]
        cuts += [halve(block.shape, box.at(0.0, s * (box.width / 2 - deep)), along=box.along) for s in (-1, 1)]
        cuts = [sorted(parts, key=lambda part: part.area) for parts in cuts if len(parts) == 2]
        best = max(cuts, key=lambda parts: parts[0].boundary.intersection(road).length, default=None)
        if best is None or best[0].boundary.intersection(road).length < 300:
            found.append(block)
            continue
        row = axes(best[0])
        share = float(rng.uniform(0.35, 0.6))
        parts = halve(best[0], row.at((0.5 - share) * row.length * rng.choice([-1, 1]), 0.0), along=row.across)
        parts.sort(key=lambda part: part.area)
        works = parts[0] if len(parts) == 2 else best[0]
        found.append(Block(works, "industry", block.old))
        found += [Block(part, "farm", block.old) for part in pieces(block.shape.difference(works), 500)]
    return found
