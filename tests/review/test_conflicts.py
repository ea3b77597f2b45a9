"""Which homes stand too near a workshop today, what would each remedy cost, and does the plan end the conflict?"""

from __future__ import annotations

import pytest
from tests.parks import AS_OF, building, grid_park, with_buildings

from gongxing.io.packs import load_land_values, load_standards
from gongxing.park import Park
from gongxing.plan import Conflict, LandScheme, ParcelChoice
from gongxing.review import conflict_ledger
from gongxing.review.conflicts import ABATE, MOVE_PEOPLE, MOVE_WORKSHOP
from gongxing.standards.land_values import LandKey

STANDARDS = load_standards("jiangsu", AS_OF)
VALUES = load_land_values()
for _key, _price in (
    (LandKey.ABATEMENT, 500.0), (LandKey.RELOCATION_HOUSEHOLD, 4_000.0), (LandKey.REBUILD_PUBLIC, 3_000.0), (LandKey.RELOCATION_FIRM, 2_000.0),
    (LandKey.DEMOLITION, 100.0),
):  # fmt: skip
    for _use in ("*", "0703", "100102"):
        VALUES = VALUES.with_value(_key, _use, _price, "试验")


def park_with(kind: str = "dwelling", **values: object) -> Park:
    # 45 m of the 50 m required.
    return with_buildings(
        grid_park([["100102", "0703"]]),
        building("W", "workshop", 70, 40, parcel="P00", emits=True, protection_m=50.0, firm="F1"),
        building("H", kind, 135, 40, side=10, parcel="P01", **{"floors": 2.0} | values),
    )


def ledger(*, p00: str = "100102", p01: str = "0703", abated: tuple[tuple[str, float], ...] = ()) -> Conflict:
    choices = (
        ParcelChoice("P00", 1e4, "100102", p00, False, (), 0.0),
        ParcelChoice("P01", 1e4, "0703", p01, False, (), 0.0),
    )
    (found,) = conflict_ledger(park_with(), STANDARDS, VALUES, LandScheme((), choices, (), (), abated))
    return found


def test_the_remedies_are_priced_by_hand() -> None:
    (found,) = conflict_ledger(park_with(), STANDARDS, VALUES, None)
    assert (found.workshop, found.firm, found.sensitive, found.sensitive_kind) == ("W", "F1", "H", "dwelling")
    assert (found.distance_m, found.required_m) == (pytest.approx(45.0), 50.0)
    # Abating 400 m2 of hall: 200,000. Moving 200 m2 of home: 820,000. Moving 400 m2 of hall: 840,000.
    assert dict(found.remedies) == {
        ABATE: pytest.approx(200_000),
        MOVE_PEOPLE: pytest.approx(820_000),
        MOVE_WORKSHOP: pytest.approx(840_000),
    }
    assert (found.resolved, found.chosen) == (False, None)


def test_a_school_is_rebuilt_rather_than_moved_like_a_household() -> None:
    (found,) = conflict_ledger(park_with("school"), STANDARDS, VALUES, None)
    assert dict(found.remedies)[MOVE_PEOPLE] == pytest.approx(200 * 3_100)


def test_floors_not_on_record_count_as_one() -> None:
    (found,) = conflict_ledger(park_with(floors=None), STANDARDS, VALUES, None)
    assert dict(found.remedies)[MOVE_PEOPLE] == pytest.approx(410_000)


def test_a_plan_that_changes_nothing_resolves_nothing() -> None:
    assert (ledger().resolved, ledger().chosen) == (False, None)


@pytest.mark.parametrize(
    ("plan", "remedy"),
    [
        ({"abated": (("W", 1.0),)}, ABATE),
        ({"p01": "14"}, MOVE_PEOPLE),
        ({"p00": "14"}, MOVE_WORKSHOP),
        ({"p00": "100101"}, None),  # other industry: the workshop works on
        ({"p00": "11"}, None),
        ({"abated": (("V", 1.0),)}, None),
    ],
)
def test_what_the_plan_does_about_it(plan: dict[str, object], remedy: object) -> None:
    found = ledger(**plan)  # type: ignore[arg-type]
    assert found.chosen == remedy
    assert found.resolved is (remedy is not None)


def test_no_conflict_no_ledger() -> None:
    assert conflict_ledger(grid_park([["100102"]]), STANDARDS, VALUES, None) == ()
