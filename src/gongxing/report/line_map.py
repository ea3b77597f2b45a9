"""What does the map of line coordination show: every line by kind, drawn side by side, and the crossings by verdict?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import shapely
from matplotlib.axes import Axes

from gongxing.plan.lines import LinesScheme, PlacedLine
from gongxing.report.line_tables import VERDICTS
from gongxing.report.map_ground import Ground
from gongxing.report.map_layers import Layer, counted, labelled, point_layer, silent
from gongxing.report.map_lines import Labels, Line, Mark, Pen, merged, metres_a_point, strokes
from gongxing.report.network_tables import LINES
from gongxing.words import Lang, Text, same

KINDS: Mapping[str, tuple[str, float]] = {
    "power": ("#c92a2a", 3.3),
    "telecom": ("#2b8a3e", -3.3),
    "water": ("#1971c2", 2.0),
    "gas": ("#d6a400", -2.0),
    "heat": ("#e8590c", -4.6),
    "sewer": ("#7c4a1e", 0.7),
    "storm": ("#0b9aa8", -0.7),
}
"""The colour of each kind of line and how far from the street's centreline it is drawn, in points, as it customarily lies."""
_MARKS: Mapping[str, Mark] = {
    "clear": Mark("o", "#b2d8b2", 1.8, "#7fb77f"),
    "today": Mark("s", "#adb5bd", 2.2, "#868e96"),
    "yields": Mark("D", "#ffa94d", 3.2, "#d9480f"),
    "short": Mark("X", "#ff0033", 6.0, "#7a0019"),
}
_NAMED = 12
_READ = (1.0, 0.8)
"""The direction in which lines are read; lines at right angles to it, which could be read either way, are rare."""


def line_layers(scheme: LinesScheme, ground: Ground, lang: Lang) -> list[Layer]:
    """Return the layers of line coordination; lines of one street are drawn apart so that they can be told apart."""
    layers: list[Layer] = []
    for kind in sorted({line.kind for line in scheme.lines}, key=_rank):
        colour, apart = KINDS.get(kind, ("#495057", 0.0))
        for present in (True, False):
            lines = [line for line in scheme.lines if line.kind == kind and stands(line) is present]
            if lines:
                layers.append(_kind(lines, Pen(colour, 0.6 if present else 0.9, "--" if present else "-"), apart, lang))
    for verdict, mark in _MARKS.items():
        xy = [(c.x, c.y) for c in scheme.crossings if c.verdict == verdict]
        words = VERDICTS[verdict]
        label = counted(Text(f"交叉：{words.zh}", f"Crossing: {words.en}"), len(xy), lang)
        layers += point_layer(xy, mark, label, order=14 + list(_MARKS).index(verdict) / 10)
    short = sorted(
        (c for c in scheme.crossings if c.verdict == "short"), key=lambda c: (c.clear_m - c.required_m, c.id)
    )
    return [*layers, *silent(lambda axes: _name(axes, [((c.x, c.y), c.id) for c in short[:_NAMED]]))]


def _name(axes: Axes, wanted: Sequence[tuple[tuple[float, float], str]]) -> None:
    labels = Labels(axes)
    labels.keep_off([xy for xy, _ in wanted])
    labels.beside(wanted, "#7a0019")


def _rank(kind: str) -> tuple[int, str]:
    return (list(KINDS).index(kind) if kind in KINDS else len(KINDS), kind)


def stands(line: PlacedLine) -> bool:
    """Return whether a line lies there today and stays as it is."""
    return line.source == "present" or line.decision == "keep"


def _kind(lines: Sequence[PlacedLine], pen: Pen, apart: float, lang: Lang) -> Layer:
    name = LINES.get(lines[0].kind, same(lines[0].kind))
    present = stands(lines[0])
    words = Text(f"{'现状' if present else '规划'}{name.zh}", f"{name.en} {'today' if present else 'planned'}")
    length = float(
        sum(shapely.length(shapely.linestrings(np.asarray(line.path))) for line in lines if len(line.path) > 1)
    )
    paths = merged([line.path for line in lines])

    def draw(axes: Axes) -> None:
        strokes(axes, [beside(path, apart * metres_a_point(axes)) for path in paths], pen, order=8)

    return Layer(draw, pen.handle, labelled(words, length, lang))


def beside(path: Line, offset_m: float) -> Line:
    """Return a path `offset_m` to the left of itself, read eastwards or northwards, so that neighbours of one street agree on the side.

    Bends smaller than half the offset are straightened.
    """
    if not offset_m:
        return path
    plain = shapely.simplify(shapely.LineString(np.asarray(path, dtype=float)), abs(offset_m) / 2)
    points = shapely.get_coordinates(plain)
    if float((points[-1] - points[0]) @ np.asarray(_READ)) < 0:
        points = points[::-1]
    steps = np.diff(points, axis=0)
    size = np.hypot(steps[:, 0], steps[:, 1])
    size[size == 0] = 1.0
    normals = np.column_stack([-steps[:, 1], steps[:, 0]]) / size[:, None]
    whole = np.vstack([normals[:1], (normals[1:] + normals[:-1]) / 2, normals[-1:]])
    return [(float(x), float(y)) for x, y in points + offset_m * whole]
