"""Is the risk of moving a group the sum of its signs, with what is not known said, and never lower for one sign more?"""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongxing.standards.stability import LEVELS, REQUIRES, Signs, Thresholds, assess

LIMITS = Thresholds(100, 2, 4)
QUIET = Signs(10, 0, 0, 0, 0.0, 1, False, 0, 0)


def test_a_quiet_group_is_of_low_risk_and_may_go_on() -> None:
    found = assess(QUIET, LIMITS)
    assert (found.level, found.points, found.parts, found.unknown) == ("low", 0, (), ())
    assert found.requires == REQUIRES["low"]


@pytest.mark.parametrize(
    ("change", "points", "level"),
    [
        ({"objecting": 1}, 2, "medium"),
        ({"households": 100}, 1, "low"),
        ({"unsigned": 5}, 1, "low"),
        ({"unsigned": 4}, 0, "low"),
        ({"unproven": 2}, 1, "low"),
        ({"shrunk": 0.1}, 1, "low"),
        ({"estates": 2, "late": True}, 2, "medium"),
        ({"conflicts": 1}, 1, "low"),
        ({"petitions": 1}, 2, "medium"),
        ({"petitions": 1, "objecting": 3}, 4, "high"),
    ],
)
def test_each_sign_gives_its_points(change: dict[str, float], points: int, level: str) -> None:
    found = assess(replace(QUIET, **change), LIMITS)  # type: ignore[arg-type]
    assert (found.points, found.level) == (points, level)
    assert sum(part.points for part in found.parts) == points


def test_a_hard_task_nobody_resists_is_of_medium_risk() -> None:
    hard = replace(QUIET, households=120, unsigned=90, unproven=30, shrunk=0.2, estates=3, late=True, objecting=11)
    found = assess(hard, LIMITS)
    assert (found.points, found.level) == (6, "medium")
    assert assess(replace(hard, objecting=12), LIMITS).level == "high"


def test_what_is_not_known_is_named_and_gives_no_points() -> None:
    found = assess(Signs(10), LIMITS)
    assert found.points == 0
    assert [words.en for words in found.unknown][-1] == "petitions"
    assert len(found.unknown) == 8


COUNTS = st.integers(0, 200)


@given(COUNTS, COUNTS, COUNTS, st.floats(0, 1), st.integers(0, 4), st.booleans(), COUNTS)
def test_one_sign_more_never_lowers_the_level(
    objecting: int, unsigned: int, unproven: int, shrunk: float, estates: int, late: bool, petitions: int
) -> None:
    signs = Signs(200, objecting, unsigned, unproven, shrunk, estates, late, 0, petitions)
    level = LEVELS.index(assess(signs, LIMITS).level)
    worse = [
        replace(signs, objecting=objecting + 1), replace(signs, unsigned=unsigned + 1), replace(signs, late=True),
        replace(signs, conflicts=1), replace(signs, petitions=petitions + 1),
    ]  # fmt: skip
    assert all(LEVELS.index(assess(one, LIMITS).level) >= level for one in worse)
