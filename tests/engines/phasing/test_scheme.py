"""Are dates, approvals and stocks written down as they are?"""

from __future__ import annotations

import datetime as dt

from tests.phasing_problems import made, small_problem, task

from gongxing.engines.phasing import solve
from gongxing.plan.phasing import Approval
from gongxing.words import same


def test_dates_are_those_of_the_quarters() -> None:
    result = solve(made((task("A", quarters=3, earliest=2, approvals=(Approval(same("批"), "R", 30.5, None),)),)))
    assert result.part is not None
    item = result.part.item("A")
    assert (item.start, item.end) == (2, 5)
    assert (item.starts_on, item.ends_on) == (dt.date(2026, 7, 1), dt.date(2027, 3, 31))
    assert item.approvals[0].ask_by == dt.date(2026, 5, 31)


def test_what_is_drawn_is_told_by_quarter_and_costs_by_year() -> None:
    result = solve(small_problem())
    scheme = result.part
    assert scheme is not None
    (money,) = scheme.stocks
    assert money.drawn[-1] == 180.0
    spent = [sum(scheme.spent(item, place) for item in scheme.items) for place in range(2)]
    assert spent[0] == round(money.drawn[3] * 100)
    assert sum(spent) == 18_000
    assert [work.id for work in scheme.works] == ["A", "B", "C"]
