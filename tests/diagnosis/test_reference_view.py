"""Does a view hold quotients, indices and the parts of growth?"""

from __future__ import annotations

import numpy as np
import pytest

from gongxing.diagnosis.comparison import Comparison, Years
from gongxing.diagnosis.reference_view import view_of
from gongxing.words import same


def comparison(years: Years | None) -> Comparison:
    labels = (same("a"), same("b"))
    return Comparison(
        "district", same("区"), 2025, "output_yuan", ("35", "34"), labels, np.array([50.0, 50.0]), np.array([20.0, 80.0]), (), "x", years
    )  # fmt: skip


def test_indices_by_hand() -> None:
    """Shares 0.5 and 0.5 against 0.2 and 0.8."""
    view = view_of(comparison(None))
    assert view.quotients == pytest.approx([2.5, 0.625])
    assert (view.krugman, view.hoover, view.relative) == pytest.approx((0.6, 0.3, 2.5))
    assert view.shift is None


def test_parts_of_growth() -> None:
    years = Years(
        2020,
        2025,
        "output_yuan",
        np.array([10.0, 20.0]),
        np.array([15.0, 21.0]),
        np.array([100.0, 100.0]),
        np.array([120.0, 110.0]),
    )
    view = view_of(comparison(years))
    assert view.shift.total == pytest.approx((6.0, 4.5, -0.5, 2.0, 0.0))
    assert view.split.total[4] == pytest.approx(2.0 - view.split.total[3])
