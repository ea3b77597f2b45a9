"""Is a portfolio problem that contradicts itself refused?"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from tests.portfolio_problems import small_problem

from gongxing.errors import DataError


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"risk_aversion": 1.5}, "risk aversion"),
        ({"tail": 0.0}, "tail"),
        ({"probability": np.array([0.5, 0.5, 0.5])}, "add up"),
        ({"base_value": np.zeros(2)}, "shape"),
        ({"scenario": ("a",)}, "scenario keys"),
        ({"base_value": np.array([np.nan, 0, 0])}, "finite"),
    ],
)
def test_faults_are_told(changes: dict[str, Any], words: str) -> None:
    with pytest.raises(DataError, match=words):
        replace(small_problem(), **changes)


def test_rates_are_looked_up_by_decision() -> None:
    rates = small_problem().rates
    assert rates.gain_of("extend") == (0.1, 0.18)
    assert rates.cost_of("enter") == (0.9, 1.0)
