"""Does the scheme tell limits, chains, scenarios and concentration as chosen?"""

from __future__ import annotations

import pytest
from tests.portfolio_problems import small_problem

from gongxing.engines.portfolio import clerk, worth
from gongxing.engines.portfolio.objective import held
from gongxing.engines.portfolio.robust import Trials
from gongxing.engines.portfolio.scheme import concentrations, write_scheme


def test_of_the_clerks_choice() -> None:
    problem = small_problem()
    chosen = clerk(problem)
    scheme = write_scheme(problem, chosen, Trials((), 0, 0))
    found = worth(problem, chosen)
    assert scheme.expected_yuan == pytest.approx(found.expected)
    assert sum(s.probability * s.gain_yuan for s in scheme.scenarios) == pytest.approx(found.expected)
    assert [s.label.en for s in scheme.scenarios][1] == "scenario oil_down"
    assert scheme.effort_yuan == pytest.approx(next(limit.used for limit in scheme.limits if limit.key == "money"))
    assert scheme.chains[0].sectors == ("A",)
    assert scheme.choice("C").level == int(problem.option_level[chosen[2]])


def test_concentration_by_hand() -> None:
    """Sales 1500, 600, 40, 15: shares squared add up to (1500² + 600² + 40² + 15²) / 2155²."""
    problem = small_problem()
    before, after = concentrations(problem, held(problem))
    assert before == pytest.approx((1500**2 + 600**2 + 40**2 + 15**2) / 2155**2)
    grown = [1500 * 1.03**5, 600 * 1.04**5, 40 * 1.07**5, 15 * 0.98**5]
    assert after == pytest.approx(sum(x * x for x in grown) / sum(grown) ** 2)
