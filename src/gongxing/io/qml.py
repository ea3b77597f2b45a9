"""How are the layers of an exported GeoPackage drawn when QGIS opens it?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as Xml

import pandas as pd

from gongxing.io.planned import LABELS
from gongxing.park import schema
from gongxing.standards import land_use
from gongxing.words import Text, same

_UNKNOWN = "#e6e6e6"
GRADES: Mapping[str, tuple[Text, str, float]] = {
    "motorway": (Text("高速、快速路", "motorway"), "#e8590c", 1.2), "arterial": (Text("主干路", "arterial"), "#f08c00", 0.9),
    "collector": (Text("次干路", "collector"), "#b8860b", 0.7), "local": (Text("支路", "local"), "#868e96", 0.5),
    "lane": (Text("巷、内部路", "lane"), "#adb5bd", 0.35), "path": (Text("人行、自行车道", "path"), "#82c91e", 0.25),
}  # fmt: skip
"""Label, colour and drawn width (mm) of roads by grade."""
KINDS: Mapping[str, tuple[Text, str]] = {
    "workshop": (Text("厂房", "workshop"), "#9c6b4a"), "warehouse": (Text("仓库", "warehouse"), "#7a5bb8"), "office": (Text("办公", "office"), "#4c78c8"),
    "dwelling": (Text("住宅", "dwelling"), "#f2c14e"), "dormitory": (Text("宿舍", "dormitory"), "#e0a030"), "school": (Text("学校", "school"), "#e75480"),
    "clinic": (Text("医疗", "clinic"), "#d6336c"), "shop": (Text("商业", "shop"), "#e03131"), "public": (Text("公共建筑", "public"), "#be4bdb"),
    "utility": (Text("公用设施", "utility"), "#1c7c8c"), "other": (Text("其他", "other"), "#adb5bd"),
}  # fmt: skip
"""Label and colour of buildings by kind."""
PIPES: Mapping[str, tuple[Text, str]] = {
    "water": (Text("给水", "water"), "#1971c2"), "sewer": (Text("污水", "sewer"), "#7b4a12"), "storm": (Text("雨水", "storm"), "#15aabf"),
    "gas": (Text("燃气", "gas"), "#f59f00"), "power": (Text("电力", "power"), "#e03131"), "telecom": (Text("通信", "telecom"), "#2f9e44"),
    "heat": (Text("热力", "heat"), "#d6336c"),
}  # fmt: skip
"""Label and colour of pipes by kind."""


@dataclass(frozen=True, slots=True)
class Category:
    """One entry of a legend."""

    value: str
    label: Text
    colour: str
    width_mm: float = 0.15


@dataclass(frozen=True, slots=True)
class Style:
    """One way to draw a layer; several may be offered, one by default."""

    layer: str
    name: Text
    qml: str
    default: bool


def styles(layer: str, frame: pd.DataFrame) -> tuple[Style, ...]:
    """Return the styles of an exported layer: classes and colours that occur in it, labels in both languages."""
    if layer == "parcels":
        planned = "plan_use" in frame
        present = Style(
            layer, Text("现状用途", "present use"), _qml(frame, "fill", "use", _uses(frame["use"])), not planned
        )
        if not planned:
            return (present,)
        return (
            Style(
                layer,
                Text("方案用途", "use in the plan"),
                _qml(frame, "fill", "plan_use", _uses(frame["plan_use"])),
                True,
            ),
            present,
        )
    if layer == "buildings":
        return (_style(frame, layer, "fill", "kind", [Category(k, t, c) for k, (t, c) in KINDS.items()]),)
    if layer == "roads":
        return (_style(frame, layer, "line", "grade", [Category(k, t, c, w) for k, (t, c, w) in GRADES.items()]),)
    if layer == "pipes":
        return (_style(frame, layer, "line", "kind", [Category(k, t, c, 0.4) for k, (t, c) in PIPES.items()]),)
    colours = {
        "waters": ("fill", "#9fd3ee"),
        "firms": ("marker", "#c92a2a"),
        "households": ("marker", "#f08c00"),
        "facilities": ("marker", "#1864ab"),
        "spot_heights": ("marker", "#868e96"),
        "estates": ("marker", "#2b8a3e"),
    }
    if layer not in colours:
        return ()
    shape, colour = colours[layer]
    label = schema(layer).label
    return (Style(layer, label, _qml(frame, shape, "", [Category("", label, colour)]), True),)


def _style(frame: pd.DataFrame, layer: str, shape: str, column: str, categories: Sequence[Category]) -> Style:
    width = 0.3 if shape == "line" else 0.15
    known = [*categories, Category("", Text("不明", "not known"), _UNKNOWN if shape == "fill" else "#868e96", width)]
    return Style(layer, schema(layer).label, _qml(frame, shape, column, known), True)


def _uses(codes: pd.Series[str]) -> list[Category]:
    found = sorted(set(codes.dropna()) - {""})
    known = [
        Category(code, Text(f"{code} {land_use(code).name.zh}", land_use(code).name.en), land_use(code).colour)
        for code in found
    ]
    return [*known, Category("", Text("用途不明", "use not known"), _UNKNOWN)]


def _qml(frame: pd.DataFrame, shape: str, column: str, categories: Sequence[Category]) -> str:
    root = Xml.Element("qgis", version="3.28.0", styleCategories="Symbology|Fields")
    kind = {"type": "categorizedSymbol", "attr": column} if column else {"type": "singleSymbol"}
    renderer = Xml.SubElement(
        root, "renderer-v2", {**kind, "symbollevels": "0", "enableorderby": "0", "forceraster": "0"}
    )
    if column:
        listed = Xml.SubElement(renderer, "categories")
        for position, category in enumerate(categories):
            Xml.SubElement(listed, "category", {"symbol": str(position), "value": category.value, "type": "string", "render": "true",
                                                "label": f"{category.label.zh} {category.label.en}"})  # fmt: skip
    symbols = Xml.SubElement(renderer, "symbols")
    for position, category in enumerate(categories):
        _symbol(symbols, str(position), shape, category)
    aliases = Xml.SubElement(root, "aliases")
    table = next((str(name) for name in [frame.attrs.get("layer")] if name), "")
    for position, name in enumerate(n for n in frame.columns if n != "geometry"):
        label = label_of(table, str(name))
        Xml.SubElement(aliases, "alias", field=str(name), index=str(position + 1), name=f"{label.zh} {label.en}")
    return "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n" + Xml.tostring(root, encoding="unicode")


def label_of(table: str, column: str) -> Text:
    """Return the label of a column of a table or of one that exports add; the name itself if it has none."""
    if table and column in schema(table).names:
        return schema(table).column(column).label
    return LABELS.get(column, same(column))


def _symbol(parent: Xml.Element, name: str, shape: str, category: Category) -> None:
    symbol = Xml.SubElement(
        parent, "symbol", {"type": shape, "name": name, "alpha": "1", "clip_to_extent": "1", "force_rhr": "0"}
    )
    classes = {"fill": "SimpleFill", "line": "SimpleLine", "marker": "SimpleMarker"}
    layer = Xml.SubElement(symbol, "layer", {"class": classes[shape], "pass": "0", "locked": "0", "enabled": "1"})
    colour, edge = rgba(category.colour), rgba("#6e6e6e")
    options = {
        "fill": {"color": colour, "style": "solid", "outline_color": edge, "outline_style": "solid", "outline_width": str(category.width_mm),
                 "outline_width_unit": "MM"},
        "line": {"line_color": colour, "line_style": "solid", "line_width": str(category.width_mm), "line_width_unit": "MM", "capstyle": "round",
                 "joinstyle": "round"},
        "marker": {"name": "circle", "color": colour, "outline_color": rgba("#ffffff"), "outline_width": "0.2", "size": "2", "size_unit": "MM"},
    }[shape]  # fmt: skip
    holder = Xml.SubElement(layer, "Option", type="Map")
    for key, value in options.items():
        Xml.SubElement(holder, "Option", {"type": "QString", "name": key, "value": value})


def rgba(colour: str) -> str:
    """Return a colour #rrggbb as QGIS writes it: "r,g,b,255"."""
    return ",".join(str(int(colour[i : i + 2], 16)) for i in (1, 3, 5)) + ",255"
