"""Does each parcel's reason add up, and is its next-best use truly the next best?"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.contract.engines import SMALL
from tests.land_problems import USES, area_demand, everything, failed, made, result_of, shops, thrown
from tests.parks import checker_park, land_problem

from gongxing.engines import land
from gongxing.engines.land.objective import Assignment
from gongxing.engines.land.scheme import write_scheme


def assignment(labels: list[int], abated: list[bool] | None = None) -> Assignment:
    return Assignment(np.array(labels), np.array(abated or [], dtype=bool))


def test_a_parcels_reasons_by_hand() -> None:
    cost = np.zeros((2, 4))
    cost[0, 2] = 6.0
    problem = made([[1.0, 5, 20, 0], [3, 8, 9, 0]], [0, 2], cost_yuan=cost, cost_weight=0.5)
    problem = replace(problem, neighbours=replace(problem.neighbours, reward_yuan_m=0.1))
    scheme = write_scheme(problem, assignment([2, 2]))
    first = scheme.choice("P0")
    assert (first.present, first.planned, first.cost_yuan, first.changed) == ("01", "100102", 6.0, True)
    assert [(part.factor, part.points) for part in first.parts] == [
        ("land.factor.kin", 20.0), ("land.factor.border", pytest.approx(10.0)), ("land.factor.cost", -3.0),
    ]  # fmt: skip
    # In its stead: homes 5, no border, no cost. 20 + 10 - 3 - 5 = 22 yuan are lost.
    assert (first.next_use, first.next_loss) == ("0701", pytest.approx(22.0))
    assert first.rules == ()


def test_a_parcel_that_keeps_its_class_keeps_its_finer_code() -> None:
    problem = made([[1.0, 0, 0, 0]], [0], present=("0101",))
    scheme = write_scheme(problem, assignment([0]))
    assert scheme.choice("P0").planned == "0101"
    assert not scheme.choice("P0").changed


def test_what_keeps_a_parcel_from_a_better_use_is_named() -> None:
    # Homes would be worth 9 on every parcel. P0 has them; on P1 the quota of one hectare stops them; on P2 a mask does.
    points = [[0.0, 9, 0, 0]] * 3
    barred = np.zeros((3, 4), dtype=bool)
    barred[2, 1] = True
    problem = made(points, [0, 0, 0], demands=(area_demand(3, 1, None, 1),))
    problem = replace(problem, masks=(replace(problem.masks[0], rule="TR-59", barred=barred),))
    scheme = write_scheme(problem, assignment([1, 0, 0]))
    assert [choice.rules for choice in scheme.choices] == [(), ("land.area.0701",), ("TR-59",)]
    assert scheme.choice("P1").next_use != "0701"
    (demand,) = scheme.demands
    assert (demand.used, demand.high, demand.binding) == (10_000.0, 10_000.0, True)


def test_protection_and_budget_are_named_too() -> None:
    cost = np.zeros((2, 4))
    cost[0, 3] = 50.0
    problem = made(
        [[0.0, 0, 5, 90], [0, 9, 1, 0]], [2, 2], cost_yuan=cost, budget_yuan=20.0, workshops=shops(2, (0, 1, [1]))
    )
    scheme = write_scheme(problem, assignment([2, 2], [False]))
    assert scheme.choice("P0").rules == ("land.budget",)
    assert scheme.choice("P1").rules == ("WS-DEF",)
    assert scheme.demands[-1].key == "land.budget"
    assert (scheme.demands[-1].used, scheme.demands[-1].binding) == (0.0, False)


def test_a_fixed_parcel_has_no_other_use_and_says_so() -> None:
    barred = np.array([[False, True, True, True]])
    problem = made([[0.0, 9, 9, 9]], [0], fixed=np.array([True]))
    problem = replace(problem, masks=(replace(problem.masks[0], rule="land.fixed", barred=barred),))
    only = write_scheme(problem, assignment([0])).choice("P0")
    assert (only.fixed, only.rules, only.next_use, only.next_loss) == (True, ("land.fixed",), "", None)


def test_a_use_that_would_tear_a_contiguous_class_is_not_the_next_best() -> None:
    # Industry in one piece on all three; the middle may not be given up though a field there is worth more.
    problem = made([[0.0, 0, 5, 0], [9, 0, 5, 0], [0, 0, 5, 0]], [2, 2, 2], contiguous=(2,))
    scheme = write_scheme(problem, assignment([2, 2, 2]))
    assert scheme.choice("P1").next_loss is None
    assert scheme.choice("P1").rules == ("land.contiguous",)
    assert scheme.choice("P0").next_loss == pytest.approx(5.0)


@pytest.mark.parametrize("seed", range(12))
def test_next_best_is_what_trying_every_other_use_finds(seed: int) -> None:
    """Every single change is judged by the checker and valued anew; the best of those that pass is the next best."""
    problem = thrown(seed, parcels=4, contiguous=(2,) if seed % 2 else ())
    plans = sorted(everything(problem), key=lambda found: -found[0])[::40]
    for value, given in plans[:6]:
        scheme = write_scheme(problem, given)
        for row, choice in enumerate(scheme.choices):
            losses = {}
            for use in set(range(len(USES))) - {int(given.labels[row])}:
                changed = given.labels.copy()
                changed[row] = use
                tried = result_of(problem, changed, np.flatnonzero(given.abated))
                if not failed(land.check(problem, tried)):
                    assert tried.value is not None
                    losses[USES[use]] = value - tried.value
            if not losses:
                assert (choice.next_use, choice.next_loss) == ("", None)
            else:
                assert choice.next_loss == pytest.approx(min(losses.values()))
                assert losses[choice.next_use] == pytest.approx(min(losses.values()))


def test_the_reasons_of_a_whole_park_add_up_to_its_value() -> None:
    """Each border's reward stands at both parcels, so it counts half; abatement is the workshops' own."""
    problem = land_problem(checker_park())
    result = land.solve(problem, SMALL, seed=1)
    assert result.part is not None
    border = sum(p.points for c in result.part.choices for p in c.parts if p.factor == "land.factor.border")
    whole = sum(p.points for c in result.part.choices for p in c.parts)
    captured = problem.cost_weight * sum(price for _, price in result.part.abated)
    assert result.value == pytest.approx(whole - border / 2 - captured)
    assert sum(c.cost_yuan for c in result.part.choices) + captured == pytest.approx(result.part.demands[-1].used)
