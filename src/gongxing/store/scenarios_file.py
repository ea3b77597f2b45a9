"""What does scenarios.toml assume, and if it is wrong, what are all its faults?"""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from gongxing.errors import DataError, Fault, Place
from gongxing.park import SCHEMAS, Kind, Schema, Settings
from gongxing.park.scenario import BASE, Alteration, Scenario, ScenarioBook, Target, family_faults
from gongxing.store.amounts import is_factor, read_amount
from gongxing.store.durable import write_bytes
from gongxing.store.scenarios_words import scenarios_text
from gongxing.store.settings_change import settings_with
from gongxing.store.settings_file import SECTIONS
from gongxing.words import Text, same

FILE = "scenarios.toml"
_KEYS = ("title", "title_en", "inherits", "set")
_SUFFIXES = {"_yuan": "yuan", "_m2": "m2", "_m": "m", "_share": "share", "_rate": "share", "probability": "share"}
"""The unit of a setting by how its name ends."""
_TABLES = {schema.name: schema for schema in SCHEMAS}


def parse_scenarios(text: str, units: Mapping[str, str], settings: Settings, file: str = FILE) -> ScenarioBook:
    """Return the scenarios in the words of a scenarios.toml; DataError with all its faults at once.

    `units` gives the unit of every parameter that can be set: `industry_values/upgrade_gain` is in "share". `settings` are
    those of the park, over which each scenario's own are tried.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = Text(f"语法错误（{error}）", f"a syntax error: {error}")
        expected = Text("合乎 TOML 语法的文字", "text that follows TOML")
        fault = Fault(Place(file=file), found, expected, Text("改正该行", "correct that line"), "scenario.syntax")
        raise DataError(Text(f"{FILE} 读不懂", f"{FILE} cannot be understood"), [fault]) from None
    reader = _Reader(file, units)
    reader.known(data, ("scenario",), "")
    sections = data.get("scenario", {})
    if not isinstance(sections, dict):
        reader.tell(
            "", "scenario", same(repr(sections)), Text("若干节 [scenario.<名称>]", "sections [scenario.<name>]")
        )
        sections = {}
    book = ScenarioBook(tuple(reader.scenario(name, section) for name, section in sections.items()))
    family = tuple(family_faults(book, file))
    faults = [*reader.faults, *family, *(() if family else _setting_faults(book, settings, file))]
    if faults:
        raise DataError(Text(f"{FILE} 有 {len(faults)} 处错误", f"{FILE} has {len(faults)} faults"), faults)
    return book


def _setting_faults(book: ScenarioBook, settings: Settings, file: str) -> Iterable[Fault]:
    """Yield what park.toml would refuse of each scenario's own settings."""
    for scenario in book.scenarios:
        own = {change.key for change in scenario.changes}
        asked = [change for change in book.changes(scenario.name) if change.target is Target.SETTING]
        try:
            settings_with(settings, asked, Place(file=file, row=scenario.name))
        except DataError as error:
            yield from (fault for fault in error.faults if any(_speaks(fault.place.column, key) for key in own))


def _speaks(column: str, key: str) -> bool:
    """Whether a fault at a place of park.toml is about a key: the same, the whole section, or a goal named by its number."""
    return column == key or key.startswith(f"{column}.") or (key.startswith("goals.") and column.startswith("goals."))


class _Reader:
    """Reads one parsed scenarios.toml and gathers every fault on the way."""

    def __init__(self, file: str, units: Mapping[str, str]) -> None:
        self.file, self.units = file, units
        self.faults: list[Fault] = []

    def tell(self, row: str, key: str, found: Text, expected: Text, remedy: Text | None = None) -> None:
        remedy = remedy or Text("改正这一项", "correct it")
        self.faults.append(Fault(Place(file=self.file, row=row, column=key), found, expected, remedy, "scenario"))

    def known(self, data: Iterable[str], names: Iterable[str], row: str) -> None:
        """Tell every key that is none of `names`."""
        names = tuple(names)
        for key in (key for key in data if key not in names):
            self.unknown(row, key, names)

    def unknown(self, row: str, key: str, names: Iterable[str]) -> None:
        """Tell a key nobody knows, with those it is most like."""
        names = tuple(names)
        near = difflib.get_close_matches(key, names, 3) or list(names[:8])
        expected = Text("如 " + "、".join(near), "such as " + ", ".join(near))
        self.tell(row, key, Text("不认识的项", "an unknown key"), expected)

    def scenario(self, name: str, section: Any) -> Scenario:
        """Return the scenario of one section."""
        if not isinstance(section, dict):
            self.tell(name, "", same(repr(section)), Text(f"一节 [scenario.{name}]", f"a section [scenario.{name}]"))
            section = {}
        if name == BASE:
            expected = Text("另一个名称：base 是园区现有设定", "another name: base is the park as it stands")
            self.tell(name, "", same(BASE), expected)
        self.known(section, _KEYS, name)
        title, title_en, inherits = (self.text(name, section, key) for key in ("title", "title_en", "inherits"))
        chosen = section.get("set", {})
        if not isinstance(chosen, dict):
            wanted = Text(f"一节 [scenario.{name}.set]", f"a section [scenario.{name}.set]")
            self.tell(name, "set", same(repr(chosen)), wanted)
            chosen = {}
        flat = dict(_flat(chosen))
        changes = (self.change(name, key, value) for key, value in flat.items())
        kept = tuple(change for change in changes if change is not None)
        return Scenario(name, Text(title or name, title_en or title or name), inherits or BASE, kept)

    def text(self, name: str, section: Mapping[str, Any], key: str) -> str:
        """Return the text of a key, "" where it is absent or no text (told)."""
        found = section.get(key, "")
        if isinstance(found, str):
            return found
        self.tell(name, key, same(repr(found)), Text("加引号的文字", "text in quotes"))
        return ""

    def change(self, name: str, key: str, value: Any) -> Alteration | None:
        """Return what one line of a scenario assumes, None where it is faulty (told)."""
        if "/" in key:
            return self.parameter(name, key, value)
        table = _table_of(key)
        if table is not None:
            return self.column(name, key, value, table)
        unit = next((unit for suffix, unit in _SUFFIXES.items() if key.endswith(suffix)), "")
        if unit or key.startswith("weights.") or is_factor(value):
            return self.amount(name, key, value, unit=unit, target=Target.SETTING)
        return Alteration(key, Target.SETTING, value, written=str(value))

    def parameter(self, name: str, key: str, value: Any) -> Alteration | None:
        """Return the change of a parameter `<table>/<key>/<kind>`."""
        table, _, rest = key.partition("/")
        head = table if table == "land_conversion" else f"{table}/{rest.partition('/')[0]}"
        if head not in self.units:
            self.unknown(name, key, (f"{known}/*" for known in self.units))
            return None
        if rest.count("/") != 1 or not rest.partition("/")[2]:
            expected = Text(f"三段，如 {head}/*", f"three parts, such as {head}/*")
            self.tell(name, key, same(key), expected)
            return None
        return self.amount(name, key, value, unit=self.units[head], target=Target.PARAMETER)

    def column(self, name: str, key: str, value: Any, schema: Schema) -> Alteration | None:
        """Return the change of a column in some rows, as in `quota.area_m2[kind=linked]` or, in short, `quota.linked`."""
        head, _, rows = key.rstrip("] ").partition("[")
        column = head.strip().partition(".")[2]
        if schema.name == "quota" and column in schema.column("kind").choices:
            unit = schema.column("area_m2").unit
            return self.amount(name, key, value, unit=unit, target=Target.COLUMN, where=(("kind", column),))
        numbers = [found.name for found in schema.columns if found.kind in (Kind.NUMBER, Kind.INTEGER)]
        if column not in numbers:
            self.unknown(name, key, (f"{schema.name}.{number}" for number in numbers))
            return None
        pairs = [pair.partition("=") for pair in rows.split(",") if pair]
        wrong = [left for left, equals, _ in pairs if not equals or left.strip() not in schema.names]
        for left in wrong:
            expected = Text("列=值，列在该表中", "column=value, the column being one of the table")
            self.tell(name, key, same(left), expected)
        where = tuple((left.strip(), right.strip()) for left, _, right in pairs)
        unit = schema.column(column).unit
        return None if wrong else self.amount(name, key, value, unit=unit, target=Target.COLUMN, where=where)

    def amount(
        self,
        name: str,
        key: str,
        value: Any,
        *,
        unit: str,
        target: Target,
        where: tuple[tuple[str, str], ...] = (),
    ) -> Alteration | None:
        """Return a change by an amount, told where the words mean none in that unit."""
        try:
            if isinstance(value, bool) or not isinstance(value, int | float | str):
                raise ValueError("no amount")
            found = read_amount(value, unit)
        except ValueError:
            written = unit or "1"
            expected = Text(
                f"以 {written} 计的数、带单位的量（万元、亿元、亩、公顷、%）或倍数 x 0.8",
                f"a number of {written}, an amount with its unit (万元, 亿元, 亩, 公顷, %) or a factor such as x 0.8",
            )
            self.tell(name, key, same(repr(value)), expected)
            return None
        return Alteration(key, target, found.value, unit, found.factor, str(value), where)


def _table_of(key: str) -> Schema | None:
    """Return the park table a key like `quota.area_m2` names; None for a setting, also one whose section has a table's name."""
    name, _, column = key.partition("[")[0].strip().partition(".")
    found = _TABLES.get(name)
    if found is None or not column:
        return None
    return None if name in SECTIONS and column not in found.names else found


def _flat(section: Mapping[str, Any], prefix: str = "") -> Iterable[tuple[str, Any]]:
    """Yield the keys of a section, those of nested sections joined by dots."""
    for key, value in section.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value


def read_scenarios(path: Path, units: Mapping[str, str], settings: Settings) -> ScenarioBook:
    """Return the scenarios in the file `path`, only `base` where there is none; DataError with all faults."""
    if not path.is_file():
        return ScenarioBook()
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        found = Text(f"第 {error.start} 字节不是 UTF-8", f"byte {error.start} is not UTF-8")
        remedy = Text("在编辑器中另存为 UTF-8", "save it as UTF-8 in your editor")
        fault = Fault(
            Place(file=str(path)), found, Text("UTF-8 编码的文字", "text in UTF-8"), remedy, "scenario.encoding"
        )
        raise DataError(Text(f"{FILE} 读不懂", f"{FILE} cannot be understood"), [fault]) from None
    return parse_scenarios(text, units, settings, str(path))


def write_scenarios(path: Path, book: ScenarioBook) -> None:
    """Put the scenarios into the file `path` in one step: a reader, or a crash at any moment, sees the old file or the new."""
    write_bytes(path, scenarios_text(book).encode())
