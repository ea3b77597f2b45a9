"""Which outcomes are open to a household?"""

from __future__ import annotations

from tests.resettlement_problems import estate, household, problem_of

from gongxing.engines.resettlement import open_options


def areas(persons: int, floor: float, *flats: tuple[float, int], **changes: object) -> list[float]:
    house = household("H", persons=persons, floor_m2=floor, wish="flat", **changes)
    return sorted(option.area_m2 for option in open_options(problem_of((house,), (estate("E", *flats),))).all)


def test_flats_fit_the_entitlement_with_what_may_be_bought_above_it() -> None:
    # three persons, 120 m2: at least 60, at most 135
    assert areas(3, 150.0, (50.0, 9), (60.0, 9), (130.0, 9), (140.0, 9)) == [60.0, 130.0]


def test_two_flats_are_offered_to_large_households_only() -> None:
    # four persons, 160 m2: pairs between 120 and 175; single flats from 80
    assert areas(4, 200.0, (60.0, 9), (80.0, 1), (100.0, 9)) == [80.0, 100.0, 120.0, 140.0, 160.0]
    assert areas(2, 200.0, (40.0, 9), (80.0, 9)) == [40.0, 80.0, 80.0]  # of 40 also two


def test_the_nearest_size_is_offered_where_none_fits() -> None:
    assert areas(1, 40.0, (90.0, 2), (120.0, 3)) == [90.0]
    assert areas(3, 150.0, (20.0, 2), (30.0, 3)) == [30.0]


def test_who_has_not_chosen_may_have_money_or_a_flat_but_no_homestead() -> None:
    place = estate("S", (160.0, 2), kind="homesteads")
    problem = problem_of((household("A"), household("B", wish="homestead")), (estate("E", (120.0, 2)), place))
    options = open_options(problem)
    assert {options.all[k].way for k in options.of(0)} == {"cash", "flat"}
    assert {options.all[k].way for k in options.of(1)} == {"homestead"}
    assert len(options.cost) == len(options.all)
