"""Does the checker pass what is sound and catch every way a scheme can be wrong?"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from tests.industry_problems import failed, firm, leaver, made, site

from gongxing.engines.industry import IndustryProblem, check, solve
from gongxing.plan import IndustryScheme, Result


def base() -> tuple[IndustryProblem, Result[IndustryScheme]]:
    firms = [
        firm("A", "P0", chain="甲", grade="C", votes="C 5/5", stable=True, land_m2=4e3, need_m2=4e3), leaver("M", "Q0", distance_m=50.0, need_m2=5e3),
        leaver("U", "Q1", need_m2=9e4), firm("X", "P1", grade="D", votes="D 5/5", stable=True, value_added_yuan=1e4),
        firm("W", "P2", leaves=("WS-DEF",), conflict_m2=9.0, conflicts=1, land_m2=2e3, need_m2=2e3, value_added_yuan=1e5),
    ]  # fmt: skip
    sites = [site("P0", present_m2=4e3), site("P1", present_m2=1e4), site("P2", present_m2=2e3)]
    problem = made(firms, sites, levels_m=np.array([50.0]), clear_m2=np.array([[10_000.0], [10_000.0], [1e3]]), shield_rule="WS-DEF",
                   budget_yuan=6e6, zones=("P0",), zone_here=np.array([0, -1, -1, -1, -1]), zone_site=np.array([0, -1, -1]),
                   hearts=np.array([[True]]))  # fmt: skip
    return problem, solve(problem)


def changed(result: Result[IndustryScheme], identity: str, **changes: Any) -> Result[IndustryScheme]:
    assert result.part is not None
    choices = tuple(replace(c, **changes) if c.firm == identity else c for c in result.part.choices)
    return replace(result, part=replace(result.part, choices=choices))


def test_the_engines_own_scheme_passes() -> None:
    problem, result = base()
    assert {c.firm: c.decision for c in result.part.choices} == {"A": "upgrade", "M": "move", "U": "unplaced", "X": "exit", "W": "upgrade"}  # type: ignore[union-attr]  # fmt: skip
    assert failed(check(problem, result)) == set()


@pytest.mark.parametrize(
    ("firm_id", "changes", "code"),
    [
        ("A", {"decision": "sell"}, "industry.complete"),
        ("A", {"decision": "exit", "site": ""}, "industry.closing"),
        ("A", {"votes": "D 5/5"}, "industry.closing"),
        ("W", {"decision": "keep"}, "industry.staying"),
        ("M", {"decision": "upgrade", "site": "Q0"}, "industry.staying"),
        ("M", {"site": "P2"}, "industry.far"),
        ("M", {"cost_yuan": 1.0}, "industry.figures"),
        ("A", {"gain_yuan": 7.0}, "industry.figures"),
        ("A", {"decision": "unplaced", "site": ""}, "industry.unplaced"),
        ("A", {"decision": "keep"}, "industry.value"),
        ("M", {"site": "Q9"}, "industry.complete"),
    ],
)
def test_what_is_wrong_is_caught(firm_id: str, changes: dict[str, Any], code: str) -> None:
    problem, result = base()
    assert code in failed(check(problem, changed(result, firm_id, **changes)))


def test_money_land_admission_and_zones_are_added_up_anew() -> None:
    problem, result = base()
    assert result.part is not None
    assert "industry.money" in failed(check(replace(problem, budget_yuan=1.0), result))
    small = replace(problem, sites=(replace(problem.sites[0], capacity_m2=100.0), *problem.sites[1:]))
    assert "industry.land" in failed(check(small, result))
    light = replace(problem, sites=tuple(replace(s, use="100101") for s in problem.sites))
    assert "industry.admission" in failed(check(light, result))
    bare = replace(result.part, zones=tuple(replace(z, chain="") for z in result.part.zones))
    assert "industry.zones" in failed(check(problem, replace(result, part=bare)))
    sent = replace(problem, firms=(replace(problem.firms[0], decided="keep"), *problem.firms[1:]))
    assert "industry.decided" in failed(check(sent, result))


def test_a_bound_below_the_value_is_caught() -> None:
    problem, result = base()
    assert result.value is not None
    assert "industry.value" in failed(check(problem, replace(result, bound=result.value - 1e6)))
