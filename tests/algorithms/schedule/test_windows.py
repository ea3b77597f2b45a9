"""What does precedence leave of the windows?"""

from __future__ import annotations

import numpy as np
from tests.algorithms.schedule.test_problem import made

from gongxing.algorithms.schedule.windows import gaps, tighten


def test_what_is_ahead_makes_the_follower_late_and_a_follower_that_must_be_done_makes_it_early() -> None:
    # a takes 2 of 4 periods; b, which must be done by period 2, waits for it: a starts at 0, b at 2
    windows = tighten(made(latest=[9, 2]))
    assert (windows.first.tolist(), windows.last.tolist(), windows.must.tolist()) == ([0, 2], [0, 2], [True, True])
    assert not windows.contradiction


def test_what_waits_for_the_impossible_is_impossible() -> None:
    windows = tighten(made(earliest=[3, 0], must=[False, False]))
    assert windows.possible.tolist() == [False, False]
    assert tighten(made(earliest=[3, 0])).contradiction


def test_a_follower_never_begins_before_what_is_ahead() -> None:
    assert np.array_equal(gaps(made(before=[(0, 1, -5), (0, 1, -1), (0, 1, 2)])), [0, 1, 4])
