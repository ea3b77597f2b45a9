"""Does a sizing problem price designs rightly and refuse what cannot be?"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.pipe_networks import INCH, row_of_two, two_loop

from gongxing.algorithms.sizing import PipeOption, SizingProblem, load_case
from gongxing.errors import DataError


def test_the_published_design_costs_419_000() -> None:
    # 18, 10, 16, 4, 16, 10, 10, 1 inches: 1000 m at 130 + 32 + 90 + 11 + 90 + 32 + 32 + 2
    problem = two_loop()
    choice = [10, 6, 9, 3, 9, 6, 6, 0]
    assert problem.cost(choice) == pytest.approx(419_000)
    diameter, roughness = problem.chosen(choice)
    assert diameter[0] == pytest.approx(18 * INCH)
    assert (roughness == 130).all()


def test_fixed_cost_is_added() -> None:
    assert replace(two_loop(), fixed_cost=5.0).cost([0] * 8) == pytest.approx(8 * 2000 + 5)


def test_all_faults_are_told_at_once() -> None:
    network = row_of_two()
    case = load_case(network, pressure_min=10.0)
    wrong = replace(case, pressure_max=np.full(3, 5.0))
    with pytest.raises(DataError) as caught:
        SizingProblem(network, np.array([0, 0]), ((PipeOption(-1.0, 1.0, 130.0),),), (wrong,))
    told = str(caught.value)
    assert "2 decided links and 1 lists of options" in told
    assert "named twice" in told
    assert "diameter below 0" in told
    assert "pressure_min is above pressure_max" in told
