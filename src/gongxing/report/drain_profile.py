"""How does the longest way of the water fall to its outlet: ground, drains and stations along the main trunk?"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Patch, Polygon

from gongxing.plan.sewer import DrainNode, DrainPipe, SewerScheme
from gongxing.report.fonts import sans
from gongxing.report.map_frame import MapWords
from gongxing.report.map_lines import Mark
from gongxing.report.sheet_frame import close_sheet, open_sheet
from gongxing.words import Lang, Text

_COLOURS = {"sewer": ("#c8a27c", "#7c4a1e"), "storm": ("#8fd0d6", "#0b7285")}
_STRIP_IN = 1.15
_PANEL_IN = 2.3
_APART = 0.042
"""Least distance between columns of figures in the strip, as a share of the width."""


@dataclass(frozen=True, slots=True)
class Trunk:
    """The main trunk from its head to its outlet: nodes and the drains between them, with the distance of each node from the head."""

    nodes: tuple[DrainNode, ...]
    pipes: tuple[DrainPipe, ...]
    along_m: tuple[float, ...]


def main_trunk(scheme: SewerScheme) -> Trunk | None:
    """Return the trunk that leads to the outlet with the greatest flow, followed upstream where most water comes from; None without one."""
    nodes = {node.id: node for node in scheme.nodes}
    into: dict[str, list[DrainPipe]] = defaultdict(list)
    for pipe in scheme.pipes:
        if pipe.decision.in_service and pipe.start in nodes and pipe.end in nodes:
            into[pipe.end].append(pipe)
    outlets = sorted((o for o in scheme.outlets if o.used and into[o.node]), key=lambda o: (-o.flow_m3_s, o.node))
    if not outlets:
        return None
    at, seen, way = outlets[0].node, {outlets[0].node}, []
    while True:
        coming = [pipe for pipe in into[at] if pipe.start not in seen]
        if not coming:
            break
        pipe = max(coming, key=lambda p: (p.flow_m3_s, p.length_m, p.id))
        way.append(pipe)
        at = pipe.start
        seen.add(at)
    way.reverse()
    along = [0.0]
    for pipe in way:
        along.append(along[-1] + pipe.length_m)
    chain = (nodes[way[0].start], *(nodes[pipe.end] for pipe in way)) if way else ()
    return Trunk(chain, tuple(way), tuple(along)) if way else None


def draw_profile(trunk: Trunk, scheme: SewerScheme, words: MapWords, lang: Lang) -> bytes:
    """Return the profile of a trunk as PNG, with a strip of levels, depths, diameters and slopes beneath it."""
    face, edge = _COLOURS[scheme.kind]
    handles: list[Artist] = [
        Line2D([], [], color="#5c940d", linewidth=1.2),
        Patch(facecolor=face, edgecolor=edge, linewidth=0.6),
    ]
    labels = [Text("地面", "Ground"), Text("管道", "Drain")]
    if any(pipe.pressure for pipe in trunk.pipes):
        handles.append(Line2D([], [], color="#c2255c", linewidth=1.2, linestyle="--"))
        labels.append(Text("压力管", "Pressure main"))
    lifts = {pump.node: pump.lift_m for pump in scheme.pumps if pump.node in {node.id for node in trunk.nodes}}
    if lifts:
        handles.append(Mark("p", "#e03131", 6.0).handle)
        labels.append(Text("提升泵站", "Lifting station"))
    drawing, (axes,) = open_sheet(1, columns=1, panel_in=_PANEL_IN, legend=len(labels), gap_in=_STRIP_IN + 0.25)
    _profile(axes, trunk, lifts, (face, edge))
    _strip(axes, trunk, lang)
    axes.set_ylabel(Text("高程（米）", "Level (m)").in_(lang), fontproperties=sans(6), labelpad=1)
    return close_sheet(drawing, words=words, handles=handles, labels=[found.in_(lang) for found in labels])


def _profile(axes: Axes, trunk: Trunk, lifts: dict[str, float], colours: tuple[str, str]) -> None:
    levels = [node.ground_m for node in trunk.nodes]
    low = float(min(levels))
    for place, pipe in enumerate(trunk.pipes):
        start, end = trunk.along_m[place], trunk.along_m[place + 1]
        if pipe.pressure:
            crown = [levels[place] - pipe.cover_start_m, levels[place + 1] - pipe.cover_end_m]
            axes.plot([start, end], crown, color="#c2255c", linewidth=1.2, linestyle="--", zorder=4)
            low = min(low, *crown)
            continue
        high = pipe.diameter_mm / 1000
        corners = [
            (start, pipe.start_invert_m), (end, pipe.end_invert_m), (end, pipe.end_invert_m + high), (start, pipe.start_invert_m + high),
        ]  # fmt: skip
        axes.add_patch(
            Polygon(corners, closed=True, facecolor=colours[0], edgecolor=colours[1], linewidth=0.6, zorder=4)
        )
        low = min(low, pipe.start_invert_m, pipe.end_invert_m)
    for along, node in zip(trunk.along_m, trunk.nodes, strict=True):
        axes.plot([along, along], [low - 0.3, node.ground_m], color="#bbbbbb", linewidth=0.35, zorder=1)
        if node.id in lifts:
            axes.plot(
                [along],
                [low + 0.1],
                marker="p",
                color="#e03131",
                markersize=6,
                markeredgecolor="#222222",
                markeredgewidth=0.5,
                zorder=6,
            )
            axes.text(
                along,
                low - 0.15,
                f"+{lifts[node.id]:.1f} m",
                ha="right" if along > 0.97 * trunk.along_m[-1] else "center",
                va="top",
                fontproperties=sans(5),
                color="#e03131",
                zorder=6,
            )
    axes.plot(trunk.along_m, levels, color="#5c940d", linewidth=1.2, zorder=5)
    axes.set_xlim(-0.01 * trunk.along_m[-1], trunk.along_m[-1] * 1.01)
    axes.set_ylim(low - 0.6, max(levels) + 0.5)
    axes.set_xticks([])


def _strip(axes: Axes, trunk: Trunk, lang: Lang) -> None:
    """Write the strip beneath a profile: names, ground, invert, depth and distance at nodes, diameter and slope between them."""
    rows = (
        Text("管径", "Diameter"), Text("坡度 ‰", "Slope ‰"), Text("地面 m", "Ground m"), Text("管底 m", "Invert m"),
        Text("埋深 m", "Depth m"), Text("距离 m", "Distance m"),
    )  # fmt: skip
    step = _STRIP_IN / _PANEL_IN / len(rows)
    for place in range(len(rows) + 1):
        axes.plot([0, 1], [-place * step] * 2, transform=axes.transAxes, color="#999999", linewidth=0.4, clip_on=False)
    for place, label in enumerate(rows):
        axes.text(
            -0.006, -(place + 0.5) * step, label.in_(lang), transform=axes.transAxes, ha="right", va="center", fontproperties=sans(5),
        )  # fmt: skip
    across = axes.get_xaxis_transform()
    left, right = axes.get_xlim()

    def write(x: float, row: int, words: str) -> None:
        axes.text(x, -(row + 0.5) * step, words, transform=across, ha="center", va="center", fontproperties=sans(4.6))

    last = -1e9
    for place, node in enumerate(trunk.nodes):
        x = trunk.along_m[place]
        if (x - last) / (right - left) < _APART:
            continue
        last = x
        inverts = [p.end_invert_m for p in trunk.pipes[max(place - 1, 0) : place] if not p.pressure]
        inverts += [p.start_invert_m for p in trunk.pipes[place : place + 1] if not p.pressure]
        write(x, 2, f"{node.ground_m:.2f}")
        if inverts:
            write(x, 3, f"{min(inverts):.2f}")
            write(x, 4, f"{node.ground_m - min(inverts):.2f}")
        write(x, 5, f"{x:.0f}")
    for first, after in _stretches(trunk):
        start, end = trunk.along_m[first], trunk.along_m[after]
        pipe = trunk.pipes[first]
        if (end - start) / (right - left) >= _APART:
            write((start + end) / 2, 0, f"DN{pipe.diameter_mm:.0f}")
            if not pipe.pressure:
                fall = pipe.start_invert_m - trunk.pipes[after - 1].end_invert_m
                write((start + end) / 2, 1, f"{1000 * fall / max(end - start, 1e-9):.1f}")
        for x in (start, end):
            axes.plot([x, x], [0, -2 * step], transform=across, color="#999999", linewidth=0.4, clip_on=False)


def _stretches(trunk: Trunk) -> list[tuple[int, int]]:
    """Return runs of drains of one diameter and nearly one slope, as first drain and the one after the last."""
    found: list[tuple[int, int]] = []
    for place, pipe in enumerate(trunk.pipes):
        before = trunk.pipes[place - 1] if place else None
        same = before is not None and (before.diameter_mm, before.pressure, round(before.slope, 4)) == (
            pipe.diameter_mm, pipe.pressure, round(pipe.slope, 4),
        )  # fmt: skip
        joined = (
            same and before is not None and (pipe.pressure or abs(before.end_invert_m - pipe.start_invert_m) < 0.02)
        )
        if joined:
            found[-1] = (found[-1][0], place + 1)
        else:
            found.append((place, place + 1))
    return found
