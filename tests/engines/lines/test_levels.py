"""Are the costs of all levels those of the works and of what is still lacking?"""

from __future__ import annotations

import itertools

import pytest
from tests.lines_problems import gas_main, pipe, problem_of, small_problem, street_park

from gongxing.engines.lines.levels import Levels, level_cost, levels, shortage_yuan
from gongxing.engines.lines.problem import LinesProblem
from gongxing.engines.lines.sites import lacking, of_today


def recomputed(problem: LinesProblem, found: Levels, choice: tuple[int, ...]) -> float:
    """Works plus what every crossing still lacks, added up crossing by crossing."""
    total = sum(site.options[label].cost_yuan for site, label in zip(found.sites, choice, strict=True))
    for meeting, shift in zip(found.met, found.shifts(choice), strict=True):
        lack = lacking(problem, meeting, *shift)
        if lack > 1e-6 and not (of_today(problem, meeting) and shift == (0.0, 0.0)):
            total += problem.prices.clash_yuan * (1 + lack)
    return total


def test_every_choice_costs_its_works_and_what_is_lacking() -> None:
    problem = small_problem()
    found = levels(problem, [run.customary_m for run in problem.runs])
    choices = itertools.product(*(range(min(3, len(site.options))) for site in found.sites))
    for choice in itertools.islice(choices, 60):
        assert level_cost(found, choice) == pytest.approx(recomputed(problem, found, choice))


def test_a_lack_that_nobody_can_mend_is_charged_whatever_is_chosen() -> None:
    # neither may leave its level: 0.7 m is the least cover of both and nothing may lie deeper
    park = street_park([], [gas_main(y=10.0, depth_m=0.7)])
    problem = problem_of(park, pipe("S", "sewer", (50, 0), (50, 40), dn=300, cover=(0.7, 0.8)), depth_max_m=0.8)
    found = levels(problem, [])
    assert [len(site.options) for site in found.sites] == [1, 1]
    assert level_cost(found, (0, 0)) == pytest.approx(shortage_yuan(problem, found.met[0], 0.0, 0.0))
    assert level_cost(found, (0, 0)) > problem.prices.clash_yuan


def test_where_nothing_crosses_there_is_nothing_to_choose() -> None:
    problem = problem_of(street_park([], [gas_main()]), pipe("A", "water", (0, 50), (100, 50)))
    found = levels(problem, [])
    assert (found.met, found.sites, found.fixed_yuan) == ((), (), 0.0)
    assert level_cost(found, ()) == 0.0
