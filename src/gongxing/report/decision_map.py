"""What does the map of firms show: who is kept, upgraded, closed or without a place, who moves where, and which zone gathers which chain?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import shapely
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import FancyArrowPatch

from gongxing.park import Park
from gongxing.plan import IndustryScheme
from gongxing.plan.industry import DECISIONS, FirmChoice
from gongxing.report.map_frame import MapWords
from gongxing.report.map_ground import Ground, map_words
from gongxing.report.map_layers import Layer, parcel_layer, point_layer, print_layers, silent
from gongxing.report.map_lines import Labels, Mark
from gongxing.report.material import Material
from gongxing.words import Lang, Text

DECISION_TITLE = Text("企业处置与产业片区图", "Decisions on firms and chain zones")
Spot = tuple[float, float]
_CHAIN_COLOURS = ("#dbe9f6", "#fdebd0", "#dff0d8", "#eadcf4", "#f9dede", "#e2efe9", "#f3f0d7", "#e3e3ee")
_MARKS: Mapping[str, Mark] = {
    "keep": Mark("o", "#8d99a6", 2.6, "#ffffff"),
    "upgrade": Mark("^", "#1971c2", 4.4, "#ffffff"),
    "move": Mark("o", "#e8590c", 4.0, "#ffffff"),
    "exit": Mark("X", "#c92a2a", 4.8, "#ffffff"),
    "unplaced": Mark("D", "#862e9c", 4.2, "#ffffff"),
}
_ARROW, _SITE = "#e8590c", "#f59f00"
_NAMED = 16
_WIDE = 20
"""Up to so many movers are drawn with full arrows; more make them thinner."""


def draw_decisions(material: Material, ground: Ground, lang: Lang) -> bytes:
    """Return the map of the decisions on firms as PNG; empty where the plan has none."""
    scheme = material.plan.industry.part if material.plan.industry else None
    if scheme is None:
        return b""
    words: MapWords = map_words(material, DECISION_TITLE, lang)
    return print_layers(ground, decision_layers(scheme, ground, lang, spots=firm_spots(material.park)), words, lang)


def firm_spots(park: Park) -> dict[str, Spot]:
    """Return where each firm is drawn: its own point, else the middle of its parcel; firms whose place is not known are left out."""
    middle = dict(zip(park.parcels.ids, shapely.point_on_surface(np.asarray(park.parcels.geometry.array)), strict=True))
    found: dict[str, Spot] = {}
    frame = park.firms.frame
    for firm, parcel, point in zip(frame["id"], frame["parcel"].fillna(""), frame.geometry.array, strict=True):
        at = point if point is not None and not point.is_empty else middle.get(parcel)
        if at is not None and not at.is_empty:
            found[str(firm)] = (float(at.x), float(at.y))
    return found


def decision_layers(scheme: IndustryScheme, ground: Ground, lang: Lang, *, spots: Mapping[str, Spot]) -> list[Layer]:
    """Return the layers: zones by chain, lots that movers take, movers as arrows, firms by decision, names of who leaves."""
    layers = _zones(scheme, ground, lang)
    layers += _sites(scheme, ground, lang)
    for act, mark in _MARKS.items():
        here = [spots[c.firm] for c in scheme.choices if c.decision == act and c.firm in spots]
        count = sum(1 for c in scheme.choices if c.decision == act)
        layers += point_layer(here, mark, _counted(DECISIONS[act], count, lang), order=12 if act == "keep" else 15)
    movers = [c for c in scheme.choices if c.decision == "move" and c.firm in spots]
    return [*layers, *_moves(movers, ground, spots, lang), *silent(lambda axes: _names(axes, scheme, spots))]


def _counted(words: Text, count: int, lang: Lang) -> str:
    return f"{words.zh} {count} 家" if lang == "zh" else f"{words.en.capitalize()} ({count})"


def _zones(scheme: IndustryScheme, ground: Ground, lang: Lang) -> list[Layer]:
    """Return a pale fill for the parcels of the zones of each chain."""
    found: list[Layer] = []
    chains = sorted({zone.chain for zone in scheme.zones if zone.chain})
    for place, chain in enumerate(chains):
        zones = [zone for zone in scheme.zones if zone.chain == chain]
        parcels = [parcel for zone in zones for parcel in zone.parcels]
        label = f"{chain}片区 {len(zones)} 个" if lang == "zh" else f"Zones of {chain} ({len(zones)})"
        found += parcel_layer(ground, parcels, _CHAIN_COLOURS[place % len(_CHAIN_COLOURS)], label)
    return found


def _sites(scheme: IndustryScheme, ground: Ground, lang: Lang) -> list[Layer]:
    """Return the lots that movers take, hatched."""
    lots = sorted({choice.site for choice in scheme.choices if choice.decision == "move"})
    label = f"迁入地块 {len(lots)} 宗" if lang == "zh" else f"Lots that movers take ({len(lots)})"
    return parcel_layer(ground, lots, _SITE, label, hatch="/////")


def _moves(movers: Sequence[FirmChoice], ground: Ground, spots: Mapping[str, Spot], lang: Lang) -> list[Layer]:
    """Return the movers as bent arrows from where they stand to the lot they take."""
    at = dict(zip(ground.ids, shapely.point_on_surface(ground.shapes), strict=True))
    ways = [(spots[c.firm], (float(at[c.site].x), float(at[c.site].y))) for c in movers if c.site in at]
    if not ways:
        return []

    thin = min(1.0, (_WIDE / len(ways)) ** 0.5)

    def draw(axes: Axes) -> None:
        for start, end in ways:
            axes.add_patch(
                FancyArrowPatch(
                    start, end, connectionstyle="arc3,rad=0.16", arrowstyle="-|>,head_length=3.6,head_width=1.7", linewidth=max(0.45, 0.95 * thin),
                    color=_ARROW, alpha=0.55 + 0.35 * thin, shrinkA=1.6, shrinkB=0.5, zorder=14, mutation_scale=1.0,
                )
            )  # fmt: skip

    handle = Line2D([], [], color=_ARROW, linewidth=1.0, marker=">", markersize=3.4)
    return [Layer(draw, handle, Text("搬迁去向", "Where movers go").in_(lang))]


def _names(axes: Axes, scheme: IndustryScheme, spots: Mapping[str, Spot]) -> None:
    """Write the names of firms that leave: those without a place first, then those that close, then the largest movers."""
    rank = {"unplaced": 0, "exit": 1, "move": 2}
    gone = [c for c in scheme.choices if c.decision in rank and c.firm in spots]
    gone.sort(key=lambda c: (rank[c.decision], -c.land_m2, -c.left_m2, c.firm))
    labels = Labels(axes, size=5.0)
    labels.keep_off([spots[c.firm] for c in gone])
    labels.beside([(spots[c.firm], c.name) for c in gone[:_NAMED]])
