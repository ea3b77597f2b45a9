"""Does the checker's own arithmetic come out as worked out by hand?"""

from __future__ import annotations

from tests.resettlement_problems import HANGZHOU, household

from gongxing.engines.resettlement.recomputed import entitled_m2, facts, sums


def test_the_middle_of_three_is_the_entitlement() -> None:
    assert entitled_m2(household("H", persons=4, floor_m2=50.0), HANGZHOU) == 72.0
    assert entitled_m2(household("H", persons=4, floor_m2=100.0), HANGZHOU) == 100.0
    assert entitled_m2(household("H", persons=4, floor_m2=500.0), HANGZHOU) == 160.0
    assert facts(household("H", persons=None, floor_m2=None, newness=None), HANGZHOU) == (3, 135.0, 0.7)


def test_sums_of_a_larger_flat() -> None:
    assert sums(household("H"), HANGZHOU, "flat", 130.0) == {
        "house": 100_800_00, "fitting": 21_600_00, "moving": 1500_00, "transition": 7200_00, "settle": -96_000_00,
        "over": -52_000_00,
    }  # fmt: skip
