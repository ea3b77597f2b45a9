"""Do counted bits and added rows give what matrix products give?"""

from __future__ import annotations

import numpy as np
import pytest

from gongxing.algorithms.relatedness.sweeps import met, packed, shared_over_commoner, sums_over


@pytest.mark.parametrize(("places", "sectors"), [(5, 3), (64, 40), (65, 300), (200, 7)])
def test_against_products(places: int, sectors: int) -> None:
    rng = np.random.default_rng(places)
    presence = (rng.random((places, sectors)) < 0.3).astype(float)
    ubiquity = np.maximum(presence.sum(axis=0), 1.0)
    found = np.empty((sectors, sectors))
    shared_over_commoner(packed(presence), ubiquity, found)
    assert found == pytest.approx((presence.T @ presence) / np.maximum(ubiquity[:, None], ubiquity[None, :]))
    weight = rng.normal(0, 1, sectors)
    plain, weighted = sums_over(presence, found, weight)
    assert plain == pytest.approx(presence @ found)
    assert weighted == pytest.approx((presence * weight) @ found)
    assert met(presence) == pytest.approx((presence / ubiquity) @ presence.T)
