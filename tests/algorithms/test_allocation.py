"""Is the sharing of every budget the best there is, and does the hull say what a yuan more brings?"""

from __future__ import annotations

from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongxing.algorithms.allocation import allocate

# two programmes: the first for 3 brings 5 or for 5 brings 6; the second for 4 brings 8
TWO = [[(3, 5), (5, 6)], [(4, 8)]]


def test_every_budget_has_its_best_sharing() -> None:
    found = allocate(TWO)
    assert list(zip(found.costs.tolist(), found.values.tolist(), strict=True)) == [
        (0, 0),
        (3, 5),
        (4, 8),
        (7, 13),
        (9, 14),
    ]
    assert [found.best(b) for b in (0, 2, 3, 6, 7, 8, 100)] == [0, 0, 5, 8, 13, 13, 14]
    assert found.steps(3) == (1, 0)
    assert found.steps(8) == (1, 1)
    assert found.steps(9) == (2, 1)


def test_the_hull_says_what_a_yuan_more_brings() -> None:
    # 8 for 4 is 2 a yuan, 5 for the next 3 is 1.67, 1 for the last 2 is 0.5; a budget of 7 is the last that pays
    found = allocate(TWO)
    assert found.hull() == ((0, 0), (4, 8), (7, 13), (9, 14))
    assert found.worthwhile() == 7


def test_nothing_to_share_among() -> None:
    found = allocate([])
    assert (found.best(5), found.steps(5), found.hull()) == (0, (), ((0, 0),))


STEPS = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 20)), min_size=1, max_size=3)


@given(st.lists(STEPS, max_size=4), st.integers(0, 50))
def test_no_other_sharing_is_better(programmes: list[list[tuple[int, int]]], budget: int) -> None:
    found = allocate(programmes)
    every = [
        (sum(c for c, _ in picked), sum(v for _, v in picked))
        for picked in product(*([(0, 0), *steps] for steps in programmes))
    ]
    best = max(value for cost, value in every if cost <= budget)
    assert found.best(budget) == best
    chosen = [[(0, 0), *steps][step] for step, steps in zip(found.steps(budget), programmes, strict=True)]
    assert sum(v for _, v in chosen) == best
    assert sum(c for c, _ in chosen) == min(cost for cost, value in every if value == best)


@given(st.lists(STEPS, max_size=4))
def test_the_hull_lies_on_and_above_the_curve_and_bends_down(programmes: list[list[tuple[int, int]]]) -> None:
    found = allocate(programmes)
    corners = found.hull()
    slopes = [(more - worth) / (high - low) for (low, worth), (high, more) in pairwise(corners)]
    assert slopes == sorted(slopes, reverse=True)
    curve = dict(zip(found.costs.tolist(), found.values.tolist(), strict=True))
    assert all(curve[cost] == value for cost, value in corners)
    for (low, worth), (high, more) in pairwise(corners):
        for cost, value in curve.items():
            if low <= cost <= high:
                assert value * (high - low) <= worth * (high - low) + (more - worth) * (cost - low)


def test_negative_sums_are_refused() -> None:
    with pytest.raises(ValueError, match="0 or more"):
        allocate([[(-1, 2)]])
    with pytest.raises(ValueError, match="0 or more"):
        allocate(TWO).best(-1)
