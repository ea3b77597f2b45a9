"""Does the longest pattern win, and is a body found by key and by name?"""

from __future__ import annotations

from gongxing.standards.framework import Body, DutyRule, FrameNorms, fits
from gongxing.words import Text, same

WHY = Text("因此", "because")
NORMS = FrameNorms(
    (Body("works", Text("规划建设处", "works office")),),
    (),
    (DutyRule("roads.*", "", "works", (), "", WHY), DutyRule("roads.widen_road", "", "town", (), "", WHY)),
    (),
)


def test_the_exact_kind_wins_over_the_rest_of_its_engine() -> None:
    assert NORMS.rule("roads.widen_road") is NORMS.rules[1]
    assert NORMS.rule("roads.build_link") is NORMS.rules[0]
    assert NORMS.rule("water.lay_main") is None
    assert NORMS.rules[0].origin.ref == "duties/roads.*"


def test_bodies_are_known_by_key_and_name_and_others_stand_for_themselves() -> None:
    assert NORMS.body("works") == NORMS.body("规划建设处") == NORMS.body("works office")
    assert NORMS.body("某单位") == same("某单位")


def test_only_a_star_makes_a_pattern() -> None:
    assert fits("land.*", "land.abate")
    assert fits("a[1]", "a[1]")
    assert not fits("a[1]", "a1")
