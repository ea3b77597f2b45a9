"""Which table does a layer most likely feed, and which heading which column?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import geopandas as gpd
import pandas as pd

from gongxing.io.headings import columns_named, factor, key, measures, take_apart
from gongxing.io.layers import RawLayer
from gongxing.io.mapping import Mapping as ColumnMapping
from gongxing.io.values import missing, plain
from gongxing.io.vocabulary import LAND_USE_COLUMNS, SILENT, bare_number, choice, fold, land_use_code, private_coding
from gongxing.park import SCHEMAS, Column, Kind, Schema, schema
from gongxing.standards import LAND_USES
from gongxing.units import hectares
from gongxing.words import Text

_HINTS: Mapping[str, tuple[str, ...]] = {
    "parcels": ("parcel", "landuse", "land_use", "地块", "用地", "宗地", "图斑", "dltb", "zddm", "yd-", "土地利用"),
    "buildings": ("building", "建筑", "房屋", "jmd", "jz-", "footprint"),
    "roads": ("road", "street", "highway", "道路", "路网", "dlss", "centerline", "centreline", "中心线", "公路", "dl-"),
    "waters": ("water", "river", "lake", "水系", "水体", "河流", "水域", "sxss", "sx-"),
    "pipes": ("pipe", "sewer", "管线", "管网", "管道", "gxyz", "gx-"),
    "facilities": ("facilit", "设施", "水源", "泵站", "消火栓", "排口", "hydrant"),
    "spot_heights": ("spot_height", "spotheight", "高程点", "高程", "gcd", "elevation"),
    "firms": ("firm", "company", "companies", "enterprise", "企业", "公司", "名录", "qy-"),
    "households": ("household", "住户", "农户", "户籍", "宅基地", "搬迁户"),
    "quota": ("quota", "指标"),
    "strategies": ("strateg", "战略", "布局"),
}
PREFIXES: Mapping[str, str] = {"parcels": "P", "buildings": "B", "roads": "R", "waters": "W", "pipes": "G", "facilities": "N", "spot_heights": "E", "firms": "F", "households": "H",
                               "quota": "Q", "strategies": "S", "firm_years": "FY", "leads": "L", "peers": "PK", "region_sectors": "RS",
                               "supply_links": "SL", "neighbour_firms": "NF", "staff": "ST", "prices": "PR"}  # fmt: skip
"""The prefix of ids made from content, by table."""
PLANNED = ("plan_", "方案-")
"""How the layers and sheets of a plan begin: proposals, which must not come back as what stands."""
_WEAK = ("id", "name", "source", "kind")
_RANK = {"exact": 0, "caseless": 1, "normalised": 2}
_ENOUGH = 2.0
_MOST_VALUES = 200
_OSM_ID = "osm_id"
_TOLD_UNITS = ("m2", "yuan", "kg", "tce")


class Guess(NamedTuple):
    """A mapping to be shown and edited, and what to know about it."""

    mapping: ColumnMapping
    notes: tuple[Text, ...]


def guess_mapping(layer: RawLayer, *, table: str | None = None) -> Guess:
    """Return the likeliest mapping of a layer, for a given table or the one it seems to feed ("" if none).

    Guesses from geometry family, layer name and headings. Bare numbers of a private coding are never read as land uses:
    the mapping lists each value with an empty meaning, and a note gives counts and areas.
    """
    notes = list(layer.notes)
    table = guess_table(layer) if table is None else table
    if not table:
        notes.append(
            Text(
                "看不出这个图层对应哪张表，未导入；可在 mapping.toml 中填写 table",
                "the layer could not be matched to a table and is not imported; name its table in mapping.toml",
            )
        )
        return Guess(ColumnMapping(layer.file, layer.layer, "", unused=layer.headings), tuple(notes))
    found = schema(table)
    columns = _columns(layer, found)
    identity, pieces = _identity(layer, found, notes)
    if identity:
        columns = {
            "id": identity,
            **{name: heading for name, heading in columns.items() if heading != identity and name != "id"},
        }
    else:
        columns.pop("id", None)
    factors = _factors(layer, found, columns, notes)
    values = {
        name: words
        for name, heading in columns.items()
        if (words := _values(layer, found, name, heading=heading, notes=notes))
    }
    unused = tuple(h for h in layer.headings if h not in columns.values())
    mapping = ColumnMapping(
        layer.file, layer.layer, table, columns, factors, values, PREFIXES.get(table, table[:1].upper()), pieces, unused
    )
    return Guess(mapping, tuple(notes))


def guess_table(layer: RawLayer) -> str:
    """Return the table a layer seems to feed, "" if none stands out or if it is what a plan of ours proposed."""
    if layer.layer.startswith(PLANNED):
        return ""
    scores = {s.name: _score(layer, s) for s in SCHEMAS if _fits(layer.family, s)}
    best = max(scores, key=lambda name: scores[name], default="")
    return best if best and scores[best] >= _ENOUGH else ""


def _fits(family: str, table: Schema) -> bool:
    if family == "":
        return True
    return table.geometry == family or (family == "polygon" and table.geometry == "point")


def _score(layer: RawLayer, table: Schema) -> float:
    name, stem = layer.layer.strip().lower(), layer.file.rsplit(".", 1)[0].lower()
    score = 0.0
    if name in (table.name, table.label.zh, table.label.en.lower()):
        score += 10
    hints = _HINTS.get(table.name, ())
    score += 3 * any(hint in name for hint in hints) + 2 * any(hint in stem for hint in hints)
    named: dict[str, float] = {}
    for heading in layer.headings:
        # 名称 may be anybody's, 企业名称 is a firm's
        spoken = any(hint in heading.lower() for hint in hints)
        for column in columns_named(table, heading):
            named[column] = max(named.get(column, 0.0), 0.5 if column in _WEAK and not spoken else 2.0)
    score += sum(named.values())
    # a firm drawn as an area is possible, but an area is more often land; a table without shapes more often a register of people or firms
    if layer.family and table.geometry != layer.family:
        score -= 3
    if not layer.family and table.geometry in ("polygon", "line"):
        score -= 1.5
    return score


def _columns(layer: RawLayer, table: Schema) -> dict[str, str]:
    own = layer.layer == table.name
    offers = []
    for position, heading in enumerate(layer.headings):
        for name, how in columns_named(table, heading).items():
            if (name != "source" or own) and not layer.frame[heading].isna().all():
                offers.append((_RANK[how], _preference(table.column(name), heading), position, name, heading))
    columns: dict[str, str] = {}
    for _, _, _, name, heading in sorted(offers):
        if name not in columns and heading not in columns.values():
            columns[name] = heading
    if table.name == "parcels" and "use" not in columns:
        spoken = [
            h for h in layer.headings if h == "cover" or (h == "layer" and land_use_code(layer.layer) is not None)
        ]
        columns |= {"use": spoken[0]} if spoken else {}
    if "layer" in layer.headings and "layer" not in columns.values():
        # in drawings the name of the CAD layer often says the class
        said = [
            c.name
            for c in table.columns
            if c.kind is Kind.CHOICE and c.name not in columns and choice(table.name, c.name, layer.layer)
        ]
        columns |= {said[0]: "layer"} if said else {}
    return {name: columns[name] for name in table.names if name in columns}


def _preference(column: Column, heading: str) -> int:
    """How early a heading stands among the names of its column: registers often carry both a code and a name of a class."""
    wanted = key(take_apart(heading).words)
    names = [key(take_apart(name).words) for name in (column.name, *column.names)]
    return names.index(wanted) if wanted in names else len(names)


def _identity(layer: RawLayer, table: Schema, notes: list[Text]) -> tuple[str, bool]:
    candidates = sorted(
        (_RANK[how], _preference(table.column("id"), h), h)
        for h in layer.headings
        if (how := columns_named(table, h).get("id"))
    )
    names = [h for _, _, h in candidates] + [h for h in layer.headings if h == _OSM_ID]
    for heading in dict.fromkeys(names):
        values = layer.frame[heading]
        present = [plain(v) for v in values if not missing(v)]
        repeated = len(present) - len(set(present))
        if heading == _OSM_ID and layer.family:
            if repeated:
                notes.append(
                    Text(
                        f"{repeated} 个 OSM 编号重复（同一条路被切成几段），各段编号加了内容后缀",
                        f"{repeated} OSM ids stand for several pieces of one way; the pieces are told apart by content",
                    )
                )
            return heading, True
        if len(present) < 0.5 * len(values) or repeated > 0.2 * len(values):
            notes.append(
                Text(
                    f"{heading} 列不能作编号：{len(values) - len(present)} 行为空，{repeated} 行重复",
                    f"column {heading} cannot serve as id: {len(values) - len(present)} rows empty, {repeated} repeated",
                )
            )
            continue
        return heading, False
    what = Text("图形内容", "its shape") if layer.family else Text("行内容", "what the row says")
    notes.append(
        Text(
            f"没有稳定编号：编号由{what.zh}算出（{PREFIXES.get(table.name, '')}-…），重新导入同一内容编号不变",
            f"no stable id: ids are made from {what.en} ({PREFIXES.get(table.name, '')}-…) and stay the same when it is imported again",
        )
    )
    return "", False


def _factors(layer: RawLayer, table: Schema, columns: dict[str, str], notes: list[Text]) -> dict[str, float]:
    factors: dict[str, float] = {}
    for name, heading in list(columns.items()):
        column = table.column(name)
        if not column.unit or column.kind not in (Kind.NUMBER, Kind.INTEGER):
            continue
        unit = take_apart(heading).unit
        announced = (
            next((word for word in layer.unit.split("、") if column.unit in measures(word)), "") if not unit else ""
        )
        number = factor(unit or announced, column.unit)
        if number is None and unit:
            del columns[name]
            notes.append(
                Text(
                    f"{heading} 的单位 {unit} 不能换算为 {column.unit}，该列未导入",
                    f"the unit {unit} of {heading} cannot be turned into {column.unit}; the column is not imported",
                )
            )
        elif number is None and column.unit in _TOLD_UNITS:
            notes.append(
                Text(
                    f"{heading} 没有写单位，按 {column.unit} 读取；如有不同，请在 factors.{name} 中写换算系数",
                    f"{heading} states no unit and is read as {column.unit}; if that is wrong, give a factor under factors.{name}",
                )
            )
        elif number is not None and number != 1.0:
            factors[name] = number
            notes.append(
                Text(
                    f"{heading} 以{unit or announced}计，乘 {number:g} 换算为 {column.unit}",
                    f"{heading} is in {unit or announced}, multiplied by {number:g} to {column.unit}",
                )
            )
    return factors


def _values(layer: RawLayer, table: Schema, name: str, *, heading: str, notes: list[Text]) -> dict[str, str]:
    column, series = table.column(name), layer.frame[heading]
    coded = name in LAND_USE_COLUMNS and table.name == "parcels"
    if not coded and column.kind is not Kind.CHOICE:
        return {}
    words = series.map(lambda v: None if missing(v) else fold(plain(v)))
    counts = Counter(w for w in words if w is not None and w == w)
    if not counts or len(counts) > _MOST_VALUES:
        return {}
    if coded:
        numeric = pd.api.types.is_numeric_dtype(series)
        if private_coding(counts) or (numeric and any(bare_number(v) for v in counts)):
            notes.append(_private_note(layer, heading, words, counts))
            return {v: "" if bare_number(v) else land_use_code(v) or "" for v in _in_order(counts)}
        return _land_use_values(counts, notes, heading)
    result = {}
    silent = SILENT.get((table.name, name), ())
    for value in _in_order(counts):
        meaning = "" if value in silent else value if value in column.choices else choice(table.name, name, value)
        if meaning is not None and meaning != value:
            result[value] = meaning
    quiet = {v: counts[v] for v in counts if v in silent}
    if quiet:
        listed = ", ".join(f"{v} × {n}" for v, n in quiet.items())
        notes.append(
            Text(
                f"{heading} 的值 {listed} 没有说明类型，按缺失处理",
                f"values {listed} of {heading} do not say the kind and stay missing",
            )
        )
    return result


def _land_use_values(counts: Counter[str], notes: list[Text], heading: str) -> dict[str, str]:
    result = {}
    restored = []
    for value in _in_order(counts):
        found = land_use_code(value)
        if found is None and value.isdigit() and "0" + value in LAND_USES:
            found = "0" + value
            restored.append(value)
        if found is not None and found != value:
            result[value] = found
    if restored:
        listed = ", ".join(restored)
        notes.append(
            Text(
                f"{heading} 的代码 {listed} 丢了前导零，已补上",
                f"codes {listed} of {heading} had lost their leading zero; it was put back",
            )
        )
    return result


def _private_note(layer: RawLayer, heading: str, words: pd.Series[str], counts: Counter[str]) -> Text:
    areas: Mapping[str, float] = {}
    if isinstance(layer.frame, gpd.GeoDataFrame) and layer.frame.crs is not None:
        shapes = layer.frame.geometry
        flat = shapes if layer.frame.crs.is_projected else shapes.to_crs(shapes.estimate_utm_crs())
        areas = flat.area.groupby(words.to_numpy()).sum().to_dict()

    def told(value: str, zh: bool) -> str:
        area = f"，{hectares(areas[value]):.1f} 公顷" if zh else f", {hectares(areas[value]):.1f} ha"
        count = f"{counts[value]} 块" if zh else f"{counts[value]} areas"
        return (
            f"{value}（{count}{area if value in areas else ''}）"
            if zh
            else f"{value} ({count}{area if value in areas else ''})"
        )

    order = list(_in_order(counts))
    return Text(f"{heading} 是自编代码，含义不明，现状用途留空：{'、'.join(told(v, True) for v in order)}；请在 mapping.toml 的 values.use 中逐个写明",
                f"{heading} is a coding of its own; its meaning is not known and the present use stays missing: "
                f"{', '.join(told(v, False) for v in order)}; give each a class under values.use in mapping.toml")  # fmt: skip


def _in_order(values: Iterable[str]) -> list[str]:
    return sorted(values, key=lambda v: (0, int(v), v) if v.lstrip("-").isdigit() else (1, 0, v))
