"""Does the page of a year hold what a calendar and a hand add up, and nothing of other years?"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.framed_projects import APPROVAL, STOCKS, small_plan
from tests.frames import action, list_park, schedule, scheduled

from gongxing.io.framework import load_frame_norms
from gongxing.plan import Framework, PhasingScheme, Plan, StockLine
from gongxing.plan.framing import make_framework
from gongxing.report.yearly import ENDS, RUNS, STARTS, WHOLE, YearPage, year_page
from gongxing.words import Text

PLAN = small_plan()
NO_FRAME = Framework(None, "", (), (), ())


def frame(plan: Plan = PLAN) -> Framework:
    return make_framework(plan, list_park(), load_frame_norms()).framework


def scheme(plan: Plan = PLAN) -> PhasingScheme:
    assert plan.phasing is not None
    assert plan.phasing.part is not None
    return plan.phasing.part


def page(year: int, most: int = 10, found: PhasingScheme | None = None) -> YearPage:
    return year_page(PLAN, frame(), found or scheme(), year, most=most)


def test_works_stand_by_money_with_their_quarters() -> None:
    first = page(2026)
    # the link runs quarters 0 to 5: four of six in 2026; the widening is quarters 2 and 3
    assert [(w.title.zh, w.does, w.first, w.last) for w in first.works] == [
        ("行动 roads.build_link.1", STARTS, 1, 4),
        ("行动 roads.widen_road.2", WHOLE, 3, 4),
    ]
    assert [w.year_fen for w in first.works] == [200_000_000, 100_000_000]
    second = page(2027)
    # abating runs quarters 5 and 6, wholly in 2027; the last third of the link is due
    assert {w.title.zh: (w.does, w.first, w.last, w.year_fen) for w in second.works} == {
        "行动 roads.build_link.1": (ENDS, 1, 2, 100_000_000),
        "行动 land.abate.3": (WHOLE, 2, 3, 200_000_000),
    }
    assert not page(2029).works
    assert first.works[0].owners[0].zh == "园区管委会规划建设处"
    assert first.works[0].goal == Text("规划地块通达率", "planned parcels with road access")


def test_what_has_no_line_is_grouped_and_nothing_is_lost() -> None:
    short = page(2026, 1)
    assert [w.title.zh for w in short.works] == ["行动 roads.build_link.1"]
    assert [(w.works, w.year_fen) for w in short.rest] == [(1, 100_000_000)]
    whole = page(2026)
    assert short.year_fen == whole.year_fen == sum(w.year_fen for w in (*short.works, *short.rest))
    assert dict(short.counts)[STARTS] == 1


def test_the_years_of_a_work_add_up_to_its_cost() -> None:
    odd = schedule(scheduled("roads.build_link.1", 1, 12, 100_000_001))
    years = [page(year, found=odd) for year in range(2026, 2031)]
    assert sum(found.year_fen for found in years) == 100_000_001
    assert [dict(found.counts)[RUNS] for found in years] == [0, 1, 0, 0, 0]


@given(
    st.lists(st.tuples(st.integers(0, 19), st.integers(1, 20), st.integers(0, 10**12)), min_size=1, max_size=12),
    st.integers(0, 6),
)
@settings(max_examples=40, deadline=None)
def test_no_fen_is_lost_between_years_and_lines(spans: list[tuple[int, int, int]], most: int) -> None:
    items = [scheduled(f"roads.build_link.{n}", a, min(a + b, 20), fen) for n, (a, b, fen) in enumerate(spans)]
    plan = replace(small_plan(), actions=tuple(action(item.action) for item in items))
    found = [year_page(plan, NO_FRAME, schedule(*items), year, most=most) for year in range(2026, 2031)]
    assert sum(page.year_fen for page in found) == sum(item.cost_fen for item in items)
    for one in found:
        assert one.year_fen == sum(work.year_fen for work in (*one.works, *one.rest))
        assert sum(work.works for work in (*one.works, *one.rest)) == sum(count for _, count in one.counts)


def test_stocks_are_those_of_the_year_and_flats_one_line() -> None:
    flats = tuple(
        StockLine(f"flats/E{n}", Text("房源", "flats"), "flats", (0.0,) * 20, (0.0,) * 4 + (-30.0,) * 16)
        for n in (1, 2)
    )
    crews = StockLine("crews/roads", Text("作业队", "crews"), "crews", (2.0,) * 20, (1.0,) * 20)
    found = page(2027, found=replace(scheme(), stocks=(*STOCKS, *flats, crews)))
    told = {row.label.zh: (row.year, row.drawn, row.limit) for row in found.stocks}
    assert told == {"资金": (0.0, 4e6, 4e6), "用地指标": (1e4, 2e4, 5e4), "安置房源（动用减新增）": (-60.0, -60.0, 0.0)}


def test_approvals_of_the_year_and_goals_on_their_way() -> None:
    first = page(2026)
    assert [(row.name, row.count, row.first) for row in first.approvals] == [(APPROVAL.name, 1, dt.date(2026, 1, 1))]
    assert not page(2027).approvals
    assert first.goals[0].binding
    assert {goal.id for goal in first.goals} >= {"conflicts", "arable", "road_access"}


def test_a_year_outside_the_schedule_is_refused() -> None:
    with pytest.raises(ValueError, match="2031"):
        page(2031)
