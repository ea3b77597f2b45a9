"""Does the checker catch what is wrong?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from tests.resettlement_problems import small_problem

from gongxing.engines.resettlement import check, solve
from gongxing.plan import ResettlementScheme, Result
from gongxing.plan.resettlement import HouseholdLine

PROBLEM = small_problem()
RESULT = solve(PROBLEM)


def failed(result: Result[ResettlementScheme]) -> set[str]:
    return {finding.code for finding in check(PROBLEM, result) if finding.verdict == "fail"}


def with_line(change: Callable[[HouseholdLine], HouseholdLine], place: int = 0) -> Result[ResettlementScheme]:
    scheme = RESULT.part
    assert scheme is not None
    lines = tuple(change(line) if n == place else line for n, line in enumerate(scheme.lines))
    return replace(RESULT, part=replace(scheme, lines=lines))


def test_a_sound_scheme_passes() -> None:
    assert failed(RESULT) == set()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda line: replace(line, household="NOBODY"), "complete"),
        (lambda line: replace(line, way="cash"), "wishes"),
        (lambda line: replace(line, area_m2=line.area_m2 + 1), "areas"),
        (lambda line: replace(line, total_fen=line.total_fen + 1), "accounts"),
        (lambda line: replace(line, items=line.items[1:]), "accounts"),
        (lambda line: replace(line, flats=(("E1/999", 999.0),)), "flats"),
    ],
)
def test_a_wrong_line_is_caught(change: Callable[[HouseholdLine], HouseholdLine], code: str) -> None:
    assert f"resettlement.{code}" in failed(with_line(change))


def test_wrong_sums_values_and_limits_are_caught() -> None:
    scheme = RESULT.part
    assert scheme is not None
    assert failed(replace(RESULT, part=replace(scheme, compensation_fen=1))) == {"resettlement.money"}
    assert RESULT.value is not None
    assert failed(replace(RESULT, value=RESULT.value + 1000)) == {"resettlement.value"}
    groups = (replace(scheme.groups[0], money=9), *scheme.groups[1:])
    assert failed(replace(RESULT, part=replace(scheme, groups=groups))) == {"resettlement.groups"}
    poor = replace(PROBLEM, budget_yuan=1.0)
    assert "resettlement.money" in {f.code for f in check(poor, RESULT) if f.verdict == "fail"}
