"""Are distances found for any two lines, and does the right one yield?"""

from __future__ import annotations

import pickle
from dataclasses import dataclass, replace

import pytest

from gongxing.errors import RuleError
from gongxing.io.line_packs import load_line_rules
from gongxing.standards.line_rules import Direction, Flow
from gongxing.standards.rules import Grade

RULES = load_line_rules()


@dataclass(frozen=True)
class Named:
    """A line as the rules of precedence see it."""

    id: str
    kind: str
    outer_m: float = 0.3
    pressure: bool = False
    temporary: bool = False
    existing: bool = False
    works: float = 1.0
    connections: int = 2


def distance(direction: Direction, a: tuple[str, float], b: tuple[str, float]) -> float:
    return RULES.separation(direction, a, b).value_m


def test_larger_mains_keep_farther_from_sewers() -> None:
    assert distance(Direction.HORIZONTAL, ("water", 200), ("sewer", 600)) == 1.0
    assert distance(Direction.HORIZONTAL, ("water", 300), ("sewer", 600)) == 1.5


def test_the_order_of_the_two_does_not_matter() -> None:
    for direction in (Direction.HORIZONTAL, Direction.VERTICAL):
        for a in RULES.kinds:
            for b in RULES.kinds:
                pair = (a.kind, 300.0), (b.kind, 300.0)
                assert distance(direction, *pair) == distance(direction, *pair[::-1])


def test_pairs_that_are_not_listed_have_the_distance_for_any() -> None:
    assert RULES.separation(Direction.HORIZONTAL, ("gas", 200), ("gas", 200)).kind_a == "*"
    assert distance(Direction.VERTICAL, ("gas", 200), ("heat", 200)) == 0.15
    assert distance(Direction.VERTICAL, ("power", 100), ("water", 300)) == 0.5


def test_buildings_are_farther_from_larger_mains() -> None:
    assert distance(Direction.BUILDING, ("water", 150), ("*", 0)) == 1.0
    assert distance(Direction.BUILDING, ("water", 400), ("*", 0)) == 3.0


@pytest.mark.parametrize(
    ("a", "b", "loser", "rule"),
    [
        (Named("a", "sewer", temporary=True), Named("b", "water"), "a", "temporary"),
        (Named("a", "sewer"), Named("b", "water"), "b", "pressure"),
        (Named("a", "sewer", pressure=True), Named("b", "storm"), "a", "pressure"),
        (Named("a", "telecom"), Named("b", "water"), "a", "bendable"),
        (Named("a", "water", outer_m=0.2), Named("b", "gas", outer_m=0.3), "a", "small"),
        (Named("a", "water", existing=True), Named("b", "gas"), "b", "new"),
        (Named("a", "water", works=2.0), Named("b", "gas", works=1.0), "b", "light"),
        (Named("a", "water", connections=1), Named("b", "gas", connections=3), "a", "few"),
    ],
)
def test_who_yields_and_why(a: Named, b: Named, loser: str, rule: str) -> None:
    for pair in ((a, b), (b, a)):
        found, why = RULES.yields(*pair)
        assert found.id == loser
        assert why is not None
        assert why.code == rule


def test_two_lines_that_nothing_tells_apart_are_told_so() -> None:
    loser, rule = RULES.yields(Named("a", "water"), Named("b", "gas"))
    assert (loser.id, rule) == ("b", None)


def test_the_office_reorders_rules_and_switches_them_off() -> None:
    old, new = Named("a", "water", 0.2, existing=True), Named("b", "gas", 0.3)
    assert RULES.yields(old, new)[0] is old
    changed = RULES.with_precedence("small", 0, "本地惯例")
    assert changed.yields(old, new)[0] is new
    assert RULES.with_precedence("new", 0.5, "本地惯例").yields(old, new)[0] is new


def test_the_offices_own_distance_replaces_all_classes_or_one() -> None:
    changed = RULES.with_separation("horizontal/sewer/water", 2.0, "规划局")
    row = changed.separation(Direction.HORIZONTAL, ("water", 400), ("sewer", 300))
    assert (row.value_m, row.grade) == (2.0, Grade.B)
    assert "规划局" in row.origin.words.zh
    only = RULES.with_separation("horizontal/water/sewer/200", 2.0, "规划局")
    assert only.separation(Direction.HORIZONTAL, ("water", 150), ("sewer", 300)).value_m == 1.0
    assert only.separation(Direction.HORIZONTAL, ("water", 400), ("sewer", 300)).value_m == 2.0


@pytest.mark.parametrize(
    "key", ["horizontal/water", "sideways/water/gas", "vertical/water/oil", "vertical/water/gas/1/2"]
)
def test_a_distance_of_nothing_known_is_refused(key: str) -> None:
    with pytest.raises(RuleError):
        RULES.with_separation(key, 1.0, "x")


def test_unknown_kinds_and_rules_are_refused() -> None:
    with pytest.raises(RuleError, match="oil"):
        RULES.kind("oil")
    with pytest.raises(RuleError, match="polite"):
        RULES.with_precedence("polite", 1, "x")
    with pytest.raises(RuleError, match="polite"):
        replace(RULES, precedence=(replace(RULES.precedence[0], code="polite"),))
    with pytest.raises(RuleError, match="water"):
        replace(RULES, separations=()).separation(Direction.VERTICAL, ("water", 1), ("gas", 1))


def test_rules_survive_pickling() -> None:
    again = pickle.loads(pickle.dumps(RULES))
    assert again == RULES
    assert again.kind("sewer").flow is Flow.GRAVITY


def test_every_figure_is_labelled_and_warns_only() -> None:
    for row in RULES:
        assert row.grade is Grade.C
        assert row.origin.ref == row.code
        assert row.direction.label.zh != row.direction.label.en
    assert all(rule.origin.ref.endswith(rule.code) for rule in RULES.precedence)
