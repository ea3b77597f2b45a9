"""Are entitlements and accounts what one works out by hand, and do they add up to the fen?"""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.resettlement_problems import DAY, HANGZHOU, household

from gongxing.engines.resettlement import account, entitle, transition_fen
from gongxing.engines.resettlement.entitlement import to_fen
from gongxing.io.resettlement_packs import load_resettlement

ZHEJIANG = load_resettlement("zhejiang", DAY)


@pytest.mark.parametrize(
    ("persons", "floor", "area", "rule"),
    [
        (1, 30.0, 40.0, "AZ-HZ1"),  # raised to 40
        (1, 66.5, 66.5, "AZ-HZ1"),
        (2, 150.0, 80.0, "AZ-HZ1"),  # cut to 80
        (3, 50.0, 55.0, "AZ-HZ2"),
        (3, 200.0, 120.0, "AZ-HZ2"),
        (4, 60.0, 72.0, "AZ-HZ3"),  # 4 x 18
        (4, 245.0, 160.0, "AZ-HZ3"),  # 4 x 40
        (6, 100.0, 108.0, "AZ-HZ3"),  # 6 x 18
        (6, 245.0, 240.0, "AZ-HZ3"),  # 6 x 40
        (6, 230.25, 230.25, "AZ-HZ3"),
    ],
)
def test_hangzhou_keeps_the_floor_between_two_bounds(persons: int, floor: float, area: float, rule: str) -> None:
    owed = entitle(household("H", persons=persons, floor_m2=floor), HANGZHOU)
    assert owed.area_m2 == area
    assert owed.rules == (rule,)
    assert owed.assumed == ()


def test_zhejiang_knows_a_least_area_and_no_greatest() -> None:
    assert entitle(household("H", persons=5, floor_m2=31.0), ZHEJIANG).area_m2 == 45.0
    large = entitle(household("H", persons=1, floor_m2=310.0), ZHEJIANG)
    assert (large.area_m2, large.high_m2) == (310.0, None)


def test_what_is_not_on_record_is_filled_by_a_named_assumption_and_listed() -> None:
    owed = entitle(household("H", persons=None, floor_m2=None, newness=None), HANGZHOU)
    assert owed.assumed == ("persons", "floor_m2", "newness")
    assert (owed.persons, owed.floor_m2, owed.area_m2) == (3, 135.0, 120.0)


def test_the_interim_allowance_runs_six_months_on_and_doubles_when_late() -> None:
    # three persons at 400 yuan a month: 6 months on top of the wait; beyond 24 months each month counts twice
    assert transition_fen(ZHEJIANG, 3, "flat") == 6 * 3 * 400_00
    assert transition_fen(ZHEJIANG, 3, "flat", 24) == (24 + 6) * 3 * 400_00
    assert transition_fen(ZHEJIANG, 3, "flat", 30) == (24 + 2 * 6 + 6) * 3 * 400_00
    assert transition_fen(ZHEJIANG, 3, "flat", 30, highrise=True) == (30 + 6) * 3 * 400_00
    assert transition_fen(ZHEJIANG, 3, "cash", 0) == 6 * 3 * 400_00


def test_the_account_of_a_flat_smaller_than_the_entitlement() -> None:
    # 3 persons, 120 m2, 1200 x 0.7 = 840 a m2; entitled to 120, takes 100: 20 m2 are paid
    house = household("H", signed=True, business_m2=40.0)
    items = {item.key: item.sum_fen for item in account(house, entitle(house, HANGZHOU), HANGZHOU, "flat", 100.0)}
    assert items == {
        "house": 120 * 840_00,
        "fitting": 120 * 180_00,
        "suspension": 40 * 42_00,  # five per cent of 840
        "moving": 1500_00,
        "transition": 18 * 400_00,
        "reward": 20_000_00,
        "settle": -100 * 800_00,
        "short": 20 * 3600_00,
    }


def test_the_account_of_money_and_of_a_larger_flat() -> None:
    house = household("H")
    owed = entitle(house, HANGZHOU)
    money = {item.key: item.sum_fen for item in account(house, owed, HANGZHOU, "cash")}
    assert money["cash"] == 120 * 3600_00
    assert "settle" not in money
    larger = {item.key: item.sum_fen for item in account(house, owed, HANGZHOU, "flat", 130.0)}
    assert larger["settle"] == -120 * 800_00
    assert larger["over"] == -10 * 5200_00
    homestead = {item.key: item.sum_fen for item in account(house, owed, HANGZHOU, "homestead", 160.0)}
    assert homestead["moving"] == 2 * 1500_00
    assert homestead["transition"] == 36 * 400_00


def test_halves_of_a_fen_go_away_from_zero() -> None:
    assert [to_fen(1.0, 0.005), to_fen(1.0, -0.005), to_fen(1.0, 0.0049), to_fen(3.0, 0.335)] == [1, -1, 0, 101]


@given(
    st.integers(1, 12), st.floats(10, 400).map(lambda x: round(x, 2)), st.floats(0, 1).map(lambda x: round(x, 2)),
    st.sampled_from(["cash", "flat", "homestead"]), st.sampled_from([60.0, 80.0, 120.0, 160.0]),
)  # fmt: skip
def test_an_account_is_whole_fen_and_its_area_within_the_bounds(
    persons: int, floor: float, newness: float, way: str, flat: float
) -> None:
    house = household("H", persons=persons, floor_m2=floor, newness=newness)
    owed = entitle(house, HANGZHOU)
    assert owed.low_m2 is not None
    assert owed.high_m2 is not None
    assert owed.low_m2 <= owed.area_m2 <= owed.high_m2
    items = account(house, owed, HANGZHOU, way, flat)
    assert all(isinstance(item.sum_fen, int) and item.sum_fen for item in items)
    assert len({item.key for item in items}) == len(items)
    for item in items:
        assert abs(item.sum_fen - item.quantity * item.price_yuan * 100) <= 0.5 + 1e-6


def test_terms_are_read_as_of_a_day() -> None:
    assert (
        entitle(household("H", persons=1, floor_m2=30.0), load_resettlement("hangzhou", dt.date(2026, 1, 1))).low_m2
        == 40.0
    )
