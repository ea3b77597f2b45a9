"""What do the registers of the demo park say: households, roads, pipes, quota, strategies, and which gaps do they have?"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

import geopandas as gpd
import numpy as np
import pandas as pd

from gongxing.samples.buildings import House
from gongxing.samples.ground import Street
from gongxing.samples.terrain import Terrain
from gongxing.samples.uses import Lot

SOURCE = "demo"
_CONDITION = {
    "motorway": (0.9, 0.1, 0.0),
    "arterial": (0.55, 0.35, 0.1),
    "collector": (0.4, 0.4, 0.2),
    "local": (0.35, 0.4, 0.25),
    "lane": (0.2, 0.45, 0.35),
}


def households(
    lots: list[Lot], houses: list[House], *, house_ids: list[str], rng: np.random.Generator
) -> gpd.GeoDataFrame:
    """Return one household per homestead dwelling, with persons and lawful floor area."""
    groups = {lot.id: lot.group for lot in lots if lot.stands == "homes"}
    mine = [i for i, house in enumerate(houses) if house.kind == "dwelling" and house.lot in groups]
    floor = np.array([houses[i].shape.area * houses[i].floors for i in mine]) * rng.uniform(0.82, 1.0, len(mine))
    frame = pd.DataFrame(
        {
            "id": [f"HU{n + 1:05d}" for n in range(len(mine))],
            "parcel": [houses[i].lot for i in mine],
            "building": [house_ids[i] for i in mine],
            "village": [groups[houses[i].lot] for i in mine],
            "persons": rng.choice([1, 2, 3, 4, 5, 6], len(mine), p=[0.11, 0.26, 0.26, 0.2, 0.12, 0.05]),
            "floor_m2": np.clip(floor, 90, 245).round(1),
            "structure": ["砖混" if houses[i].floors > 1 else "砖木" for i in mine],
        }
    )
    return gpd.GeoDataFrame(frame, geometry=[houses[i].shape.centroid for i in mine])


def roads(links: tuple[Street, ...], rng: np.random.Generator) -> gpd.GeoDataFrame:
    """Return the present centrelines, cut at junctions."""
    grades = ("good", "fair", "poor")
    frame = pd.DataFrame(
        {
            "id": [f"DL{n + 1:05d}" for n in range(len(links))],
            "name": [link.name for link in links],
            "grade": [link.grade for link in links],
            "width_m": [link.width for link in links],
            "lanes": [link.lanes for link in links],
            "condition": [str(rng.choice(grades, p=_CONDITION[link.grade])) for link in links],
        }
    )
    return gpd.GeoDataFrame(frame, geometry=[link.path for link in links])


def waters(terrain: Terrain, lots: list[Lot]) -> gpd.GeoDataFrame:
    """Return rivers and canals whole, and the ponds."""
    ponds = [lot for lot in lots if lot.use == "1704"]
    rows = [(water.name, water.kind, water.shape) for water in terrain.network.waters]
    rows += [(lot.name or "鱼塘", "pond", lot.shape) for lot in ponds]
    frame = pd.DataFrame(
        {"id": [f"ST{n + 1:05d}" for n in range(len(rows))], "name": [r[0] for r in rows], "kind": [r[1] for r in rows]}
    )
    return gpd.GeoDataFrame(frame, geometry=[r[2] for r in rows])


def quota(scale: float, years: range, *, rng: np.random.Generator) -> pd.DataFrame:
    """Return yearly quota: about 12 ha of new construction, 8 ha linked, and farmland replenished elsewhere to match."""
    rows = []
    for year in years:
        new, linked = 120_000 * scale * rng.uniform(0.88, 1.12), 80_000 * scale * rng.uniform(0.85, 1.15)
        for kind, area in (("new_construction", new), ("linked", linked), ("replenished_farmland", 0.95 * new)):
            rows.append((f"ZB-{year}-{kind}", year, kind, round(area, -2), f"合成示范文号〔{year}〕"))
    return pd.DataFrame(rows, columns=["id", "year", "kind", "area_m2", "document"])


def strategies() -> pd.DataFrame:
    """Return placeholders for the user's lists: three strategies, the 2+2 chains, one idea, six pillars."""
    rows = [("strategy", f"战略{n}（示例）", "由使用者按上级文件填写") for n in "一二三"]
    rows += [("leading_chain", name, "示例：主导产业") for name in ("石油装备", "高端装备零部件")]
    rows += [("nurtured_chain", name, "示例：培育产业") for name in ("新能源装备", "智能检测与再制造")]
    rows += [("idea", "以高质量发展统领园区更新（示例）", "由使用者按上级文件填写")]
    rows += [
        ("pillar", f"{name}高质量（示例）", "由使用者按上级文件填写")
        for name in ("产业发展", "科技创新", "空间利用", "基础设施", "生态环境", "民生治理")
    ]
    frame = pd.DataFrame(rows, columns=["kind", "name", "words"])
    frame.insert(0, "id", [f"ZL{n + 1:02d}" for n in range(len(frame))])
    return frame


def sources(seed: int, scale: float) -> pd.DataFrame:
    """Return the one source every row names: this generator, labelled synthetic. The hash is of its seed and scale."""
    word = f"gongxing.samples.demo_park(seed={seed}, scale={scale:g})"
    return pd.DataFrame(
        {
            "id": [SOURCE],
            "file": [word],
            "layer": ["合成示范数据 / synthetic demo data"],
            "sha256": [hashlib.sha256(word.encode()).hexdigest()],
            "synthetic": [True],
        }
    )


def with_gaps(frame: pd.DataFrame, shares: Mapping[str, float], *, rng: np.random.Generator) -> pd.DataFrame:
    """Return `frame` with the given share of each column left out: registers have gaps, and so has the demo."""
    found = frame.copy()
    for column, share in shares.items():
        lost = rng.random(len(found)) < share
        found[column] = found[column].astype(object).where(~lost, None)
    return found
