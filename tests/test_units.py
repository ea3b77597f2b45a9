"""Do areas and money convert as a planner would by hand?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongxing.units import hectares, km2, mu, wan_yuan, yi_yuan


def test_by_hand() -> None:
    # One hectare is fifteen mu; a park of 16 km2 is 24,000 mu; 1.2 yi yuan is 12,000 wan yuan.
    assert mu(10_000) == pytest.approx(15)
    assert mu(16e6) == pytest.approx(24_000)
    assert hectares(16e6) == pytest.approx(1_600)
    assert km2(16e6) == pytest.approx(16)
    assert wan_yuan(1.2e8) == pytest.approx(12_000)
    assert yi_yuan(1.2e8) == pytest.approx(1.2)


@given(st.floats(0, 1e12))
def test_units_agree_with_one_another(amount: float) -> None:
    assert mu(amount) == pytest.approx(15 * hectares(amount))
    assert hectares(amount) == pytest.approx(100 * km2(amount))
    assert wan_yuan(amount) == pytest.approx(10_000 * yi_yuan(amount))
