"""Does the terminal show the size of the table, its agreement and the strongest sectors in both languages?"""

from __future__ import annotations

import pytest
from tests.chain_parks import small_table

from gongxing.display.linkages import show_linkages
from gongxing.workflow.linkages import report_linkages


def test_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    table = small_table()
    report = report_linkages(small_table(published_direct=table.direct, published_full=table.full))
    show_linkages(report, 2, "zh")
    zh = capsys.readouterr().out
    assert "部门数: 5" in zh
    assert "完全消耗系数最大绝对差: 0" in zh
    assert "整机" in zh
    assert "1.5333" in zh
    assert "钢材" not in zh
    show_linkages(report_linkages(table), None, "en")
    en = capsys.readouterr().out
    assert "sectors: 5" in en
    assert "Steel" in en
    assert "greatest" not in en
