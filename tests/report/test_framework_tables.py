"""Do the sums over duties agree to the fen, and is every body's load told?"""

from __future__ import annotations

from dataclasses import replace

from tests.report.reading import cells

from gongxing.plan import Framework
from gongxing.report.framework_tables import bodies_table, duties_table, pillars_table, sums_by_pillar
from gongxing.report.material import Material


def frame(material: Material) -> Framework:
    assert material.plan.framework is not None
    return material.plan.framework


def test_pillars_and_the_rest_add_up(framed: Material) -> None:
    rows = cells(framed, pillars_table(framed, frame(framed)))
    assert rows[1][0] == "支柱一"
    assert rows[-1][0] == "合计"
    assert rows[-1][2] == "2"
    # one pillar takes land by its place only; the rest has none and is said
    assert any(row[0] == "未归入支柱" for row in rows)
    money = sum(found.fen for _, found in sums_by_pillar(frame(framed)))
    assert money == sum(duty.cost_fen or 0 for duty in frame(framed).duties) == 100_000_000


def test_duties_are_grouped_with_years_money_and_bodies(framed: Material) -> None:
    rows = {row[1]: row for row in cells(framed, duties_table(framed, frame(framed)))}
    assert rows["调整用途"][2:6] == ["1", "100.0", "2026–2027", "自然资源和规划分局"]
    assert rows["土壤污染状况调查"][3:5] == ["—", "—"]


def test_every_body_is_listed_with_what_it_leads_and_supports(framed: Material) -> None:
    rows = {row[0]: row[1:] for row in cells(framed, bodies_table(frame(framed)))}
    assert rows["生态环境分局"][0] == "1"
    assert rows["自然资源和规划分局"] == ["1", "100.0", "1", rows["自然资源和规划分局"][3]]
    alone = replace(frame(framed), duties=(), goals=())
    assert bodies_table(alone).rows == ()
