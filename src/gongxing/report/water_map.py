"""What does the map of the planned water network show: decisions by colour, diameters by width, sources, hydrants, weak points?"""

from __future__ import annotations

from collections.abc import Mapping

from matplotlib.axes import Axes

from gongxing.plan.water import PipeDecision, WaterScheme
from gongxing.report.map_ground import Ground
from gongxing.report.map_layers import (
    Layer,
    counted,
    labelled,
    line_layer,
    parcel_layer,
    point_layer,
    silent,
    size_keys,
)
from gongxing.report.map_lines import Labels, Mark, Pen, sizes_along, width_of
from gongxing.words import Lang, Text

DECISIONS: Mapping[PipeDecision, tuple[Pen, int]] = {
    PipeDecision.ABANDON: (Pen("#8a8a8a", 1.2, ":"), 7),
    PipeDecision.KEEP: (Pen("#5f7f9e", 1.6), 8),
    PipeDecision.NEW: (Pen("#1864ab", 1.6), 9),
    PipeDecision.REPLACE: (Pen("#d9480f", 1.6), 10),
    PipeDecision.REINFORCE: (Pen("#9c36b5", 1.6), 11),
}
"""The pen of each decision and the order in which they lie upon one another."""
UNSERVED = "#c92a2a"
_WORST_SHOWN = 5


def water_layers(scheme: WaterScheme, ground: Ground, lang: Lang) -> list[Layer]:
    """Return the layers of the planned water network."""
    label = counted(Text("未供水地块", "Parcels without supply"), len(scheme.unserved), lang)
    unserved = parcel_layer(ground, [one.parcel for one in scheme.unserved], UNSERVED, label, hatch="/////")
    return [*unserved, *_mains(scheme, lang), *_points(scheme, lang)]


def _mains(scheme: WaterScheme, lang: Lang) -> list[Layer]:
    layers: list[Layer] = []
    for decision, (pen, order) in DECISIONS.items():
        pipes = [pipe for pipe in scheme.pipes if pipe.decision is decision]
        label = labelled(decision.label, sum(pipe.length_m for pipe in pipes), lang)
        widths = [width_of(pipe.diameter_mm) for pipe in pipes]
        layers += line_layer([pipe.path for pipe in pipes], pen, label, widths=widths, order=order)
    return layers + size_keys({pipe.diameter_mm for pipe in scheme.pipes if pipe.decision.in_service})


def _points(scheme: WaterScheme, lang: Lang) -> list[Layer]:
    place = {node.id: (node.x, node.y) for node in scheme.nodes}
    old = [(h.x, h.y) for h in scheme.hydrants if h.existing]
    new = [(h.x, h.y) for h in scheme.hydrants if not h.existing]
    sources = [(place[s.node], s) for s in scheme.sources if s.node in place]
    drawing = sorted((n for n in scheme.nodes if n.demand_m3_s > 0), key=lambda n: (n.worst_pressure_m, n.id))
    worst = drawing[:_WORST_SHOWN]
    head, pressure = ("水头", "压力") if lang == "zh" else ("head", "pressure")
    today = counted(Text("现状消火栓", "Hydrants today"), len(old), lang)
    added = counted(Text("新增消火栓", "New hydrants"), len(new), lang)
    layers = point_layer(old, Mark("o", "#868e96", 1.3, "#868e96"), today)
    layers += point_layer(new, Mark("o", "#e03131", 1.5, "#e03131"), added)
    weak = Text("压力最低的节点", "Lowest pressures").in_(lang)
    layers += point_layer([(n.x, n.y) for n in worst], Mark("v", "#ffd43b", 5.5), weak)
    layers += point_layer([xy for xy, _ in sources], Mark("^", "#1971c2", 8.0), Text("水源接入点", "Sources").in_(lang))
    named = [(xy, f"{head} {s.head_m:.1f} m") for xy, s in sources]
    named += [((n.x, n.y), f"{pressure} {n.worst_pressure_m:.1f} m") for n in worst]

    def write(axes: Axes) -> None:
        labels = Labels(axes)
        labels.keep_off([xy for xy, _ in named])
        labels.beside(named)
        labels.along(sizes_along((p.diameter_mm, p.path) for p in scheme.pipes if p.decision.laid))

    return [*layers, *silent(write)]
