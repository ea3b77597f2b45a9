"""Do the tables of skills tell demand, staff and gap, and leave unknown what nobody reported?"""

from __future__ import annotations

from dataclasses import replace

from tests.report.reading import cells

from gongxing.plan.talent import ChainSkills, SkillYear, TalentNeed
from gongxing.report.document import EMPTY, Document
from gongxing.report.material import Material
from gongxing.report.origins_check import check_origins
from gongxing.report.talent_tables import talent_chains_table, talent_table

NEED = TalentNeed(
    2025,
    tuple(
        SkillYear(skill, 2025 + t, demand + 10 * t, staff - 5 * t, demand - staff + 15 * t)
        for skill, demand, staff in (("engineer", 100.0, 90.0), ("operator", 400.0, 500.0))
        for t in range(3)
    ),
    (ChainSkills("", "engineer", 20.0), ChainSkills("甲链", "engineer", 100.0), ChainSkills("甲链", "operator", 420.0)),
)


def test_the_gap_by_year(material: Material) -> None:
    rows = cells(material, talent_table(NEED))
    assert rows[0] == ["技能类别", "现有人数", "末年需求", "末年留存", "2026 年缺口", "2027 年缺口"]
    assert rows[1] == ["工程技术", "90", "120", "80", "25", "40"]
    assert rows[2] == ["普通技工", "500", "420", "490", "−85", "−70"]
    assert rows[3] == ["合计", "590", "540", "570", "−60", "−30"]


def test_unknown_staff_stay_unknown(material: Material) -> None:
    bare = replace(NEED, rows=tuple(replace(row, staff=None, gap=None) for row in NEED.rows))
    assert cells(material, talent_table(bare))[1] == ["工程技术", "—", "120", "—", "—", "—"]
    assert cells(material, talent_table(bare))[3][2] == "540"


def test_chains_the_largest_first(material: Material) -> None:
    rows = cells(material, talent_chains_table(NEED), "en")
    assert [row[0] for row in rows[1:]] == ["甲链", "Firms of no chain", "Total"]
    assert rows[1][-1] == "520"
    assert talent_chains_table(replace(NEED, chains=())) is None


def test_every_number_has_its_origin() -> None:
    chains = talent_chains_table(NEED)
    assert chains is not None
    check_origins(Document(EMPTY, EMPTY, (), EMPTY, False, (talent_table(NEED), chains)))
