"""Does a drainage scheme survive JSON, and do its sums hold?"""

from __future__ import annotations

import json

import pytest

from gongxing.plan.codec import from_jsonable, to_jsonable
from gongxing.plan.sewer import DrainDecision, DrainNode, DrainOutlet, DrainPipe, Pump, SewerScheme, Undrained
from gongxing.words import Text

WHY = Text("理由", "reason")


def scheme() -> SewerScheme:
    pipe = DrainPipe("a", "sewer", "W1", "W2", ((0.0, 0.0), (10.0, 0.0)), 10.0, 300.0, DrainDecision.NEW, "", "R1", WHY, 100.0,
                     0.003, 1.03, 1.0, 0.7, 0.73, 0.01, 0.02, 0.6, 0.4)  # fmt: skip
    return SewerScheme(
        "sewer", (DrainNode("W1", 0.0, 0.0, 2.0, 0.001, 0.01, ("D1",)),), (pipe,), (Pump("W1", 2.0, 0.01, 50.0, 5.0, WHY),),
        (DrainOutlet("W2", "F1", 1.0, 0.01, True, False, WHY),), (Undrained("D2", 1.0, WHY),), 90.0, (WHY,), (WHY,),
    )  # fmt: skip


def test_json_and_sums() -> None:
    made = scheme()
    assert from_jsonable(SewerScheme, json.loads(json.dumps(to_jsonable(made)))) == made
    assert made.cost_yuan == pytest.approx(155.0)
    assert made.pipes[0].decision.laid


@pytest.mark.parametrize("decision", list(DrainDecision))
def test_decisions_speak_both_languages(decision: DrainDecision) -> None:
    assert decision.label.zh != decision.label.en
    assert decision.in_service is (decision is not DrainDecision.ABANDON)
