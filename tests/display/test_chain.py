"""Does the terminal show links by side with their status, critical firms and what the neighbour completes?"""

from __future__ import annotations

import pytest
from tests.chain_parks import chain_park, small_map, small_table, with_neighbour

from gongxing.diagnosis.chain import survey_chain
from gongxing.diagnosis.complement import survey_complement
from gongxing.display.chain import show_chain, show_complement
from gongxing.io.packs import load_industry_values


def test_chain_and_neighbour_in_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    values = load_industry_values()
    found = survey_chain(chain_park(), small_table(), small_map(), values)
    show_chain(found, "zh", limit=2)
    zh = capsys.readouterr().out
    assert "◐" in zh
    assert "钢材  薄弱  1 家  20%" in zh
    assert "另有 1 个" in zh
    assert "★ M1厂 −43%" in zh
    show_chain(found, "en")
    en = capsys.readouterr().out
    assert "◇" in en
    assert "Electronics  imported  0 firms" in en
    assert "Oil fields  market outside" in en
    show_complement(survey_complement(with_neighbour(chain_park()), small_table(), small_map(), values, found), "zh")
    both = capsys.readouterr().out
    assert "← 整机的“电子”依赖进口" in both
    assert "⇄ 热处理中心: 邻机械" in both
