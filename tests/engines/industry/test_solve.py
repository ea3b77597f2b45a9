"""Are the decisions the best there are, bounded, and those a planner would expect?"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.industry_problems import (
    decisions,
    everything,
    failed,
    firm,
    impossible_problem,
    leaver,
    made,
    site,
    small_problem,
    thrown,
)

from gongxing.engines.industry import check, solve
from gongxing.plan import Status


def test_two_firms_one_site_the_dearer_to_leave_out_gets_it() -> None:
    """Both need the only lot. Left out, a firm loses all it adds: B adds nine times as much and gets the lot."""
    problem = made([leaver("A", "Q0"), leaver("B", "Q1", value_added_yuan=9e6)], [site("P0")])
    assert decisions(solve(problem)) == {"A": "unplaced", "B": "move P0"}


def test_a_firm_makes_room_for_another_when_closing_pays() -> None:
    """A stable D adds almost nothing: closing it frees the lot the mover needs."""
    firms = [firm("D", "P0", grade="D", stable=True, value_added_yuan=1e4), leaver("M", "Q0")]
    result = solve(made(firms, [site("P0", present_m2=1e4)]))
    assert decisions(result) == {"D": "exit", "M": "move P0"}


def test_an_unstable_d_is_not_told_to_leave_however_little_it_adds() -> None:
    firms = [firm("D", "P0", grade="D", stable=False, value_added_yuan=1e4), leaver("M", "Q0")]
    assert decisions(solve(made(firms, [site("P0", present_m2=1e4)]))) == {"D": "keep", "M": "unplaced"}


def test_a_mover_with_emissions_goes_where_homes_are_far() -> None:
    problem = made([leaver("A", "Q0", distance_m=100.0)], [site("P0"), site("P1")], km=np.array([[0.1, 5.0]]),
                   levels_m=np.array([100.0]), clear_m2=np.array([[9_000.0], [10_000.0]]), shield_rule="WS-DEF")  # fmt: skip
    assert decisions(solve(problem)) == {"A": "move P1"}


def test_money_that_suffices_for_one_goes_to_the_one_who_gains_more() -> None:
    firms = [firm("A", "P0", grade="C"), firm("B", "P1", grade="C", value_added_yuan=2e6)]
    problem = made(firms, [site("P0", present_m2=1e4), site("P1", present_m2=1e4)], budget_yuan=0.4e6)
    assert decisions(solve(problem)) == {"A": "keep", "B": "upgrade"}
    assert decisions(solve(replace(problem, budget_yuan=None))) == {"A": "upgrade", "B": "upgrade"}


def test_a_cleared_firm_without_any_site_is_told_and_never_closed() -> None:
    result = solve(made([leaver("A", "Q0", grade="C", stable=True)], []))
    assert decisions(result) == {"A": "unplaced"}
    assert result.part is not None
    assert "no site takes them" in result.part.warnings[0].en


def test_the_mover_goes_beside_its_partners() -> None:
    problem = made(
        [leaver("A", "Q0")], [site("P0"), site("P1")], near=np.array([[0.1, 0.9]]), near_here=np.array([0.2])
    )
    assert decisions(solve(problem)) == {"A": "move P1"}


def test_a_zone_draws_the_mover_of_its_chain() -> None:
    """P0 gathers 甲 and P1 乙, each by the weight of the firm there; the mover of 甲 goes to P0 though P1 is nearer."""
    firms = [
        firm("A", "P0", chain="甲", value_added_yuan=8e6, anchor=True, land_m2=5e3),
        firm("B", "P1", chain="乙", value_added_yuan=8e6, anchor=True, land_m2=5e3),
        leaver("M", "Q0", chain="甲", need_m2=5e3),
    ]
    problem = made(firms, [site("P0", present_m2=5e3), site("P1", present_m2=5e3)], km=np.array([[0.0, 1.0], [1.0, 0.0], [1.0, 0.9]]),
                   zones=("P0", "P1"), zone_here=np.array([0, 1, -1]), zone_site=np.array([0, 1]),
                   hearts=np.array([[False, True], [True, False]]))  # fmt: skip
    assert decisions(solve(problem))["M"] == "move P0"


@pytest.mark.parametrize("seed", [1, 3, 4, 8, 11, 12, 14, 17, 20, 23])
def test_nothing_that_the_checker_passes_is_worth_more(seed: int) -> None:
    problem = thrown(seed)
    result = solve(problem)
    assert result.value is not None
    assert result.bound is not None
    assert failed(check(problem, result)) == set()
    best = max(everything(problem))
    assert best <= result.bound + 1e-6 * abs(result.bound)
    assert result.value == pytest.approx(best)


def test_stopped_at_once_it_hands_over_the_clerks_plan_with_a_bound() -> None:
    problem = small_problem()
    stopped, whole = solve(problem, stop=lambda: True), solve(problem)
    assert stopped.value is not None
    assert stopped.bound is not None
    assert whole.value is not None
    assert stopped.value <= whole.value <= stopped.bound
    assert failed(check(problem, stopped)) == set()


def test_the_impossible_names_both_firms_and_the_lot() -> None:
    result = solve(impossible_problem())
    assert result.status is Status.INFEASIBLE
    told = " ".join(words.en for words in result.conflict)
    assert all(word in told for word in ("(A)", "(B)", "P0 holds 10,000 m2"))
