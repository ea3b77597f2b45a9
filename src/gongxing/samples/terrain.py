"""How do network, blocks, lots, hamlets and fields come together as the ground of the demo park?"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import shapely
from shapely.geometry import Point

from gongxing.samples.blocks import Layout, lay_blocks
from gongxing.samples.ground import Block, Patch, Street
from gongxing.samples.hamlets import Hamlet, farm_block
from gongxing.samples.lots import factory_lots, near_streets, town_lots
from gongxing.samples.network import Network, lay_network
from gongxing.samples.shapes import merged, pieces
from gongxing.samples.tiling import Tiling, tile

_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_HAMLETS, _HOMES = 12, 830


@dataclass(frozen=True)
class Terrain:
    """The drawn ground in the turned frame: its skeleton, blocks and clean tiling."""

    network: Network
    layout: Layout
    tiling: Tiling
    villages: tuple[tuple[str, Point], ...]
    """Village names with the middle of each of their hamlets."""


def lay_terrain(rng: np.random.Generator, scale: float) -> Terrain:
    """Return the ground of a park of 16 km2 x `scale`."""
    network = lay_network(rng, scale)
    layout = lay_blocks(network, rng)
    streets = list(layout.streets)
    tree = shapely.STRtree([street.path for street in streets])
    hamlets = _share_hamlets(layout, scale, rng=rng)
    patches: list[Patch] = []
    middles: list[tuple[str, Point]] = []
    missing = 0
    for i, block in enumerate(layout.blocks):
        near = near_streets(block, tree, streets=streets[: len(layout.streets)])
        if block.character == "industry":
            made, lanes = factory_lots(block, near, rng=rng)
        elif block.character == "town":
            made, lanes = town_lots(block, near, town=network.towns[block.town].name, rng=rng), []
        else:
            wanted = [replace(hamlet, homes=min(118, hamlet.homes + missing)) for hamlet in hamlets.get(i, [])]
            made, lanes = farm_block(block, wanted, streets=near, rng=rng)
            if wanted:
                missing += sum(hamlet.homes for hamlet in hamlets[i]) - sum(len(patch.homes) for patch in made)
            middles += _middles(wanted, made)
        patches += made
        streets += lanes
    cuts = [street for street in streets if street.grade in ("local", "lane")]
    paths = shapely.STRtree([street.path for street in cuts])
    beside = shapely.STRtree([block.shape for block in layout.blocks])
    placed = [
        _settled(part, layout.blocks, beside=beside)
        for patch in layout.placed
        for part in _crossed(patch, [cuts[i] for i in paths.query(patch.shape, predicate="intersects")])
    ]
    return Terrain(network, layout, tile(network.park, [*placed, *patches], streets=streets), tuple(middles))


def _share_hamlets(layout: Layout, scale: float, *, rng: np.random.Generator) -> dict[int, list[Hamlet]]:
    """Return the hamlets of each block: sizes from a heavy-tailed draw, blocks by their area and nearness to factories."""
    farms = [i for i, block in enumerate(layout.blocks) if block.character == "farm" and block.shape.area > 45_000]
    works = shapely.STRtree([block.shape for block in layout.blocks if block.character == "industry"])
    count = max(1, round(_HAMLETS * scale))
    sizes = np.exp(rng.normal(0, 0.45, count))
    sizes = np.clip(sizes / sizes.sum() * _HOMES * scale, 26, 118).round().astype(int)
    room = {i: layout.blocks[i].shape.area for i in farms}
    beside = {
        i
        for i in farms
        if room[i] < 200_000 and len(works.query(layout.blocks[i].shape, predicate="dwithin", distance=3))
    }
    given: dict[int, list[int]] = {}
    for turn, size in enumerate(sorted(sizes.tolist(), reverse=True)):
        close = [i for i in beside if i not in given and room[i] > 1_000 * size] if turn % 2 else []
        best = max(close or farms, key=lambda i: (room[i] / (1 + 1.2 * len(given.get(i, []))), i), default=None)
        if best is None:
            break
        given.setdefault(best, []).append(size)
        room[best] -= 700 * size + 30_000
    order = sorted(
        given, key=lambda i: (round(layout.blocks[i].shape.centroid.x / 1500), layout.blocks[i].shape.centroid.y)
    )
    numbers = iter(range(count))
    return {i: [Hamlet(_village(next(numbers)), size) for size in given[i]] for i in order}


def _village(number: int) -> str:
    """Return the name of hamlet `number`: two groups to a village, villages named by the ten stems, then stem and branch."""
    village, group = divmod(number, 2)
    if village < 10:
        name = _STEMS[village]
    elif village < 130:
        name = _STEMS[village % 10] + _BRANCHES[village // 10 - 1]
    else:
        name = f"第{village}"
    return f"{name}村{'一二'[group]}组"


def _middles(hamlets: list[Hamlet], made: list[Patch]) -> list[tuple[str, Point]]:
    found = []
    for hamlet in hamlets:
        homes = [patch.shape.centroid for patch in made if patch.group == hamlet.name]
        if homes:
            found.append(
                (hamlet.name, Point(float(np.mean([p.x for p in homes])), float(np.mean([p.y for p in homes]))))
            )
    return found


def _crossed(patch: Patch, near: list[Street]) -> list[Patch]:
    """Return a green strip cut where the later streets `near` cross it; open water stays whole."""
    if patch.use not in ("verge", "bank"):
        return [patch]
    cut = patch.shape
    if near:
        cut = cut.difference(merged(street.path.buffer(street.width / 2 + 1, cap_style="flat") for street in near))
    return [replace(patch, shape=part) for part in pieces(cut, 100)]


def _settled(patch: Patch, blocks: tuple[Block, ...], *, beside: shapely.STRtree) -> Patch:
    """Return a bank or verge with its use: park by a town, protective green by factories, woodland by fields."""
    if patch.use == "verge":
        return replace(patch, use="1402", group="green")
    if patch.use != "bank":
        return patch
    reach = patch.shape.buffer(6, quad_segs=1)
    tally = {"farm": 0.0, "industry": 0.0, "town": 0.0}
    for i in beside.query(reach, predicate="intersects").tolist():
        tally[blocks[i].character] += blocks[i].shape.intersection(reach).area
    character = max(tally, key=lambda key: tally[key])
    return replace(patch, use={"town": "1401", "industry": "1402", "farm": "0301"}[character], group="green")
