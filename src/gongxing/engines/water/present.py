"""What is known of the pipes that lie there: size, roughness, age, cover; and what had to be assumed?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import shapely
from shapely.geometry import LineString

from gongxing.park import Park
from gongxing.standards.parameters import Parameters
from gongxing.words import Text

_GROWN_ROUGH = 0.7
"""What is left of the Hazen-Williams C at the end of a grey or unlined pipe's life."""


@dataclass(frozen=True, slots=True)
class PresentPipe:
    """One pipe that lies there."""

    id: str
    line: LineString
    dn_mm: float
    inner_mm: float
    roughness: float
    cover_m: float
    worn: bool
    words: Text


def present_pipes(park: Park, values: Parameters, year: int) -> tuple[tuple[PresentPipe, ...], tuple[Text, ...]]:
    """Return the park's water pipes as they will be in `year`, and the assumptions made for what is not recorded.

    A pipe past the life of its material by then is worn, as is one below DN 100. Missing sizes are taken to be the
    smallest of the catalogue; pipes of which neither material nor year is known are kept.
    """
    frame = park["pipes"].frame
    frame = frame[frame["kind"] == "water"]
    shapes = np.asarray(frame.geometry.array)
    sound = ~shapely.is_missing(shapes) & ~shapely.is_empty(shapes)
    found, no_size = [], 0
    for row, shape in zip(frame[sound].to_dict("records"), shapes[sound], strict=True):
        no_size += bool(pd.isna(row["diameter_mm"]))
        for part, line in enumerate(shapely.get_parts(shape).tolist()):
            if line.geom_type == "LineString" and line.length > 0.1:
                name = str(row["id"]) if part == 0 else f"{row['id']}/{part + 1}"
                found.append(_pipe(name, shapely.force_2d(line), row, values, year))
    return tuple(found), _assumptions(frame[sound], no_size, values)


def _pipe(name: str, line: LineString, row: dict[Any, Any], values: Parameters, year: int) -> PresentPipe:
    material = "" if pd.isna(row["material"]) else str(row["material"]).strip()
    laid = None if pd.isna(row["laid_year"]) else int(row["laid_year"])
    size = _least(values) if pd.isna(row["diameter_mm"]) else float(row["diameter_mm"])
    life = values.value("pipe_life_years", material or "*")
    age = None if laid is None else year - laid
    aged = age is not None and age > life
    small = size < 100.0
    cover = values.value("pipe_cover_m") if pd.isna(row["depth_m"]) else float(row["depth_m"])
    rough = values.value("pipe_roughness_hw", material or "*")
    if age is not None and "铸铁" in material and "球墨" not in material:
        rough *= 1.0 - (1.0 - _GROWN_ROUGH) * min(1.0, max(0.0, age / life))
    return PresentPipe(
        name,
        line,
        size,
        inner_of(size, values),
        rough,
        cover,
        aged or small,
        _words(size, material, laid, (life, aged)),
    )


def _words(size: float, material: str, laid: int | None, age: tuple[float, bool]) -> Text:
    life, aged = age
    zh = f"DN{size:g} {material or '材质不明'}，" + ("敷设年份不明" if laid is None else f"{laid} 年敷设")
    en = f"DN{size:g} {material or 'material unknown'}, " + ("year unknown" if laid is None else f"laid in {laid}")
    if aged:
        zh += f"，规划期内超过使用年限 {life:g} 年"
        en += f", past its life of {life:g} years within the horizon"
    elif size < 100.0:
        zh += "，管径过小"
        en += ", too small to be of use"
    return Text(zh, en)


def _least(values: Parameters) -> float:
    return min(float(kind[2:]) for kind in values.kinds("water_pipe_inner_mm"))


def inner_of(dn_mm: float, values: Parameters) -> float:
    """Return the inner diameter for a nominal one: the catalogue's, between its sizes in proportion."""
    kinds = values.kinds("water_pipe_inner_mm")
    pairs = sorted((float(kind[2:]), values.value("water_pipe_inner_mm", kind)) for kind in kinds)
    nominal, inner = np.array(pairs).T
    if dn_mm < nominal[0]:
        return float(dn_mm * inner[0] / nominal[0])
    if dn_mm > nominal[-1]:
        return float(dn_mm * inner[-1] / nominal[-1])
    return float(np.interp(dn_mm, nominal, inner))


def _assumptions(frame: pd.DataFrame, no_size: int, values: Parameters) -> tuple[Text, ...]:
    """Say once per kind of gap how many rows it concerns and what was assumed."""
    found = []
    if no_size:
        found.append(
            Text(
                f"{no_size} 段现状给水管没有管径，按 DN{_least(values):g} 计",
                f"{no_size} present water pipes have no diameter and are taken for DN{_least(values):g}",
            )
        )
    bare = int(frame["material"].isna().sum())
    if bare:
        found.append(
            Text(
                f"{bare} 段现状给水管没有材质，粗糙系数与使用年限按缺省值计",
                f"{bare} present water pipes have no material: default roughness and life",
            )
        )
    undated = int(frame["laid_year"].isna().sum())
    if undated:
        found.append(
            Text(
                f"{undated} 段现状给水管没有敷设年份，视为未超过使用年限",
                f"{undated} present water pipes have no year and are taken to be within their life",
            )
        )
    return tuple(found)
