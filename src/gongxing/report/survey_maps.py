"""What do the maps of today's networks show: road access, travel times, fire access, age of pipes, water, drains?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import shapely

from gongxing.diagnosis.accessibility import BANDS_S
from gongxing.diagnosis.drain_state import DrainState
from gongxing.diagnosis.pipes import AGES, KINDS, PipeRecord
from gongxing.diagnosis.survey import Survey
from gongxing.diagnosis.water_state import WaterState
from gongxing.report.map_ground import Ground, ground_of, map_words
from gongxing.report.map_layers import (
    Layer,
    counted,
    labelled,
    line_layer,
    parcel_layer,
    point_layer,
    print_layers,
    size_keys,
)
from gongxing.report.map_lines import Line, Mark, Pen, width_of
from gongxing.report.material import Material
from gongxing.words import Lang, Text

FloatArray = npt.NDArray[np.float64]
SURVEY_TITLES: Mapping[str, Text] = {
    "map.today.access": Text("现状道路通达图", "Road access today"),
    "map.today.gate_time": Text("现状至园区出入口时间图", "Travel time to the park's gates today"),
    "map.today.centre_time": Text("现状至镇区中心时间图", "Travel time to the town centre today"),
    "map.today.fire_time": Text("现状消防站到达时间图", "Travel time from the fire station today"),
    "map.today.fire": Text("现状消防车道与消火栓覆盖图", "Fire lanes and hydrants today"),
    "map.today.service": Text("现状管线服务图", "Service by mains today"),
    "map.today.pipe_age": Text("现状管线年龄图", "Age of the pipes today"),
    "map.today.pressure": Text("现状给水压力图", "Water pressure today"),
    "map.today.head_loss": Text("现状给水水头损失图", "Head loss of the water mains today"),
    "map.today.sewer": Text("现状污水管负荷图", "Load of the sewers today"),
    "map.today.storm": Text("现状雨水管负荷图", "Load of the storm drains today"),
}
_GOOD, _FAIR, _BAD, _WORST, _GREY = "#2f9e44", "#f2b705", "#e8590c", "#b3122b", "#8a8f94"
_PALE_GOOD = "#cfe8cf"
_BANDS = ("#1a7f5a", "#6cbf6c", "#cfe59a", "#fbe08a", "#f4a259", "#d1495b")
_AGE_COLOURS = {"aged": _WORST, "due": _FAIR, "sound": _GOOD, "unknown": _GREY}
_UNKNOWN_PARCEL = "#b0b0b0"


def survey_maps_of(survey: Survey) -> tuple[str, ...]:
    """Return the keys of the maps a survey can fill, in order."""
    streets = bool(len(survey.roads.network.grade))
    times = survey.times.seconds
    fills = {
        "map.today.access": streets and bool(len(survey.access.landlocked)),
        "map.today.gate_time": _reached(times["gate"]),
        "map.today.centre_time": _reached(times["centre"]),
        "map.today.fire_time": _reached(times["fire"]),
        "map.today.fire": _reached(survey.access.lane_m) or _reached(survey.access.hydrant_m),
        "map.today.service": any(_reached(far) for far in survey.pipes.main_m.values()),
        "map.today.pipe_age": bool(survey.pipes.records),
        "map.today.pressure": survey.water.state is not None and survey.water.state.model.measured,
        "map.today.head_loss": survey.water.state is not None,
        "map.today.sewer": "sewer" in survey.drains.states,
        "map.today.storm": "storm" in survey.drains.states,
    }
    return tuple(name for name, fill in fills.items() if fill)


def draw_survey_maps(
    material: Material, survey: Survey, lang: Lang, *, ground: Ground | None = None
) -> dict[str, bytes]:
    """Return every map a survey can fill, as PNG by key; a park without parcels has none."""
    if not len(material.park.parcels):
        return {}
    base = ground or ground_of(material)
    layers: Mapping[str, Callable[[Survey, Ground, Lang], list[Layer]]] = {
        "map.today.access": _access,
        "map.today.gate_time": _gate_time,
        "map.today.centre_time": _centre_time,
        "map.today.fire_time": _fire_time,
        "map.today.fire": _fire,
        "map.today.service": _service,
        "map.today.pipe_age": _pipe_age,
        "map.today.pressure": _pressure,
        "map.today.head_loss": _head_loss,
        "map.today.sewer": _sewer,
        "map.today.storm": _storm,
    }
    return {
        name: print_layers(base, layers[name](survey, base, lang), map_words(material, SURVEY_TITLES[name], lang), lang)
        for name in survey_maps_of(survey)
    }


def _reached(values: FloatArray) -> bool:
    return bool(np.isfinite(values).any())


def _rows(ids: Sequence[str], chosen: npt.NDArray[np.bool_]) -> list[str]:
    return [row for row, wanted in zip(ids, chosen.tolist(), strict=True) if wanted]


def _paths(shapes: Iterable[shapely.Geometry]) -> list[Line]:
    return [
        [(float(x), float(y)) for x, y in shapely.get_coordinates(part)]
        for shape in shapes
        for part in shapely.get_parts(shape).tolist()
    ]


def _centres(shapes: npt.NDArray[np.object_]) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in shapely.get_coordinates(shapely.centroid(shapes))]


def _access(survey: Survey, ground: Ground, lang: Lang) -> list[Layer]:
    found = survey.access.parcels
    served = found.needing & ~survey.access.landlocked
    short = [end.path for end in survey.roads.dead_ends if not end.over]
    long = [end.path for end in survey.roads.dead_ends if end.over]
    piece = survey.roads.network.streets.pieces()[survey.roads.network.streets.ends[:, 0]]
    apart = [shape for shape, number in zip(survey.roads.network.streets.shapes, piece, strict=True) if number > 0]
    words = {
        "served": Text("临路地块", "Parcels with frontage"),
        "not": Text("不临路地块", "Parcels without frontage"),
        "short": Text("尽头路", "Dead ends"),
        "long": Text("超长尽头路", "Dead ends over the limit"),
        "apart": Text("不与主网相连的道路", "Streets apart from the main network"),
        "gate": Text("园区出入口", "Gates of the park"),
    }
    return [
        *parcel_layer(ground, _rows(found.ids, served), _PALE_GOOD, counted(words["served"], int(served.sum()), lang)),
        *parcel_layer(
            ground,
            _rows(found.ids, survey.access.landlocked),
            "#f08a8a",
            counted(words["not"], int(survey.access.landlocked.sum()), lang),
        ),
        *line_layer(short, Pen(_FAIR, 1.3), counted(words["short"], len(short), lang)),
        *line_layer(long, Pen(_WORST, 1.5), counted(words["long"], len(long), lang)),
        *line_layer(_paths(apart), Pen("#7b3fa0", 1.5), words["apart"].in_(lang)),
        *point_layer(list(survey.times.gates), Mark("^", "#1c7ed6", 5.0), words["gate"].in_(lang)),
    ]


def _gate_time(survey: Survey, ground: Ground, lang: Lang) -> list[Layer]:
    mark = Mark("^", "#1c7ed6", 6.0)
    label = Text("园区出入口", "Gates of the park").in_(lang)
    return [*_bands(survey, "gate", ground, lang), *point_layer(list(survey.times.gates), mark, label)]


def _centre_time(survey: Survey, ground: Ground, lang: Lang) -> list[Layer]:
    label = Text("镇区中心", "Town centre").in_(lang)
    return [
        *_bands(survey, "centre", ground, lang),
        *point_layer(list(survey.times.centres), Mark("*", "#1c7ed6", 9.0), label),
    ]


def _fire_time(survey: Survey, ground: Ground, lang: Lang) -> list[Layer]:
    label = Text("消防站", "Fire station").in_(lang)
    return [
        *_bands(survey, "fire", ground, lang),
        *point_layer(list(survey.times.stations), Mark("P", "#c92a2a", 7.5), label),
    ]


def _bands(survey: Survey, target: str, ground: Ground, lang: Lang) -> list[Layer]:
    """Return the isochrone bands of a target, parcels by parcel."""
    seconds = survey.times.seconds[target]
    ids = survey.times.parcels.ids
    edges = (0.0, *BANDS_S, np.inf)
    layers: list[Layer] = []
    for low, high, colour in zip(edges, edges[1:], _BANDS, strict=False):
        within = (seconds >= low if low == 0 else seconds > low) & (seconds <= high)
        layers += parcel_layer(ground, _rows(ids, within), colour, _band_label(low, high, lang))
    label = Text("无路可达或未知", "No way, or unknown").in_(lang)
    return [*layers, *parcel_layer(ground, _rows(ids, np.isnan(seconds)), _UNKNOWN_PARCEL, label, hatch="////")]


def _band_label(low: float, high: float, lang: Lang) -> str:
    if not np.isfinite(high):
        return f"{low / 60:g} 分钟以上" if lang == "zh" else f"Over {low / 60:g} min"
    if low == 0:
        return f"{high / 60:g} 分钟以内" if lang == "zh" else f"Up to {high / 60:g} min"
    return f"{low / 60:g}—{high / 60:g} 分钟" if lang == "zh" else f"{low / 60:g}–{high / 60:g} min"


def _fire(survey: Survey, ground: Ground, lang: Lang) -> list[Layer]:
    access = survey.access
    far = [
        (access.lane_m > survey.limits["fire_access_m"], Text("消防车道", "a fire lane")),
        (access.hydrant_m > survey.limits["hydrant_radius_m"], Text("消火栓", "a hydrant")),
    ]
    known = [one for one, distance in zip(far, (access.lane_m, access.hydrant_m), strict=True) if _reached(distance)]
    counts = np.sum([wrong for wrong, _ in known], axis=0)
    classes = [(counts == 0, _GOOD, _joined("距{}不超限", "Within reach of {}", [name for _, name in known]))]
    for (wrong, name), colour in zip(known, (_FAIR, _BAD), strict=False):
        classes.append((wrong & (counts == 1), colour, _joined("距{}过远", "Too far from {}", [name])))
    classes.append((counts == 2, _WORST, Text("两者均过远", "Too far from both")))
    layers: list[Layer] = []
    for chosen, colour, words in classes:
        label = counted(words, int(chosen.sum()), lang)
        if access.buildings:
            layers += point_layer(
                _centres(access.protected_shapes[chosen]), Mark("s", colour, 2.2, "none"), label, order=9
            )
        else:
            layers += parcel_layer(ground, _rows(access.protected, chosen), colour + "90", label)
    label = Text("消火栓", "Hydrants").in_(lang)
    return [*layers, *point_layer(list(access.hydrants), Mark("o", "#1c7ed6", 2.4, "white"), label, order=13)]


def _joined(zh: str, en: str, names: list[Text]) -> Text:
    return Text(zh.format("、".join(name.zh for name in names)), en.format(" and ".join(name.en for name in names)))


def _service(survey: Survey, ground: Ground, lang: Lang) -> list[Layer]:
    pipes, limit = survey.pipes, survey.limits["pipe_service_m"]
    known = {kind: far for kind, far in pipes.main_m.items() if _reached(far)}
    missing = sum((far > limit).astype(int) for far in known.values())
    needing = pipes.parcels.needing
    layers: list[Layer] = []
    for count, colour in zip(range(len(known) + 1), (_PALE_GOOD, "#fbe08a", "#f4a259", "#e06666"), strict=False):
        words = (
            Text("各类管线均已服务", "Served by all mains")
            if count == 0
            else Text(f"缺 {count} 类管线", f"Lacking {count} of the services")
        )
        chosen = needing & (np.asarray(missing) == count)
        layers += parcel_layer(
            ground, _rows(pipes.parcels.ids, chosen), colour, counted(words, int(chosen.sum()), lang)
        )
    for kind, colour in (("water", "#1c7ed6"), ("sewer", "#7a4f21"), ("storm", "#0b7285")):
        if kind in known:
            layers += line_layer(_paths(pipes.graphs[kind].shapes), Pen(colour, 0.8), _capital(KINDS[kind], lang))
    return layers


def _pipe_age(survey: Survey, ground: Ground, lang: Lang) -> list[Layer]:
    layers: list[Layer] = []
    for state in ("unknown", "sound", "due", "aged"):
        mine = [record for record in survey.pipes.records if record.state == state]
        layers += _pipe_lines(mine, _AGE_COLOURS[state], labelled(AGES[state], _metres(mine), lang))
    return layers + size_keys({record.diameter_mm for record in survey.pipes.records if record.diameter_mm})


def _pipe_lines(records: list[PipeRecord], colour: str, label: str) -> list[Layer]:
    paths, widths = [], []
    for record in records:
        for path in _paths([record.line]):
            paths.append(path)
            widths.append(width_of(record.diameter_mm or 0.0))
    return line_layer(paths, Pen(colour, 1.4), label, widths=widths)


def _metres(records: list[PipeRecord]) -> float:
    return sum(record.length_m for record in records)


def _capital(words: Text, lang: Lang) -> str:
    text = words.in_(lang)
    return text[:1].upper() + text[1:]


def _pressure(survey: Survey, ground: Ground, lang: Lang) -> list[Layer]:
    state = survey.water.state
    if state is None:
        return []
    low, high = survey.limits["water_service_head_m"], survey.limits["water_max_head_m"]
    steps = (-np.inf, low, low + (high - low) / 3, low + 2 * (high - low) / 3, high, np.inf)
    colours = (_WORST, "#9ad0f5", "#4dabf7", "#1864ab", "#7b3fa0")
    xy = [(float(x), float(y)) for x, y in state.model.graph.xy[state.model.joint]]
    drawn = ~state.model.network.fixed
    layers = line_layer(_paths(_mains(state)), Pen("#8a8f94", 0.9), Text("给水管", "Water mains").in_(lang))
    for begin, end, colour in zip(steps, steps[1:], colours, strict=False):
        chosen = np.flatnonzero(drawn & (state.pressure >= begin) & (state.pressure < end))
        layers += point_layer(
            [xy[i] for i in chosen], Mark("o", colour, 4.6), _range(begin, end, Text("米", "m"), lang)
        )
    sources = [xy[i] for i in np.flatnonzero(~drawn)]
    return [
        *layers,
        *point_layer(sources, Mark("D", "#ffffff", 6.5), Text("水源", "Water sources").in_(lang), order=15),
    ]


def _mains(state: WaterState) -> npt.NDArray[np.object_]:
    return state.model.graph.shapes[state.model.stretch]


def _range(begin: float, end: float, unit: Text, lang: Lang) -> str:
    if not np.isfinite(begin):
        return f"低于 {end:g} {unit.zh}" if lang == "zh" else f"Below {end:g} {unit.en}"
    if not np.isfinite(end):
        return f"{begin:g} {unit.zh}以上" if lang == "zh" else f"{begin:g} {unit.en} and more"
    return f"{begin:g}—{end:g} {unit.zh}" if lang == "zh" else f"{begin:g}–{end:g} {unit.en}"


def _head_loss(survey: Survey, ground: Ground, lang: Lang) -> list[Layer]:
    state = survey.water.state
    if state is None:
        return []
    limit = survey.limits["water_gradient_max_m_km"]
    steps = (-np.inf, 0.2 * limit, 0.5 * limit, limit, np.inf)
    unit = Text("米/公里", "m/km")
    bands = [(b, e, _range(b, e, unit, lang)) for b, e in pairwise(steps)]
    return _graded(_mains(state), state.gradient, bands, _nominal(survey, state))


def _nominal(survey: Survey, state: WaterState) -> FloatArray:
    """Return the nominal diameters of the mains in mm, the clear ones where none is recorded."""
    recorded = {record.id: record.diameter_mm for record in survey.pipes.records if record.diameter_mm}
    clear = 1000.0 * state.model.network.diameter
    pipes = (state.model.graph.pipe[row] for row in state.model.stretch)
    return np.array([recorded.get(pipe, size) for pipe, size in zip(pipes, clear.tolist(), strict=True)])


def _graded(
    shapes: npt.NDArray[np.object_],
    values: FloatArray,
    bands: Sequence[tuple[float, float, str]],
    diameter_mm: FloatArray,
) -> list[Layer]:
    """Return lines coloured by the band their value falls in, the worst on top, as wide as their diameter asks."""
    layers: list[Layer] = []
    for (begin, end, label), colour in zip(bands, (_GOOD, "#a9d65d", _FAIR, _WORST), strict=False):
        chosen = np.flatnonzero((values >= begin) & (values < end))
        lines, widths = [], []
        for row in chosen.tolist():
            for path in _paths([shapes[row]]):
                lines.append(path)
                widths.append(width_of(float(diameter_mm[row])))
        layers += line_layer(lines, Pen(colour, 1.6), label, widths=widths)
    return layers + size_keys({round(size) for size in diameter_mm.tolist()})


def _sewer(survey: Survey, ground: Ground, lang: Lang) -> list[Layer]:
    return _drains(survey.drains.states["sewer"], lang)


def _storm(survey: Survey, ground: Ground, lang: Lang) -> list[Layer]:
    return _drains(survey.drains.states["storm"], lang)


def _drains(state: DrainState, lang: Lang) -> list[Layer]:
    model = state.model
    words = (
        Text("负荷不到五成", "Less than half full"),
        Text("五成至八成", "Half to 80 % full"),
        Text("八成至满管", "80 % to full"),
        Text("超负荷", "Overloaded"),
    )
    steps = (-0.001, 0.5, 0.8, 1.0, np.inf)
    bands = [(begin, end, word.in_(lang)) for (begin, end), word in zip(pairwise(steps), words, strict=True)]
    shapes = model.graph.shapes[model.stretch]
    fill = (
        state.ratio
        if state.flooding is None
        else np.where(np.isfinite(state.flooding.fullest), state.flooding.fullest, state.ratio)
    )
    load = np.where(state.over, 2.0, np.minimum(np.nan_to_num(fill, nan=-1.0), 0.999))
    unknown = ~state.over & np.isnan(fill)
    layers = line_layer(
        _paths(shapes[unknown]), Pen(_GREY, 1.1), Text("无坡度或成环", "Without fall, or in a ring").in_(lang)
    )
    layers += _graded(shapes, load, bands, 1000.0 * model.diameter)
    xy = [(float(x), float(y)) for x, y in model.graph.xy]
    if state.flooding is not None:
        wet = [xy[i] for i in np.flatnonzero(state.flooding.volume_m3 > 1.0)]
        label = counted(Text("冒溢检查井", "Manholes that flood"), len(wet), lang)
        layers += point_layer(wet, Mark("o", "#c92a2a", 3.2, "white"), label)
    outlet = Text("污水处理厂", "Treatment plant") if model.kind == "sewer" else Text("雨水排口", "Outfalls")
    layers += point_layer(
        [xy[joint] for _, joint in model.outlets], Mark("v", "#0b7285", 6.5), outlet.in_(lang), order=15
    )
    if model.kind == "sewer":
        lifts = [xy[joint] for joint in model.lifts]
        layers += point_layer(lifts, Mark("s", "#f2b705", 5.0), Text("提升泵站", "Lift stations").in_(lang), order=15)
    return layers
