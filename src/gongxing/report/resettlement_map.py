"""What does the map of resettlement show: which groups move, which estates take them, and how many flats go from whom to where?"""

from __future__ import annotations

from collections import defaultdict

import numpy as np
import shapely
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import FancyArrowPatch

from gongxing.plan import ResettlementScheme
from gongxing.report.map_frame import MapWords
from gongxing.report.map_ground import Ground, map_words
from gongxing.report.map_layers import Layer, parcel_layer, point_layer, print_layers, silent
from gongxing.report.map_lines import Labels, Mark
from gongxing.report.material import Material
from gongxing.words import Lang, Text

RESETTLEMENT_TITLE = Text("动迁安置去向图", "Who moves, and where to")
_COLOURS = ("#c92a2a", "#e8890c", "#7b3fa0", "#0f8b8d", "#1971c2", "#7a5c1e", "#c2255c", "#2f9e44")
_FLATS = Mark("s", "#1c4e80", 6.0, "#ffffff")
_SITES = Mark("^", "#2f7d32", 6.0, "#ffffff")
_IDLE = Mark("s", "#c9ced4", 4.6, "#6b6b6b")


def draw_resettlement(material: Material, ground: Ground, lang: Lang) -> bytes:
    """Return the map of the resettlement as PNG; empty where the plan has none."""
    scheme = material.plan.resettlement.part if material.plan.resettlement else None
    if scheme is None:
        return b""
    words: MapWords = map_words(material, RESETTLEMENT_TITLE, lang)
    return print_layers(ground, resettlement_layers(scheme, ground, lang), words, lang)


def resettlement_layers(scheme: ResettlementScheme, ground: Ground, lang: Lang) -> list[Layer]:
    """Return the layers: parcels cleared by group, arrows to the estates as thick as flats are many, the estates with their names."""
    layers: list[Layer] = []
    middles: dict[str, tuple[float, float]] = {}
    colours: dict[str, str] = {}
    shapes = dict(zip(ground.ids, ground.shapes, strict=True))
    for place, group in enumerate(scheme.groups):
        colours[group.group] = _COLOURS[place % len(_COLOURS)]
        label = (
            f"{group.group} {group.households} 户" if lang == "zh" else f"{group.group} ({group.households} households)"
        )
        layers += parcel_layer(ground, group.parcels, colours[group.group], label, hatch="/////")
        here = [shapes[parcel] for parcel in group.parcels if parcel in shapes]
        if here:
            middle = shapely.centroid(shapely.union_all(np.array(here, dtype=object)))
            middles[group.group] = (float(middle.x), float(middle.y))
    spots = {estate.estate: estate.at for estate in scheme.estates if estate.at is not None}
    for mark, used, kind, words in (
        (_FLATS, True, "flats", Text("安置小区", "estates")),
        (_SITES, True, "homesteads", Text("宅基地安置点", "homestead places")),
        (_IDLE, False, "flats", Text("未使用的小区", "estates not used")),
    ):
        here_at = [spots[e.estate] for e in scheme.estates if e.used is used and e.kind == kind and e.estate in spots]
        layers += point_layer(here_at, mark, words.in_(lang), order=16)
    layers += _arrows(scheme, middles, spots, colours, lang)
    return [*layers, *silent(lambda axes: _names(axes, scheme, middles, spots))]


def _arrows(
    scheme: ResettlementScheme,
    middles: dict[str, tuple[float, float]],
    spots: dict[str, tuple[float, float]],
    colours: dict[str, str],
    lang: Lang,
) -> list[Layer]:
    ways: dict[tuple[str, str], int] = defaultdict(int)
    for line in scheme.lines:
        if line.estate in spots and line.group in middles:
            ways[line.group, line.estate] += 1
    if not ways:
        return []

    def draw(axes: Axes) -> None:
        for (group, estate), count in ways.items():
            axes.add_patch(
                FancyArrowPatch(
                    middles[group], spots[estate], connectionstyle="arc3,rad=0.14", arrowstyle="-|>,head_length=5,head_width=2.6",
                    linewidth=0.6 + 0.35 * count**0.5, color=colours[group], alpha=0.85, shrinkA=2, shrinkB=4, zorder=15,
                    mutation_scale=1.0,
                )
            )  # fmt: skip

    handle = Line2D([], [], color="#495057", linewidth=1.4, marker=">", markersize=3.4)
    return [Layer(draw, handle, Text("安置去向（线宽示户数）", "Where they go (width: households)").in_(lang))]


def _names(
    axes: Axes,
    scheme: ResettlementScheme,
    middles: dict[str, tuple[float, float]],
    spots: dict[str, tuple[float, float]],
) -> None:
    labels = Labels(axes, size=6.0)
    labels.keep_off([*middles.values(), *spots.values()])
    labels.beside([(spots[e.estate], f"{e.name} {e.taken}/{e.number}") for e in scheme.estates if e.estate in spots])
    labels.beside([(spot, group) for group, spot in middles.items()])
