"""Is the solver's scheme the best there is, is its bound true, and is the impossible told?"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.contract.engines import SMALL
from tests.land_problems import area_demand, everything, failed, made, shops, thrown
from tests.parks import building, checker_park, grid_park, land_problem, settings, with_buildings, with_quota

from gongxing.engines import land
from gongxing.park import AreaGoal
from gongxing.plan import Status


@pytest.mark.parametrize("seed", range(11))
def test_five_or_six_parcels_solved_are_as_good_as_trying_everything(seed: int) -> None:
    problem = thrown(seed, parcels=5 if seed % 5 else 6)
    values = [value for value, _ in everything(problem)]
    result = land.solve(problem, SMALL, seed=seed)
    if not values:
        assert result.status is Status.INFEASIBLE
        assert result.part is None
        return
    assert result.value == pytest.approx(max(values))
    assert result.bound is not None
    assert result.bound >= max(values) - 1e-6
    assert failed(land.check(problem, result)) == set()


@pytest.mark.parametrize("seed", range(4))
def test_a_bound_proven_in_a_hurry_is_still_a_bound(seed: int) -> None:
    problem = thrown(seed, parcels=5)
    values = [value for value, _ in everything(problem)]
    result = land.solve(problem, SMALL, seed=seed, stop=lambda: True)
    if values and result.bound is not None:
        assert result.bound >= max(values) - 1e-6
    if result.part is not None:
        assert failed(land.check(problem, result)) == set()


def test_abatement_frees_the_buffer_where_it_pays() -> None:
    # Factory 9 on P0, homes 20 on P1 within its distance. Abating for 5: 9 + 20 - 5 = 24. Closing: 0 + 20 = 20.
    # Abating for 10 would leave 19, so the factory goes.
    points = [[0.0, 0, 9, 0], [0, 20, 0, 0]]
    cheap = land.solve(made(points, [2, 0], workshops=shops(2, (0, 1, [1]), price=5.0)), SMALL)
    assert cheap.part is not None
    assert (cheap.value, cheap.part.planned, cheap.part.abated) == (
        pytest.approx(24.0),
        {"P0": "100102", "P1": "0701"},
        (("W0", 5.0),),
    )
    dear = land.solve(made(points, [2, 0], workshops=shops(2, (0, 1, [1]), price=10.0)), SMALL)
    assert dear.part is not None
    assert (dear.value, dear.part.abated) == (pytest.approx(20.0), ())
    assert dear.part.planned["P0"] in ("01", "0701")


def test_the_budget_holds() -> None:
    cost = np.array([[0.0, 3, 3, 3]] * 3)
    problem = made([[0.0, 10, 0, 0], [0, 9, 0, 0], [0, 8, 0, 0]], [0, 0, 0], cost_yuan=cost, budget_yuan=6.0)
    result = land.solve(problem, SMALL)
    # Two changes can be paid: the two best, (10 - 3) + (9 - 3) = 13.
    assert result.part is not None
    assert (result.value, result.part.planned) == (pytest.approx(13.0), {"P0": "0701", "P1": "0701", "P2": "01"})
    assert result.part.demands[-1].used == pytest.approx(6.0)


def test_contiguity_is_kept_only_when_asked_for() -> None:
    # Industry is worth most at both ends; in one piece the middle must join or one end be given up: 5 + 1 + 5 = 5 + 3 + 3.
    points = [[0.0, 3, 5, 0], [0, 3, 1, 0], [0, 3, 5, 0]]
    loose = land.solve(made(points, [0, 0, 0]), SMALL)
    tight = land.solve(made(points, [0, 0, 0], contiguous=(2,)), SMALL)
    assert loose.value == pytest.approx(13.0)
    assert tight.value == pytest.approx(11.0)
    assert tight.part is not None
    assert failed(land.check(made(points, [0, 0, 0], contiguous=(2,)), tight)) == set()


def test_contiguity_that_cannot_be_had_gives_no_plan_and_names_contiguity() -> None:
    barred = np.zeros((3, 4), dtype=bool)
    barred[1, 2] = True
    problem = made([[1.0, 1, 1, 1]] * 3, [0, 0, 0], contiguous=(2,), demands=(area_demand(3, 2, 2, 2),))
    problem = replace(problem, masks=(replace(problem.masks[0], barred=barred),))
    result = land.solve(problem, SMALL)
    assert result.part is None
    assert result.status is Status.INFEASIBLE
    told = [words.zh for words in result.conflict]
    assert "用途 100102 须连成一片" in told
    assert any("不少于 2.00 公顷" in words for words in told)
    assert not any("不多于" in words for words in told)  # fewer would be harmless
    assert "class 100102 must be one piece" in [words.en for words in result.conflict]


def test_contiguity_holds_where_compactness_is_worth_nothing() -> None:
    park = grid_park(
        [["16", "16", "16"]],
        chosen=settings(
            area_goals=(AreaGoal("100103", 20_000, 20_000),), contiguous=("100103",), weights={"compactness": 0.0}
        ),
    )
    result = land.solve(land_problem(park), SMALL)
    assert result.part is not None
    industry = [parcel for parcel, use in result.part.planned.items() if use == "100103"]
    assert industry in (["P00", "P01"], ["P01", "P02"])


def test_the_impossible_is_told_with_the_demands_that_conflict() -> None:
    problem = made(
        [[1.0, 1, 1, 1]] * 3,
        [0, 0, 0],
        demands=(area_demand(3, 1, 2, 3), area_demand(3, 2, 2, None), area_demand(3, 3, 0, 3)),
    )
    result = land.solve(problem, SMALL)
    assert result.status is Status.INFEASIBLE
    told = " ".join(words.en for words in result.conflict)
    assert "0701 at least 2.00 ha" in told
    assert "100102 at least 2.00 ha" in told
    assert "100103" not in told  # the third demand has no part in it


def test_a_fixed_use_that_a_rule_forbids_is_told_with_its_parcel() -> None:
    park = grid_park([["100102", "16"]], soil={"P00": "polluted"}, fixed_use={"P00": "0701"})
    result = land.solve(land_problem(park), SMALL)
    assert result.status is Status.INFEASIBLE
    assert any("P00" in words.zh for words in result.conflict)


def test_a_budget_that_cannot_pay_for_protection_is_told() -> None:
    # The school stands 20 m from a workshop that needs 60 m; nothing may be spent, so neither abatement nor moving is open.
    park = with_buildings(
        grid_park([["100102", "0804"]], chosen=settings(area_goals=(AreaGoal("01", 0.0),), budget_yuan=0.0)),
        building("W", "workshop", 60, 40, parcel="P00", emits=True, protection_m=60.0),
        building("S", "school", 110, 40, parcel="P01", floors=3.0),
    )
    result = land.solve(land_problem(park), SMALL)
    assert result.status is Status.INFEASIBLE
    told = " ".join(words.en for words in result.conflict)
    assert "WS-DEF" in told
    assert "spending" in told


def test_quota_is_new_and_linked_only_as_far_as_land_is_reclaimed() -> None:
    # Fields at P0, P1, P2 would all be built on; a village at P3 may be reclaimed. One hectare of new quota, one of linked.
    points = [[0.0, 0, 50, 0], [0, 0, 40, 0], [0, 0, 30, 0], [0, 20, 0, 0]]
    base = made(points, [0, 0, 0, 1])
    taken = np.zeros((4, 4))
    taken[:3, 1:] = 10_000.0
    freed = np.zeros((4, 4))
    freed[3, 0] = 10_000.0
    total = replace(area_demand(4, 0, None, 2), key="land.quota.total", amount=taken)
    net = replace(area_demand(4, 0, None, 1), key="land.quota.net", amount=taken - freed)
    result = land.solve(replace(base, demands=(total, net)), SMALL)
    # With the village reclaimed two may be built on: 50 + 40 + 0 = 90; keeping it only one: 50 + 20 = 70.
    assert result.part is not None
    assert (result.value, result.part.planned) == (
        pytest.approx(90.0),
        {"P0": "100102", "P1": "100102", "P2": "01", "P3": "01"},
    )


def test_a_park_solved_keeps_what_it_was_told_to_keep() -> None:
    park = checker_park()
    fixed = {"P20": "0701", "P31": "keep"}
    frame = park.parcels.frame
    frame["fixed_use"] = [fixed.get(parcel) for parcel in frame["id"]]
    park = with_quota(park.with_table("parcels", frame), new_m2=20_000, linked_m2=10_000, replenished_m2=20_000)
    result = land.solve(land_problem(park), SMALL)
    assert result.part is not None
    assert result.part.planned["P20"] == "0701"
    assert result.part.planned["P31"] == "16"
    assert result.part.planned["P03"] == result.part.planned["P13"] == "0101"  # permanent farmland
    assert result.part.planned["P23"] == "1207"  # the street
    assert [result.part.choice(p).fixed for p in ("P20", "P31", "P03")] == [True, True, False]
