"""Does a park with plan, grades and chains become the right problem?"""

from __future__ import annotations

import numpy as np
import pytest
from tests.industry_parks import (
    Chains,
    Critical,
    Grade,
    Grades,
    at,
    industry_problem,
    land_plan,
    with_decisions,
    with_firms,
    works_park,
)
from tests.parks import grid_park

from gongxing.engines.industry.problem import CLASS, CLEARED, SHIELD
from gongxing.errors import NotReadyError


def test_firms_are_read_with_their_conflicts_grades_and_decisions() -> None:
    park = with_decisions(works_park(), A="keep")
    problem = industry_problem(park, grading=Grades({"A": Grade("C", "C 5/5", True)}))
    a, b, c, d = problem.firms
    assert (a.grade, a.votes, a.stable, a.decided) == ("C", "C 5/5", True, "keep")
    assert (b.leaves, b.conflicts, b.distance_m) == ((SHIELD,), 1, 50.0)
    assert c.leaves == ()
    assert d.kind == "storage"
    assert problem.chains == ("装备",)


def test_a_cleared_parcel_and_a_lower_class_drive_firms_out() -> None:
    park = works_park()
    problem = industry_problem(park, land_plan(park, P00="1401", P01="100101", P02="1402"))
    a, b, _, _ = problem.firms
    assert a.leaves == (CLEARED,)
    assert a.covered
    assert not a.frees_works
    assert (b.leaves, b.steps, b.covered) == ((CLASS,), 1, False)
    assert problem.here.tolist()[0] == -1


def test_large_and_critical_firms_that_may_stay_are_anchors() -> None:
    park = works_park()
    chains = Chains({"A": "x", "C": "x"}, {("x", "x"): 0.3}, (Critical("C"), Critical("B")))
    problem = industry_problem(park, chain=chains)
    assert [firm.anchor for firm in problem.firms] == [True, False, True, True]
    assert np.isnan(problem.near_here[3])
    assert problem.near_here[0] == 1.0


def test_the_parcel_of_a_firm_is_found_under_its_point_or_left_open() -> None:
    park = with_firms(grid_park([["100102", "100102"]]), {"id": "A", "geometry": at(150, 50)}, {"id": "B"})
    a, b = industry_problem(park).firms
    assert a.parcel == "P01"
    assert b.parcel == ""
    assert not b.known


def test_distances_are_between_middles_in_kilometres() -> None:
    problem = industry_problem(works_park())
    places = [site.parcel for site in problem.sites]
    assert problem.km[0, places.index("P01")] == pytest.approx(0.1)


def test_what_was_estimated_or_is_lacking_is_noted() -> None:
    rows = [{"id": f"F{n}", "parcel": "P00", "land_m2": 1000.0} for n in range(3)]
    park = with_firms(grid_park([["100102"]]), *rows, {"id": "X", "parcel": "P00", "land_m2": None}, {"id": "Y"})
    notes = " ".join(note.en for note in industry_problem(park).notes)
    assert "1 firms have their land estimated" in notes
    assert "1 firms lack a parcel" in notes
    assert "no chain map" in notes


def test_without_firms_or_parcels_it_says_what_to_import() -> None:
    with pytest.raises(NotReadyError) as told:
        industry_problem(grid_park([["100102"]]))
    assert told.value.faults[0].place.table == "firms"
