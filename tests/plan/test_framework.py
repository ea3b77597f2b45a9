"""Does a goal climb along its path, and is a duty found by its action?"""

from __future__ import annotations

from typing import Any

from gongxing.plan import Duty, Framework, Goal, Pillar, from_jsonable, to_jsonable
from gongxing.words import same


def goal(**changes: Any) -> Goal:
    given: dict[str, Any] = {
        "binding": True,
        "higher": True,
        "base": 100.0,
        "base_year": 2025,
        "target": 150.0,
        "target_year": 2030,
    }
    return Goal("G", "Z1", same("目标"), "items", planned=None, **{**given, **changes})


def test_the_straight_line_runs_from_base_to_target() -> None:
    # 100 to 150 in five years: 10 a year
    found = goal()
    assert found.yearly == 10.0
    assert [found.expected(year) for year in (2025, 2027, 2030, 2032)] == [100.0, 120.0, 150.0, 150.0]
    assert found.expected(2024) is None
    assert found.climbs is True


def test_stated_steps_bend_the_line() -> None:
    # 100 in 2025, stated 104 in 2027, 150 in 2030: 102 in between, then (150 - 104) / 3 a year
    found = goal(path=((2027, 104.0),))
    assert found.expected(2026) == 102.0
    assert round(found.expected(2028) or 0.0, 6) == round(104 + 46 / 3, 6)


def test_a_target_on_the_worse_side_is_a_limit_to_hold() -> None:
    assert goal(target=90.0).climbs is False
    assert goal(target=100.0 + 1e-12).climbs is False
    assert goal(higher=False, target=90.0).climbs is True
    assert goal(base=None).climbs is None
    assert goal(base=None).yearly is None
    assert goal(base=None).expected(2027) is None


def test_a_frame_knows_pillar_and_owner_of_an_action_and_comes_back_from_json() -> None:
    duty = Duty("A1", "Z1", "G", same("某处"), (), 2026, 2027, 12_345)
    frame = Framework(same("理念"), "", (Pillar("Z1", same("支柱"), "", ("G",), ("A1",)),), (goal(),), (duty,), ("A2",))
    assert frame.pillar_of("A1") is frame.pillars[0]
    assert frame.pillar_of("A2") is None
    assert frame.by_action == {"A1": duty}
    assert frame.goal("G") == goal()
    assert from_jsonable(Framework, to_jsonable(frame)) == frame
