"""Do the sums of a year and the cover of a project follow from their parts?"""

from __future__ import annotations

from gongxing.plan.finance import SOURCES, USES, FinanceYear, Project
from gongxing.words import same


def test_all_that_comes_in_and_goes_out() -> None:
    year = FinanceYear(2026, 1, 2, 3, 4, 5, 6, 10, 20, 30, 40, 50, 60, 0, 0, None, None)
    assert year.in_fen == 21
    assert year.out_fen == 210
    assert [year.fen(name) for name in SOURCES] == [1, 2, 3, 4, 5, 6]
    assert [year.fen(name) for name in USES] == [10, 20, 30, 40, 50, 60]


def test_the_cover_of_a_project_is_known_only_with_bonds_on_it() -> None:
    project = Project("a", same("a"), "water", 100, 0, 0, 10, 120, 90, 60, 80)
    assert project.cover == 1.5
    assert Project("a", same("a"), "water", 100, 0, 0, 10, 120, 90).cover is None
