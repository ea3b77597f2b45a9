"""What is a park under the assumptions of a scenario, with a record of each figure that was replaced?"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd
import shapely

from gongxing import __version__
from gongxing.errors import DataError, Fault, Place
from gongxing.park import Kind, Park
from gongxing.park.scenario import Alteration, ScenarioBook, Target
from gongxing.plan import Assumption, PlanScenario
from gongxing.standards.land_values import ANY, LandKey
from gongxing.store import Project, read_scenarios, setting_of, settings_text, settings_with, write_scenarios
from gongxing.store.scenarios_file import FILE
from gongxing.words import Text, same
from gongxing.workflow.values import land_values_of, parameter_units, parameters_of


def scenarios_of(project: Project) -> ScenarioBook:
    """Return the scenarios in the project's scenarios.toml, only `base` where there is none; DataError with all its faults."""
    return read_scenarios(project.folder / FILE, parameter_units(), project.settings)


def keep_scenarios(project: Project, book: ScenarioBook) -> None:
    """Rewrite the project's scenarios.toml in one step."""
    write_scenarios(project.folder / FILE, book)


def chosen(book: ScenarioBook, names: Iterable[str]) -> tuple[str, ...]:
    """Return the scenarios asked for, all of the book where none is named; DataError tells all unknown names."""
    wanted = tuple(dict.fromkeys(names)) or book.names
    known = Text("、".join(book.names) + " 之一", "one of " + ", ".join(book.names))
    remedy = Text("改正名称，或在 scenarios.toml 中加上它", "correct the name, or add it to scenarios.toml")
    faults = [
        Fault(Place(file=FILE, row=name), same(name), known, remedy, "scenario.none")
        for name in wanted
        if name not in book.names
    ]
    if faults:
        raise DataError(Text("没有这样的情景", "there is no such scenario"), faults)
    return wanted


@dataclass(frozen=True)
class ScenarioPark:
    """A park under the assumptions of one scenario, and the record of them."""

    park: Park
    scenario: PlanScenario


def under(park: Park, book: ScenarioBook, name: str) -> ScenarioPark:
    """Return the park under a scenario: settings, columns of tables, then parameters; nothing given is changed.

    Each parameter replaced becomes a row of `assumptions` whose words name the scenario, so that every figure resting on it
    says so. DataError tells alterations that find nothing to alter.
    """
    scenario = book[name]
    work = _Work(park, scenario.title, name)
    said = {change.key: source.name for source in book.line(name) for change in source.changes}
    changes = book.changes(name)
    for change in changes:
        work.note(change, said[change.key])
    settings = [change for change in changes if change.target is Target.SETTING]
    work.park = park.with_settings(settings_with(park.settings, settings, Place(file=FILE, row=name)))
    for change in changes:
        if change.target is Target.COLUMN:
            work.column(change)
        elif change.target is Target.PARAMETER:
            work.parameter(change)
    if work.faults:
        raise DataError(Text(f"情景 {name} 无法套用", f"scenario {name} cannot be applied"), work.faults)
    changed = work.with_rows()
    record = PlanScenario(name, scenario.title, scenario.inherits, tuple(work.assumed))
    return ScenarioPark(changed, record)


@dataclass
class _Work:
    """A park on its way into a scenario."""

    park: Park
    title: Text
    name: str
    assumed: list[Assumption] = field(default_factory=list)
    rows: dict[str, dict[str, Any]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def note(self, change: Alteration, source: str) -> None:
        """Record what stood there before and what the scenario puts in its place."""
        before = _before(self.park, change)
        after = f"x {change.value:g}" if change.factor else _written(change.value)
        self.assumed.append(Assumption(change.key, before, after, change.unit, source))

    def column(self, change: Alteration) -> None:
        """Put or scale the figures of a column in the rows it is about."""
        name, column = _column(change)
        frame = self.park[name].frame
        rows = _rows(frame, change)
        if not rows.any():
            place = Place(file=FILE, row=self.name, column=change.key)
            found = Text(f"表 {name} 没有相符的行", f"no row of {name} that fits")
            remedy = Text("改正条件，或先导入该表", "correct the condition, or import the table first")
            self.faults.append(Fault(place, found, Text("至少一行", "at least one row"), remedy, "scenario.rows"))
            return
        figures = frame[column].astype("Float64")
        figures[rows] = figures[rows] * change.value if change.factor else change.value
        whole = self.park[name].schema.column(column).kind is Kind.INTEGER
        self.park = self.park.with_table(name, frame.assign(**{column: figures.round() if whole else figures}))

    def parameter(self, change: Alteration) -> None:
        """Write the rows of assumptions that carry a parameter's figure; a factor on kind `*` scales every kind."""
        table, key, kind = change.key.split("/")
        if not change.factor:
            self.row(change.key, change.value, change.unit)
            return
        for name, value in _figures(self.park, table, key, kind).items():
            self.row(name, value * change.value, change.unit)

    def row(self, identity: str, value: float, unit: str) -> None:
        """Note one row of assumptions."""
        words = Text(f"情景“{self.title.zh}”的假设", f"assumed by the scenario “{self.title.en}”")
        self.rows[identity] = {
            "id": identity, "value": repr(float(value)), "unit": unit, "words": words.zh, "words_en": words.en, "by": f"scenario/{self.name}",
        }  # fmt: skip

    def with_rows(self) -> Park:
        """Return the park with the noted rows in place of those of the same id."""
        if not self.rows:
            return self.park
        frame = self.park["assumptions"].frame
        kept = frame[~frame["id"].isin(list(self.rows))]
        return self.park.with_table("assumptions", pd.concat([kept, pd.DataFrame(self.rows.values())]))


def _column(change: Alteration) -> tuple[str, str]:
    """Return table and column of a key; `quota.<kind>` is short for the area of the quotas of that kind."""
    table, _, column = change.key.partition("[")[0].strip().partition(".")
    return table, "area_m2" if table == "quota" and change.where and column == change.where[0][1] else column


def _rows(frame: pd.DataFrame, change: Alteration) -> Any:
    """Return (n,) which rows of a table an alteration is about: those that fit its conditions and, if scaled, hold a figure."""
    fits = np.ones(len(frame), dtype=bool)
    for column, value in change.where:
        fits &= (frame[column].astype("str") == value).fillna(False).to_numpy(dtype=bool)
    if change.factor:
        fits &= frame[_column(change)[1]].notna().to_numpy(dtype=bool)
    return fits


def _figures(park: Park, table: str, key: str, kind: str) -> dict[str, float]:
    """Return the figures a factor on a parameter scales, by the id of their row of assumptions."""
    if table == "land_conversion":
        return {f"{table}/{key}/{kind}": land_values_of(park).conversion(key, kind).yuan_m2}
    if table == "land_values":
        values = land_values_of(park)
        uses = [entry.use for entry in values if entry.key.value == key] if kind == ANY else [kind]
        return {f"{table}/{key}/{use}": values.value(LandKey(key), use) for use in uses}
    given = parameters_of(park, table.removesuffix("_values"))
    kinds = given.kinds(key) if kind == ANY else (kind,)
    return {f"{table}/{key}/{one}": given.value(key, one) for one in kinds}


def _before(park: Park, change: Alteration) -> str | None:
    """Return what stands where an alteration is made: one figure, the sum of a column's, or the span of a parameter's kinds."""
    if change.target is Target.SETTING:
        found = setting_of(park.settings, change.key)
        return None if found is None else _written(found)
    if change.target is Target.COLUMN:
        name, column = _column(change)
        frame = park[name].frame
        figures = frame.loc[_rows(frame, change), column].dropna().astype(float)
        return _span(figures.tolist())
    table, key, kind = change.key.split("/")
    if kind == ANY and not change.factor and table not in ("land_values", "land_conversion"):
        given = parameters_of(park, table.removesuffix("_values"))
        return _written(given.value(key)) if given.knows(key, ANY) else None
    return _span(list(_figures(park, table, key, kind).values()))


def _span(figures: list[float]) -> str | None:
    if not figures:
        return None
    low, high = min(figures), max(figures)
    return _written(low) if low == high else f"{_written(low)} – {_written(high)}"


def _written(value: Any) -> str:
    return f"{value:.10g}" if isinstance(value, float) else str(value)


def fingerprint(park: Park, *words: str) -> str:
    """Return a hash of what a run rests on: settings, every row and shape, the words given, and the version that makes it."""
    digest = hashlib.sha256(f"{__version__}|{settings_text(park.settings)}|{words!r}".encode())
    for name, table in park.tables.items():
        if not len(table):
            continue
        frame = pd.DataFrame(table.frame[list(table.schema.names)])
        digest.update(name.encode() + pd.util.hash_pandas_object(frame, index=False).to_numpy().tobytes())
        if table.schema.geometry:
            shapes = shapely.to_wkb(np.asarray(table.geometry.array))
            digest.update(b"".join(shape or b"-" for shape in shapes))
    return digest.hexdigest()[:16]
