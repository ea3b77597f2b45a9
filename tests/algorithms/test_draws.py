"""Do the draws cover each input evenly and follow the triangle asked for?"""

from __future__ import annotations

import numpy as np
import pytest

from gongxing.algorithms.draws import latin_hypercube, triangular


def test_each_slice_of_each_input_is_drawn_once_and_the_seed_repeats() -> None:
    found = latin_hypercube(100, 3, 7)
    assert (np.sort((found * 100).astype(int), axis=0) == np.arange(100)[:, None]).all()
    assert (found == latin_hypercube(100, 3, 7)).all()
    assert (found != latin_hypercube(100, 3, 8)).any()
    assert abs(np.corrcoef(found.T)[0, 1]) < 0.3


def test_a_triangle_has_its_ends_its_peak_and_its_mean() -> None:
    # between 0 and 1 with the peak at 0.25: a quarter lies below the peak; the mean is (0 + 0.25 + 1) / 3
    assert triangular([0.0, 0.25, 1.0], 0.0, 0.25, 1.0) == pytest.approx([0.0, 0.25, 1.0])
    assert triangular(latin_hypercube(4000, 1, 1)[:, 0], 0.0, 0.25, 1.0).mean() == pytest.approx(1.25 / 3, abs=1e-3)
    assert triangular([0.1, 0.9], 2.0, 2.0, 2.0).tolist() == [2.0, 2.0]
    assert triangular([0.0, 1.0], -1.0, 0.0, 0.0).tolist() == [-1.0, 0.0]
    with pytest.raises(ValueError, match="triangle"):
        triangular([0.5], 1.0, 0.0, 2.0)
