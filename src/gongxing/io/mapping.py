"""Which column of a layer feeds which column of a table, in which unit and with which words for which values?"""

from __future__ import annotations

import tomllib
from collections import abc
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import tomli_w

from gongxing.errors import DataError, Fault, Place
from gongxing.io.refusals import corrupt, require
from gongxing.io.vocabulary import LAND_USE_COLUMNS, choice, land_use_code
from gongxing.park import SCHEMAS, Kind, schema
from gongxing.plan import from_jsonable, to_jsonable
from gongxing.words import Text, same

_TABLES = tuple(s.name for s in SCHEMAS)


@dataclass(frozen=True)
class Mapping:
    """How one layer is read into one table.

    `columns` gives the heading for each schema column; `factors` what numbers of a column are multiplied by to be in the
    schema's unit; `values` what each value as written means ("" leaves it missing). Without an `id` heading ids are made
    from the content under `id_prefix`. `pieces` says that one id may stand for several pieces (a road cut at the edge of
    an extract): their ids are told apart by content. `table` "" means the layer is not imported. `unused` lists headings
    nobody reads.
    """

    file: str
    layer: str
    table: str
    columns: abc.Mapping[str, str] = field(default_factory=dict)
    factors: abc.Mapping[str, float] = field(default_factory=dict)
    values: abc.Mapping[str, abc.Mapping[str, str]] = field(default_factory=dict)
    id_prefix: str = ""
    pieces: bool = False
    unused: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        faults = [*_table_faults(self), *(_column_faults(self) if self.table in _TABLES else ())]
        if faults:
            raise DataError(Text("列对应有误", "the column mapping has faults"), faults)

    @property
    def key(self) -> tuple[str, str]:
        """File and layer it is for."""
        return (self.file, self.layer)


def _table_faults(mapping: Mapping) -> list[Fault]:
    if mapping.table in ("", *_TABLES):
        return []
    listed = ", ".join(_TABLES)
    return [Fault(Place(mapping.file, mapping.layer), same(f"table = {mapping.table!r}"), Text(f"{listed}，或空（不导入）", f"one of {listed}, or empty"),
                  Text("改正 mapping.toml", "correct mapping.toml"), "mapping.table")]  # fmt: skip


def _column_faults(mapping: Mapping) -> list[Fault]:
    names = schema(mapping.table).names
    listed = ", ".join(names)
    remedy = Text("改正 mapping.toml", "correct mapping.toml")
    place = Place(mapping.file, mapping.layer)
    faults = [
        Fault(
            place,
            same(name),
            Text(f"表 {mapping.table} 的列：{listed}", f"a column of {mapping.table}: {listed}"),
            remedy,
            "mapping.column",
        )
        for name in dict.fromkeys([*mapping.columns, *mapping.factors, *mapping.values])
        if name not in names
    ]
    for name, number in mapping.factors.items():
        if not (number > 0 and number != float("inf")):
            faults.append(
                Fault(
                    place,
                    same(f"factors.{name} = {number}"),
                    Text("大于零的数", "a number above zero"),
                    remedy,
                    "mapping.factor",
                )
            )
    for name in set(mapping.values) & set(names):
        for word, meaning in mapping.values[name].items():
            expected = _unknown_meaning(mapping.table, name, meaning)
            if expected is not None:
                faults.append(
                    Fault(place, same(f'values.{name}."{word}" = "{meaning}"'), expected, remedy, "mapping.value")
                )
    return faults


def _unknown_meaning(table: str, name: str, meaning: str) -> Text | None:
    """Return what the meaning of a value should be where it is neither empty nor known."""
    column = schema(table).column(name)
    if not meaning:
        return None
    if table == "parcels" and name in LAND_USE_COLUMNS:
        known = land_use_code(meaning) is not None or (name == "fixed_use" and meaning == "keep")
        return None if known else Text("用地用海分类代码（如 1001）或空", "a land-use code such as 1001, or nothing")
    if column.kind is Kind.CHOICE and meaning not in column.choices and choice(table, name, meaning) is None:
        return Text("、".join(column.choices), "one of " + ", ".join(column.choices))
    return None


def to_toml(mappings: Iterable[Mapping], notes: abc.Mapping[tuple[str, str], Sequence[Text]] | None = None) -> str:
    """Return mappings as the text of a `mapping.toml` to be edited, with notes (by file and layer) as comments."""
    parts = ["# 列对应：可改后用 --mapping 传回。table 空 = 不导入；values 中右侧空 = 该值按缺失处理。",
             "# Column mapping: edit it and pass it back with --mapping. An empty table is not imported; a value mapped to \"\" stays missing.",
             ""]  # fmt: skip
    for mapping in mappings:
        for note in (notes or {}).get(mapping.key, ()):
            parts += [f"# {' '.join(note.zh.split())}", f"# {' '.join(note.en.split())}"]
        parts.append(tomli_w.dumps({"layer": [to_jsonable(mapping)]}))
    return "\n".join(parts)


def from_toml(text: str, *, file: str = "mapping.toml") -> tuple[Mapping, ...]:
    """Return the mappings in the text of a `mapping.toml`; DataError tells all that is wrong in it."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise corrupt(Path(file), Text("TOML 文件", "TOML file"), error) from error
    mappings: list[Mapping] = []
    faults: list[Fault] = []
    for position, entry in enumerate(_entries(data)):
        try:
            mappings.append(_mapping(entry))
        except DataError as error:
            faults += error.faults
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            faults.append(
                Fault(
                    Place(file, row=f"layer {position + 1}"),
                    same(f"{type(error).__name__}: {error}"),
                    Text("file、layer、table、columns 等项", "file, layer, table, columns and so on"),
                    Text("改正该项，或删去后重新生成", "correct the entry, or delete it and let it be guessed again"),
                    "mapping.entry",
                )
            )
    if faults:
        raise DataError(Text(f"{file} 有误", f"{file} has faults"), faults)
    return tuple(mappings)


def _entries(data: dict[str, Any]) -> list[Any]:
    found = data.get("layer", [])
    return found if isinstance(found, list) else [found]


def _mapping(entry: Any) -> Mapping:
    for name, kind in (("columns", str), ("factors", (int, float))):
        for key, value in entry.get(name, {}).items():
            if not isinstance(value, kind) or isinstance(value, bool):
                raise TypeError(f"{name}.{key} = {value!r}")
    for column, words in entry.get("values", {}).items():
        for key, value in words.items():
            if not isinstance(value, str):
                raise TypeError(f'values.{column}."{key}" = {value!r}')
    return from_jsonable(Mapping, entry)


def read_mappings(path: Path | str) -> tuple[Mapping, ...]:
    """Return the mappings of a `mapping.toml` file."""
    path = Path(path)
    require(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise corrupt(path, Text("UTF-8 文本", "UTF-8 text"), error) from error
    return from_toml(text, file=path.name)


def find(
    mappings: Sequence[Mapping], file: str, layer: str, *, headings: Sequence[str] | None = None
) -> Mapping | None:
    """Return the mapping of a layer: by file and layer, else of a layer of that name with the very same headings; None if none.

    The second serves next year's copy of a register under another file name; without `headings` it is not tried.
    """
    for mapping in mappings:
        if mapping.key == (file, layer):
            return mapping
    if headings is not None:
        for mapping in mappings:
            if mapping.layer == layer and {*mapping.columns.values(), *mapping.unused} == set(headings):
                return mapping
    return None
