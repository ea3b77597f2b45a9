"""Is each light what a hand with the rule and a calendar would say?"""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from tests.frames import action, frame_plan, list_park, schedule, scheduled

from gongxing.io.packs import load_framework_values
from gongxing.plan import Framework, Goal
from gongxing.review.lights import Light, Lights, judge, last_reported
from gongxing.words import same

VALUES = load_framework_values()


def goal(identity: str = "G", actual: dict[int, float] | None = None, **changes: Any) -> Goal:
    given: dict[str, Any] = {
        "binding": False, "higher": True, "base": 100.0, "base_year": 2025, "target": 150.0, "target_year": 2030,
    }  # fmt: skip
    values = tuple((actual or {}).items())
    return Goal(identity, "", same(identity), "items", planned=None, actual=values, **{**given, **changes})


def light(year: int, value: float, **changes: Any) -> Light:
    return indicator(year, value, **changes).indicators[0].light


def indicator(year: int, value: float, **changes: Any) -> Lights:
    frame = Framework(None, "", (), (goal(actual={year: value}, **changes),), ())
    return judge(frame_plan(), frame, list_park(), VALUES, year)


@pytest.mark.parametrize(
    ("year", "value", "expected"),
    [
        (2026, 110.0, Light.GREEN),  # 10 asked for, 10 gone
        (2026, 108.0, Light.YELLOW),  # four fifths
        (2026, 107.9, Light.RED),
        (2027, 116.0, Light.YELLOW),  # 16 of 20
        (2030, 149.0, Light.YELLOW),  # 49 of 50
    ],
)
def test_the_share_of_the_way_makes_the_colour(year: int, value: float, expected: Light) -> None:
    assert light(year, value) is expected


def test_a_binding_one_may_not_be_short_in_its_target_year() -> None:
    assert light(2030, 149.0, binding=True) is Light.RED
    assert light(2029, 139.0, binding=True) is Light.YELLOW
    assert light(2030, 150.0, binding=True) is Light.GREEN


def test_less_may_be_better() -> None:
    # 220 to 0 in five years: 176 asked for in the first; 196 is 24 of 44
    falling: dict[str, Any] = {"higher": False, "base": 220.0, "target": 0.0}
    found = indicator(2026, 196.0, **falling).indicators[0]
    assert (found.expected, found.light) == (176.0, Light.RED)
    assert found.share == pytest.approx(24 / 44)
    assert light(2026, 170.0, **falling) is Light.GREEN


def test_limits_are_held_or_not() -> None:
    # farmland may fall from 526 to 502 ha: above 502 it is held in any year
    limit: dict[str, Any] = {"base": 526.0, "target": 502.0}
    assert light(2026, 505.0, **limit) is Light.GREEN
    assert light(2026, 500.0, **limit) is Light.YELLOW  # 2 below, within 3 % of 526
    assert light(2026, 480.0, **limit) is Light.RED
    assert light(2026, 500.0, binding=True, **limit) is Light.RED
    assert light(2026, 3.0, higher=False, base=0.0, target=0.0) is Light.RED


def test_a_flat_stretch_of_the_path_asks_only_that_nothing_is_lost() -> None:
    flat: dict[str, Any] = {"path": ((2026, 100.0),)}
    assert light(2026, 100.0, **flat) is Light.GREEN
    assert light(2026, 99.0, **flat) is Light.RED


def test_what_is_not_known_is_grey() -> None:
    assert light(2026, 120.0, target=None) is Light.GREY
    assert light(2026, 120.0, base=None) is Light.GREY
    assert light(2026, 150.0, base=None) is Light.GREEN
    frame = Framework(None, "", (), (goal(actual={2026: 110.0}),), ())
    assert judge(frame_plan(), frame, list_park(), VALUES, 2027).indicators[0].light is Light.GREY
    assert last_reported(frame) == 2026
    assert last_reported(Framework(None, "", (), (goal(),), ())) is None


DUE = ("roads.a.1", "roads.a.2", "roads.a.3", "roads.a.4", "roads.a.5", "roads.a.6", "roads.a.7")


def test_actions_are_judged_by_their_quarters() -> None:
    spans = ((0, 2), (0, 2), (2, 6), (2, 6), (2, 6), (3, 6), (4, 8))
    plan = frame_plan(
        [action(name) for name in DUE],
        schedule(*(scheduled(name, *span) for name, span in zip(DUE, spans, strict=True))),
    )
    progress = [
        {"id": DUE[0], "state": "done", "end": "2026-11-01"},
        {"id": DUE[1], "state": "started", "start": "2026-01-05"},  # due at the end of quarter 2, now 2 late
        {"id": DUE[2], "state": "started", "start": "2026-08-01"},  # third quarter, as planned
        {"id": DUE[3], "state": "started", "start": "2026-11-01"},  # a quarter late
        {"id": DUE[5], "state": "fixed", "start": "2027-02-01"},  # last quarter of 2026 missed
    ]
    park = list_park(progress=progress)
    lights = judge(plan, Framework(None, "", (), (), ()), park, VALUES, 2026)
    found = {row.action: (row.light, row.late) for row in lights.actions}
    assert found == {
        DUE[0]: (Light.GREEN, 0),
        DUE[1]: (Light.RED, 2),
        DUE[2]: (Light.GREEN, 0),
        DUE[3]: (Light.YELLOW, 1),
        DUE[4]: (Light.GREY, None),
        DUE[5]: (Light.YELLOW, 1),
    }  # the last one is not due before 2027
    assert lights.actions[0].action == DUE[1]
    assert lights.counts(actions=True)[Light.GREEN] == 2
    assert lights.scheduled
    assert lights.reported
    assert lights.actions[0].starts_on == dt.date(2026, 1, 1)
