"""How are lines, flow arrows, points and line labels of a network drawn on a map?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
import shapely
from matplotlib import patheffects
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.lines import Line2D

from gongxing.report.fonts import sans
from gongxing.report.map_frame import WIDTH_IN

Line = Sequence[tuple[float, float]]
Points = npt.NDArray[np.float64]
_POINTS_AN_INCH = 72.0
_HALO: list[patheffects.AbstractPathEffect] = [patheffects.withStroke(linewidth=1.6, foreground="white")]


@dataclass(frozen=True, slots=True)
class Pen:
    """How a line is drawn: colour, width (points), dash ("-", "--", ":") and the colour of its casing ("" for none)."""

    colour: str
    width: float = 0.8
    dash: Literal["-", "--", "-.", ":"] = "-"
    casing: str = ""

    @property
    def handle(self) -> Line2D:
        """The line as it stands in a legend."""
        return Line2D([], [], color=self.colour, linewidth=self.width, linestyle=self.dash)


@dataclass(frozen=True, slots=True)
class Mark:
    """How a point is drawn: marker, fill, size (points) and edge."""

    marker: str
    colour: str
    size: float = 5.0
    edge: str = "#222222"

    @property
    def handle(self) -> Line2D:
        """The point as it stands in a legend."""
        return Line2D(
            [], [], linestyle="none", marker=self.marker, markersize=min(self.size, 7.0), color=self.colour,
            markeredgecolor=self.edge, markeredgewidth=0.5,
        )  # fmt: skip


def metres_a_point(axes: Axes) -> float:
    """Return how many metres on the ground one point on paper is."""
    west, east = axes.get_xlim()
    return float(east - west) / (0.99 * WIDTH_IN * _POINTS_AN_INCH)


def width_of(diameter_mm: float, *, least: float = 0.55, most: float = 3.6) -> float:
    """Return the width in points of a pipe's line: it grows with the diameter, DN100 thin and DN1000 thick."""
    return float(np.clip(0.25 + 0.0032 * diameter_mm, least, most))


def strokes(
    axes: Axes, lines: Sequence[Line], pen: Pen, *, widths: Sequence[float] | None = None, order: float = 8
) -> None:
    """Draw lines in one collection, each with its own width where `widths` are given."""
    if not lines:
        return
    wide = [pen.width] * len(lines) if widths is None else list(widths)
    paths = [np.asarray(line, dtype=float) for line in lines]
    if pen.casing:
        cased = LineCollection(
            paths, colors=pen.casing, linewidths=[w + 1.0 for w in wide], capstyle="round", zorder=order
        )
        axes.add_collection(cased, autolim=False)
    axes.add_collection(
        LineCollection(
            paths,
            colors=pen.colour,
            linewidths=wide,
            linestyles=pen.dash,
            capstyle="round" if pen.dash == "-" else "butt",
            joinstyle="round",
            zorder=order + 0.5,
        ),
        autolim=False,
    )


def merged(lines: Sequence[Line], *, directed: bool = False) -> list[Line]:
    """Return lines with those joined that meet end to end where no third one does; if `directed`, only in the way both run."""
    paths = [shapely.LineString(np.asarray(line, dtype=float)) for line in lines if len(line) > 1]
    if not paths:
        return []
    parts = shapely.get_parts(shapely.line_merge(shapely.MultiLineString(paths), directed=directed))
    return [[(float(x), float(y)) for x, y in shapely.get_coordinates(part)] for part in parts]


def points(axes: Axes, xy: Sequence[tuple[float, float]], mark: Mark, *, order: float = 14) -> None:
    """Draw points in one collection."""
    if xy:
        place = np.asarray(xy, dtype=float)
        axes.scatter(
            place[:, 0], place[:, 1], s=mark.size**2, marker=mark.marker, c=mark.colour, edgecolors=mark.edge,
            linewidths=0.5, zorder=order,
        )  # fmt: skip


def arrows(
    axes: Axes, lines: Sequence[Line], colour: str, *, size: float = 4.0, apart: float = 26.0, order: float = 12
) -> None:
    """Draw flow arrows `size` points long along lines, at the middle of each, none closer than `apart` points to another."""
    metre = metres_a_point(axes)
    found: list[Points] = []
    taken: set[tuple[int, int]] = set()
    for line in sorted(lines, key=lambda one: -length_of(one)):
        if length_of(line) < 1.3 * size * metre:
            continue
        middle, ahead = _middle(np.asarray(line, dtype=float))
        cell = (int(middle[0] // (apart * metre)), int(middle[1] // (apart * metre)))
        if cell in taken:
            continue
        taken.add(cell)
        long, half = ahead * size * metre, np.asarray((-ahead[1], ahead[0])) * 0.36 * size * metre
        found.append(np.asarray([middle + long / 2, middle - long / 2 + half, middle - long / 2 - half]))
    if found:
        axes.add_collection(
            PolyCollection(found, facecolors=colour, edgecolors="white", linewidths=0.3, zorder=order), autolim=False
        )


def length_of(line: Line) -> float:
    """Return the length of a line (m)."""
    path = np.asarray(line, dtype=float)
    return float(np.hypot(*np.diff(path, axis=0).T).sum()) if len(path) > 1 else 0.0


def _middle(path: Points) -> tuple[Points, Points]:
    """Return the middle of a path and the unit vector ahead of it there."""
    steps = np.diff(path, axis=0)
    long = np.hypot(steps[:, 0], steps[:, 1])
    along = np.r_[0.0, np.cumsum(long)]
    piece = int(np.clip(np.searchsorted(along, along[-1] / 2, side="right") - 1, 0, len(steps) - 1))
    ahead = steps[piece] / max(long[piece], 1e-9)
    return path[piece] + ahead * (along[-1] / 2 - along[piece]), ahead


def _furniture(axes: Axes, apart: float) -> Points:
    """Return points `apart` that cover what stands on every map: scale bar, north arrow, the mark of synthetic data."""
    (west, east), (south, north) = axes.get_xlim(), axes.get_ylim()
    wide, high = east - west, north - south
    found = []
    for x0, x1, y0, y1 in ((0.0, 0.31, 0.0, 0.085), (0.91, 1.0, 0.86, 1.0), (0.0, 0.36, 0.95, 1.0)):
        xs = np.arange(west + x0 * wide, west + x1 * wide + apart, apart)
        ys = np.arange(south + y0 * high, south + y1 * high + apart, apart)
        found.append(np.stack(np.meshgrid(xs, ys), axis=-1).reshape(-1, 2))
    return np.vstack(found)


def sizes_along(pipes: Iterable[tuple[float, Line]]) -> list[tuple[Line, str]]:
    """Return labels DN… of pipes given as (diameter, path), joined where they are of one diameter, the largest and longest first."""
    groups: dict[float, list[Line]] = {}
    for diameter, path in pipes:
        groups.setdefault(diameter, []).append(path)
    return [
        (line, f"DN{diameter:.0f}")
        for diameter in sorted(groups, reverse=True)
        for line in sorted(merged(groups[diameter]), key=lambda one: (-length_of(one), list(one)))
    ]


class Labels:
    """Writes labels on a map one after another; a label that would meet an earlier one tries its other places or is left out."""

    def __init__(self, axes: Axes, *, size: float = 5.4) -> None:
        self._axes, self._size = axes, size
        self._metre = metres_a_point(axes)
        self._taken = _furniture(axes, self._size * self._metre)

    def keep_off(self, xy: Sequence[tuple[float, float]]) -> None:
        """Keep labels off these points."""
        if xy:
            self._taken = np.vstack([self._taken, np.asarray(xy, dtype=float)])

    def beside(self, wanted: Sequence[tuple[tuple[float, float], str]], colour: str = "#212529") -> None:
        """Write labels above points, or on whichever side is free, within the map."""
        (west, east), (south, north) = self._axes.get_xlim(), self._axes.get_ylim()
        for (x, y), words in wanted:
            wide, high, gap = self._wide(words), 1.2 * self._size * self._metre, 1.35 * self._size * self._metre
            middle, near, far = -wide / 2, 0.0, -wide
            sides = ((middle, gap), (gap, 0.0), (-gap - wide, 0.0), (middle, -gap))
            for dx, dy in (*sides, (near, gap), (far, gap), (near, -gap), (far, -gap)):
                spots = self._spots(np.asarray((x + dx + wide / 2, y + dy)), np.asarray((1.0, 0.0)), wide)
                inside = x + dx > west and x + dx + wide < east and y + dy - high > south and y + dy + high < north
                if inside and self._free(spots):
                    self._taken = np.vstack([self._taken, spots])
                    self._write((x + dx, y + dy), words, colour, side="left")
                    break

    def along(self, wanted: Sequence[tuple[Line, str]], colour: str = "#343a40", *, most: int = 40) -> None:
        """Write at most `most` labels along lines, at the middle of each; one that outgrows its line is left out."""
        written = 0
        for line, words in wanted:
            wide = self._wide(words)
            if written >= most or length_of(line) < 1.1 * wide:
                continue
            middle, ahead = _middle(np.asarray(line, dtype=float))
            turned = (float(np.degrees(np.arctan2(ahead[1], ahead[0]))) + 90.0) % 180.0 - 90.0
            lift = 0.75 * self._size * self._metre
            above = np.asarray((-np.sin(np.radians(turned)), np.cos(np.radians(turned)))) * lift
            spots = self._spots(middle + above, ahead, 1.25 * wide)
            if self._free(spots):
                self._taken = np.vstack([self._taken, spots])
                self._write((middle[0] + above[0], middle[1] + above[1]), words, colour, turned=turned)
                written += 1

    def _write(
        self, at: tuple[float, float], words: str, colour: str, *, turned: float = 0.0, side: str = "center"
    ) -> None:
        text = self._axes.text(
            at[0], at[1], words, rotation=turned, rotation_mode="anchor", ha="left" if side == "left" else "center",
            va="center_baseline", color=colour, fontproperties=sans(self._size), zorder=17, clip_on=True,
        )  # fmt: skip
        text.set_path_effects(_HALO)

    def _wide(self, words: str) -> float:
        return sum(1.0 if ord(sign) > 0x2E80 else 0.58 for sign in words) * self._size * self._metre

    def _spots(self, middle: Points, ahead: Points, wide: float) -> Points:
        """Return points a letter apart that cover a text of this width."""
        count = max(2, int(np.ceil(wide / (self._size * self._metre))))
        return np.asarray(middle + np.linspace(-wide / 2, wide / 2, count)[:, None] * ahead)

    def _free(self, spots: Points) -> bool:
        apart = np.hypot(*(spots[:, None, :] - self._taken[None, :, :]).transpose(2, 0, 1))
        return bool((apart > 1.25 * self._size * self._metre).all())
