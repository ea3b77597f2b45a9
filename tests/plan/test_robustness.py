"""Does a test in futures come back the same from JSON, and are its starts told apart?"""

from __future__ import annotations

from tests.robustness_cases import robustness

from gongxing.plan import from_jsonable, to_jsonable
from gongxing.plan.robustness import Robustness


def test_starts_are_sure_or_not_and_json_keeps_all() -> None:
    found = robustness()
    assert [start.work for start in found.now] == ["W1"]
    assert [start.work for start in found.later] == ["W2"]
    assert from_jsonable(Robustness, to_jsonable(found)) == found
