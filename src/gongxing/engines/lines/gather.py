"""Which lines lie or will lie in the park: those of today that stay, and those of the water, sewer and storm schemes?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

import numpy as np
import pandas as pd
import shapely
from shapely.geometry import LineString

from gongxing.engines.lines.problem import FloatArray, Line
from gongxing.park import Park
from gongxing.park.heights import heights
from gongxing.plan import Plan
from gongxing.plan.lines import Path
from gongxing.standards.line_rules import LineRules
from gongxing.standards.parameters import Parameters
from gongxing.words import Text

SCHEMES = ("water", "sewer", "storm")
FIXED = ("keep", "replace")
GONE = "abandon"
_USUAL_MM = 200.0
_GROUND_M = 60.0
"""How far from any line the ground is looked up."""
_BY_INVERT = "invert"
"""Decision of a line of today whose covers are crown levels until the ground is known."""


class PlannedPipe(Protocol):
    """What is asked of a pipe of any scheme."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def kind(self) -> str:
        """Its kind."""

    @property
    def path(self) -> Path:
        """Its path in the park's CRS."""

    @property
    def diameter_mm(self) -> float:
        """Its nominal diameter."""

    @property
    def decision(self) -> str:
        """What becomes of it."""

    @property
    def cover_start_m(self) -> float:
        """Cover at the start of the path."""

    @property
    def cover_end_m(self) -> float:
        """Cover at the end of the path."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """The lines, and what had to be assumed or left out."""

    lines: tuple[Line, ...]
    warnings: tuple[Text, ...]
    assumptions: tuple[Text, ...]


def gather(park: Park, pipes: Sequence[tuple[str, PlannedPipe]], values: Parameters, rules: LineRules) -> Gathered:
    """Return every line that lies or will lie in the park; `pipes` are those of the schemes, each with its scheme's name.

    A pipe of today that a scheme speaks of comes from the scheme; one that no scheme speaks of stays.
    """
    spoken = {str(getattr(pipe, "existing", "") or "").split("/")[0] for _, pipe in pipes}
    spoken |= {pipe.id for _, pipe in pipes}
    found, warnings, assumptions = _of_today(park, spoken, values, rules)
    lines = [*found, *(_planned(source, pipe, rules) for source, pipe in pipes if str(pipe.decision) != GONE)]
    lines = [line for line in lines if len(line.path) >= 2]
    count = Counter(line.id for line in lines)
    lines = [replace(line, id=f"{line.source}/{line.id}") if count[line.id] > 1 else line for line in lines]
    ends = np.array([spot for line in lines for spot in (line.path[0], line.path[-1])], dtype=np.float64)
    ground = heights(park, ends)
    z = np.nan_to_num(ground.z_m)
    if not ground.measured and lines:
        assumptions.append(
            Text(
                "没有高程点：地面视为水平，交叉只按埋深比较",
                "no spot heights: the ground is taken to be level, and crossings compare depths alone",
            )
        )
    levelled = tuple(_levelled(line, z[2 * place], z[2 * place + 1]) for place, line in enumerate(lines))
    return Gathered(_joined(levelled), tuple(warnings), tuple(assumptions))


def pipes_of(plan: Plan | None) -> list[tuple[str, PlannedPipe]]:
    """Return the pipes of the water, sewer and storm schemes of a plan, each with its scheme's name."""
    found: list[tuple[str, PlannedPipe]] = []
    for name in SCHEMES:
        result = getattr(plan, name, None)
        part = getattr(result, "part", None)
        found += [(name, pipe) for pipe in getattr(part, "pipes", ())]
    return found


def outer_m(kind: str, diameter_mm: float, rules: LineRules) -> float:
    """Return the outer diameter in metres for a nominal one."""
    return diameter_mm / 1000 * (1 + 2 * rules.kind(kind).wall)


def _planned(source: str, pipe: PlannedPipe, rules: LineRules) -> Line:
    decision = str(pipe.decision)
    kind = pipe.kind if any(k.kind == pipe.kind for k in rules.kinds) else source
    return Line(
        pipe.id, kind, source, decision, tuple((float(x), float(y)) for x, y in pipe.path), float(pipe.diameter_mm),
        outer_m(kind, float(pipe.diameter_mm), rules), 0.0, 0.0, float(pipe.cover_start_m), float(pipe.cover_end_m),
        movable=decision not in FIXED, existing=decision == "keep", road=str(getattr(pipe, "road", "") or ""),
        pressure=bool(getattr(pipe, "pressure", False)),
    )  # fmt: skip


def _of_today(
    park: Park, spoken: set[str], values: Parameters, rules: LineRules
) -> tuple[list[Line], list[Text], list[Text]]:
    frame = park["pipes"].frame
    shapes = np.asarray(frame.geometry.array)
    usual = frame.groupby("kind")["diameter_mm"].median().to_dict()
    cover = values.value("pipe_cover_m")
    measured = heights(park, np.zeros((0, 2))).measured
    lines, gaps = [], Counter[str]()
    for row, shape in zip(frame.to_dict("records"), shapes, strict=True):
        if str(row["id"]) in spoken:
            continue
        parts = [] if shape is None else [p for p in shapely.get_parts(shape).tolist() if p.length > 0.1]
        gaps["shape"] += not parts
        gaps["kind"] += bool(parts) and pd.isna(row["kind"])
        if not parts or pd.isna(row["kind"]):
            continue
        size = row["diameter_mm"]
        gaps["size"] += bool(pd.isna(size))
        if pd.isna(size):
            size = usual.get(row["kind"], _USUAL_MM)
        size = _USUAL_MM if pd.isna(size) else float(size)
        known = not (pd.isna(row["start_invert_m"]) or pd.isna(row["end_invert_m"]))
        inverts = known and measured and len(parts) == 1
        gaps["depth"] += not inverts and bool(pd.isna(row["depth_m"]))
        depth = cover if pd.isna(row["depth_m"]) else float(row["depth_m"])
        for part, shape_part in enumerate(parts):
            name = str(row["id"]) if part == 0 else f"{row['id']}/{part + 1}"
            lines.append(_present(name, shape_part, row, (size, depth, inverts), rules))
    return lines, _left_out(gaps), _assumed(gaps, cover)


def _present(name: str, shape: Any, row: dict[Any, Any], known: tuple[float, float, bool], rules: LineRules) -> Line:
    """Return a line of today; where inverts are known they stand in for covers until the ground is (see `_levelled`)."""
    size, depth, inverts = known
    path = tuple((float(x), float(y)) for x, y in shapely.get_coordinates(shape))
    outer = outer_m(str(row["kind"]), size, rules)
    wall = 0.5 * (outer - size / 1000)
    top = [float(row[end]) + outer - wall for end in ("start_invert_m", "end_invert_m")] if inverts else [depth, depth]
    return Line(
        name, str(row["kind"]), "present", _BY_INVERT if inverts else "keep", path, size, outer, 0.0, 0.0, top[0], top[1],
        movable=False, existing=True,
    )  # fmt: skip


def _levelled(line: Line, first: float, last: float) -> Line:
    """Return the line with the ground at its ends; crown levels that came from inverts become covers."""
    covers = (line.cover_start_m, line.cover_end_m)
    if line.decision == _BY_INVERT:
        covers = (float(first) - covers[0], float(last) - covers[1])
        line = replace(line, decision="keep")
    return replace(
        line, ground_start_m=float(first), ground_end_m=float(last), cover_start_m=covers[0], cover_end_m=covers[1]
    )


def _joined(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return the lines with the number of lines of their kind that share an end with them."""
    met: Counter[tuple[str, int, int]] = Counter()
    for line in lines:
        met.update({_spot(line.kind, line.path[0]), _spot(line.kind, line.path[-1])})
    return tuple(
        replace(line, connections=sum(met[_spot(line.kind, end)] - 1 for end in (line.path[0], line.path[-1])))
        for line in lines
    )


def _spot(kind: str, xy: tuple[float, float]) -> tuple[str, int, int]:
    return kind, round(xy[0]), round(xy[1])


def _left_out(gaps: Counter[str]) -> list[Text]:
    found = []
    if gaps["shape"]:
        found.append(
            Text(f"{gaps['shape']} 条管线没有图形，未参与综合", f"{gaps['shape']} lines without a shape take no part")
        )
    if gaps["kind"]:
        found.append(
            Text(f"{gaps['kind']} 条管线种类不明，未参与综合", f"{gaps['kind']} lines of unknown kind take no part")
        )
    return found


def _assumed(gaps: Counter[str], cover: float) -> list[Text]:
    found = []
    if gaps["size"]:
        found.append(
            Text(
                f"{gaps['size']} 条现状管线没有管径，按同类管线的中位数计",
                f"{gaps['size']} lines of today have no diameter: the median of their kind is taken",
            )
        )
    if gaps["depth"]:
        found.append(
            Text(
                f"{gaps['depth']} 条现状管线埋深不明，覆土按 {cover:g} 米计（pipe_cover_m）",
                f"{gaps['depth']} lines of today have no depth: a cover of {cover:g} m is assumed (pipe_cover_m)",
            )
        )
    return found


def ground_grid(park: Park, lines: Sequence[Line]) -> tuple[FloatArray, float, FloatArray]:
    """Return the ground around all lines on a grid: its origin, its cell and the levels (rows, columns), 0 far from any line."""
    if not lines:
        return np.zeros(2), 1.0, np.zeros((2, 2))
    xy = np.array([spot for line in lines for spot in line.path], dtype=np.float64)
    low, high = xy.min(axis=0) - 60.0, xy.max(axis=0) + 60.0
    cell = max(10.0, float(np.sqrt(np.prod(high - low) / 30_000)))
    columns, rows = (int(np.ceil(span / cell)) + 1 for span in high - low)
    east, north = np.meshgrid(low[0] + cell * np.arange(columns), low[1] + cell * np.arange(rows))
    spots = np.column_stack([east.ravel(), north.ravel()])
    shapes = [LineString(line.path) for line in lines]
    near = np.unique(
        shapely.STRtree(shapes).query(shapely.points(spots), predicate="dwithin", distance=_GROUND_M + 2 * cell)[0]
    )
    level = np.zeros(len(spots))
    level[near] = np.nan_to_num(heights(park, spots[near]).z_m)
    return low, cell, level.reshape(rows, columns)
