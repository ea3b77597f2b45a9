"""What does a named scenario assume, and what does it take over from the scenario it inherits from?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from gongxing.errors import Fault, Place
from gongxing.words import Text, same

BASE = "base"
"""The name of the park as it stands: always there, assumes nothing, and whoever names no parent inherits from it."""


class Target(StrEnum):
    """What a change alters."""

    SETTING = "setting"
    PARAMETER = "parameter"
    COLUMN = "column"


@dataclass(frozen=True, slots=True)
class Alteration:
    """One assumption: the key as written, what it alters, and the figure (SI and yuan) put there or multiplied with.

    A key is a setting of park.toml (`land.budget_yuan`), a parameter of a pack (`industry_values/upgrade_gain/*`) or a column
    of a park table; then `where` holds the rows it is about, (column, value) pairs that must all hold.
    """

    key: str
    target: Target
    value: Any
    unit: str = ""
    factor: bool = False
    written: str = ""
    where: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Scenario:
    """Named assumptions over those of another scenario."""

    name: str
    title: Text
    inherits: str = BASE
    changes: tuple[Alteration, ...] = ()


@dataclass(frozen=True, slots=True)
class ScenarioBook:
    """The scenarios of a project; `base` is always among them."""

    scenarios: tuple[Scenario, ...] = ()
    _by_name: Mapping[str, Scenario] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        own = [scenario for scenario in self.scenarios if scenario.name != BASE]
        whole = (Scenario(BASE, Text("基准", "base"), ""), *own)
        object.__setattr__(self, "scenarios", whole)
        object.__setattr__(self, "_by_name", {scenario.name: scenario for scenario in whole})

    @property
    def names(self) -> tuple[str, ...]:
        """The names in the order of the file, `base` first."""
        return tuple(scenario.name for scenario in self.scenarios)

    def __getitem__(self, name: str) -> Scenario:
        return self._by_name[name]

    def line(self, name: str) -> tuple[Scenario, ...]:
        """Return the scenario and all it inherits from, the oldest first; KeyError for an unknown name or parent."""
        found = [self[name]]
        while found[-1].inherits:
            found.append(self[found[-1].inherits])
            if len(found) > len(self.scenarios):
                raise KeyError(f"scenario {name} inherits from itself")
        return tuple(reversed(found))

    def changes(self, name: str) -> tuple[Alteration, ...]:
        """Return all that a scenario assumes: its own change of a key stands in place of an inherited one."""
        by_key: dict[str, Alteration] = {}
        for scenario in self.line(name):
            for change in scenario.changes:
                by_key.pop(change.key, None)
                by_key[change.key] = change
        return tuple(by_key.values())


def family_faults(book: ScenarioBook, file: str) -> Iterator[Fault]:
    """Yield each scenario whose parent is unknown or who, by its parents, inherits from itself."""
    for scenario in book.scenarios:
        place = Place(file=file, row=scenario.name, column="inherits")
        if scenario.inherits and scenario.inherits not in book.names:
            names = ", ".join(book.names)
            expected = Text(f"{names} 之一", f"one of {names}")
            remedy = Text("改正 inherits，或补上该情景", "correct inherits, or add that scenario")
            yield Fault(place, same(repr(scenario.inherits)), expected, remedy, "scenario.parent")
            continue
        seen, parent = [scenario.name], scenario.inherits
        while parent in book.names and parent not in seen:
            seen.append(parent)
            parent = book[parent].inherits
        if parent == scenario.name:
            expected = Text("不成环的继承", "inheritance without a ring")
            remedy = Text("改正环中一个情景的 inherits", "correct inherits of one scenario of the ring")
            yield Fault(place, same(" → ".join((*seen, parent))), expected, remedy, "scenario.ring")
