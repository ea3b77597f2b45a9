"""Which resources become knapsacks, and do amounts in whole units never forbid what fits?"""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from tests.assignment_problems import park

from gongxing.algorithms.assignment import AssignmentProblem
from gongxing.algorithms.assignment.layout import fitting, in_units, lay_out


def test_sites_are_blocks_and_the_budget_is_priced() -> None:
    problem = park(30, 8, 1, money_share=0.2)
    layout = lay_out(problem)
    rows = set(layout.block_row.tolist())
    assert rows <= set(range(8))
    assert len(rows) >= 5
    assert layout.priced.tolist() == [False] * 8 + [True]
    assert layout.n_items == 30
    assert not layout.whole
    for block in range(len(layout.room)):
        inside = layout.by_block[layout.block_first[block] : layout.block_first[block + 1]]
        assert (layout.block[inside] == block).all()


def test_what_cannot_fit_is_left_out_and_what_is_never_full_is_forgotten() -> None:
    # item 0 cannot take option 1 (5 of 4); resource 1 could hold everyone at once
    problem = AssignmentProblem(2, [0, 0, 1], [1, 2, 3], [0, 0, 1, 1], [0, 1, 0, 2], [3, 5, 1, 1], [4, 9])
    assert fitting(problem).tolist() == [True, False, True]
    layout = lay_out(problem)
    assert layout.option.tolist() == [0, 2]
    assert layout.use_row.tolist() == []  # with option 1 gone, resource 0 holds the only one that wants it


@given(st.lists(st.floats(0, 100), min_size=1, max_size=8), st.floats(0.5, 300))
def test_whatever_fits_still_fits_in_units(amounts: list[float], capacity: float) -> None:
    units, room = in_units(np.array(amounts), capacity)
    taken = 0.0
    inside = []
    for amount, unit in zip(amounts, units.tolist(), strict=True):
        if taken + amount <= capacity:
            taken += amount
            inside.append(unit)
    assert sum(inside) <= room
    whole, limit = in_units(np.array([4.0, 6.0]), 10.0)
    assert (whole.tolist(), limit) == ([2, 3], 5)
