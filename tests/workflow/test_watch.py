"""Is a year of a project reviewed by the values reported, and is it said what is missing?"""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from tests.framed_projects import small_project
from tests.frames import list_park

from gongxing.errors import NotReadyError
from gongxing.review.lights import Light
from gongxing.store import Project
from gongxing.workflow.watch import review_year


def test_the_last_reported_year_is_reviewed(tmp_path: Path) -> None:
    project = small_project(tmp_path / "p")
    found = review_year(project)
    assert found.lights.year == 2026
    lights = {row.goal: row.light for row in found.lights.indicators}
    # 0.1 of 0.2 points; 5 of 4 conflicts
    assert (lights["rd"], lights["conflicts"]) == (Light.RED, Light.GREEN)
    actions = {row.action: row.light for row in found.lights.actions}
    # started in the third quarter instead of the first; the other was to be done and nobody told
    assert actions == {"roads.build_link.1": Light.RED, "roads.widen_road.2": Light.GREY}
    assert any("gongxing replan" in word.en for word in found.todo)


def test_values_entered_after_the_plan_count(tmp_path: Path) -> None:
    project = small_project(tmp_path / "p")
    park = project.load()
    later = pd.concat(
        [park["indicator_values"].frame, pd.DataFrame([{"id": "V3", "indicator": "rd", "year": 2027, "value": 2.4}])]
    )
    project.save(park.with_table("indicator_values", later))
    found = review_year(project)
    assert found.lights.year == 2027
    assert {row.goal: row.light for row in found.lights.indicators}["rd"] is Light.GREEN


def test_no_plan_and_no_value_are_told(tmp_path: Path) -> None:
    park = list_park()
    project = Project.create(tmp_path / "p", park.settings)
    project.save(park)
    with pytest.raises(NotReadyError, match="gongxing plan"):
        review_year(project)
