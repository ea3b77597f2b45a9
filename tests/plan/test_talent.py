"""Are the skills that are counted those of the table of staff?"""

from __future__ import annotations

from gongxing.park import schema
from gongxing.plan.talent import SKILLS


def test_the_skills_are_those_of_the_table() -> None:
    assert tuple(SKILLS) == schema("staff").column("skill").choices
