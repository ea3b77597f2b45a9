"""Are money, quota, crews and flats there when they should be, and is it told what is not known?"""

from __future__ import annotations

from tests.phasing_plans import quota_park
from tests.phasing_problems import task

from gongxing.engines.phasing.stocks import stocks_of
from gongxing.io.packs import load_phasing_values
from gongxing.plan import Funds, FundsYear

VALUES = load_phasing_values()
FUNDS = Funds((FundsYear(2026, 0, 0, 0, 0, 0, 10_000), FundsYear(2027, 0, 0, 0, 0, 0, 25_000)))


def limits(*tasks: object, funds: Funds | None = FUNDS) -> dict[str, tuple[float | None, ...]]:
    found, _ = stocks_of(quota_park(y2026=3e4, y2027=1e4), funds, VALUES, tasks, (2026, 8))  # type: ignore[arg-type]
    return {stock.name: stock.limit for stock in found}


def test_money_is_that_of_the_year_in_every_quarter() -> None:
    assert limits()["money_yuan"] == (100.0,) * 4 + (250.0,) * 4
    assert set(limits(funds=None)["money_yuan"]) == {None}


def test_quota_is_granted_with_its_year() -> None:
    found = limits()
    assert found["quota_m2"] == (3e4,) * 4 + (4e4,) * 4
    assert found["quota_m2/linked"] == (5e4,) * 4 + (6e4,) * 4


def test_crews_and_flats_are_those_that_tasks_ask_for() -> None:
    found = limits(task("A", trade="pipes"), task("B", draws=(("flats/E1", 3.0),)))
    assert found["crews/pipes"] == (VALUES.value("crews", "pipes"),) * 8
    assert found["flats/E1"] == (0.0,) * 8
    assert "crews/roads" not in found


def test_what_is_not_known_does_not_bound_and_is_told() -> None:
    found, notes = stocks_of(quota_park(), None, VALUES, (), (2026, 8))
    assert all(set(stock.limit) == {None} for stock in found)
    assert len(notes) == 2
