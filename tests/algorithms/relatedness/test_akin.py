"""Are proximity and density those that a small table gives by hand?"""

from __future__ import annotations

import numpy as np
import pytest

from gongxing.algorithms.relatedness import continuous_proximity, density, proximity

PRESENCE = np.array([[1.0, 1.0, 0.0], [1.0, 0.0, 1.0], [1.0, 1.0, 0.0]])
"""Three places, three sectors; ubiquity 3, 2, 1."""


def test_proximity_by_hand() -> None:
    """Sectors 0 and 1 share two places, of three and two: 2/3. Sectors 0 and 2 share one of three: 1/3. Sectors 1 and 2 share none."""
    assert proximity(PRESENCE) == pytest.approx(np.array([[1, 2 / 3, 1 / 3], [2 / 3, 1, 0], [1 / 3, 0, 1]]))


def test_density_by_hand() -> None:
    """Sector 2 is akin to itself (1) and to sector 0 (1/3): the first place has sector 0 only, (1/3) / (4/3)."""
    found = density(PRESENCE, proximity(PRESENCE))
    assert found[0, 2] == pytest.approx(0.25)
    assert found[1, 1] == pytest.approx((2 / 3) / (5 / 3))


def test_a_sector_that_is_nowhere_is_akin_to_nothing() -> None:
    presence = np.column_stack([PRESENCE, np.zeros(3)])
    akin = proximity(presence)
    assert (akin[3] == 0).all()
    assert np.isnan(density(presence, akin)[:, 3]).all()
    assert np.isfinite(density(presence, akin)[:, :3]).all()


def test_continuous_proximity_runs_from_opposite_to_alike() -> None:
    found = continuous_proximity(np.array([[1.0, 2.0, 3.0], [2.0, 4.0, 2.0], [3.0, 6.0, 1.0]]))
    assert found[0, 1] == pytest.approx(1.0)
    assert found[0, 2] == pytest.approx(0.0)
