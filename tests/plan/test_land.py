"""Does a land scheme say which parcels change, and find them by id?"""

from __future__ import annotations

import pytest

from gongxing.plan import LandScheme, ParcelChoice


def choice(parcel: str, present: str, planned: str) -> ParcelChoice:
    return ParcelChoice(parcel, 100.0, present, planned, False, (), 0.0)


@pytest.mark.parametrize(
    ("present", "planned", "changed"),
    [
        ("0101", "0101", False),
        ("0101", "100102", True),
        ("100102", "100101", True),
        ("0804", "08", True),  # a school given up for other public services is a change, though its code begins alike
        ("08", "0804", True),
        ("", "0701", False),  # nobody knows what is there, so nobody can say that it changes
    ],
)
def test_a_change_is_another_use_than_todays(present: str, planned: str, changed: bool) -> None:
    assert choice("P1", present, planned).changed is changed


def test_choices_are_found_by_parcel() -> None:
    scheme = LandScheme(("01", "16"), (choice("P1", "0101", "0101"), choice("P2", "16", "01")), (), ())
    assert scheme.choice("P2").planned == "01"
    assert scheme.planned == {"P1": "0101", "P2": "01"}
    with pytest.raises(KeyError, match="P9"):
        scheme.choice("P9")
