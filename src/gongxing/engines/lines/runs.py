"""Which new lines share a lateral position, which positions are there, and at which joints do their pieces meet?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import shapely
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components
from scipy.spatial import cKDTree
from shapely.geometry import LineString
from shapely.ops import substring

from gongxing.engines.lines.frame import Frame, Stay, customary, spots_at
from gongxing.engines.lines.problem import BoolArray, FloatArray, IntArray, Line, Piece, Run, Stretch
from gongxing.standards.line_rules import Direction, LineRules

OFFSET_STEP_M = 0.25
_MARGIN_M = 0.2
_SAME_M = 0.6
_OVERLAP_M = 2.0


@dataclass(frozen=True)
class Laid:
    """The runs, the pieces of every line, the joints, and the stations of each run's spans."""

    runs: tuple[Run, ...]
    pieces: tuple[tuple[Piece, ...], ...]
    joint_xy: FloatArray
    joint_fixed: BoolArray


@dataclass
class _Draft:
    line: int
    stay: Stay
    first: float
    last: float
    run: int = -1


def lay_runs(lines: Sequence[Line], frame: Frame, rules: LineRules, *, held: FloatArray) -> Laid:
    """Return the runs of the movable lines along the frame's stretches; `held` are points (facilities) that hold joints."""
    drafts = {place: _drafts(place, line, frame) for place, line in enumerate(lines) if line.movable}
    runs = _grouped(lines, drafts, frame, rules)
    spots, kinds = [], []
    for place, parts in drafts.items():
        shape = LineString(lines[place].path)
        shares = [parts[0].stay.first, *(part.stay.last for part in parts)]
        spots += [shape.interpolate(share, normalized=True).coords[0] for share in shares]
        kinds += [lines[place].kind] * len(shares)
    joint, xy = _joints(np.array(spots, dtype=np.float64).reshape(-1, 2), kinds)
    pieces: list[tuple[Piece, ...]] = [()] * len(lines)
    cursor = 0
    for place, parts in drafts.items():
        shape = LineString(lines[place].path)
        made = []
        for step, part in enumerate(parts):
            own = () if part.run >= 0 else tuple(substring(shape, part.stay.first, part.stay.last, True).coords)
            a, b = int(joint[cursor + step]), int(joint[cursor + step + 1])
            made.append(Piece(part.run, part.first, part.last, a, b, own))
        cursor += len(parts) + 1
        pieces[place] = tuple(made)
    fixed = _held(xy, _kind_of(joint, kinds, len(xy)), lines, held)
    return Laid(_tied(runs, pieces, frame, xy, fixed), tuple(pieces), xy, fixed)


def _tied(
    runs: Sequence[Run], pieces: Sequence[tuple[Piece, ...]], frame: Frame, xy: FloatArray, fixed: BoolArray
) -> tuple[Run, ...]:
    """Return the runs with the lateral positions of the joints that hold the ends of their pieces."""
    ties: dict[int, list[float]] = defaultdict(list)
    for piece in (piece for parts in pieces for piece in parts if piece.run >= 0):
        path = np.array(frame.stretches[runs[piece.run].stretch].path, dtype=np.float64)
        spots, left = spots_at(path, np.array([piece.first_m, piece.last_m]))
        for joint, spot, normal in zip((piece.start, piece.end), spots, left, strict=True):
            if fixed[joint]:
                ties[piece.run].append(float((xy[joint] - spot) @ normal))
    return tuple(replace(run, ties_m=tuple(ties[place])) for place, run in enumerate(runs))


def _drafts(place: int, line: Line, frame: Frame) -> list[_Draft]:
    shape = LineString(line.path)
    found = []
    for stay in frame.stays(line):
        if stay.stretch < 0:
            found.append(_Draft(place, stay, 0.0, 0.0))
            continue
        street = frame.shapes[stay.stretch]
        first, last = (street.project(shape.interpolate(share, normalized=True)) for share in (stay.first, stay.last))
        if abs(first - last) < 0.5:
            stay = Stay(-1, stay.first, stay.last)
        found.append(_Draft(place, stay, float(first), float(last)))
    return found


def _grouped(lines: Sequence[Line], drafts: dict[int, list[_Draft]], frame: Frame, rules: LineRules) -> list[Run]:
    """Return the runs: per stretch and kind, lines that overlap along it are side by side in runs of their own."""
    groups: dict[tuple[int, str], list[_Draft]] = defaultdict(list)
    for parts in drafts.values():
        for part in parts:
            if part.stay.stretch >= 0:
                groups[part.stay.stretch, lines[part.line].kind].append(part)
    runs: list[Run] = []
    for (stretch, kind), members in sorted(groups.items()):
        ends: list[float] = []
        lanes: list[list[_Draft]] = []
        for part in sorted(members, key=lambda p: (min(p.first, p.last), lines[p.line].id)):
            low, high = sorted((part.first, part.last))
            lane = next((i for i, end in enumerate(ends) if low >= end - _OVERLAP_M), len(lanes))
            if lane == len(lanes):
                lanes.append([])
                ends.append(high)
            lanes[lane].append(part)
            ends[lane] = max(ends[lane], high)
        for lane, parts in enumerate(lanes):
            for part in parts:
                part.run = len(runs)
            runs.append(_run(stretch, kind, lane, [lines[p.line] for p in parts], _Place(frame, rules, parts)))
    return runs


@dataclass(frozen=True)
class _Place:
    frame: Frame
    rules: LineRules
    parts: list[_Draft]


def _run(stretch: int, kind: str, lane: int, members: list[Line], place: _Place) -> Run:
    size, outer = max(line.diameter_mm for line in members), max(line.outer_m for line in members)
    about = place.rules.kind(kind)
    street: Stretch = place.frame.stretches[stretch]
    offsets = positions(street.half_m, outer)
    beside = place.rules.separation(Direction.HORIZONTAL, (kind, size), (kind, size)).value_m + outer
    wished = customary(street, about.side, about.position)
    wished -= float(np.sign(wished) or 1.0) * lane * beside
    nearest = offsets[int(np.argmin(np.abs(np.array(offsets) - wished)))]
    length = sum(abs(part.last - part.first) for part in place.parts)
    names = tuple(dict.fromkeys(part.line for part in place.parts))
    return Run(stretch, kind, names, size, outer, float(length), offsets, nearest)


def positions(half_m: float, outer_m: float) -> tuple[float, ...]:
    """Return the lateral positions a line may take between the boundaries of a street, rising; the centreline at least."""
    steps = int(np.floor((half_m - 0.5 * outer_m - _MARGIN_M) / OFFSET_STEP_M + 1e-9))
    return tuple(float(OFFSET_STEP_M * step) for step in range(-max(0, steps), max(0, steps) + 1))


def _joints(spots: FloatArray, kinds: list[str]) -> tuple[IntArray, FloatArray]:
    """Return the joint of each end and where the joints are: ends of one kind that are closer than 0.6 m are one."""
    if not len(spots):
        return np.zeros(0, dtype=np.int64), np.zeros((0, 2))
    number = {kind: place for place, kind in enumerate(sorted(set(kinds)))}
    apart = np.column_stack([spots, [1e4 * number[kind] for kind in kinds]])
    pairs = cKDTree(apart).query_pairs(_SAME_M, output_type="ndarray")
    graph = coo_array((np.ones(len(pairs)), (pairs[:, 0], pairs[:, 1])), shape=(len(spots), len(spots)))
    count, label = connected_components(graph, directed=False)
    size = np.bincount(label, minlength=count)
    middle = np.column_stack([np.bincount(label, spots[:, axis], count) / size for axis in (0, 1)])
    return label.astype(np.int64), middle


def _kind_of(joint: IntArray, kinds: list[str], count: int) -> list[str]:
    found = [""] * count
    for place, kind in zip(joint.tolist(), kinds, strict=True):
        found[place] = kind
    return found


def _held(xy: FloatArray, kinds: list[str], lines: Sequence[Line], held: FloatArray) -> BoolArray:
    """Return (J,) which joints lie on a line of the same kind that stays, or at a facility."""
    fixed = np.zeros(len(xy), dtype=bool)
    if not len(xy):
        return fixed
    points = shapely.points(xy)
    for kind in sorted(set(kinds)):
        mine = np.flatnonzero(np.array(kinds) == kind)
        stay = [LineString(line.path) for line in lines if line.kind == kind and not line.movable]
        if stay:
            near = shapely.STRtree(stay).query(points[mine], predicate="dwithin", distance=_SAME_M)[0]
            fixed[mine[np.unique(near)]] = True
    if len(held):
        away, _ = cKDTree(held).query(xy)
        fixed |= np.asarray(away) <= _SAME_M
    return fixed
