"""Is a measure read as a figure, a sum, a number or a count of actions, and is what is not known left unknown?"""

from __future__ import annotations

from tests.frames import ACTIONS, ORIGIN, figure

from gongxing.origins import UNKNOWN
from gongxing.plan.measured import measured

READ = measured([figure("a.1", 1.0), figure("a.2", 2.5), figure("b", None), figure("a.1", 4.0)], ACTIONS)


def test_figures_are_read_and_summed() -> None:
    assert READ.value("a.1") == (4.0, ORIGIN)  # the later figure wins
    assert READ.value("a.*")[0] == 6.5
    assert READ.value("a.1+a.2")[0] == 6.5
    assert "a.2" in READ.value("a.1+a.2")[1].inputs


def test_what_is_not_known_stays_so() -> None:
    assert READ.value("") == (None, UNKNOWN)
    assert READ.value("b")[0] is None
    assert READ.value("c")[0] is None
    assert READ.value("c.*")[0] is None
    assert READ.value("a.1+b")[0] is None


def test_numbers_and_counts() -> None:
    assert READ.value("0")[0] == 0.0
    assert READ.value("actions:land.abate")[0] == 1.0
    assert READ.value("actions:land.soil_survey")[0] == 0.0
    assert READ.value("actions:roads.build_link+actions:roads.widen_road")[0] == 2.0
