"""Is a household that would leave before its flat is there found out, and finance that does not pay for the schedule?"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from gongxing.plan import Action, Finding, PhasingScheme, Plan, Result, Status
from gongxing.plan.finance import FinanceScheme, FinanceYear
from gongxing.plan.phasing import Scheduled
from gongxing.plan.resettlement import GroupLine, HouseholdLine, ResettlementScheme
from gongxing.review import review_delivery
from gongxing.words import Text, same

W = Text("词", "word")
BARE = Plan("园", dt.date(2026, 1, 1), dt.date(2026, 1, 1), (2026, 2027))
BUILD = Action("b", "resettlement", "build", W, (), 1.0, 1.0, gives=(("flats/E", 4.0),))
CLEAR = Action("c", "resettlement", "clear", W, ("P1",), 1.0, 1.0, needs=(("flats/E", 1.0),))
CHANGE = Action("land.change.P1", "land", "change_use", W, ("P1",), 1.0, 1.0)


def entry(action: Action, start: int | None, length: int = 1, cost_fen: int = 0) -> Scheduled:
    """Return the entry of an action."""
    return Scheduled(action.id, action.id, start, None if start is None else start + length, None, None, cost_fen, 0.0)


def found(plan: Plan) -> dict[str, Finding]:
    """Return the findings by code."""
    return {finding.code: finding for finding in review_delivery(plan)}


def phased(*items: Scheduled) -> Plan:
    """Return a plan with three actions on the calendar."""
    result = Result(Status.FEASIBLE, PhasingScheme(2026, 8, items, ()), 1.0, None, None, 1, W)
    return replace(BARE, actions=(BUILD, CLEAR, CHANGE), phasing=result)


def moved(*lines: HouseholdLine) -> Result[ResettlementScheme]:
    """Return a resettlement of some households."""
    scheme = ResettlementScheme("", W, lines, (), (), 0, 0)
    return Result(Status.FEASIBLE, scheme, 1.0, None, None, 1, W)


def household(identity: str, estate: str) -> HouseholdLine:
    """Return a household on P1."""
    way = "flat" if estate else "cash"
    return HouseholdLine(
        identity,
        "甲",
        "P1",
        "land.change.P1",
        "use",
        3,
        100.0,
        0.8,
        None,
        None,
        100.0,
        (),
        way,
        estate,
        (),
        None,
        (),
        0,
    )


def test_a_plan_without_these_parts_is_not_spoken_of() -> None:
    assert found(BARE) == {}


@pytest.mark.parametrize(("clear", "change", "bad"), [(4, 5, ()), (3, 5, ("H1",)), (4, 3, ("H1",)), (None, None, ())])
def test_every_flat_is_there_before_its_household_leaves(
    clear: int | None, change: int | None, bad: tuple[str, ...]
) -> None:
    plan = phased(entry(BUILD, 0, 4), entry(CLEAR, clear), entry(CHANGE, change))
    finding = found(replace(plan, resettlement=moved(household("H1", "E"), household("H2", ""))))["review.households"]
    assert (finding.verdict, finding.rows) == ("fail" if bad else "pass", bad)


def test_a_flat_that_is_never_built_is_found_out() -> None:
    plan = phased(entry(BUILD, None), entry(CLEAR, 5), entry(CHANGE, 6))
    assert found(replace(plan, resettlement=moved(household("H1", "E"))))["review.households"].rows == ("H1",)


def cash(*works: int) -> Result[FinanceScheme]:
    """Return a finance that opens with 1000 fen and spends on works alone."""
    years, left = [], 1000
    for place, spent in enumerate(works):
        left -= spent
        years.append(FinanceYear(2026 + place, 0, 0, 0, 0, 0, 0, 0, 0, spent, 0, 0, 0, left, 0, None, None))
    scheme = FinanceScheme(tuple(years), 2, 1000, 0, None, 1.0, 1.0, (), (), (), (), None, 0.0, True)
    return Result(Status.FEASIBLE, scheme, 1.0, None, None, 1, same("x"))


def test_finance_pays_to_the_fen_for_what_is_scheduled() -> None:
    # 100 fen over three quarters from the third of 2026: 66 then, 34 in 2027
    plan = phased(entry(BUILD, 2, 3, 100), entry(CLEAR, None), entry(CHANGE, 4, 1, 10))
    good = found(replace(plan, finance=cash(66, 44)))
    assert {f.verdict for f in good.values()} == {"pass"}
    bad = found(replace(plan, finance=cash(67, 43)))["review.finance_works"]
    assert (bad.verdict, bad.rows) == ("fail", ("2026", "2027"))


def test_cash_that_does_not_add_up_or_runs_out_is_found_out() -> None:
    paid = cash(66, 44)
    assert paid.part is not None
    wrong = replace(paid.part.years[1], cash_fen=900)
    scheme = replace(paid.part, years=(paid.part.years[0], wrong))
    assert found(replace(BARE, finance=replace(paid, part=scheme)))["review.finance_cash"].rows == ("2027",)
    poor = replace(paid.part, least_cash_fen=900)
    assert found(replace(BARE, finance=replace(paid, part=poor)))["review.finance_cash"].rows == ("2027",)


@pytest.mark.parametrize(
    ("risks", "verdict", "rows"), [(("low",), "pass", ()), (("low", "medium", "high"), "warn", ("G2", "G1"))]
)
def test_the_risk_of_each_group_tells_what_it_requires(
    risks: tuple[str, ...], verdict: str, rows: tuple[str, ...]
) -> None:
    groups = tuple(GroupLine(f"G{i}", 1, 3, ("P1",), (), 1, 0, 1.0, 1.0, 0.0, risk) for i, risk in enumerate(risks))
    result = moved()
    assert result.part is not None
    told = found(replace(BARE, resettlement=replace(result, part=replace(result.part, groups=groups))))[
        "review.stability"
    ]
    assert (told.verdict, told.rows) == (verdict, rows)
    assert ("does not go on" in told.words.en) == ("high" in risks)
