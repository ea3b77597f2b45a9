"""Are actions summed by kind, and unpriced ones counted instead of taken as free?"""

from __future__ import annotations

from tests.report.reading import cells

from gongxing.report.material import Material
from gongxing.report.works_tables import projects_table, work_name, works_summary


def test_actions_by_kind(material: Material) -> None:
    rows = cells(material, works_summary(material))
    assert rows[1:] == [
        ["调整用途", "1", "0", "100.0"],
        ["土壤污染状况调查", "1", "1", "0.0"],
        ["合计", "2", "1", "100.0"],
    ]


def test_the_dearest_actions_come_first_and_the_unpriced_have_a_dash(material: Material) -> None:
    rows = cells(material, projects_table(material), "en")
    assert rows[1] == ["parcel P1 changes use", "change of use", "1.00", "—"]
    assert rows[2][2] == "—"


def test_a_kind_without_words_keeps_its_name(infeasible: Material) -> None:
    assert work_name("dig").words.en == "dig"
    assert works_summary(infeasible) is None
    assert projects_table(infeasible) is None
