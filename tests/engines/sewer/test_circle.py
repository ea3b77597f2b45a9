"""Does the checker's own Manning agree with figures by hand and with itself?"""

from __future__ import annotations

import pytest

from gongxing.engines.sewer.circle import carried, running


def test_full_half_and_back() -> None:
    assert carried(1.0, 1.0, 0.01, 0.013) == pytest.approx(2.3976, rel=1e-4)
    assert carried(1.0, 0.5, 0.01, 0.013) == pytest.approx(2.3976 / 2, rel=1e-4)
    assert running(carried(0.6, 0.4, 0.002, 0.013), 0.6, 0.002, 0.013)[0] == pytest.approx(0.4)
    assert running(9.0, 0.6, 0.002, 0.013)[0] == 1.0
    assert running(0.0, 0.6, 0.002, 0.013) == (0.0, 0.0)
