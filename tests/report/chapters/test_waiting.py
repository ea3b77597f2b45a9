"""Does a chapter whose engine or ledger is still to come quote its rules and say what is missing?"""

from __future__ import annotations

from tests.report.reading import chapter

from gongxing.report.material import Material


def test_it_says_what_is_missing(material: Material, empty: Material) -> None:
    for given in (material, empty):
        text = chapter(given, "services")
        assert "待补内容" in text
        assert "招商线索库与漏斗：需要招商台账" in text
