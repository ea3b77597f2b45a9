"""Which maps of planned networks can the report draw, and how is each drawn?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from gongxing.report.line_map import line_layers
from gongxing.report.map_ground import Ground, map_words
from gongxing.report.map_layers import print_layers
from gongxing.report.material import Material
from gongxing.report.water_map import water_layers
from gongxing.words import Lang, Text

NETWORK_TITLES: Mapping[str, Text] = {
    "map.water": Text("给水管网规划图", "Planned water network"),
    "map.lines": Text("管线综合图", "Coordination of lines"),
}
_APART = Text("同一道路中的管线错开示意；", "lines of one street are drawn apart; ")


def network_maps_of(material: Material) -> tuple[str, ...]:
    """Return the keys of the network maps the material can fill, in order."""
    if not len(material.park.parcels):
        return ()
    plan = material.plan
    results = {"map.water": plan.water, "map.lines": plan.lines}
    return tuple(key for key, result in results.items() if result is not None and result.part is not None)


def draw_network_map(material: Material, ground: Ground, key: str, lang: Lang) -> bytes:
    """Return the network map called `key` as PNG; KeyError if there is none."""
    draw: Mapping[str, Callable[[Material, Ground, Lang], bytes]] = {"map.water": _water, "map.lines": _lines}
    return draw[key](material, ground, lang)


def _water(material: Material, ground: Ground, lang: Lang) -> bytes:
    result = material.plan.water
    scheme = result.part if result else None
    layers = water_layers(scheme, ground, lang) if scheme else []
    words = map_words(material, NETWORK_TITLES["map.water"], lang)
    return print_layers(ground, layers, words, lang, beyond=[pipe.path for pipe in scheme.pipes] if scheme else ())


def _lines(material: Material, ground: Ground, lang: Lang) -> bytes:
    result = material.plan.lines
    scheme = result.part if result else None
    layers = line_layers(scheme, ground, lang) if scheme else []
    words = map_words(material, NETWORK_TITLES["map.lines"], lang)
    words = replace(words, note=f"{_APART.in_(lang)}{words.note}")
    return print_layers(ground, layers, words, lang, beyond=[line.path for line in scheme.lines] if scheme else ())
