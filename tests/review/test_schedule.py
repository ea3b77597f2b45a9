"""Is a schedule that breaks quota, housing, money, order or approvals found out, and one that keeps them let pass?"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest
from tests.parks import grid_park

from gongxing.io.packs import load_standards
from gongxing.io.procedure_packs import load_holidays, load_procedures
from gongxing.park import Park
from gongxing.plan import Action, Finding, Funds, FundsYear, Plan, Result, Status
from gongxing.plan.approvals import Gates, approvals_of
from gongxing.plan.phasing import PhasingScheme, Scheduled
from gongxing.review import review_schedule
from gongxing.words import Text, same

W = Text("词", "word")
GATES = Gates(load_procedures(), load_standards("", dt.date(2026, 1, 1)), load_holidays().calendar())


def day(quarter: int) -> dt.date:
    """Return the first day of a quarter counted from 2026."""
    return dt.date(2026 + quarter // 4, 3 * (quarter % 4) + 1, 1)


def action(identity: str, kind: str = "productivity", engine: str = "growth", **more: Any) -> Action:
    """Return an action without parcels."""
    return Action(identity, engine, kind, same(identity), (), 1.0, 90.0, **more)


def item(action: Action, start: int | None, length: int = 1, cost: float = 0.0, **more: Any) -> Scheduled:
    """Return the entry of an action that starts in a quarter and takes some; None is not done."""
    if start is None:
        return Scheduled(action.id, action.id, None, None, None, None, round(cost * 100), 0.0, **more)
    end = start + length
    return Scheduled(action.id, action.id, start, end, day(start), day(end), round(cost * 100), 0.0, **more)


def park_with(**granted: tuple[int, float]) -> Park:
    """A park with quota granted by kind: year and square metres."""
    rows = [{"id": f"Q{k}", "year": year, "kind": k, "area_m2": area} for k, (year, area) in granted.items()]
    park = grid_park([["0701"]])
    return park.with_table("quota", pd.DataFrame(rows)) if rows else park


def reviewed(park: Park, *pairs: tuple[Action, Scheduled], funds: Funds | None = None) -> dict[str, Finding]:
    """Return the findings on a schedule, by code."""
    scheme = PhasingScheme(2026, 20, tuple(entry for _, entry in pairs), ())
    phased = Result(Status.FEASIBLE, scheme, 1.0, None, None, 1, W)
    plan = Plan(
        "园", dt.date(2026, 1, 1), dt.date(2026, 1, 1), (2026, 2030), actions=tuple(a for a, _ in pairs), funds=funds,
        phasing=phased,
    )  # fmt: skip
    return {finding.code: finding for finding in review_schedule(park, plan, GATES)}


def test_a_plan_without_schedule_is_not_spoken_of() -> None:
    plan = Plan("园", dt.date(2026, 1, 1), dt.date(2026, 1, 1), (2026, 2030))
    assert review_schedule(grid_park([["0701"]]), plan, GATES) == ()


@pytest.mark.parametrize(("start", "verdict"), [(3, "fail"), (4, "pass")])
def test_quota_is_drawn_only_once_granted(start: int, verdict: str) -> None:
    take = action("t", needs=(("quota_m2", 1000.0),))
    found = reviewed(park_with(new_construction=(2027, 1000.0)), (take, item(take, start)))["review.quota_quarters"]
    assert found.verdict == verdict
    assert found.rows == (("2026Q4",) if verdict == "fail" else ())


def test_land_reclaimed_counts_once_done_and_up_to_the_linked_quota() -> None:
    free = action("f", "change_use", "land", gives=(("quota_m2", 800.0),))
    take = action("t", needs=(("quota_m2", 500.0),))
    park = park_with(new_construction=(2026, 0.0), linked=(2026, 500.0))
    codes = "review.quota_quarters"
    assert reviewed(park, (free, item(free, 0, 2)), (take, item(take, 2)))[codes].verdict == "pass"
    assert reviewed(park, (free, item(free, 0, 2)), (take, item(take, 1)))[codes].rows == ("2026Q2",)
    small = park_with(new_construction=(2026, 0.0), linked=(2026, 400.0))
    assert reviewed(small, (free, item(free, 0, 2)), (take, item(take, 2)))[codes].verdict == "fail"
    assert reviewed(park_with(), (take, item(take, 1)))[codes].verdict == "unknown"


def test_homes_come_before_clearing() -> None:
    build = action("b", gives=(("flats/E", 10.0),))
    first, then = action("c1", needs=(("flats/E", 6.0),)), action("c2", needs=(("flats/E", 5.0),))
    done = (build, item(build, 0, 4))
    good = reviewed(park_with(), done, (first, item(first, 4)), (then, item(then, None, reason=W)))["review.housed"]
    assert good.verdict == "pass"
    assert good.rule == "ZD-48c"
    early = reviewed(park_with(), done, (first, item(first, 3)), (then, item(then, None, reason=W)))["review.housed"]
    assert early.rows == ("c1",)
    many = reviewed(park_with(), done, (first, item(first, 4)), (then, item(then, 6)))["review.housed"]
    assert many.rows == ("c2",)


def test_spending_keeps_within_the_funds_of_each_year() -> None:
    # 800 yuan over 8 quarters from the third of 2026: 200 by the end of 2026, 600 by the end of 2027
    work = action("w", gives=(("money_yuan", 50.0),))
    funds = Funds(
        tuple(FundsYear(2026 + i, 0, 0, 0, 0, 0, most * 100) for i, most in enumerate((200, 600, 750, 750, 750)))
    )
    assert reviewed(park_with(), (work, item(work, 2, 8, 800.0)), funds=funds)["review.funded"].verdict == "pass"
    earlier = reviewed(park_with(), (work, item(work, 1, 8, 800.0)), funds=funds)["review.funded"]
    assert (earlier.verdict, earlier.rows) == ("fail", ("2026", "2027"))
    assert reviewed(park_with(), (work, item(work, 2)))["review.funded"].verdict == "unknown"


def test_what_comes_first_is_done_first_unless_it_is_one_work_or_settled() -> None:
    first, then = action("a"), action("b", after=("a",))
    opens = action("o", gives=(("b", 1.0),))
    park = park_with()
    assert reviewed(park, (first, item(first, 0)), (then, item(then, 1)))["review.sequence"].verdict == "pass"
    assert reviewed(park, (first, item(first, 1)), (then, item(then, 1)))["review.sequence"].rows == ("b",)
    assert reviewed(park, (first, item(first, None, reason=W)), (then, item(then, 1)))["review.sequence"].rows == ("b",)
    frozen = item(then, 1, frozen=True)
    assert reviewed(park, (first, item(first, 1)), (then, frozen))["review.sequence"].verdict == "pass"
    joined = replace(item(then, 1), work="a")
    assert reviewed(park, (first, item(first, 1)), (then, joined))["review.sequence"].verdict == "pass"
    late = reviewed(park, (first, item(first, 0)), (opens, item(opens, 1)), (then, item(then, 1)))
    assert late["review.sequence"].rows == ("b",)


def test_every_action_has_a_date_or_a_reason() -> None:
    one, two = action("a"), action("b")
    assert (
        reviewed(park_with(), (one, item(one, 0)), (two, item(two, None, reason=W)))["review.dated"].verdict == "warn"
    )
    assert reviewed(park_with(), (one, item(one, 0)), (two, item(two, None)))["review.dated"].rows == ("b",)
    lost = reviewed(park_with(), (one, item(action("x"), 0)))["review.dated"]
    assert (lost.verdict, lost.rows) == ("fail", ("a", "x"))


def test_approvals_are_named_asked_for_in_time_and_not_before_the_plan() -> None:
    road = action("roads.1", "build_link", "roads")
    park = park_with()
    bare = Plan("园", dt.date(2026, 1, 1), dt.date(2026, 1, 1), (2026, 2030), actions=(road,))
    (need,) = approvals_of(bare, park, GATES)["roads.1"]

    def verdict(start: int, ask: dt.date | None, **more: Any) -> Finding:
        approvals = () if ask is None else (replace(need, ask_by=ask),)
        return reviewed(park, (road, item(road, start, approvals=approvals, **more)))["review.approvals"]

    last = GATES.ask_by("government_investment", day(8))
    good = verdict(8, last)
    assert good.verdict == "pass"
    assert [origin.ref for origin in good.origins] == ["TZ-12"]
    assert verdict(8, last + dt.timedelta(1)).rows == ("roads.1",)
    assert verdict(8, dt.date(2025, 12, 31)).rows == ("roads.1",)
    assert verdict(8, None).verdict == "fail"
    assert verdict(1, None, frozen=True).verdict == "pass"
    # what approvals_of asks for is enough, whatever the quarter
    assert all(day(q) - dt.timedelta(need.days) <= GATES.ask_by("government_investment", day(q)) for q in range(20))
