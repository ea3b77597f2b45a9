"""Do the tables of review and rules say what was found, what only warns and what is empty?"""

from __future__ import annotations

from dataclasses import replace

from tests.report.reading import cells

from gongxing.report.material import Material
from gongxing.report.review_tables import (
    alignment_table,
    conflict_table,
    engine_findings_table,
    findings_tables,
    rules_table,
)


def test_the_ledger_lists_open_conflicts_first_with_the_price_of_each_remedy(material: Material) -> None:
    rows = cells(material, conflict_table(material))
    assert rows[0][4:6] == ["治理车间（万元）", "搬迁住宅（万元）"]
    assert rows[1] == ["B1", "地块 P6", "60.0", "100", "40.0", "—", "未处置"]
    assert rows[2][-1] == "治理车间"


def test_findings_are_printed_as_review_said_them(material: Material) -> None:
    (table,) = findings_tables(material, material.plan.findings)
    rows = cells(material, table)
    assert rows[1] == ["占补平衡", "通过", "占用 1.00 公顷", "ZB-30"]
    assert [row[1] for row in rows[2:]] == ["资料不足", "不通过"]


def test_findings_across_engines_come_first_and_of_single_engines_only_what_did_not_pass(material: Material) -> None:
    first, *rest = material.plan.findings
    passed, failed = replace(first, code="land.value"), replace(rest[1], code="land.budget")
    mixed = (passed, failed, *(replace(f, code="review.x") for f in rest))
    across, opened = findings_tables(material, mixed)
    assert (across.key, opened.key) == ("table.findings", "table.findings.open")
    assert [len(cells(material, table)) - 1 for table in (across, opened)] == [len(rest), 1]
    whole = engine_findings_table(material, mixed)
    assert [row[0] for row in cells(material, whole)[1:]] == [passed.label.zh, failed.label.zh]
    assert engine_findings_table(material, [replace(first, code="review.x")]) is None


def test_rules_show_value_source_and_grade(material: Material) -> None:
    rows = cells(material, rules_table(material, ("WS-DEF", "ZD-28")))
    assert rows[1][-1] == "丙，仅提示"
    assert rows[2] == ["ZD-28", "方案公告时间", "不少于30日", "《试验规则》ZD-28", "甲"]


def test_empty_cells_are_said_to_be_empty(material: Material, empty: Material) -> None:
    rows = cells(material, alignment_table(material))
    assert rows[0] == ["战略", "石油装备", "零部件"]
    assert rows[1] == ["现有企业", "2家", "1家"]
    assert rows[2] == ["战略一", "空", "空"]
    assert alignment_table(empty) is None
