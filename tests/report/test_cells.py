"""Do cells keep missing values missing and rules tied to their source?"""

from __future__ import annotations

from gongxing.origins import OriginKind, computed
from gongxing.report.cells import NONE, rule_origin, rule_said, value_cell
from gongxing.report.document import EMPTY, Stated
from gongxing.report.material import Material
from gongxing.words import Text, same


def test_a_missing_value_is_a_dash_not_a_zero() -> None:
    origin = computed("x", same("x"))
    assert value_cell("k", None, unit="m2", show="ha!", origin=origin) == NONE
    assert value_cell("k", 0.0, unit="m2", show="ha!", origin=origin) != NONE


def test_a_rule_is_said_with_its_origin_and_left_out_where_not_in_force(material: Material) -> None:
    said = rule_said(material, "ZD-28", Text("{rule}。", "{rule}."))
    run = said.zh[0]
    assert isinstance(run, Stated)
    assert run.words.zh == "方案公告时间（不少于30日）"
    assert run.origin.kind is OriginKind.RULE
    assert rule_origin(material, "NO-1") is None
    assert rule_said(material, "NO-1", Text("{rule}。", "{rule}.")) == EMPTY
