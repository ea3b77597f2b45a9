"""Does the clerk do what a careful clerk would?"""

from __future__ import annotations

import numpy as np
from tests.industry_problems import firm, impossible_problem, leaver, made, site

from gongxing.engines.industry import IndustryProblem, baseline_value, clerk
from gongxing.engines.industry.options import options_of
from gongxing.engines.industry.problem import ACTS


def chosen(problem: IndustryProblem) -> list[str]:
    options, choice = options_of(problem), clerk(problem)
    assert choice is not None
    return [
        ACTS[options.act[k]] + (f" {problem.sites[options.site[k]].parcel}" if ACTS[options.act[k]] == "move" else "")
        for k in choice.option
    ]


def test_the_largest_mover_chooses_first_and_takes_the_nearest_lot() -> None:
    firms = [leaver("small", "Q0", land_m2=4e3, need_m2=4e3), leaver("large", "Q1", land_m2=9e3, need_m2=9e3)]
    km = np.array([[0.1, 2.0], [0.1, 2.0]])
    assert chosen(made(firms, [site("P0"), site("P1")], km=km)) == ["move P1", "move P0"]


def test_who_gains_is_upgraded_while_money_lasts() -> None:
    firms = [firm("A", "P0", grade="C"), firm("B", "P1", grade="C", value_added_yuan=3e6), firm("C", "P1", land_m2=0.0)]
    sites = [site("P0", present_m2=1e4), site("P1", present_m2=1e4)]
    assert chosen(made(firms, sites)) == ["upgrade", "upgrade", "keep"]
    assert chosen(made(firms, sites, budget_yuan=0.65e6)) in (["upgrade", "keep", "keep"], ["keep", "upgrade", "keep"])


def test_nobody_closes_by_the_clerks_hand() -> None:
    problem = made([firm("A", grade="D", stable=True, value_added_yuan=1e3)], [site("P0", present_m2=1e4)])
    assert chosen(problem) == ["keep"]
    assert baseline_value(problem) == 1e4


def test_where_decisions_clash_he_finds_nothing() -> None:
    assert clerk(impossible_problem()) is None
    assert baseline_value(impossible_problem()) is None


def test_the_heart_of_a_small_chain_is_where_it_costs_the_others_least() -> None:
    firms = [firm("A", "P0", chain="大", value_added_yuan=9e6, land_m2=5e3), firm("B", "P0", chain="小", land_m2=5e3),
             firm("C", "P1", chain="小", value_added_yuan=5e5)]  # fmt: skip
    problem = made(firms, [site("P0", present_m2=1e4), site("P1", present_m2=1e4)], zones=("P0", "P1"), zone_here=np.array([0, 0, 1]),
                   zone_site=np.array([0, 1]), hearts=np.array([[True, True], [False, True]]))  # fmt: skip
    choice = clerk(problem)
    assert choice is not None
    assert [problem.chains[c] for c in choice.chain] == ["大", "小"]
