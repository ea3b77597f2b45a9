"""Is what nobody knows about an action left unknown?"""

from __future__ import annotations

from gongxing.plan import Action
from gongxing.words import Text


def test_needs_gives_and_origins_are_empty_until_somebody_names_them() -> None:
    action = Action("land.soil.P1", "land", "soil_survey", Text("调查", "survey"), ("P1",), None, None)
    assert action.cost_yuan is None
    assert action.duration_days is None
    assert action.after == action.needs == action.gives == action.origins == ()
