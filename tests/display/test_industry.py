"""Are the figures a survey of industry ends with among those it can measure?"""

from __future__ import annotations

import pytest
from tests.chain_parks import chain_park, small_map, small_table, with_neighbour

from gongxing.diagnosis.chain import survey_chain
from gongxing.diagnosis.complement import survey_complement
from gongxing.display.industry import SECTIONS, show_chains, show_industry
from gongxing.display.terminal import OUT
from gongxing.io.packs import load_industry_values
from gongxing.origins import UNKNOWN, Figure
from gongxing.plan import Finding
from gongxing.words import Text, same
from gongxing.workflow.industry import ChainReport
from gongxing.workflow.survey import SurveyReport


def test_figures_and_warnings_are_shown() -> None:
    keys = [key for _, keys in SECTIONS for key in keys]
    assert len(keys) == len(set(keys))
    figures = tuple(
        Figure(key, Text(f"指标{n}", f"figure {n}"), float(n), "firms", UNKNOWN) for n, key in enumerate(keys)
    )
    warned = Finding("industry.peers", Text("对标", "peers"), "warn", Text("低于中位数", "below the median"))
    with OUT.capture() as shown:
        show_industry(SurveyReport("甲园", True, figures, (warned,), (), ("out/x.xlsx",)), "zh")
    text = shown.get()
    assert "亩均效益与评价" in text
    assert "低于中位数" in text
    assert "合成数据" in text
    assert "x.xlsx" in text


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_is_not_known_is_told_by_section(lang: str) -> None:
    with OUT.capture() as shown:
        show_industry(SurveyReport(same("甲园").zh, False, (), (), (), ()), "zh" if lang == "zh" else "en")
    assert ("未知" if lang == "zh" else "unknown") in shown.get()


def test_chains_are_shown_with_what_neighbours_complete() -> None:
    park = with_neighbour(chain_park())
    values = load_industry_values()
    chain = survey_chain(park, small_table(), small_map(), values)
    complement = survey_complement(park, small_table(), small_map(), values, chain)
    report = SurveyReport("甲园", False, (), (), (), ("out/chains/chain.1.zh.svg",))
    with OUT.capture() as shown:
        show_chains(ChainReport(report, chain, complement), "zh")
    text = shown.get()
    assert "整机" in text
    assert "chain.1.zh.svg" in text
    assert complement.findings[0].words.zh in text
