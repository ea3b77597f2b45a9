"""Do the figures of a scheme add up as a planner would add them?"""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.contract.engines import SMALL
from tests.land_problems import WORD, made
from tests.parks import checker_park, land_problem

from gongxing.engines import land
from gongxing.engines.land.measures import MEASURES
from gongxing.origins import OriginKind
from gongxing.plan import LandScheme, ParcelChoice, Result, Status

PROBLEM = made([[1.0, 1, 1, 1]], [0])


def figures(
    *choices: ParcelChoice, abated: tuple[tuple[str, float], ...] = (), **said: float
) -> dict[str, float | None]:
    scheme = LandScheme((), choices, (), (), abated)
    result = Result(
        Status.FEASIBLE, scheme, said.get("value", 90.0), said.get("bound", 100.0), said.get("gap", 0.1), 1, WORD
    )
    return {f.key: f.value for f in land.measure(PROBLEM, result, baseline_value=80.0)}


def choice(present: str, planned: str, area: float, cost: float = 0.0) -> ParcelChoice:
    return ParcelChoice(f"{present}>{planned}", area, present, planned, False, (), cost)


def test_by_hand() -> None:
    found = figures(
        choice("0101", "100102", 10.0, 7.0), choice("0101", "0101", 20.0), choice("0703", "01", 5.0, 3.0), choice("", "0701", 40.0, 2.0),
        choice("100102", "100101", 8.0), choice("0201", "01", 1.0), abated=(("W1", 4.0), ("W2", 6.0)),
    )  # fmt: skip
    assert found["land.value"] == 90.0
    assert found["land.baseline_value"] == 80.0
    assert found["land.gap"] == pytest.approx(10.0)
    assert found["land.changed_parcels"] == 4
    assert found["land.changed_m2"] == pytest.approx(10 + 5 + 8 + 1)
    assert found["land.cost_yuan"] == pytest.approx(7 + 3 + 2 + 4 + 6)
    assert found["land.abated"] == 2
    assert found["land.new_construction_m2"] == pytest.approx(10)
    assert found["land.reclaimed_m2"] == pytest.approx(5)
    assert found["land.farmland_loss_m2"] == pytest.approx(30 - 26)
    assert found["land.unknown_m2"] == pytest.approx(40)
    # The balance: fields 30 today, 26 planned; the kinds of industry apart; unknown land gone into homes.
    assert (found["land.balance.01.present_m2"], found["land.balance.01.planned_m2"]) == (30.0, 26.0)
    assert (found["land.balance.100102.present_m2"], found["land.balance.100102.planned_m2"]) == (8.0, 10.0)
    assert (found["land.balance.100101.present_m2"], found["land.balance.100101.planned_m2"]) == (0.0, 8.0)
    assert (found["land.balance.unknown.present_m2"], found["land.balance.unknown.planned_m2"]) == (40.0, 0.0)
    assert found["land.balance.07.planned_m2"] == 40.0


def test_the_balance_of_a_solved_park_closes_and_every_figure_has_an_origin() -> None:
    problem = land_problem(checker_park())
    result = land.solve(problem, SMALL)
    found = land.measure(problem, result, baseline_value=None)
    for side in ("present", "planned"):
        whole = sum(f.value or 0.0 for f in found if f.key.startswith("land.balance.") and f.key.endswith(f"{side}_m2"))
        assert whole == pytest.approx(float(problem.area_m2.sum()))
    assert all(f.origin.kind is OriginKind.COMPUTATION and f.origin.inputs for f in found)
    assert [f.key for f in found[: len(MEASURES)]] == [m.key for m in MEASURES]
    assert len({f.key for f in found}) == len(found)
    assert next(f for f in found if f.key == "land.baseline_value").value is None  # not known, not zero


def test_no_scheme_no_figures() -> None:
    assert land.measure(PROBLEM, Result(Status.UNKNOWN, None, None, None, None, 1, WORD), baseline_value=1.0) == ()


def test_an_unknown_gap_stays_unknown() -> None:
    result = Result(Status.FEASIBLE, LandScheme((), (choice("01", "01", 1.0),), (), ()), 0.0, 1.0, None, 1, WORD)
    found = {f.key: f.value for f in land.measure(PROBLEM, replace(result, bound=None), baseline_value=None)}
    assert found["land.gap"] is None
    assert found["land.bound"] is None
