"""Are series of unequal length held side by side without filling what is missing?"""

from __future__ import annotations

import numpy as np
import pytest

from gongxing.algorithms.series.panel import SHORT, believed, panel, scaled

NAN = np.nan


def test_one_series_is_a_panel_of_one_row_and_the_input_is_left_alone() -> None:
    given = np.array([1.0, 2.0])
    found = panel(given)
    assert found.shape == (1, 2)
    found[0, 0] = 9.0
    assert given[0] == 1.0


@pytest.mark.parametrize("bad", [[[[1.0]]], [1.0, np.inf], [], [[], []]])
def test_what_is_no_panel_is_refused(bad: list[object]) -> None:
    with pytest.raises(ValueError):
        panel(bad)


def test_logarithms_only_where_every_value_is_positive() -> None:
    data = scaled([[1.0, np.e, NAN], [0.0, 1.0, 2.0], [NAN, NAN, NAN], [-1.0, 1.0, 2.0]], log=True)
    assert data.logged.tolist() == [True, False, False, False]
    assert np.allclose(data.values[0, :2], [0.0, 1.0])
    assert data.values[1].tolist() == [0.0, 1.0, 2.0]
    assert data.observed.tolist() == [2, 3, 0, 3]
    assert (data.first.tolist(), data.last.tolist()) == ([0, 0, 3, 0], [1, 2, -1, 2])


def test_going_back_undoes_logarithms_and_keeps_what_was_never_negative_from_becoming_so() -> None:
    data = scaled([[1.0, 2.0], [0.0, 1.0], [-1.0, 1.0]], log=True)
    back = data.back(np.array([[0.0], [-5.0], [-5.0]]))
    assert back[:, 0].tolist() == [1.0, 0.0, -5.0]


def test_the_past_knows_only_the_first_columns() -> None:
    then = scaled([[NAN, 1.0, 2.0, 3.0], [NAN, NAN, 5.0, NAN]]).upto(2)
    assert then.observed.tolist() == [1, 0]
    assert then.values.shape == (2, 2)


def test_a_trend_is_believed_more_with_every_year() -> None:
    shares = believed(np.arange(1, SHORT + 2))
    assert shares[:3].tolist() == [0.0, 0.0, 0.0]
    assert np.all(np.diff(shares[2:9]) > 0)
    assert shares[-2:].tolist() == [1.0, 1.0]
