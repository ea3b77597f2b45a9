"""Can a result be made without an account of the work, and is none shared?"""

from __future__ import annotations

from gongxing.algorithms.schedule import ScheduleParams, ScheduleResult


def test_each_result_has_an_account_of_its_own() -> None:
    one, two = (ScheduleResult("unknown", None, None, None, None) for _ in range(2))
    assert one.work == {}
    assert one.work is not two.work
    assert ScheduleParams().gap < 1e-3
