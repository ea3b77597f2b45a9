"""What does a map of planned drains show: decisions by colour, diameters by width, flow arrows, stations, outlets?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from matplotlib.axes import Axes

from gongxing.plan.sewer import DrainDecision, DrainPipe, SewerScheme
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
from gongxing.report.map_lines import Labels, Line, Mark, Pen, arrows, merged, sizes_along, width_of
from gongxing.report.water_map import UNSERVED
from gongxing.words import Lang, Text

_NEW = {"sewer": "#7c4a1e", "storm": "#0b7285"}
_PRESSURE = Text("压力管", "Pressure mains")
_OUTLETS: Mapping[str, tuple[Text, Text]] = {
    "sewer": (Text("污水去向（采用）", "Outlets used"), Text("未采用的去向", "Outlets not used")),
    "storm": (Text("雨水排口（采用）", "Outfalls used"), Text("未采用的排口", "Outfalls not used")),
}


def drain_layers(scheme: SewerScheme, ground: Ground, lang: Lang) -> list[Layer]:
    """Return the layers of planned sewers or storm drains."""
    label = counted(Text("未接入地块", "Parcels not drained"), len(scheme.unserved), lang)
    unserved = parcel_layer(ground, [one.parcel for one in scheme.unserved], UNSERVED, label, hatch="/////")
    return [*unserved, *_drains(scheme, lang), *_points(scheme, lang)]


def _pens(kind: str) -> Mapping[DrainDecision, tuple[Pen, int]]:
    return {
        DrainDecision.ABANDON: (Pen("#8a8a8a", 1.2, ":"), 7),
        DrainDecision.KEEP: (Pen("#a69685" if kind == "sewer" else "#7fa8ad", 1.6), 8),
        DrainDecision.NEW: (Pen(_NEW[kind], 1.6), 9),
        DrainDecision.REPLACE: (Pen("#e8590c", 1.6), 10),
        DrainDecision.RELIEVE: (Pen("#9c36b5", 1.6), 11),
    }


def _drains(scheme: SewerScheme, lang: Lang) -> list[Layer]:
    layers: list[Layer] = []
    for decision, (pen, order) in _pens(scheme.kind).items():
        pipes = [pipe for pipe in scheme.pipes if pipe.decision is decision and not pipe.pressure]
        label = labelled(decision.label, sum(pipe.length_m for pipe in pipes), lang)
        widths = [width_of(pipe.diameter_mm) for pipe in pipes]
        layers += line_layer([pipe.path for pipe in pipes], pen, label, widths=widths, order=order)
    mains = [pipe for pipe in scheme.pipes if pipe.pressure and pipe.decision.in_service]
    label = labelled(_PRESSURE, sum(pipe.length_m for pipe in mains), lang)
    layers += line_layer([pipe.path for pipe in mains], Pen("#c2255c", 1.3, "--"), label, order=11)
    layers += size_keys({p.diameter_mm for p in scheme.pipes if p.decision.in_service and not p.pressure})
    running = merged([pipe.path for pipe in scheme.pipes if pipe.decision.in_service], directed=True)
    return [*layers, *silent(lambda axes: arrows(axes, running, "#212529"))]


def _points(scheme: SewerScheme, lang: Lang) -> list[Layer]:
    place = {node.id: (node.x, node.y) for node in scheme.nodes}
    pumps = [(place[p.node], p) for p in scheme.pumps if p.node in place]
    used = [(place[o.node], o) for o in scheme.outlets if o.used and o.node in place]
    idle = [place[o.node] for o in scheme.outlets if not o.used and o.node in place]
    yes, no = _OUTLETS[scheme.kind]
    stations = counted(Text("提升泵站", "Lifting stations"), len(pumps), lang)
    layers = point_layer(idle, Mark("s", "#ffffff", 4.0, "#495057"), counted(no, len(idle), lang))
    layers += point_layer([xy for xy, _ in used], Mark("s", "#2f9e44", 6.5), counted(yes, len(used), lang))
    layers += point_layer([xy for xy, _ in pumps], Mark("p", "#e03131", 5.5), stations)
    lift, flow = ("提升", "流量") if lang == "zh" else ("lift", "flow")
    named = [(xy, f"{o.facility or o.node}  {flow} {1000 * o.flow_m3_s:.0f} L/s") for xy, o in used]
    named += [(xy, f"{lift} {p.lift_m:.1f} m") for xy, p in pumps]
    drains = [p for p in scheme.pipes if p.decision.in_service and not p.pressure]
    sizes = [*_sizes(p for p in drains if p.decision.laid), *_sizes(p for p in drains if not p.decision.laid)]

    def write(axes: Axes) -> None:
        labels = Labels(axes)
        labels.keep_off([xy for xy, _ in named])
        labels.beside(named)
        labels.along(sizes)

    return [*layers, *silent(write)]


def _sizes(pipes: Iterable[DrainPipe]) -> list[tuple[Line, str]]:
    return sizes_along((pipe.diameter_mm, pipe.path) for pipe in pipes)
