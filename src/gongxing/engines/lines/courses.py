"""Which path does each line take once its lateral position in every street is known?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from gongxing.engines.lines.frame import normals, spots_at, stations_along
from gongxing.engines.lines.problem import FloatArray, LinesProblem, Piece
from gongxing.plan.lines import Path

_PULL = 0.002
_TRIM_M = 8.0
_LONGEST_M = 15.0
_ON_M = 0.05
_MITRE = 2.0
_SAME_M = 0.02


def courses(problem: LinesProblem, offsets: Sequence[float]) -> tuple[Path, ...]:
    """Return the path of every line; lines that stay keep theirs.

    The lines of one kind that meet at a joint meet at a corner of their own: the point nearest to all their lateral positions
    (least squares), where a line of today or a facility does not hold the joint already.
    """
    paths = [np.array(stretch.path, dtype=np.float64) for stretch in problem.stretches]
    corners = _corners(problem, paths, offsets)
    found = []
    for line, pieces in zip(problem.lines, problem.pieces, strict=True):
        if not pieces:
            found.append(line.path)
            continue
        parts = [corners[pieces[0].start][None, :]]
        for piece in pieces:
            parts += [_inner(problem, paths, piece, offsets, corners), corners[piece.end][None, :]]
        found.append(_clean(np.concatenate(parts)))
    return tuple(found)


def _corners(problem: LinesProblem, paths: Sequence[FloatArray], offsets: Sequence[float]) -> FloatArray:
    """Return (J, 2) where the pieces meet."""
    asked: dict[int, list[tuple[FloatArray, FloatArray, float]]] = defaultdict(list)
    half: dict[int, float] = defaultdict(float)
    loose: set[int] = set()
    for pieces in problem.pieces:
        for piece in pieces:
            if piece.run < 0:
                loose |= {piece.start, piece.end}
                continue
            run = problem.runs[piece.run]
            at = np.array([piece.first_m, piece.last_m])
            spots, normal = spots_at(paths[run.stretch], at)
            for joint, spot, left in zip((piece.start, piece.end), spots, normal, strict=True):
                asked[joint].append((spot, left, float(offsets[piece.run])))
                half[joint] = max(half[joint], problem.stretches[run.stretch].half_m)
    found = problem.joint_xy.copy()
    for joint, rows in sorted(asked.items()):
        if not problem.joint_fixed[joint] and joint not in loose:
            found[joint] = _corner(rows, half[joint])
    return found


def _corner(rows: list[tuple[FloatArray, FloatArray, float]], half_m: float) -> FloatArray:
    """Return the point nearest to the lines `rows` (a point on the centreline, its left normal, the lateral position)."""
    spots = np.array([row[0] for row in rows])
    left = np.array([row[1] for row in rows])
    beside = np.array([row[2] for row in rows])
    base = (spots + left * beside[:, None]).mean(axis=0)
    matrix = left.T @ left + _PULL * np.eye(2)
    right = left.T @ ((left * spots).sum(axis=1) + beside) + _PULL * base
    found = np.linalg.solve(matrix, right)
    centre = spots.mean(axis=0)
    return np.asarray(found if np.hypot(*(found - centre)) <= 1.6 * half_m + 2.0 else base)


def _inner(
    problem: LinesProblem, paths: Sequence[FloatArray], piece: Piece, offsets: Sequence[float], corners: FloatArray
) -> FloatArray:
    """Return the points of a piece between its two corners."""
    if piece.run < 0:
        return np.array(piece.path[1:-1], dtype=np.float64).reshape(-1, 2)
    path = paths[problem.runs[piece.run].stretch]
    offset = float(offsets[piece.run])
    sense = 1.0 if piece.last_m >= piece.first_m else -1.0
    length = abs(piece.last_m - piece.first_m)
    ends = []
    for joint, station, inward in ((piece.start, piece.first_m, sense), (piece.end, piece.last_m, -sense)):
        spot, normal = (value[0] for value in spots_at(path, np.array([station])))
        along = np.array([normal[1], -normal[0]])
        gap = corners[joint] - spot
        ahead = max(0.0, float(gap @ along) * inward)
        off = abs(float(gap @ normal) - offset)
        trim = min(max(_TRIM_M, min(off, _LONGEST_M)), 0.35 * length) if off > _ON_M else 0.0
        ends.append(station + inward * min(ahead + trim, 0.45 * length))
    low, high = min(ends), max(ends)
    vertices = stations_along(path)
    at = np.concatenate([[low], vertices[(vertices > low + _SAME_M) & (vertices < high - _SAME_M)], [high]])
    points = _beside(path, at, offset)
    return points if sense > 0 else points[::-1]


def _beside(path: FloatArray, at: FloatArray, offset: float) -> FloatArray:
    """Return the points beside a path at some of its stations, mitred at its vertices."""
    spots, left = spots_at(path, at)
    vertices = stations_along(path)
    sides = normals(path)
    for row, station in enumerate(at.tolist()):
        vertex = int(np.argmin(np.abs(vertices - station)))
        if 0 < vertex < len(path) - 1 and abs(vertices[vertex] - station) < _SAME_M:
            both = sides[vertex - 1] + sides[vertex]
            size = float(both @ both) / 2
            left[row] = both / max(size, 1.0 / _MITRE)
    return np.asarray(spots + left * offset)


def _clean(points: FloatArray) -> Path:
    """Return a path without repeated points, rounded to the millimetre."""
    rounded = np.round(points, 3)
    apart = np.hypot(*np.diff(rounded, axis=0).T) > _SAME_M
    kept = np.concatenate([rounded[:-1][apart], rounded[-1:]])
    kept[0] = rounded[0] if len(kept) > 1 else kept[0]
    if len(kept) < 2:
        kept = rounded[[0, -1]]
    return tuple((float(x), float(y)) for x, y in kept)
