"""Does the past know nothing of what came after?"""

from __future__ import annotations

import numpy as np
import pytest

from gongxing.algorithms.series.panel import scaled
from gongxing.algorithms.series.rolling import Trial, rolled, usual_change

NAN = np.nan


def test_what_came_later_changes_no_earlier_forecast() -> None:
    rng = np.random.default_rng(4)
    values = rng.normal(size=(3, 20)).cumsum(axis=1)
    other = values.copy()
    other[:, 15:] += 100.0
    one, two = (rolled(scaled(v), 3, 1, Trial()) for v in (values, other))
    same = one.known <= 15
    assert same.sum() == 11
    for method in one.mean:
        assert np.array_equal(one.mean[method][same], two.mean[method][same])
    assert np.array_equal(one.scale[same], two.scale[same])


def test_truth_is_what_followed_and_unknown_beyond_the_end() -> None:
    past = rolled(scaled(np.arange(8.0)), 3, 1, Trial())
    assert past.known.tolist() == [5, 6, 7]
    assert np.array_equal(past.truth[:, 0], [[5, 6, 7], [6, 7, NAN], [7, NAN, NAN]], equal_nan=True)
    # naive from 4 is off by 1, 2, 3 steps of the usual size 1
    assert past.scores("naive")[0, 0].tolist() == [1.0, 2.0, 3.0]


def test_origins_are_thinned_evenly_and_keep_the_latest() -> None:
    past = rolled(scaled(np.arange(100.0) % 7), 2, 1, Trial(origins=5, first=20))
    assert past.known.tolist() == [20, 40, 60, 79, 99]


def test_the_usual_change_steps_over_gaps_and_falls_back_to_neighbours() -> None:
    rows = np.array([[1.0, 2.0, NAN, 4.0, 6.0, 9.0], [1.0, 4.0, NAN, NAN, NAN, NAN], [NAN, 5.0, NAN, NAN, NAN, NAN]])
    # at lag 4: 6 - 1 and 9 - 2; the second row has no such pair, so its neighbours 1 and 4; the third has none
    found = usual_change(rows, 4)
    assert found[:2].tolist() == [6.0, 3.0]
    assert np.isnan(found[2])


@pytest.mark.parametrize("changes", [{"levels": ()}, {"levels": (0.5, 1.0)}, {"origins": 0}, {"first": -1}])
def test_a_trial_that_cannot_be_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(ValueError):
        Trial(**changes)  # type: ignore[arg-type]
