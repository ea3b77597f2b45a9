"""Where do the plans of several scenarios put the land to the same use, and where does it hang on the scenario?"""

from __future__ import annotations

from gongxing.plan.comparison import Comparison
from gongxing.report.map_ground import Ground, map_words
from gongxing.report.map_layers import Layer, parcel_layer, print_layers
from gongxing.report.material import Material
from gongxing.words import Lang, Text

AGREEMENT_TITLE = Text("各情景用途一致程度图", "Agreement of the scenarios on land use")
_CHANGED, _SHADES = "#7fb069", ("#f6c667", "#e8890c", "#c92a2a", "#7b1fa2")


def draw_agreement(material: Material, found: Comparison, ground: Ground, lang: Lang) -> bytes:
    """Return the map as PNG: parcels all scenarios change alike, and those on which fewer and fewer agree."""
    words = map_words(material, AGREEMENT_TITLE, lang)
    return print_layers(ground, agreement_layers(material, found, ground, lang), words, lang)


def draw_scenarios(material: Material, ground: Ground, lang: Lang) -> bytes:
    """Return the map of the comparison a report is written with; empty where there is none."""
    return b"" if material.comparison is None else draw_agreement(material, material.comparison, ground, lang)


def agreement_layers(material: Material, found: Comparison, ground: Ground, lang: Lang) -> list[Layer]:
    """Return the layers: changed alike by all, then one for each number of scenarios that agree most, the sure ones first."""
    count = len(found.parcels[0].planned) if found.parcels else len(found.scenarios)
    differ = {row.parcel for row in found.parcels}
    sure = [c.parcel for c in (material.land.choices if material.land else ()) if c.changed and c.parcel not in differ]
    alike = Text(f"{count} 个情景均同样调整（{len(sure)} 宗）", f"Changed alike in all {count} ({len(sure)})")
    layers = parcel_layer(ground, sure, _CHANGED, alike.in_(lang))
    for place, agree in enumerate(sorted({row.agree for row in found.parcels}, reverse=True)):
        rows = [row.parcel for row in found.parcels if row.agree == agree]
        label = Text(f"{agree} / {count} 个情景一致（{len(rows)} 宗）", f"{agree} of {count} agree ({len(rows)})")
        layers += parcel_layer(ground, rows, _SHADES[min(place, len(_SHADES) - 1)], label.in_(lang))
    return layers
