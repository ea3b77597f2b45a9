"""Does a water scheme come back from JSON, and are its sums right?"""

from __future__ import annotations

import json

from tests.network_plans import water_scheme

from gongxing.plan import from_jsonable, to_jsonable
from gongxing.plan.water import PipeDecision, WaterScheme


def test_a_scheme_comes_back_from_json_the_same() -> None:
    text = json.dumps(to_jsonable(water_scheme()), ensure_ascii=False)
    assert from_jsonable(WaterScheme, json.loads(text)) == water_scheme()


def test_sums_follow_from_the_rows() -> None:
    scheme = water_scheme()
    assert scheme.cost_yuan == 69_000.0
    assert scheme.demand_m3_s == 0.01


def test_decisions_say_what_they_are() -> None:
    assert [d for d in PipeDecision if d.laid] == [PipeDecision.REINFORCE, PipeDecision.REPLACE, PipeDecision.NEW]
    assert not PipeDecision.ABANDON.in_service
    assert len({d.label.zh for d in PipeDecision}) == 5
