"""Is a figure told twice taken only where both say the same, and is growth right at its edges?"""

from __future__ import annotations

import numpy as np
import pytest
from tests.diagnosis.test_history import park_of

from gongxing.diagnosis.history_panel import like_for_like, mean_rate, panel_of, sums

NAN = float("nan")


def test_a_figure_told_twice_counts_once_where_it_agrees_and_not_at_all_where_it_does_not() -> None:
    panel = panel_of(park_of([("A", 2020, 5.0, 3), ("A", 2020, 5.0, 4), ("A", 2021, 6.0, NAN), ("A", 2021, NAN, 2)]))
    assert panel.values["output"].tolist() == [[5.0, 6.0]]
    assert np.array_equal(panel.values["jobs"], [[NAN, 2.0]], equal_nan=True)
    assert panel.disputed == (("A", 2020, "jobs"),)


def test_sums_of_nothing_are_unknown() -> None:
    total, behind = sums(np.array([[NAN, 1.0], [NAN, 2.0]]))
    assert np.isnan(total[0])
    assert (total[1], behind.tolist()) == (3.0, [0, 2])


def test_growth_from_nothing_or_to_nothing_is_unknown() -> None:
    assert np.isnan(like_for_like(np.array([[0.0, 5.0, 0.0]]))).all()
    assert mean_rate(np.array([[1.0]])) == (None, 0)
    rate, pairs = mean_rate(np.array([[1.0, 2.0, NAN, 8.0], [NAN, NAN, 4.0, 4.0]]))
    assert pairs == 2
    assert rate == pytest.approx(np.sqrt(2.0 * 1.0) - 1)
