"""Which lot is the school, the market, the sewage plant, a reserve or a factory?"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import shapely
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from gongxing.samples.ground import Patch
from gongxing.samples.terrain import Terrain


@dataclass(frozen=True, slots=True)
class Lot:
    """A cell of the tiling with its id, shape, land-use class and what stands on it."""

    id: str
    shape: Polygon
    use: str
    stands: str
    group: str
    name: str
    patch: Patch
    idle: bool = False
    """A former factory without a firm, its halls standing or cleared."""


def name_lots(terrain: Terrain, scale: float, *, rng: np.random.Generator) -> list[Lot]:
    """Return the lots of `terrain` with every open use decided, numbered from the north-west."""
    order = sorted(range(len(terrain.tiling.shapes)), key=lambda i: _reading_order(terrain.tiling.shapes[i]))
    lots = [
        Lot(f"DK{n + 1:05d}", terrain.tiling.shapes[i], p.use, p.stands, p.group, p.name, p)
        for n, i in enumerate(order)
        for p in [terrain.tiling.patches[i]]
    ]
    lots = _factories(lots, terrain, scale=scale, rng=rng)
    for number, town in enumerate(terrain.network.towns):
        lots = _town(lots, town.name, centre=shapely.Point(town.centre), number=number, rng=rng)
    return lots


def _reading_order(shape: Polygon) -> tuple[float, float]:
    west, _, _, north = shape.bounds
    return (-round(north / 400), west)


def _distances(lots: Sequence[Lot], marks: Sequence[BaseGeometry]) -> dict[str, float]:
    """Return how far each lot lies from the nearest of `marks`; nothing is near where there are none."""
    if not marks:
        return {lot.id: 0.0 for lot in lots}
    shapes = np.array([lot.shape for lot in lots], dtype=object)
    _, distance = shapely.STRtree(marks).query_nearest(shapes, return_distance=True, all_matches=False)
    return {lot.id: float(far) for lot, far in zip(lots, distance, strict=True)}


def _closest(lots: Sequence[Lot], among: list[int], *, size: float, penalty: Callable[[Lot], float]) -> int | None:
    """Return which lot of `among` is nearest to `size` square metres, far ones held back by `penalty`."""
    return min(among, key=lambda i: abs(float(np.log(lots[i].shape.area / size))) + penalty(lots[i]), default=None)


def _town(lots: list[Lot], town: str, *, centre: BaseGeometry, number: int, rng: np.random.Generator) -> list[Lot]:
    """Return the lots with those of one town given: services first, shops at the heart, old works at the rim, homes else."""
    found = list(lots)
    free = [i for i, lot in enumerate(lots) if lot.use == "town" and lot.group == town]

    def give(size: float, use: str, stands: str, name: str, reach: float) -> None:
        i = _closest(lots, free, size=size, penalty=lambda lot: lot.shape.distance(centre) / reach)
        if i is not None:
            found[i] = replace(lots[i], use=use, stands=stands, name=name)
            free.remove(i)

    give(24_000, "080403", "school", f"{town}中心学校", 900)
    give(7_500, "0806", "clinic", f"{town}卫生院", 700)
    give(6_000, "0801", "office", f"{town}人民政府", 400)
    give(3_500, "0801", "office", f"{town}便民服务中心", 500)
    give(12_000, "1401", "", f"{town}公园", 600)
    give(5_000, "0902", "office", f"{town}商务楼", 600)
    give(8_000, "0901", "shops", f"{town}农贸市场", 350)
    heart = sorted(free, key=lambda i: lots[i].shape.distance(centre) + 0.12 * lots[i].shape.area ** 0.9)
    rim = sorted(free, key=lambda i: -lots[i].shape.distance(centre) + rng.normal(0, 130))
    shops, works = heart[: round(0.12 * len(free))], rim[: round(0.16 * len(free))]
    for i in free:
        if i in shops:
            found[i] = replace(lots[i], use="0901", stands="shops", name="沿街商铺")
        elif i in works:
            idle = rng.random() < 0.2
            found[i] = replace(lots[i], use="1001", stands="works", idle=idle, name="老厂房" if idle else "")
        elif rng.random() < 0.05:
            found[i] = replace(lots[i], use="16", stands="", idle=rng.random() < 0.5, name="待建空地")
        else:
            old = lots[i].shape.area < 7000 or rng.random() < 0.3
            found[i] = replace(lots[i], use="0701", stands="rows" if old else "estate", name="街坊" if old else "小区")
    return found


def _factories(lots: list[Lot], terrain: Terrain, *, scale: float, rng: np.random.Generator) -> list[Lot]:
    """Return the lots with the works' lots shared among plants, depots, reserves, idle and running factories."""
    found = list(lots)
    free = [i for i, lot in enumerate(lots) if lot.stands == "works"]
    works = [lots[i] for i in free]
    river = _distances(works, [water.shape for water in terrain.network.waters if water.kind == "river"])
    highway = _distances(works, [road.path for road in terrain.network.roads if road.lanes == 6])
    middle = _distances(works, [terrain.network.park.centroid])

    def give(size: float, use: str, *, stands: str, name: str, far: Mapping[str, float], reach: float) -> None:
        i = _closest(lots, free, size=size, penalty=lambda lot: far[lot.id] / reach)
        if i is not None:
            found[i] = replace(lots[i], use=use, stands=stands, name=name)
            free.remove(i)

    for turn in range(max(1, round(scale))):
        tail = "" if turn == 0 else f"（{turn + 1}）"
        give(32_000, "1302", stands="plant", name=f"污水处理厂{tail}", far=river, reach=120)
        give(11_000, "1303", stands="plant", name=f"变电站{tail}", far=highway, reach=500)
        give(14_000, "0902", stands="office", name=f"园区服务中心{tail}", far=middle, reach=1200)
        give(6_000, "0901", stands="shops", name=f"园区商业街{tail}", far=highway, reach=600)
        give(15_000, "1401", stands="", name=f"园区公园{tail}", far=middle, reach=2000)
    area = sum(lots[i].shape.area for i in free)
    for use, stands, name, share in (
        ("1101", "depot", "物流仓储", 0.06),
        ("16", "", "预留用地", 0.06),
        ("1001", "works", "停产厂房", 0.035),
    ):
        given = 0.0
        for i in rng.permutation(free).tolist():
            size = lots[i].shape.area
            if given + size > share * area * 1.15 or size > 60_000:
                continue
            idle = use == "1001" or (use == "16" and rng.random() < 0.3)
            found[i] = replace(
                lots[i], use=use, stands=stands, name="原厂区空地" if idle and use == "16" else name, idle=idle
            )
            free.remove(i)
            given += size
    return found
