"""Does the page read in both languages, each name on one line, money in units people use?"""

from __future__ import annotations

from tests.report.test_yearly import page

from gongxing.report.yearly_words import cut, printed


def test_the_page_in_both_languages() -> None:
    zh, en = (printed(page(2026), lang) for lang in ("zh", "en"))
    assert zh.title == "试验园区 2026 年度实施计划"
    assert en.title.endswith("Plan of the Year 2026")
    assert "全年实施项目 2 个（行动 2 项）：开工 1、续建 0、完工 0、当年完成 1；当年资金 300.0万元" in zh.summary
    assert zh.label
    link = zh.works.rows[0]
    assert link[5] == "200.0 / 300.0"
    assert link[6:10] == ("■", "■", "■", "■")
    assert zh.works.rows[-1][1] == "合计"
    assert zh.works.rows[-1][5] == "300.0 / 400.0"
    assert all(len(row) == len(zh.works.heads) == len(zh.works.widths) for row in zh.works.rows)
    assert {row[0] for row in zh.stocks.rows} == {"资金（亿元）", "用地指标（公顷）"}
    assert zh.approvals.rows == (("用地预审", "1", "2026-01-01"),)


def test_goals_show_base_year_and_target() -> None:
    rows = {row[0]: row[1:] for row in printed(page(2026), "zh").goals.rows}
    # 20 to 0 in five years: 16 at the end of the first
    assert rows["厂居冲突"] == ("约束", "处", "20", "16", "0")
    assert rows["规划地块通达率"][2:] == ("—", "—", "100.0")


def test_words_are_cut_to_their_width() -> None:
    assert cut("规划地块", 8) == "规划地块"
    assert cut("规划地块通达率", 8) == "规划地块…"
    assert cut("roads", 3) == "roa…"


def test_a_year_without_approvals_says_so() -> None:
    assert printed(page(2029), "en").approvals.rows[0][0] == "none is to be asked for this year"
