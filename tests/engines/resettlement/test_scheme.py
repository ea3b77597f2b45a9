"""Does the scheme say of each household, group and estate what was chosen?"""

from __future__ import annotations

from tests.resettlement_problems import estate, household, problem_of, small_problem

from gongxing.engines.resettlement import solve


def test_a_flat_much_smaller_than_the_entitlement_is_called_mixed() -> None:
    problem = problem_of((household("A", persons=4, floor_m2=200.0, wish="flat"),), (estate("E1", (120.0, 1)),))
    scheme = solve(problem).part
    assert scheme is not None
    line = scheme.line("A")
    assert (line.way, line.flat_m2, line.area_m2) == ("mixed", 120.0, 160.0)
    assert {item.key for item in line.items} >= {"settle", "short"}
    assert line.distance_m == 500.0


def test_groups_and_estates_are_counted() -> None:
    scheme = solve(small_problem()).part
    assert scheme is not None
    assert [group.households for group in scheme.groups] == [7, 7]
    assert sum(number for group in scheme.groups for _, number in group.estates) == sum(e.taken for e in scheme.estates)
    assert all(flat.taken <= flat.number for e in scheme.estates for flat in e.flats)
    assert scheme.estate("E3").taken == 2
    assert scheme.profile == "hangzhou"
