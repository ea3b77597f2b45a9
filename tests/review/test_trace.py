"""Is a figure or an action without origin, price or name of its own found?"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from gongxing.origins import UNKNOWN, Figure, computed
from gongxing.plan import Action, Finding, Plan
from gongxing.plan.framework import Duty, Framework
from gongxing.review import review_trace
from gongxing.words import Text

W = Text("词", "word")
KNOWN = computed("f", W)


def traced(*, figures: tuple[Figure, ...] = (), actions: tuple[Action, ...] = ()) -> dict[str, Finding]:
    plan = Plan("园", dt.date(2026, 5, 1), dt.date(2026, 1, 1), (2026, 2030), figures=figures, actions=actions)
    return {finding.code: finding for finding in review_trace(plan)}


def action(name: str, *, cost: float | None = 1.0, bare: bool = False) -> Action:
    return Action(name, "land", "abate", W, (), cost, None, origins=() if bare else (KNOWN,))


def test_a_plan_that_is_traced_passes() -> None:
    found = traced(figures=(Figure("k", W, 1.0, "m2", KNOWN),), actions=(action("a"), action("b", cost=0.0)))
    assert {f.verdict for f in found.values()} == {"pass"}


def test_each_gap_is_found_and_named() -> None:
    found = traced(
        figures=(Figure("k", W, 1.0, "m2", UNKNOWN), Figure("l", W, None, "m2", KNOWN)),
        actions=(action("a"), action("a"), action("b", bare=True), action("c", cost=None)),
    )
    assert {code: (f.verdict, f.rows) for code, f in found.items()} == {
        "review.figures": ("warn", ("k",)),
        "review.actions": ("fail", ("b",)),
        "review.prices": ("warn", ("c",)),
        "review.ids": ("fail", ("a",)),
    }


def test_actions_without_a_responsible_body_are_named_once_there_is_a_frame() -> None:
    duty = Duty("a", "", "", W, (), None, None, None)
    frame = Framework(None, "", (), (), (duty, replace(duty, action="b")), unowned=("b",))
    actions = (action("a"), action("b"), action("c"))
    plan = Plan("园", dt.date(2026, 5, 1), dt.date(2026, 1, 1), (2026, 2030), actions=actions, framework=frame)
    (found,) = [finding for finding in review_trace(plan) if finding.code == "review.owners"]
    assert (found.verdict, found.rows) == ("warn", ("b", "c"))
