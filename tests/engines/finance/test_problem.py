"""Are the flows of the problem frozen, added up as its words say, and refused where they disagree?"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.finance_problems import BOND, WAN, level, small_problem

from gongxing.errors import DataError


def test_what_a_year_leaves_for_debt_service() -> None:
    # 500 taxes + 80 fees + 100 transfers - 250 running - 30 incentives = 400, without incentives after the horizon 430
    assert (small_problem().net / WAN).tolist() == [400, 400, 400, 430, 430, 430, 430]
    assert (small_problem().resources / WAN).tolist() == [680] * 7


def test_flows_of_another_length_bonds_that_outlive_the_years_and_falling_capacity_are_refused_at_once() -> None:
    with pytest.raises(DataError, match=r"tax has 7 years, expected 3|land has 7 years") as told:
        small_problem(tax=level(1, 3), offers=(replace(BOND, term=0),), carried=np.array([5, 4, 3]))
    assert "B1" in str(told.value)
    assert "falls" in str(told.value)
    with pytest.raises(DataError, match="still repaid"):
        small_problem(offers=(replace(BOND, term=5),))
