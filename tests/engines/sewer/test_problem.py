"""Are problems that contradict themselves refused?"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.sewer_problems import sewer_problem

from gongxing.errors import DataError


def test_faults_are_told_together_and_arrays_are_read_only() -> None:
    problem = sewer_problem()
    with pytest.raises(DataError, match="ground_m") as told:
        replace(problem, ground_m=np.zeros(1), kind="gas")
    assert "gas" in str(told.value)
    with pytest.raises(ValueError, match="read-only"):
        problem.load[0] = 1.0


def test_negative_loads_are_refused() -> None:
    problem = sewer_problem()
    with pytest.raises(DataError, match="negative load"):
        replace(problem, load=-np.ones(len(problem.nodes)))
