"""Are the numbers drawn spread evenly, unrelated, and the same whatever else is drawn?"""

from __future__ import annotations

import numpy as np

from gongxing.engines.growth.noise import CHAIN, LUCK, key_of, unit, units


def test_numbers_depend_on_their_place_alone() -> None:
    many, few = units(7, LUCK, 3, 100, 5), units(7, LUCK, 3, 10, 2)
    assert np.array_equal(many[:10, :2], few)
    assert unit(key_of(7, LUCK, 3), 4, 1) == few[4, 1]


def test_seeds_streams_and_items_differ() -> None:
    drawn = [units(*at, 50, 1)[:, 0] for at in ((1, LUCK, 0), (2, LUCK, 0), (1, CHAIN, 0), (1, LUCK, 1))]
    for i, one in enumerate(drawn):
        for other in drawn[i + 1 :]:
            assert not np.isclose(one, other).any()


def test_numbers_are_uniform_and_unrelated() -> None:
    drawn = units(1, LUCK, 0, 40_000, 4)
    assert ((drawn > 0) & (drawn < 1)).all()
    shares = np.histogram(drawn, bins=10, range=(0, 1))[0] / drawn.size
    assert np.abs(shares - 0.1).max() < 0.005
    assert np.abs(np.corrcoef(drawn.T) - np.eye(4)).max() < 0.02
    assert abs(np.corrcoef(drawn[:-1, 0], drawn[1:, 0])[0, 1]) < 0.02
