"""Does a park become the portfolio problem that its tables say?"""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from tests.economy_parks import economy_park, small_map, small_table

from gongxing.diagnosis.diversification import candidates
from gongxing.engines.portfolio import Ground, PortfolioProblem, build_problem, check, solve
from gongxing.io.packs import load_industry_values
from gongxing.park import Park
from gongxing.plan import Status

VALUES = load_industry_values()


def built(park: Park, **asked: int) -> PortfolioProblem:
    table, codes = small_table(), small_map()
    return build_problem(park, Ground(table, codes, candidates(park, table, codes, VALUES)), VALUES, **asked)


def test_sectors_carry_the_facts_of_the_park() -> None:
    problem = built(economy_park())
    found = {s.code: s for s in problem.sectors}
    assert (found["M"].firms, found["M"].sales_yuan) == (3, 1650e6)
    assert found["M"].core
    assert not found["P"].core
    assert found["S"].no_entry == ""
    assert found["M"].jobs_per_yuan == pytest.approx(VALUES.value("new_jobs_factor") * 1200 / 1650e6)
    assert found["S"].growth == pytest.approx((1 / 0.95) ** 0.5 - 1)


def test_chains_demand_their_sectors() -> None:
    problem = built(economy_park())
    demands = {
        c.chain: {problem.sectors[int(problem.option_sector[k])].code for k in c.options} for c in problem.chains
    }
    assert demands == {"钻采": {"M"}, "检测": {"T"}}
    assert problem.warnings == ()


def test_a_chain_nobody_can_place_is_a_warning_not_a_demand() -> None:
    problem = built(economy_park(chains={"钻采": "leading_chain", "氢能": "nurtured_chain"}))
    assert [c.chain for c in problem.chains] == ["钻采"]
    assert "chain_sectors/氢能" in problem.warnings[0].zh


def test_it_solves_and_passes_its_check() -> None:
    problem = built(economy_park())
    result = solve(problem)
    assert result.status is Status.OPTIMAL
    assert [f.code for f in check(problem, result) if f.verdict != "pass"] == []


def test_drawn_scenarios_are_equally_likely_and_repeatable() -> None:
    problem, again = (built(economy_park(), draws=40, seed=7) for _ in range(2))
    assert len(problem.scenario) == 40
    assert problem.probability == pytest.approx(np.full(40, 1 / 40))
    assert (problem.effect == again.effect).all()
    assert (problem.effect >= -1).all()
    result = solve(problem)
    assert {s.key for s in result.part.scenarios} <= {"baseline", "oil_down", "oil_up", "trade", "environment"}
    assert all(f.verdict == "pass" for f in check(problem, result))


def test_the_users_probabilities_and_effects_count() -> None:
    table, codes, park = small_table(), small_map(), economy_park()
    values = VALUES.with_value("scenario_probability", "trade", 5.0, "座谈会").with_value(
        "scenario_effect", "trade/M", -0.9, "测算"
    )
    problem = build_problem(park, Ground(table, codes, candidates(park, table, codes, values)), values)
    place = problem.scenario.index("trade")
    assert problem.probability[place] == pytest.approx(5 / (5 + 0.45 + 0.2 + 0.1 + 0.1))
    assert problem.effect[place, [s.code for s in problem.sectors].index("M")] == -0.9


def test_barred_industries_are_not_entered() -> None:
    park = economy_park([("3512", "钻采", 900.0, 700, 3e5)], chains={})
    values = VALUES.with_value("entry_barred", "31", 1.0, "区里要求")
    table, codes = small_table(), small_map()
    problem = build_problem(park, Ground(table, codes, candidates(park, table, codes, values)), values)
    steel = next(i for i, s in enumerate(problem.sectors) if s.code == "S")
    assert problem.sectors[steel].no_entry == "barred"
    assert [problem.option_decision[k] for k in problem.options_of(steel)] == ["hold"]


def test_small_shrinking_strangers_may_be_left() -> None:
    rows = [("3512", "钻采", 5000.0, 900, 4e5), ("3130", "", 20.0, 60, 5e4)]
    shrinking = small_table(earlier_output=np.array([1300.0, 960.0, 600.0, 150.0, 600.0]) * 1e9)
    park, codes = economy_park(rows), small_map()
    problem = build_problem(park, Ground(shrinking, codes, candidates(park, shrinking, codes, VALUES)), VALUES)
    assert {s.code for s in problem.sectors if s.may_leave} == {"S"}


def test_an_empty_table_of_strategies_demands_nothing() -> None:
    park = economy_park(chains={}).with_table("leads", pd.DataFrame())
    assert built(park).chains == ()


def test_only_near_sectors_are_entered() -> None:
    """Steel and energy are absent; at the highest rank only the nearer of the two may be entered."""
    park, table, codes = economy_park(), small_table(), small_map()
    values = VALUES.with_value("enter_density_rank", "*", 1.0, "x")
    for division in ("25", "44", "45"):
        values = values.with_value("entry_barred", division, 0.0, "x")
    problem = build_problem(park, Ground(table, codes, candidates(park, table, codes, values)), values)
    absent = sorted((s.density, s.no_entry) for s in problem.sectors if not s.firms)
    assert [why for _, why in absent] == ["far", ""]
