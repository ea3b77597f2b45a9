"""Which options are open to a firm, and are they worth what a planner would reckon by hand?"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from tests.industry_problems import firm, leaver, made, site

from gongxing.engines.industry.options import options_of
from gongxing.engines.industry.problem import ACTS, IndustryProblem


def acts(problem: IndustryProblem, row: int = 0) -> list[str]:
    options = options_of(problem)
    return [ACTS[act] for act in options.act[options.of(row)]]


def value(problem: IndustryProblem, act: str) -> float:
    options = options_of(problem)
    return float(options.value[options.of(0)][acts(problem).index(act)])


def here(**changes: Any) -> IndustryProblem:
    return made([firm("A", **changes)], [site("P0", present_m2=10_000.0), site("P1")])


def test_keeping_is_worth_ten_years_of_value_added() -> None:
    assert value(here(), "keep") == 10e6


def test_upgrading_a_c_wins_a_fifth_and_costs_a_year() -> None:
    """10 x 1.2 million less one million."""
    assert value(here(grade="C"), "upgrade") == pytest.approx(11e6)
    assert acts(here(grade="A")) == ["keep"]
    assert acts(here()) == ["keep"]


def test_a_mover_that_must_leave_pays_for_ground_haulage_and_lost_months() -> None:
    """10 x 1.1 million - 10,000 m2 x (100 + 10 x 1 km) - half a million - 500 x 10,000 for the land it takes."""
    problem = made([leaver("A", "Q0")], [site("P1")])
    assert value(problem, "move") == pytest.approx(11e6 - 1.1e6 - 0.5e6 - 5e6)
    assert acts(problem) == ["move", "unplaced"]


def test_the_last_resort_is_worse_than_the_dearest_move() -> None:
    problem = made([leaver("A", "Q0")], [site("P1")])
    assert value(problem, "unplaced") == pytest.approx(-50e6 - 10e6 - 1.1e6)


def test_only_a_stable_d_may_close() -> None:
    """Closing gives 500 - 300 yuan for each of 10,000 m2."""
    assert value(here(grade="D", stable=True), "exit") == pytest.approx(2e6)
    assert "exit" not in acts(here(grade="D"))
    assert "exit" not in acts(here(grade="C", stable=True))


def test_nobody_who_may_stay_moves_unless_it_gains_itself() -> None:
    assert "move" not in acts(here())
    near = np.array([[0.0, 1.0]])
    gains = made(
        [firm("A", value_added_yuan=9e6)], [site("P0", present_m2=1e4), site("P1")], near=near, near_here=np.zeros(1)
    )
    assert "move" in acts(gains)
    anchor = made([firm("A", value_added_yuan=9e6, anchor=True)], [site("P0", present_m2=1e4), site("P1")], near=near, near_here=np.zeros(1))  # fmt: skip
    assert "move" not in acts(anchor)


def test_a_conflict_is_treated_in_place_or_left() -> None:
    """Treating 500 m2 of workshop at 400 yuan."""
    problem = here(leaves=("WS-DEF",), conflict_m2=500.0, conflicts=1)
    assert acts(problem) == ["upgrade", "move", "unplaced"]
    assert value(problem, "upgrade") == pytest.approx(10e6 - 0.2e6)


def test_works_come_down_one_class_only() -> None:
    assert acts(here(leaves=("land.class",), steps=1))[0] == "upgrade"
    assert "upgrade" not in acts(here(leaves=("land.class",), steps=2))


def test_a_site_must_admit_the_class_hold_the_need_and_lie_far_enough() -> None:
    heavy = made([leaver("A", "Q0", industry_class=3)], [site("P1")])
    large = made([leaver("A", "Q0", need_m2=12_000.0)], [site("P1")])
    near = made([leaver("A", "Q0", distance_m=50.0)], [site("P1")], levels_m=np.array([50.0]), clear_m2=np.array([[5_000.0]]),
                shield_rule="WS-DEF")  # fmt: skip
    for problem in (heavy, large, near):
        assert acts(problem) == ["unplaced"]


def test_land_of_firms_that_stay_for_certain_is_no_room() -> None:
    firms = [leaver("A", "Q0"), firm("B", "P0", land_m2=5_000.0, anchor=True)]
    assert acts(made(firms, [site("P0", present_m2=5_000.0)])) == ["unplaced"]


def test_the_user_decides() -> None:
    assert acts(here(decided="exit")) == ["exit"]
    assert acts(here(decided="upgrade", grade="A")) == ["upgrade"]
    assert acts(here(decided="move", decided_site="P1")) == ["move"]
    assert acts(made([leaver("A", "Q0", decided="keep")], [site("P1")])) == []


def test_without_data_a_firm_is_kept_or_told_to_be_without_a_place() -> None:
    assert acts(here(land_m2=None, need_m2=None, grade="C")) == ["keep"]
    assert acts(made([leaver("A", "Q0", land_m2=None, need_m2=None)], [site("P1")])) == ["unplaced"]


def test_public_money_pays_forced_moves_half_of_chosen_ones_and_none_twice() -> None:
    def public(**changes: Any) -> float:
        options = options_of(made([leaver("A", "Q0", **changes)], [site("P1")]))
        return float(options.public[0])

    assert public() == pytest.approx(1.1e6)
    assert public(covered=True) == 0.0
    assert public(leaves=(), decided="move") == pytest.approx(0.55e6)
