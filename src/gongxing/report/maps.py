"""What do the maps of a report show: present use, planned use, changes, conflicts of workshops with homes, planned networks?"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import shapely
from matplotlib.artist import Artist
from matplotlib.patches import Patch

from gongxing.plan import Conflict
from gongxing.report.decision_map import DECISION_TITLE, draw_decisions
from gongxing.report.map_frame import Ink, MapWords, Shapes, close_map, fill, open_map, outlines
from gongxing.report.map_ground import Ground, base_legend, ground_of, map_words, overlay
from gongxing.report.material import Material
from gongxing.report.network_maps import NETWORK_TITLES, draw_network_map, network_maps_of
from gongxing.report.resettlement_map import RESETTLEMENT_TITLE, draw_resettlement
from gongxing.report.scenario_map import AGREEMENT_TITLE, draw_scenarios
from gongxing.standards import land_use
from gongxing.units import hectares
from gongxing.words import Lang, Text

TITLES: Mapping[str, Text] = {
    "map.present": Text("土地利用现状图", "Present land use"),
    "map.planned": Text("土地利用规划图", "Planned land use"),
    "map.changes": Text("用途调整图", "Changes of use"),
    "map.conflicts": Text("厂居冲突图", "Conflicts of workshops and homes"),
    "map.decisions": DECISION_TITLE,
    "map.scenarios": AGREEMENT_TITLE,
    "map.resettlement": RESETTLEMENT_TITLE,
    **NETWORK_TITLES,
}
_UNKNOWN, _PALE = "#e6e6e6", "#f4f4f2"
_TRANSITIONS = (
    "#d7301f",
    "#2b6cb0",
    "#2f9e44",
    "#e8890c",
    "#7b3fa0",
    "#0f8b8d",
    "#c2255c",
    "#7a5c1e",
    "#5c7cfa",
    "#94a30d",
)
_REST = "#8a8a8a"


def maps_of(material: Material) -> tuple[str, ...]:
    """Return the keys of the maps the material can fill, in order."""
    if not len(material.park.parcels):
        return ()
    keys = ["map.present"]
    if material.land:
        keys += ["map.planned", "map.changes"]
    if material.plan.conflicts:
        keys.append("map.conflicts")
    if material.plan.industry and material.plan.industry.part:
        keys.append("map.decisions")
    if material.comparison and material.comparison.parcels:
        keys.append("map.scenarios")
    if material.plan.resettlement and material.plan.resettlement.part and material.plan.resettlement.part.lines:
        keys.append("map.resettlement")
    return (*keys, *network_maps_of(material))


def draw_maps(material: Material, lang: Lang) -> dict[str, bytes]:
    """Return every map the material can fill, as PNG by key."""
    keys = maps_of(material)
    if not keys:
        return {}
    ground = ground_of(material)
    draw: Mapping[str, Callable[[Material, Ground, Lang], bytes]] = {
        "map.present": _present,
        "map.planned": _planned,
        "map.changes": _changes,
        "map.conflicts": _conflicts,
        "map.decisions": draw_decisions,
        "map.scenarios": draw_scenarios,
        "map.resettlement": draw_resettlement,
    }
    return {
        key: draw_network_map(material, ground, key, lang)
        if key in NETWORK_TITLES
        else draw[key](material, ground, lang)
        for key in keys
    }


def shown_code(code: str) -> str:
    """Return the class under which `code` is drawn: its own for industry and where it has a colour of its own, else its two-digit class."""
    use, root = (land_use(code), land_use(code[:2]))
    return use.code if use.colour != root.colour or use.code.startswith("1001") else root.code


def _land_use_map(ground: Ground, codes: Sequence[str], words: MapWords, lang: Lang) -> bytes:
    shown = np.asarray([shown_code(code) for code in codes], dtype=object)
    classes = [code for code in sorted(set(shown)) if code]
    base = base_legend(ground, lang)
    unknown = shown == ""
    drawing, axes = open_map(ground.bounds, legend=len(classes) + len(base[0]) + bool(unknown.any()))
    order = np.flatnonzero(~unknown)
    fill(
        axes, [ground.paths[i] for i in order], [land_use(shown[i]).colour for i in order], ink=Ink(width=ground.width)
    )
    handles: list[Artist] = [
        Patch(facecolor=land_use(code).colour, edgecolor="#777777", linewidth=0.4) for code in classes
    ]
    labels = [f"{code} {land_use(code).name.in_(lang)}" for code in classes]
    if unknown.any():
        fill(
            axes,
            [ground.paths[i] for i in np.flatnonzero(unknown)],
            [_UNKNOWN],
            ink=Ink(edge="#b0b0b0", width=ground.width, hatch="////"),
        )
        handles.append(Patch(facecolor=_UNKNOWN, edgecolor="#b0b0b0", hatch="////", linewidth=0.4))
        labels.append(land_use("").name.in_(lang))
    overlay(axes, ground)
    return close_map(drawing, axes, words=words, handles=handles + base[0], labels=labels + base[1])


def _present(material: Material, ground: Ground, lang: Lang) -> bytes:
    return _land_use_map(ground, ground.present, map_words(material, TITLES["map.present"], lang), lang)


def _planned(material: Material, ground: Ground, lang: Lang) -> bytes:
    planned = material.land.planned if material.land else {}
    codes = [planned.get(row, use) for row, use in zip(ground.ids, ground.present, strict=True)]
    return _land_use_map(ground, codes, map_words(material, TITLES["map.planned"], lang), lang)


def _changes(material: Material, ground: Ground, lang: Lang) -> bytes:
    choices = material.land.choices if material.land else ()
    moves: dict[tuple[str, str], float] = {}
    of_parcel: dict[str, tuple[str, str]] = {}
    for choice in choices:
        if choice.changed:
            move = (shown_code(choice.present), shown_code(choice.planned))
            of_parcel[choice.parcel] = move
            moves[move] = moves.get(move, 0.0) + choice.area_m2
    ranked = sorted(moves, key=lambda m: (-moves[m], m))
    colours = dict(zip(ranked, _TRANSITIONS, strict=False))
    rest = ranked[len(_TRANSITIONS) :]
    base = base_legend(ground, lang)
    drawing, axes = open_map(ground.bounds, legend=len(colours) + bool(rest) + 1 + len(base[0]))
    fills = [colours.get(of_parcel[row], _REST) if row in of_parcel else _PALE for row in ground.ids]
    fill(axes, ground.paths, fills, ink=Ink(edge="#b5b5b5", width=ground.width))
    overlay(axes, ground)
    handles: list[Artist] = [Patch(facecolor=colours[m], edgecolor="#777777", linewidth=0.4) for m in colours]
    labels = [_move_label(m, moves[m], lang) for m in colours]
    if rest:
        handles.append(Patch(facecolor=_REST))
        labels.append(
            f"其他调整 {hectares(sum(moves[m] for m in rest)):.1f} 公顷"
            if lang == "zh"
            else f"Other changes {hectares(sum(moves[m] for m in rest)):,.1f} ha"
        )
    handles.append(Patch(facecolor=_PALE, edgecolor="#b5b5b5", linewidth=0.4))
    labels.append("用途不变或现状不明" if lang == "zh" else "Unchanged or use not known")
    return close_map(
        drawing,
        axes,
        words=map_words(material, TITLES["map.changes"], lang),
        handles=handles + base[0],
        labels=labels + base[1],
    )


def _move_label(move: tuple[str, str], area: float, lang: Lang) -> str:
    first, second = (_short(land_use(move[0]).name, lang), _short(land_use(move[1]).name, lang))
    return (
        f"{first}→{second} {hectares(area):.1f} 公顷"
        if lang == "zh"
        else f"{first} → {second} {hectares(area):,.1f} ha"
    )


def _short(name: Text, lang: Lang) -> str:
    if lang == "zh":
        return name.zh.removesuffix("用地")
    return name.en if len(name.en) <= 14 else name.en.split(" and ")[0].split(",")[0]


def _conflicts(material: Material, ground: Ground, lang: Lang) -> bytes:
    conflicts = material.plan.conflicts
    place = _places(material)
    base = base_legend(ground, lang)
    drawing, axes = open_map(ground.bounds, legend=6 + len(base[0]))
    tints = [{"07": "#fff6b8", "10": "#eadfd2", "11": "#e6def3"}.get(code[:2], "#fafafa") for code in ground.present]
    fill(axes, ground.paths, tints, ink=Ink(edge="#c9c9c9", width=ground.width))
    overlay(axes, ground)
    zones = _zones(conflicts, place)
    fill(axes, outlines(zones, 1.0), ["#f08c0040"], ink=Ink(edge="#d9480f", width=0.5), order=8)
    works = np.asarray([place[c] for c in dict.fromkeys(c.workshop for c in conflicts) if c in place], dtype=object)
    fill(axes, outlines(works, 0.0), ["#5f3a1f"], ink=Ink(edge="#3b2413", width=0.3), order=9)
    open_homes = {c.sensitive for c in conflicts if not c.resolved}
    solved = {c.sensitive for c in conflicts if c.resolved} - open_homes
    for homes, colour in ((solved, "#2f9e44"), (open_homes, "#d7301f")):
        shapes = np.asarray([place[h] for h in sorted(homes) if h in place], dtype=object)
        fill(axes, outlines(shapes, 0.0), [colour], ink=Ink(edge=colour, width=0.5), order=10)
    handles: list[Artist] = [
        Patch(facecolor=c, edgecolor=e, linewidth=0.5)
        for c, e in (
            ("#f08c0040", "#d9480f"),
            ("#5f3a1f", "#3b2413"),
            ("#d7301f", "#d7301f"),
            ("#2f9e44", "#2f9e44"),
            ("#fff6b8", "#c9c9c9"),
            ("#eadfd2", "#c9c9c9"),
        )
    ]
    words = (
        Text("车间防护距离", "Protection distance"),
        Text("排放车间", "Emitting workshops"),
        Text("冲突仍在", "Conflict remains"),
        Text("规划后消除", "Ended by the plan"),
        Text("居住用地", "Residential land"),
        Text("工矿用地", "Industrial land"),
    )
    return close_map(
        drawing,
        axes,
        words=map_words(material, TITLES["map.conflicts"], lang),
        handles=handles + base[0],
        labels=[w.in_(lang) for w in words] + base[1],
    )


def _places(material: Material) -> dict[str, shapely.Geometry]:
    found: dict[str, shapely.Geometry] = {}
    for table in (material.park.parcels, material.park.buildings):
        found |= {row: shape for row, shape in zip(table.ids, table.geometry, strict=True) if shape is not None}
    return found


def _zones(conflicts: tuple[Conflict, ...], place: Mapping[str, shapely.Geometry]) -> Shapes:
    reach: dict[str, float] = {}
    for conflict in conflicts:
        reach[conflict.workshop] = max(reach.get(conflict.workshop, 0.0), conflict.required_m)
    zones = [shapely.buffer(place[row], distance, quad_segs=12) for row, distance in reach.items() if row in place]
    return np.asarray(shapely.get_parts(shapely.union_all(zones)) if zones else [], dtype=object)
