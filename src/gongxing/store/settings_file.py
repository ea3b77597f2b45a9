"""What does park.toml say, and if it is wrong, what are all its faults?"""

from __future__ import annotations

import datetime as dt
import difflib
import math
import re
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pyproj

from gongxing.errors import DataError, Fault, NotReadyError, Place
from gongxing.park import (
    FINANCE_LIMITS,
    GROWTH_GOALS,
    ROAD_LIMITS,
    AreaGoal,
    FinanceLimits,
    GrowthGoal,
    ResettlementChoice,
    RoadLimits,
    Settings,
)
from gongxing.standards import LAND_USES
from gongxing.standards.resettlement import PROFILES
from gongxing.store.settings_words import GOAL_KEYS
from gongxing.words import Text, same

FILE = "park.toml"

_TOP = (
    "name", "crs", "as_of", "horizon", "profile", "synthetic", "seed", "weights", "land", "roads", "industry", "growth", "finance", "resettlement", "goals",
)  # fmt: skip
SECTIONS = tuple(
    name for name in _TOP if name not in ("name", "crs", "as_of", "horizon", "profile", "synthetic", "seed")
)
"""The names of the sections."""
_LAND = ("budget_yuan", "contiguous")
_INDUSTRY = ("budget_yuan",)
_RESETTLEMENT = ("profile", "budget_yuan")
_SAFE: Mapping[str, Any] = {"name": "?", "crs": "", "as_of": dt.date(2000, 1, 1), "horizon": (0, 0)}

_Test = Callable[[Any], bool]


def _number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _use(value: Any) -> bool:
    return isinstance(value, str) and value in LAND_USES


def _date(value: Any) -> bool:
    return isinstance(value, dt.date) and not isinstance(value, dt.datetime)


def _years(value: Any) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(_whole(year) for year in value)


def _share(value: Any) -> bool:
    return _number(value) and 0 <= value <= 1


_SOME_TEXT = Text("加引号的文字", "text in quotes")
_USE_WORDS = Text('2023 分类的用地代码，如 "1001"', 'a land-use code of the 2023 scheme, such as "1001"')
_SHARE_WORDS = Text("0 到 1 之间的数", "a number from 0 to 1")
_MONEY_WORDS = Text("以元计的数，不加引号", "a number of yuan, without quotes")
_AREA_WORDS = Text("以平方米计的数，不加引号", "a number of square metres, without quotes")


class _Reader:
    """Reads one parsed park.toml and gathers every fault on the way."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.faults: list[Fault] = []

    def tell(self, key: str, found: Text, expected: Text, remedy: Text | None = None) -> None:
        remedy = remedy or Text(f"改正 {FILE} 中的 {key}", f"correct {key} in {FILE}")
        self.faults.append(Fault(Place(file=self.file, column=key), found, expected, remedy, "settings"))

    def take(self, data: Mapping[str, Any], key: str, test: _Test, expected: Text, default: Any = None) -> Any:
        """Return data[last part of key] if it passes the test, the default if absent or (told as a fault) wrong."""
        name = key.rsplit(".", 1)[-1]
        if name not in data:
            return default
        if not test(data[name]):
            self.tell(key, same(repr(data[name])), expected)
            return default
        return data[name]

    def need(self, data: Mapping[str, Any], key: str, test: _Test, expected: Text) -> Any:
        """Like `take`, but an absent key is a fault too."""
        if key not in data:
            self.tell(
                key, Text("没有这一项", "nothing"), expected, Text(f"在 {FILE} 中补上 {key}", f"add {key} to {FILE}")
            )
        return self.take(data, key, test, expected, _SAFE[key])

    def known(self, data: Mapping[str, Any], names: tuple[str, ...], prefix: str = "") -> None:
        """Tell every key that is not one of `names`."""
        for key in data:
            if key not in names:
                near = difflib.get_close_matches(key, names, 1)
                zh = f"改为 {prefix}{near[0]}，或删去" if near else "删去这一项"
                en = f"write {prefix}{near[0]}, or remove it" if near else "remove it"
                expected = Text("、".join(names) + " 之一", "one of " + ", ".join(names))
                self.tell(f"{prefix}{key}", Text("不认识的项", "an unknown key"), expected, Text(zh, en))

    def section(self, data: Mapping[str, Any], name: str) -> Mapping[str, Any]:
        """Return the section [name], empty where absent."""
        found: Mapping[str, Any] = self.take(
            data, name, lambda v: isinstance(v, dict), Text(f"一节 [{name}]", f"a section [{name}]"), {}
        )
        return found

    def goals(self, data: Mapping[str, Any]) -> tuple[AreaGoal, ...]:
        """Return the area goals [[goals.land]]."""
        self.known(data, ("land",), "goals.")
        rows = self.take(
            data,
            "goals.land",
            lambda v: isinstance(v, list) and all(isinstance(row, dict) for row in v),
            Text("若干节 [[goals.land]]", "sections [[goals.land]]"),
            [],
        )
        goals = []
        for number, row in enumerate(rows, start=1):
            prefix = f"goals.land[{number}]."
            self.known(row, GOAL_KEYS, prefix)
            if "use" not in row:
                self.tell(f"{prefix}use", Text("没有这一项", "nothing"), _USE_WORDS)
            use = self.take(row, f"{prefix}use", _use, _USE_WORDS, "")
            areas = [
                self.take(row, prefix + key, lambda v: _number(v) and v >= 0, _AREA_WORDS)
                for key in ("low_m2", "high_m2")
            ]
            shares = [self.take(row, prefix + key, _share, _SHARE_WORDS) for key in ("low_share", "high_share")]
            basis = self.take(row, f"{prefix}basis", lambda v: isinstance(v, str), _SOME_TEXT, "")
            bounds = [None if bound is None else float(bound) for bound in (*areas, *shares)]
            goals.append(AreaGoal(use, bounds[0], bounds[1], bounds[2], bounds[3], basis))
        return tuple(goals)

    def weights(self, data: Mapping[str, Any]) -> dict[str, float]:
        """Return the weights, told where one is no number."""
        expected = Text("不小于零的数", "a number not below zero")
        return {key: float(self.take(data, f"weights.{key}", _number, expected, 1.0)) for key in data}

    def road_limits(self, data: Mapping[str, Any]) -> RoadLimits:
        """Return the limits of [roads], told where one is no number."""
        expected = Text("数，不加引号", "a number, without quotes")
        found = {key: self.take(data, f"roads.{key}", _number, expected) for key in ROAD_LIMITS}
        return RoadLimits(**{key: None if value is None else float(value) for key, value in found.items()})

    def growth_goal(self, data: Mapping[str, Any]) -> GrowthGoal:
        """Return the goals of [growth], told where one is no number."""
        expected = Text("数，如 0.08 表示 8%", "a number, such as 0.08 for 8 %")
        found = {key: self.take(data, f"growth.{key}", _number, expected) for key in GROWTH_GOALS}
        return GrowthGoal(**{key: float(value) for key, value in found.items() if value is not None})

    def finance_limits(self, data: Mapping[str, Any]) -> FinanceLimits:
        """Return the limits of [finance], told where one is no number."""
        expected = Text("数，不加引号", "a number, without quotes")
        found = {key: self.take(data, f"finance.{key}", _number, expected) for key in FINANCE_LIMITS}
        return FinanceLimits(**{key: None if value is None else float(value) for key, value in found.items()})

    def resettlement(self, data: Mapping[str, Any]) -> ResettlementChoice:
        """Return what [resettlement] says, told where the profile is no known one or the money no number."""
        self.known(data, _RESETTLEMENT, "resettlement.")
        known = tuple(profile.key for profile in PROFILES)
        expected = Text("、".join(map(repr, known)) + " 之一", "one of " + ", ".join(map(repr, known)))
        profile = self.take(data, "resettlement.profile", lambda v: v in known, expected, "")
        budget = self.take(data, "resettlement.budget_yuan", _number, _MONEY_WORDS)
        return ResettlementChoice(profile, None if budget is None else float(budget))

    def crs(self, data: Mapping[str, Any]) -> str:
        """Return the CRS, told where it is unknown or not in metres."""
        expected = Text('以米为单位的投影坐标系，如 "EPSG:4549"', 'a projected CRS in metres, such as "EPSG:4549"')
        text: str = self.need(data, "crs", lambda v: isinstance(v, str), expected)
        if text:
            try:
                crs = pyproj.CRS.from_user_input(text)
            except pyproj.exceptions.CRSError:
                self.tell("crs", same(repr(text)), expected)
                return text
            units = {axis.unit_name for axis in crs.axis_info}
            if crs.is_geographic or not units <= {"metre", "meter"}:
                shown = f"{text} ({crs.name}, {', '.join(sorted(units))})"
                self.tell("crs", same(shown), expected)
        elif isinstance(data.get("crs"), str):
            self.tell("crs", same("''"), expected)
        return text


def parse_settings(text: str, file: str = FILE) -> Settings:
    """Return the settings in the words of a park.toml; DataError with all faults: key, found, expected, remedy."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"line (\d+), column (\d+)", str(error))
        zh = f"第 {place[1]} 行第 {place[2]} 列语法错误" if place else "语法错误"
        fault = Fault(
            Place(file=file),
            Text(f"{zh}（{error}）", f"a syntax error: {error}"),
            Text("合乎 TOML 语法的文字", "text that follows TOML"),
            Text("改正该行", "correct that line"),
            "settings.syntax",
        )
        raise DataError(Text(f"{FILE} 读不懂", f"{FILE} cannot be understood"), [fault]) from None
    reader = _Reader(file)
    reader.known(data, _TOP)
    land, roads, growth, finance = (reader.section(data, name) for name in ("land", "roads", "growth", "finance"))
    industry = reader.section(data, "industry")
    reader.known(industry, _INDUSTRY, "industry.")
    reader.known(land, _LAND, "land.")
    reader.known(growth, GROWTH_GOALS, "growth.")
    reader.known(roads, ROAD_LIMITS, "roads.")
    reader.known(finance, FINANCE_LIMITS, "finance.")
    text_test: _Test = lambda v: isinstance(v, str)  # noqa: E731
    fields: dict[str, Any] = {
        "name": reader.need(data, "name", text_test, _SOME_TEXT),
        "crs": reader.crs(data),
        "as_of": reader.need(
            data, "as_of", _date, Text("不加引号的日期，如 2026-01-01", "a date without quotes, such as 2026-01-01")
        ),
        "horizon": tuple(
            reader.need(data, "horizon", _years, Text("两个年份，如 [2026, 2030]", "two years, such as [2026, 2030]"))
        ),
        "profile": reader.take(data, "profile", text_test, _SOME_TEXT, ""),
        "synthetic": reader.take(
            data, "synthetic", lambda v: isinstance(v, bool), Text("true 或 false", "true or false"), False
        ),
        "seed": reader.take(
            data, "seed", lambda v: _whole(v) and v >= 0, Text("不小于零的整数", "a whole number not below zero"), 1
        ),
        "weights": reader.weights(reader.section(data, "weights")),
        "area_goals": reader.goals(reader.section(data, "goals")),
        "roads": reader.road_limits(roads),
        "growth": reader.growth_goal(growth),
        "finance": reader.finance_limits(finance),
        "resettlement": reader.resettlement(reader.section(data, "resettlement")),
        "industry_budget_yuan": reader.take(industry, "industry.budget_yuan", _number, _MONEY_WORDS),
        "budget_yuan": reader.take(land, "land.budget_yuan", _number, _MONEY_WORDS),
        "contiguous": tuple(
            reader.take(
                land,
                "land.contiguous",
                lambda v: isinstance(v, list) and all(_use(use) for use in v),
                Text('用地代码的列表，如 ["14"]', 'a list of land-use codes, such as ["14"]'),
                [],
            )
        ),
    }
    return _build(fields, reader)


def _build(fields: dict[str, Any], reader: _Reader) -> Settings:
    for key in ("budget_yuan", "industry_budget_yuan"):
        fields[key] = None if fields[key] is None else float(fields[key])
    try:
        settings = Settings(**fields)
    except DataError as error:
        reader.faults += error.faults
    if reader.faults:
        raise DataError(
            Text(f"{FILE} 有 {len(reader.faults)} 处错误", f"{FILE} has {len(reader.faults)} faults"), reader.faults
        )
    return settings


def read_settings(path: Path) -> Settings:
    """Return the settings in the file `path`; NotReadyError if absent, DataError with all faults if wrong."""
    return parse_settings(read_text(path), str(path))


def read_text(path: Path) -> str:
    """Return the text of `path`, which must be UTF-8 (with or without a byte-order mark)."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        fault = Fault(
            Place(file=str(path)),
            Text("没有这个文件", "no such file"),
            Text("项目的设置文件", "the project's settings"),
            Text("核对文件夹，或用 gongxing new 新建项目", "check the folder, or make a project with `gongxing new`"),
            "project.none",
        )
        raise NotReadyError(
            Text(f"{path.parent} 不是项目文件夹", f"{path.parent} is not a project folder"), [fault]
        ) from None
    except UnicodeDecodeError as error:
        fault = Fault(
            Place(file=str(path)),
            Text(f"第 {error.start} 字节不是 UTF-8", f"byte {error.start} is not UTF-8"),
            Text("UTF-8 编码的文字", "text in UTF-8"),
            Text("在编辑器中另存为 UTF-8", "save it as UTF-8 in your editor"),
            "settings.encoding",
        )
        raise DataError(Text(f"{FILE} 读不懂", f"{FILE} cannot be understood"), [fault]) from None
