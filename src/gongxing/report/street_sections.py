"""How do lines lie beneath a street, seen across it: which kind, how far from the middle, how deep?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import shapely
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.patches import Ellipse, Rectangle

from gongxing.plan.lines import LinesScheme, PlacedLine, StreetPosition
from gongxing.report.fonts import sans
from gongxing.report.line_map import KINDS, stands
from gongxing.report.map_frame import MapWords
from gongxing.report.map_lines import Mark
from gongxing.report.network_tables import LINES
from gongxing.report.sheet_frame import close_sheet, open_sheet
from gongxing.words import Lang, Text, same

MOST_SECTIONS = 4
_LEAST_LINES = 2
_PANEL_IN = 1.75
_GREY = "#495057"
_SCALES = Text("竖向比例放大；", "vertical scale enlarged; ")


@dataclass(frozen=True, slots=True)
class Cut:
    """One line where a section cuts it: how far left (+) of the street's middle, cover, outer diameter."""

    kind: str
    present: bool
    offset_m: float
    cover_m: float
    diameter_mm: float
    outer_m: float


@dataclass(frozen=True, slots=True)
class StreetSection:
    """One street seen along the direction in which it was drawn: half its width and the lines beneath it, left to right."""

    street: str
    road: str
    half_width_m: float
    cuts: tuple[Cut, ...]


def street_sections(scheme: LinesScheme) -> tuple[StreetSection, ...]:
    """Return sections of the streets beneath which most lines lie, one a road, the fullest first."""
    lines = {line.id: line for line in scheme.lines}
    shapes = {line.id: shapely.LineString(np.asarray(line.path)) for line in scheme.lines if len(line.path) > 1}
    names = list(shapes)
    tree = shapely.STRtree([shapes[name] for name in names])
    streets: dict[str, StreetPosition] = {}
    for position in scheme.positions:
        if any(name in shapes for name in position.lines):
            streets.setdefault(position.street, position)
    found: dict[str, StreetSection] = {}
    for position in streets.values():
        anchor = max((shapes[n] for n in position.lines if n in shapes), key=lambda s: s.length)
        across = _across(anchor, position)
        hits = [names[i] for i in tree.query(across, predicate="intersects").tolist()]
        cuts = tuple(sorted((_cut(lines[n], shapes[n], across) for n in hits), key=lambda c: (-c.offset_m, c.kind)))
        section = StreetSection(position.street, position.road.partition("/")[0], position.half_width_m, cuts)
        root = position.road.partition("/")[0]
        known = found.get(root)
        if known is None or (len(known.cuts), known.half_width_m) < (len(cuts), section.half_width_m):
            found[root] = section
    full = [section for section in found.values() if len(section.cuts) >= _LEAST_LINES]
    full.sort(key=lambda s: (-len({c.kind for c in s.cuts}), -len(s.cuts), s.street))
    return tuple(full[:MOST_SECTIONS])


def _across(anchor: shapely.LineString, position: StreetPosition) -> shapely.LineString:
    """Return the line across the street, from its right to its left boundary, through the middle of `anchor`."""
    half = anchor.length / 2
    middle = np.asarray(anchor.interpolate(half).coords[0])
    before = np.asarray(anchor.interpolate(max(half - 0.5, 0.0)).coords[0])
    after = np.asarray(anchor.interpolate(min(half + 0.5, anchor.length)).coords[0])
    ahead = (after - before) / max(float(np.hypot(*(after - before))), 1e-9)
    left = np.asarray((-ahead[1], ahead[0]))
    centre = middle - position.offset_m * left
    return shapely.LineString([centre - position.half_width_m * left, centre + position.half_width_m * left])


def _cut(line: PlacedLine, shape: shapely.LineString, across: shapely.LineString) -> Cut:
    at = shapely.get_coordinates(shape.intersection(across))[0]
    along = across.project(shapely.Point(at)) - across.length / 2
    share = shape.project(shapely.Point(at)) / max(shape.length, 1e-9)
    cover = line.cover_start_m + share * (line.cover_end_m - line.cover_start_m)
    return Cut(line.kind, stands(line), float(along), float(cover), line.diameter_mm, line.outer_m)


def draw_sections(sections: Sequence[StreetSection], words: MapWords, lang: Lang) -> bytes:
    """Return the sections as one PNG, two abreast, seen along each street with its left on the left."""
    kinds = sorted(
        {cut.kind for s in sections for cut in s.cuts}, key=lambda k: list(KINDS).index(k) if k in KINDS else 99
    )
    handles: list[Artist] = [Mark("o", _colour(kind), 6.0).handle for kind in kinds]
    labels = [LINES.get(kind, same(kind)).in_(lang) for kind in kinds]
    handles.append(Mark("o", "#ffffff", 6.0, _GREY).handle)
    labels.append(Text("现状管线（空心）", "Lines of today (hollow)").in_(lang))
    columns = 2 if len(sections) > 1 else 1
    drawing, panels = open_sheet(len(sections), columns=columns, panel_in=_PANEL_IN, legend=len(labels))
    for axes, section in zip(panels, sections, strict=True):
        _panel(axes, section, lang)
    words = replace(words, note=f"{_SCALES.in_(lang)}{words.note}")
    return close_sheet(drawing, words=words, handles=handles, labels=labels)


def _colour(kind: str) -> str:
    return KINDS[kind][0] if kind in KINDS else _GREY


def _panel(axes: Axes, section: StreetSection, lang: Lang) -> None:
    half = section.half_width_m
    deep = max([c.cover_m + c.outer_m for c in section.cuts], default=1.0)
    axes.set_xlim(half * 1.06, -half * 1.06)
    axes.set_ylim(deep + 0.7, -1.1)
    axes.add_patch(Rectangle((-half, 0.0), 2 * half, deep + 1.0, facecolor="#f3efe6", edgecolor="none", zorder=1))
    axes.add_patch(Rectangle((-half * 0.6, -0.12), 1.2 * half, 0.12, facecolor="#5c5f66", edgecolor="none", zorder=2))
    axes.plot([half, -half], [0.0, 0.0], color="#333333", linewidth=0.7, zorder=3)
    axes.axvline(0.0, color="#999999", linewidth=0.5, linestyle="-.", zorder=2)
    axes.set_yticks(list(range(int(deep + 0.7) + 1)))
    for place, cut in enumerate(section.cuts):
        _line(axes, cut, 0.022 * half, -0.3 - 0.36 * (place % 2))
    title = Text(f"道路 {section.road}（路段 {section.street}）", f"Road {section.road} (stretch {section.street})")
    axes.set_title(title.in_(lang), fontproperties=sans(7), pad=2)
    axes.set_xlabel(
        Text("距道路中线（米），左为正", "Metres from the street's middle, left positive").in_(lang),
        fontproperties=sans(5.5),
        labelpad=1,
    )
    axes.set_ylabel(Text("埋深（米）", "Depth (m)").in_(lang), fontproperties=sans(5.5), labelpad=1)


def _line(axes: Axes, cut: Cut, least: float, above: float) -> None:
    """Draw one line to scale both ways (never narrower than `least`), with its size written above the ground."""
    colour = _colour(cut.kind)
    wide, high = max(cut.outer_m, least), max(cut.outer_m, 0.12)
    face = "white" if cut.present else colour
    axes.add_patch(
        Ellipse(
            (cut.offset_m, cut.cover_m + high / 2),
            wide,
            high,
            facecolor=face,
            edgecolor=colour,
            linewidth=0.9,
            zorder=5,
        )
    )
    axes.plot([cut.offset_m] * 2, [0.0, cut.cover_m], color=colour, linewidth=0.4, linestyle=":", zorder=4)
    words = f"DN{cut.diameter_mm:.0f}" if cut.diameter_mm else ""
    axes.text(cut.offset_m, above, words, ha="center", va="center", color=colour, fontproperties=sans(5), zorder=6)
