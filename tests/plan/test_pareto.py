"""Does a front come back the same from JSON?"""

from __future__ import annotations

from tests.robustness_cases import front

from gongxing.plan import from_jsonable, to_jsonable
from gongxing.plan.pareto import ParetoFront


def test_json_keeps_a_front() -> None:
    assert from_jsonable(ParetoFront, to_jsonable(front())) == front()
