"""Does a scenario take over what its parents assume, and is a broken line told?"""

from __future__ import annotations

import pickle

import pytest
from tests.parks import checker_park

from gongxing.park.scenario import BASE, Alteration, Scenario, ScenarioBook, Target, family_faults
from gongxing.words import Text


def one(name: str, inherits: str = BASE, **figures: float) -> Scenario:
    changes = tuple(Alteration(key, Target.SETTING, value) for key, value in figures.items())
    return Scenario(name, Text("情景", "scenario"), inherits, changes)


def test_a_child_takes_over_and_its_own_figure_stands_in_place_of_the_parents() -> None:
    book = ScenarioBook((one("low", a=1.0, b=2.0), one("worse", "low", b=3.0)))
    assert book.names == (BASE, "low", "worse")
    assert {change.key: change.value for change in book.changes("worse")} == {"a": 1.0, "b": 3.0}
    assert [scenario.name for scenario in book.line("worse")] == [BASE, "low", "worse"]
    assert book.changes(BASE) == ()


def test_rings_and_unknown_parents_are_all_told() -> None:
    book = ScenarioBook((one("a", "b"), one("b", "a"), one("c", "nobody"), one("d", "a"), one("e")))
    faults = list(family_faults(book, "scenarios.toml"))
    assert [(fault.place.row, fault.code) for fault in faults] == [
        ("a", "scenario.ring"), ("b", "scenario.ring"), ("c", "scenario.parent"),
    ]  # fmt: skip
    assert "a → b → a" in faults[0].in_("en")
    with pytest.raises(KeyError):
        book.line("a")


def test_a_park_travels_to_another_process_unchanged() -> None:
    park = checker_park()
    there = pickle.loads(pickle.dumps(park))
    assert there.settings == park.settings
    assert all(there[name].frame.equals(park[name].frame) for name in park.tables)
