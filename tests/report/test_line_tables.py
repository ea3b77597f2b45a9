"""Do the tables of line coordination count verdicts, name who yields and by which rule, and list what stays too close?"""

from __future__ import annotations

from dataclasses import replace

from tests.report.networks import lines_scheme
from tests.report.reading import cells

from gongxing.report.line_tables import (
    crossings_table,
    positions_table,
    precedence_table,
    precedence_words,
    runs_table,
    verdicts_table,
)
from gongxing.report.material import Material


def test_verdicts_are_counted(material: Material) -> None:
    assert cells(material, verdicts_table(lines_scheme()))[1:] == [
        ["净距足够", "1", "1", "0.04"],
        ["避让后足够", "1", "0", "0.00"],
        ["净距仍不足", "1", "1", "0.30"],
        ["现状管线之间不足", "1", "0", "0.00"],
        ["合计", "4", "2", "0.34"],
    ]


def test_who_yields_by_which_rule_and_how(material: Material) -> None:
    scheme = lines_scheme()
    assert cells(material, precedence_table(scheme), "en")[1] == [
        "pressure yields to gravity",
        "passes over",
        "1",
        "0.01",
    ]
    odd = replace(scheme, crossings=tuple(replace(c, in_turn=False) for c in scheme.crossings))
    assert cells(material, precedence_table(odd), "en")[1][0] == "out of turn"
    assert precedence_words("line_precedence/small").zh == "小管径避让大管径"
    assert precedence_words("own rule").en == "own rule"


def test_crossings_that_stay_wrong_come_first(material: Material) -> None:
    rows = cells(material, crossings_table(lines_scheme()))
    assert [row[0] for row in rows[1:]] == ["JC2", "JC1", "JC3"]
    assert rows[2][1:] == ["给水 DN300 × 污水 DN300", "0.10", "0.45", "0.40", "G3上跨（压力管线避让重力管线）"]
    assert rows[1][5] == "无处避让"
    assert rows[3][5] == "现状问题，未移动"


def test_runs_and_positions(material: Material) -> None:
    scheme = lines_scheme()
    assert cells(material, runs_table(scheme))[1] == ["G3", "Y1", "120", "0.80", "1.00", "净距仍不足"]
    assert cells(material, positions_table(scheme))[1:] == [
        ["给水", "1", "0.30", "0", "0.00"],
        ["雨水", "1", "0.30", "1", "1.00"],
    ]
    bare = replace(scheme, positions=(), parallels=(), crossings=())
    assert (positions_table(bare), runs_table(bare), crossings_table(bare), precedence_table(bare)) == (None,) * 4
