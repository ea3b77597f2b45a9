"""Are present codes counted as the classes a planner would count them as?"""

from __future__ import annotations

import pytest

from gongxing.engines.land.classes import ASSIGNABLE, arable, built, counted, flags, keeps, planning_uses


@pytest.mark.parametrize(
    ("code", "use"),
    [
        ("0101", "0101"),
        ("07", "0701"),
        ("1001", "100102"),
        ("10", "100102"),
        ("0702", "0701"),
        ("070401", "08"),
        ("0601", "0601"),
        ("", ""),
    ],
)
def test_coarse_and_kindred_codes_count_as_another_class(code: str, use: str) -> None:
    assert counted(code) == use


def test_the_classes_of_a_problem_are_the_assignable_ones_and_those_that_stand() -> None:
    assert planning_uses([]) == tuple(sorted(ASSIGNABLE))
    uses = planning_uses(["1207", "0301", "170101", "0101", ""])
    assert set(uses) - set(ASSIGNABLE) == {"12", "03", "17"}
    assert list(uses) == sorted(uses)


def test_each_parcel_keeps_the_nearest_class_and_unknown_land_none() -> None:
    uses = planning_uses(["1402", "1207", "0601"])
    found = keeps(["080403", "0801", "1402", "1401", "1001", "0601", "", "99"], uses)
    assert [uses[k] if k >= 0 else None for k in found] == ["0804", "08", "1402", "14", "100102", "0601", None, None]


def test_kinds_of_class() -> None:
    uses = ("01", "03", "0701", "100102", "16", "17")
    assert built(uses).tolist() == [False, False, True, True, True, False]
    assert arable(uses).tolist() == [True, False, False, False, False, False]
    assert flags(uses, ("07", "10")).tolist() == [False, False, True, True, False, False]
    assert not flags(uses, ()).any()
