"""Is a park under a scenario the same park but for what the scenario says, and is each change on record?"""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.parks import checker_park

from gongxing.errors import DataError
from gongxing.park.scenario import ScenarioBook
from gongxing.store import Project, parse_scenarios
from gongxing.workflow.scenarios import chosen, fingerprint, keep_scenarios, scenarios_of, under
from gongxing.workflow.values import industry_values_of, land_values_of, parameter_units

WORDS = """
[scenario.low]
title = "偏紧"
title_en = "tight"
[scenario.low.set]
"land.budget_yuan" = "x 0.5"
"industry_values/upgrade_gain/*" = "15 %"
"land_values/demolition_yuan_m2/*" = "x 1.2"
"quota.new_construction" = "x 0.5"
[scenario.worse]
inherits = "low"
[scenario.worse.set]
"industry_values/upgrade_gain/*" = "x 0.5"
"buildings.floors[id=W1]" = 3
"""


def book(words: str = WORDS) -> ScenarioBook:
    return parse_scenarios(words, parameter_units(), checker_park().settings)


def test_settings_columns_and_parameters_are_altered_and_recorded() -> None:
    park = checker_park()
    found = under(park, book(), "worse")
    assert found.park.settings.budget_yuan == park.settings.budget_yuan / 2
    assert industry_values_of(found.park).value("upgrade_gain") == pytest.approx(
        0.09
    )  # half of the park's, not of low's
    before, after = land_values_of(park), land_values_of(found.park)
    priced = [entry for entry in before if entry.key == "demolition_yuan_m2"]
    assert [after.value(e.key, e.use) for e in priced] == pytest.approx([1.2 * e.value for e in priced])
    assert found.park["quota"]["area_m2"].sum() < park["quota"]["area_m2"].sum()
    assert found.park.buildings.frame.set_index("id").loc["W1", "floors"] == 3
    assert {a.key: a.scenario for a in found.scenario.assumed} == {
        "land.budget_yuan": "low", "land_values/demolition_yuan_m2/*": "low", "quota.new_construction": "low",
        "industry_values/upgrade_gain/*": "worse", "buildings.floors[id=W1]": "worse",
    }  # fmt: skip
    origin = industry_values_of(found.park).entry("upgrade_gain").origin
    assert "情景" in origin.words.zh
    assert len(park["assumptions"]) == 0


def test_base_is_the_park_itself() -> None:
    park = checker_park()
    found = under(park, book(), "base")
    assert found.park.settings == park.settings
    assert fingerprint(found.park) == fingerprint(park)
    assert found.scenario.assumed == ()


def test_each_input_changes_the_fingerprint() -> None:
    park = checker_park()
    marks = {fingerprint(under(park, book(), name).park) for name in ("base", "low", "worse")}
    assert len(marks) == 3
    assert fingerprint(park, "1") != fingerprint(park, "2")


def test_what_finds_nothing_to_alter_is_told() -> None:
    words = '[scenario.a.set]\n"quota.area_m2[year=1999]" = "x 2"\n"firms.sales_yuan" = "x 2"\n'
    with pytest.raises(DataError) as told:
        under(checker_park(), book(words), "a")
    assert len(told.value.faults) == 2


def test_scenarios_are_kept_in_the_project_and_names_are_checked(tmp_path: Path) -> None:
    project = Project.create(tmp_path / "p", checker_park().settings)
    keep_scenarios(project, book())
    found = scenarios_of(project)
    assert chosen(found, ()) == ("base", "low", "worse")
    assert chosen(found, ("worse", "worse")) == ("worse",)
    with pytest.raises(DataError) as told:
        chosen(found, ("nobody", "else"))
    assert len(told.value.faults) == 2
