"""Do the years of the land account add up, and is land taken only as quota and reclaimed land allow?"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.land_problems import made

from gongxing.engines import land
from gongxing.engines.land.account import land_account
from gongxing.engines.land.objective import Assignment
from gongxing.engines.land.problem import Grants

HA = 10_000.0


def problem_of(keeps: list[int], grants: Grants, points: list[list[float]] | None = None) -> land.LandProblem:
    return made(points or [[1.0, 1, 1, 1]] * len(keeps), keeps, grants=grants)


def years(problem: land.LandProblem, labels: list[int]) -> list[tuple[float, ...]]:
    account, _ = land_account(problem, Assignment(np.array(labels), np.zeros(0, dtype=bool)))
    return [(y.year, y.construction_m2 / HA, y.farmland_m2 / HA, y.taken_m2 / HA, y.cleared_m2 / HA) for y in account]


def test_by_hand() -> None:
    # Fields P0 and P1 become industry, the village P2 becomes field. One hectare of new quota in 2026, one of linked in 2026.
    # 2026: the more worthy P1 on new quota, P2 cleared, and P0 on linked quota against it.
    grants = Grants((2026, 2027), (HA, 0.0), (HA, 0.0), True, None, None)
    problem = problem_of([0, 0, 1], grants, [[0.0, 0, 5, 0], [0, 0, 9, 0], [1, 1, 1, 1]])
    assert years(problem, [2, 2, 0]) == [(2026, 2, 1, 2, 1), (2027, 2, 1, 0, 0)]


def test_land_waits_for_its_quota_and_the_worthiest_goes_first() -> None:
    grants = Grants((2026, 2027, 2028), (HA, 0.0, HA), (0.0, 0.0, 0.0), True, None, None)
    problem = problem_of([0, 0], grants, [[0.0, 0, 5, 0], [0, 0, 9, 0]])
    account, _ = land_account(problem, Assignment(np.array([2, 2]), np.zeros(0, dtype=bool)))
    assert [y.taken_m2 / HA for y in account] == [1, 0, 1]
    assert [y.quota_granted_m2 for y in account] == [HA, 0.0, HA]
    assert [y.quota_left_m2 for y in account] == [0.0, 0.0, 0.0]


def test_linked_quota_is_worth_only_what_has_been_reclaimed() -> None:
    # A hectare of linked quota in 2026, nothing reclaimed: the field waits for the new quota of 2027.
    problem = problem_of([0, 1], Grants((2026, 2027, 2028), (0.0, HA, 0.0), (HA, 0.0, 0.0), True, None, None))
    assert [year[3] for year in years(problem, [2, 1])] == [0, 1, 0]
    assert [year[3:] for year in years(problem, [2, 0])] == [
        (1, 1),
        (0, 0),
        (0, 0),
    ]  # the village cleared, it need not wait


def test_without_a_quota_table_quota_is_not_known_rather_than_none_left() -> None:
    account, _ = land_account(
        problem_of([0], Grants((2026,), (0.0,), (0.0,), False, None, None)),
        Assignment(np.array([2]), np.zeros(0, bool)),
    )
    assert (account[0].quota_granted_m2, account[0].quota_left_m2) == (None, None)
    assert account[0].quota_used_m2 == HA


@pytest.mark.parametrize(("level", "warned"), [(1.5 * HA, True), (2.0 * HA, False), (None, False)])
def test_a_year_above_the_approval_level_is_told(level: float | None, warned: bool) -> None:
    problem = problem_of([0, 0], Grants((2026,), (2 * HA,), (0.0,), True, level, None))
    _, warnings = land_account(problem, Assignment(np.array([2, 2]), np.zeros(0, dtype=bool)))
    assert bool(warnings) is warned
    if warned:
        assert "ZD-46b" in warnings[0].zh
        assert "2026" in warnings[0].en


def test_phasing_over_two_years_keeps_below_the_level() -> None:
    grants = Grants((2026, 2027), (HA, HA), (0.0, 0.0), True, 1.5 * HA, None)
    _, warnings = land_account(problem_of([0, 0], grants), Assignment(np.array([2, 2]), np.zeros(0, dtype=bool)))
    assert warnings == ()


def test_unknown_land_is_in_no_account() -> None:
    assert years(problem_of([-1], Grants((2026,), (0.0,), (0.0,), True, None, None)), [2]) == [(2026, 0, 0, 0, 0)]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_stock_today_plus_taken_less_cleared_is_the_stock_planned(data: st.DataObject) -> None:
    count = data.draw(st.integers(1, 6))
    keeps = data.draw(st.lists(st.integers(0, 3), min_size=count, max_size=count))
    labels = data.draw(st.lists(st.integers(0, 3), min_size=count, max_size=count))
    quota = data.draw(st.lists(st.sampled_from([0.0, HA, 2.5 * HA]), min_size=3, max_size=3))
    area = np.array(data.draw(st.lists(st.floats(100, 1e5), min_size=count, max_size=count)))
    problem = replace(
        problem_of(keeps, Grants((2026, 2027, 2028), tuple(quota), (HA, 0.0, HA), True, None, None)), area_m2=area
    )
    account, _ = land_account(problem, Assignment(np.array(labels), np.zeros(0, dtype=bool)))
    keep, plan = np.array(keeps), np.array(labels)
    assert len(account) == 3
    assert account[-1].construction_m2 == pytest.approx(
        area[plan > 0].sum(), abs=1e-6
    )  # every class but field is built
    assert account[-1].farmland_m2 == pytest.approx(area[plan == 0].sum(), abs=1e-6)
    assert sum(y.taken_m2 for y in account) == pytest.approx(area[(keep == 0) & (plan > 0)].sum())
    assert sum(y.cleared_m2 for y in account) == pytest.approx(area[(keep > 0) & (plan == 0)].sum())
    for before, after in pairwise(account):
        assert after.construction_m2 - before.construction_m2 == pytest.approx(
            after.taken_m2 - after.cleared_m2, abs=1e-6
        )
