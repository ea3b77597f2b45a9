"""Do the charts of money show what differs, in both languages?"""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from PIL import Image
from tests.finance_problems import WAN, early, level, small_problem

from gongxing.engines.finance import Programme, solve
from gongxing.plan import FinanceScheme
from gongxing.report.finance_charts import (
    chart_titles,
    draw_cash,
    draw_debt,
    draw_finance_charts,
    draw_margin,
    draw_whole,
)
from gongxing.report.map_frame import MapWords
from gongxing.report.material import Material

WORDS = MapWords("题", "注", "合成数据", "北")
PROGRAMMES = (Programme("a", "finance", (1, 2), ((10 * WAN, 50 * WAN), (30 * WAN, 60 * WAN))),)


@pytest.fixture(scope="module")
def scheme() -> FinanceScheme:
    result = solve(
        small_problem(
            land=early(0, 300), programmes=PROGRAMMES, incentives_budget_fen=10 * WAN, incentives=early(10, 10, 10)
        )
    )
    assert result.part is not None
    return result.part


def test_years_and_shares_are_drawn(scheme: FinanceScheme) -> None:
    zh = draw_cash(scheme, WORDS, "zh")
    richer = replace(scheme, years=tuple(replace(y, tax_fen=2 * y.tax_fen) for y in scheme.years))
    assert (
        len(
            {
                zh,
                draw_cash(scheme, WORDS, "en"),
                draw_cash(richer, WORDS, "zh"),
                draw_whole(scheme, WORDS, "zh"),
                draw_whole(richer, WORDS, "zh"),
            }
        )
        == 5
    )
    with Image.open(io.BytesIO(zh)) as image:
        assert image.width == 1340


def test_debt_is_held_against_its_ceilings(scheme: FinanceScheme) -> None:
    capped = replace(scheme, debt_ceiling_fen=600 * WAN)
    assert draw_debt(scheme, WORDS, "zh") != draw_debt(capped, WORDS, "zh")


def test_the_worth_of_one_more_yuan(scheme: FinanceScheme) -> None:
    shared = scheme.incentives
    assert shared is not None
    assert draw_margin(shared, WORDS, "zh") != draw_margin(replace(shared, spent_fen=0), WORDS, "zh")


def test_only_what_the_plan_holds_is_drawn(material: Material, scheme: FinanceScheme) -> None:
    assert draw_finance_charts(material, "zh") == {}
    result = solve(
        small_problem(
            works=level(0),
            spending=(),
            offers=(),
            old_interest=level(0),
            old_principal=level(0),
            old_owed=level(0),
            projects=(),
        )
    )
    calm = replace(material, plan=replace(material.plan, finance=result))
    assert list(chart_titles(calm)) == ["chart.finance.cash", "chart.finance.whole"]
    whole = replace(result, part=scheme)
    full = replace(material, plan=replace(material.plan, finance=whole))
    assert list(draw_finance_charts(full, "en")) == list(chart_titles(full))
    assert len(chart_titles(full)) == 4
