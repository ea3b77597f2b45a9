"""Is a growth problem that contradicts itself refused, with all faults at once?"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.growth_problems import calm_problem, levers

from gongxing.engines.growth.problem import LeverTerms, Oil, Target
from gongxing.errors import DataError
from gongxing.words import Text


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(DataError) as caught:
        calm_problem(
            levers=(replace(levers()[0], step=0.0), *levers()[1:]),
            years=(2027, 2028, 2029), sigma=np.array([-1.0]), targets=(Target("joy", 0.1, 1.0),), chain=np.array([7]), path=np.zeros((1, 2))
        )  # fmt: skip
    said = str(caught.value)
    for words in (
        "years do not follow",
        "sigma holds",
        "not forecast",
        "chain that does not exist",
        "quota has no step",
        "path is not of shape",
    ):
        assert words in said


def test_totals_of_the_base_year() -> None:
    assert calm_problem().totals.tolist() == [100.0, 10.0, 5.0]


def test_a_lever_has_whole_steps_below_its_limit() -> None:
    assert LeverTerms("quota", Text("地", "land"), "m2", 0.3, 1.0, 1.0).steps == 3
    assert LeverTerms("gain", Text("增", "gain"), "share", 0.1, 0.3, 1.0).steps == 3


def test_an_earlier_year_knows_only_earlier_prices() -> None:
    years = tuple(y for y in range(2000, 2006) for _ in range(12))
    prices = tuple(float(y - 1990) for y in years)
    oil = Oil(prices, 12, 15.0, 0.0, "usd/bbl", "brent", years)
    then = oil.until(2003)
    assert then is not None
    assert (len(then.prices), then.price) == (48, 13.0)
    assert then.before == pytest.approx(np.log(12 / 13))  # 2002 against 2003
    assert oil.until(2000) is None  # twelve prices are too few to draw from
