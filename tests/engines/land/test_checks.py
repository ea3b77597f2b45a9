"""Does the checker catch a scheme that was tampered with, each rule by its own finding?"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.contract.engines import SMALL
from tests.land_problems import area_demand, failed, made, result_of, shops
from tests.parks import checker_park, land_problem

from gongxing.engines import land
from gongxing.plan import LandScheme, Result, Status

POINTS = [[1.0, 2, 3, 4]] * 3


def tampered(result: Result[LandScheme], where: str, **changes: object) -> Result[LandScheme]:
    assert result.part is not None
    choices = tuple(replace(c, **changes) if c.parcel == where else c for c in result.part.choices)  # type: ignore[arg-type]
    return replace(result, part=replace(result.part, choices=choices))


def test_an_honest_scheme_passes() -> None:
    problem = made(POINTS, [0, 1, 2])
    assert failed(land.check(problem, result_of(problem, [0, 1, 2]))) == set()


def test_without_a_scheme_nothing_is_known() -> None:
    (finding,) = land.check(
        made(POINTS, [0, 1, 2]), Result(Status.UNKNOWN, None, None, None, None, 1, area_demand(1, 0, 1, 1).basis)
    )
    assert finding.verdict == "unknown"


@pytest.mark.parametrize("change", [{"planned": "99"}, {"planned": ""}, {"parcel": "P9"}, {"area_m2": 9_999.0}])
def test_a_parcel_lost_unplanned_or_shrunk(change: dict[str, object]) -> None:
    problem = made(POINTS, [0, 1, 2])
    findings = land.check(problem, tampered(result_of(problem, [0, 1, 2]), "P1", **change))
    assert [(f.code, f.verdict, f.rows) for f in findings] == [
        ("land.complete", "fail", tuple(p for p in ("P1", change.get("parcel")) if p))
    ]


def test_a_parcel_planned_twice_or_from_elsewhere() -> None:
    problem = made(POINTS, [0, 1, 2])
    result = result_of(problem, [0, 1, 2])
    assert result.part is not None
    for extra in (replace(result.part.choices[0], planned="100102"), replace(result.part.choices[0], parcel="P9")):
        more = replace(result, part=replace(result.part, choices=(*result.part.choices, extra)))
        assert failed(land.check(problem, more)) == {"land.complete"}


def test_a_workshop_that_does_not_exist_cannot_be_abated() -> None:
    problem = made(POINTS, [0, 1, 2])
    result = result_of(problem, [0, 1, 2])
    assert result.part is not None
    ghost = replace(result, part=replace(result.part, abated=(("W9", 1.0),)))
    assert failed(land.check(problem, ghost)) == {"land.complete"}


def test_a_barred_class() -> None:
    problem = made(POINTS, [0, 1, 2])
    barred = np.zeros((3, 4), dtype=bool)
    barred[0, 1] = True
    problem = replace(problem, masks=(replace(problem.masks[0], rule="JBNT-35", barred=barred),))
    assert failed(land.check(problem, result_of(problem, [0, 1, 2]))) == set()
    findings = land.check(problem, result_of(problem, [1, 1, 2]))
    assert failed(findings) == {"land.mask.JBNT-35"}
    (bad,) = (f for f in findings if f.verdict == "fail")
    assert (bad.rows, bad.rule, bad.origins[0].ref) == (("P0",), "JBNT-35", "JBNT-35")


@pytest.mark.parametrize(
    ("labels", "broken"), [([1, 0, 0], set()), ([0, 0, 0], {"land.area.0701"}), ([1, 1, 1], {"land.area.0701"})]
)
def test_a_demand_missed_on_either_side(labels: list[int], broken: set[str]) -> None:
    problem = made(POINTS, [0, 0, 0], demands=(area_demand(3, 1, 1, 2),))
    assert failed(land.check(problem, result_of(problem, labels))) == broken


def test_class_3_industry_newly_beside_homes() -> None:
    problem = made(POINTS, [1, 3, 0])
    assert failed(land.check(problem, result_of(problem, [1, 3, 0]))) == set()  # both stand there today
    findings = land.check(problem, result_of(problem, [1, 3, 1]))
    assert failed(findings) == {"land.apart"}
    assert [f.rows for f in findings if f.verdict == "fail"] == [("P1–P2",)]
    across = replace(problem, neighbours=replace(problem.neighbours, touching=np.array([True, False])))
    assert failed(land.check(across, result_of(across, [1, 3, 1]))) == set()  # across a street they do not touch


def test_a_home_within_the_distance_of_a_working_workshop() -> None:
    problem = made(POINTS, [2, 0, 0], workshops=shops(3, (0, 1, [1])))
    findings = land.check(problem, result_of(problem, [2, 1, 0]))
    assert failed(findings) == {"land.shields"}
    assert [f.rows for f in findings if f.verdict == "fail"] == [("W0→P1",)]
    assert failed(land.check(problem, result_of(problem, [2, 1, 0], abated=[0]))) == set()  # abated
    assert failed(land.check(problem, result_of(problem, [0, 1, 0]))) == set()  # gone
    assert failed(land.check(problem, result_of(problem, [2, 0, 1]))) == set()  # out of reach


def test_the_budget_counts_conversion_and_abatement() -> None:
    cost = np.zeros((3, 4))
    cost[1, 1] = 8.0
    problem = made(POINTS, [2, 0, 0], workshops=shops(3, (0, 1, [1]), price=5.0), cost_yuan=cost, budget_yuan=13.0)
    assert failed(land.check(problem, result_of(problem, [2, 1, 0], abated=[0]))) == set()
    short = replace(problem, budget_yuan=12.9)
    assert failed(land.check(short, result_of(short, [2, 1, 0], abated=[0]))) == {"land.budget"}
    assert "land.budget" not in {
        f.code for f in land.check(replace(problem, budget_yuan=None), result_of(problem, [2, 1, 0], abated=[0]))
    }


def test_a_class_that_must_be_in_one_piece() -> None:
    problem = made(POINTS, [2, 2, 2], contiguous=(2,))
    assert failed(land.check(problem, result_of(problem, [2, 2, 0]))) == set()
    assert failed(land.check(problem, result_of(problem, [0, 0, 0]))) == set()
    assert failed(land.check(problem, result_of(problem, [2, 0, 2]))) == {"land.contiguous.100102"}


def test_a_value_that_is_claimed_too_high_or_too_low_or_beyond_the_bound() -> None:
    problem = made(POINTS, [0, 1, 2])
    honest = result_of(problem, [0, 1, 2])  # worth 1 + 2 + 3
    assert honest.value == pytest.approx(6.0)
    assert failed(land.check(problem, replace(honest, value=6.1))) == {"land.value"}
    assert failed(land.check(problem, replace(honest, value=None))) == {"land.value"}
    assert failed(land.check(problem, replace(honest, bound=5.9))) == {"land.value"}
    assert failed(land.check(problem, replace(honest, bound=6.0))) == set()


def test_a_solved_park_tampered_with_afterwards() -> None:
    problem = land_problem(checker_park())
    result = land.solve(problem, SMALL, seed=1)
    assert failed(land.check(problem, result)) == set()
    # P03 is permanent farmland: turned to industry it breaks the mask, and what the plan claims to be worth is no longer so.
    assert {"land.mask.JBNT-35", "land.value"} <= failed(land.check(problem, tampered(result, "P03", planned="100101")))
    assert {"land.mask.land.scope"} <= failed(
        land.check(problem, tampered(result, "P23", planned="16"))
    )  # the street given up
    assert result.part is not None
    bare = replace(result, part=replace(result.part, abated=()))
    assert ("land.shields" in failed(land.check(problem, bare))) == bool(result.part.abated)


def test_figures_written_beside_the_choices_are_recomputed() -> None:
    problem = made([[5, 9, 0, 0], [5, 1, 0, 0]], [0, 0])
    honest = land.solve(problem, seed=1)
    assert failed(land.check(problem, honest)) == set()
    scheme = honest.part
    dear = replace(scheme, choices=(replace(scheme.choices[0], cost_yuan=1e6), *scheme.choices[1:]))
    assert failed(land.check(problem, replace(honest, part=dear))) == {"land.figures"}
    part = replace(scheme.choices[0].parts[0], points=1e6)
    boasted = replace(scheme, choices=(replace(scheme.choices[0], parts=(part,)), *scheme.choices[1:]))
    assert failed(land.check(problem, replace(honest, part=boasted))) == {"land.figures"}
