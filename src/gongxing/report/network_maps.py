"""Which maps and drawings of planned networks can the report hold, and how is each drawn?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import shapely

from gongxing.plan import Result
from gongxing.plan.sewer import SewerScheme
from gongxing.report.drain_map import drain_layers
from gongxing.report.drain_profile import draw_profile, main_trunk
from gongxing.report.line_map import line_layers
from gongxing.report.map_frame import MapWords
from gongxing.report.map_ground import Ground, map_words
from gongxing.report.map_layers import print_layers
from gongxing.report.material import Material
from gongxing.report.road_map import road_layers
from gongxing.report.street_sections import draw_sections, street_sections
from gongxing.report.water_map import water_layers
from gongxing.words import Lang, Text

NETWORK_TITLES: Mapping[str, Text] = {
    "map.roads": Text("道路规划图", "Planned roads"),
    "map.water": Text("给水管网规划图", "Planned water network"),
    "map.sewer": Text("污水管网规划图", "Planned sewers"),
    "map.sewer.profile": Text("污水主干管纵断面图", "Profile of the main sewer"),
    "map.storm": Text("雨水管网规划图", "Planned storm drains"),
    "map.storm.profile": Text("雨水主干管纵断面图", "Profile of the main storm drain"),
    "map.lines": Text("管线综合图", "Coordination of lines"),
    "map.lines.sections": Text("道路管线横断面图", "Lines beneath the streets, in section"),
}
_APART = Text("同一道路中的管线错开示意；", "lines of one street are drawn apart; ")


def network_maps_of(material: Material) -> tuple[str, ...]:
    """Return the keys of the maps and drawings of networks that the material can fill, in order."""
    if not len(material.park.parcels):
        return ()
    plan = material.plan
    found = {
        "map.roads": bool(plan.roads and plan.roads.part),
        "map.water": bool(plan.water and plan.water.part),
        "map.lines": bool(plan.lines and plan.lines.part),
        "map.lines.sections": bool(plan.lines and plan.lines.part and street_sections(plan.lines.part)),
    }
    for kind, result in (("sewer", plan.sewer), ("storm", plan.storm)):
        found[f"map.{kind}"] = bool(result and result.part)
        found[f"map.{kind}.profile"] = bool(result and result.part and main_trunk(result.part))
    return tuple(key for key in NETWORK_TITLES if found[key])


def draw_network_map(material: Material, ground: Ground, key: str, lang: Lang) -> bytes:
    """Return the network map or drawing called `key` as PNG; KeyError if the material cannot fill it."""
    if key not in network_maps_of(material):
        raise KeyError(f"the plan has nothing to draw for {key}")
    draw: Mapping[str, Callable[[Material, Ground, MapWords, Lang], bytes]] = {
        "map.roads": _roads,
        "map.water": _water,
        "map.sewer": lambda m, g, w, one: _drains(m.plan.sewer, g, w, one),
        "map.sewer.profile": lambda m, g, w, one: _profile(m.plan.sewer, w, one),
        "map.storm": lambda m, g, w, one: _drains(m.plan.storm, g, w, one),
        "map.storm.profile": lambda m, g, w, one: _profile(m.plan.storm, w, one),
        "map.lines": _lines,
        "map.lines.sections": _sections,
    }
    return draw[key](material, ground, map_words(material, NETWORK_TITLES[key], lang), lang)


def _roads(material: Material, ground: Ground, words: MapWords, lang: Lang) -> bytes:
    scheme = material.plan.roads.part if material.plan.roads else None
    if scheme is None:
        return b""
    table = material.park.buildings
    gone = {building for segment in scheme.built for building in segment.demolished}
    shapes: dict[str, shapely.Geometry] = {
        row: shape for row, shape in zip(table.ids, table.geometry, strict=True) if row in gone and shape is not None
    }
    layers = road_layers(scheme, ground, lang, buildings=shapes)
    return print_layers(ground, layers, words, lang, beyond=[segment.path for segment in scheme.built])


def _water(material: Material, ground: Ground, words: MapWords, lang: Lang) -> bytes:
    scheme = material.plan.water.part if material.plan.water else None
    if scheme is None:
        return b""
    layers = water_layers(scheme, ground, lang)
    return print_layers(ground, layers, words, lang, beyond=[pipe.path for pipe in scheme.pipes])


def _drains(result: Result[SewerScheme] | None, ground: Ground, words: MapWords, lang: Lang) -> bytes:
    scheme = result.part if result else None
    if scheme is None:
        return b""
    layers = drain_layers(scheme, ground, lang)
    return print_layers(ground, layers, words, lang, beyond=[pipe.path for pipe in scheme.pipes])


def _profile(result: Result[SewerScheme] | None, words: MapWords, lang: Lang) -> bytes:
    scheme = result.part if result else None
    trunk = main_trunk(scheme) if scheme else None
    return draw_profile(trunk, scheme, words, lang) if trunk and scheme else b""


def _lines(material: Material, ground: Ground, words: MapWords, lang: Lang) -> bytes:
    scheme = material.plan.lines.part if material.plan.lines else None
    if scheme is None:
        return b""
    words = replace(words, note=f"{_APART.in_(lang)}{words.note}")
    layers = line_layers(scheme, ground, lang)
    return print_layers(ground, layers, words, lang, beyond=[line.path for line in scheme.lines])


def _sections(material: Material, ground: Ground, words: MapWords, lang: Lang) -> bytes:
    scheme = material.plan.lines.part if material.plan.lines else None
    return draw_sections(street_sections(scheme), words, lang) if scheme else b""
