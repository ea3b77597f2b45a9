"""Can a result say one thing and hold another?"""

from __future__ import annotations

import pytest

from gongxing.plan import Result, Status
from gongxing.words import Text

W = Text("方法", "method")


@pytest.mark.parametrize("status", Status)
def test_a_part_is_there_exactly_when_something_was_found(status: Status) -> None:
    found = status in (Status.OPTIMAL, Status.FEASIBLE)
    assert Result(status, "plan" if found else None, None, None, None, 1, W).status is status
    with pytest.raises(ValueError, match="disagree"):
        Result(status, None if found else "plan", None, None, None, 1, W)


def test_only_the_infeasible_names_a_conflict() -> None:
    assert Result(Status.INFEASIBLE, None, None, None, None, 1, W, conflict=(W,)).conflict == (W,)
    with pytest.raises(ValueError, match="conflict"):
        Result(Status.UNKNOWN, None, None, None, None, 1, W, conflict=(W,))


def test_every_status_is_labelled_in_both_languages() -> None:
    labels = {status.label for status in Status}
    assert len(labels) == len(Status)
    assert all(label.zh != label.en for label in labels)
