"""Is a hopeless problem told with the smallest set of resources and items that cannot be reconciled?"""

from __future__ import annotations

from gongxing.algorithms.assignment import AssignmentProblem, solve_assignment
from gongxing.algorithms.assignment.conflict import find_conflict, nothing_fits
from gongxing.algorithms.milp import MilpLimits

NAMES = ("land", "yard", "money")
FIRMS = ("p", "q", "r", "s")


def crowded() -> AssignmentProblem:
    """p, q, r need 2 of `land` each, which has 5; s fits anywhere."""
    return AssignmentProblem(
        4, [0, 1, 2, 3, 3], [1, 1, 1, 1, 2], [0, 0, 0, 1, 2], [0, 1, 2, 3, 4], [2, 2, 2, 1, 1], [5, 3, 9], NAMES, FIRMS
    )


def test_the_crowded_site_is_named_with_its_firms() -> None:
    assert find_conflict(crowded(), MilpLimits()) == (("land",), ("p", "q", "r"))
    told = solve_assignment(crowded())
    assert (told.status, told.choice, told.value, told.gap) == ("infeasible", None, None, None)
    assert (told.conflict, told.conflict_items) == (("land",), ("p", "q", "r"))


def test_an_item_that_fits_nowhere() -> None:
    problem = AssignmentProblem(2, [0, 1], [1, 1], [0, 1], [0, 1], [7, 1], [5, 3], ("land", "yard"), ("p", "q"))
    told = solve_assignment(problem)
    assert (told.status, told.conflict, told.conflict_items) == ("infeasible", ("land",), ("p",))
    assert nothing_fits(crowded()) is None


def test_whole_numbers_alone_can_conflict() -> None:
    # two agents of capacity 3 and three jobs of size 2: 6 of 6 with fractions, impossible in whole jobs
    problem = AssignmentProblem(
        3, [0, 0, 1, 1, 2, 2], [1] * 6, [0, 1] * 3, range(6), [2] * 6, [3, 3], ("left", "right"), ("p", "q", "r")
    )
    told = solve_assignment(problem)
    assert (told.status, told.conflict, told.conflict_items) == ("infeasible", ("left", "right"), ("p", "q", "r"))
