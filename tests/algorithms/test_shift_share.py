"""Do the parts of a change add up, and are they those that a course book prints?"""

from __future__ import annotations

import numpy as np
import pytest

from gongxing.algorithms.shift_share import shift_share
from gongxing.errors import DataError

PLACE, LATER = [500, 100, 200, 200], [1000, 100, 250, 280]
NATION = np.array([10.0, 20.0, 40.0, 30.0])
NATION_LATER = NATION * np.array([1.1, 1.2, 1.3, 1.4])
"""G. Krumme, "Shift & Share Table with Excel Explanations", Geography 350, University of Washington (faculty.washington.edu/krumme/350):
columns 2, 4, 5 and 6."""


def test_the_table_of_the_seattle_course() -> None:
    """Printed there: growth 630, national 290, total shift 340, differential effect 420, composition effect -80."""
    found = shift_share(PLACE, LATER, NATION, NATION_LATER)
    assert found.total == pytest.approx((630, 290, -80, 420, 0))
    assert found.regional == pytest.approx([450, -20, -10, 0])
    assert np.abs(found.mix) == pytest.approx([95, 9, 2, 22])


def test_esteban_marquillas_by_hand() -> None:
    """With the nation's mix the place would have 100, 200, 400, 300; the own rates ahead are 0.9, -0.2, -0.05, 0.

    Regional at that mix: 90, -40, -20, 0; the rest of 450, -20, -10, 0 is allocation: 360, 20, 10, 0.
    """
    found = shift_share(PLACE, LATER, NATION, NATION_LATER, homothetic=True)
    assert found.regional == pytest.approx([90, -40, -20, 0])
    assert found.allocation == pytest.approx([360, 20, 10, 0])


@pytest.mark.parametrize("homothetic", [False, True])
def test_the_parts_add_up_exactly(homothetic: bool) -> None:
    rng = np.random.default_rng(5)
    place, later, nation, after = rng.integers(0, 5, (4, 40)) * rng.uniform(0, 1e9, (4, 40))
    found = shift_share(place, later, nation, after, homothetic=homothetic)
    parts = found.national + found.mix + found.regional + found.allocation
    assert parts == pytest.approx(found.change, rel=1e-12, abs=1e-3)
    assert found.change == pytest.approx(later - place)


def test_a_new_sector_is_the_places_own_doing() -> None:
    found = shift_share([100, 0], [110, 30], [100, 100], [110, 110], homothetic=True)
    assert found.regional[1] == 30
    assert found.mix[1] == found.allocation[1] == 0


def test_faulty_amounts_are_refused() -> None:
    with pytest.raises(DataError):
        shift_share([1], [1, 2], [1], [1])
    with pytest.raises(DataError):
        shift_share([1], [-1], [1], [1])
    with pytest.raises(DataError, match="nothing"):
        shift_share([1], [1], [0], [1])
