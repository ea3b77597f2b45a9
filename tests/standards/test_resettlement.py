"""Which bound of the floor area holds: that for just so many persons, that per person, that of all, or none?"""

from __future__ import annotations

import datetime as dt

from gongxing.io.resettlement_packs import load_resettlement
from gongxing.origins import OriginKind
from gongxing.standards.resettlement import PROFILES

DAY = dt.date(2026, 1, 1)


def test_what_is_said_of_so_many_persons_goes_first() -> None:
    terms = load_resettlement("hangzhou", DAY)
    found = [terms.area_bound("low", persons) for persons in (1, 2, 3, 4, 6)]
    assert [bound[0] if bound else None for bound in found] == [40, 40, 55, 72, 108]
    assert [terms.area_bound("high", persons)[0] for persons in (1, 2, 3, 4, 6)] == [80, 80, 120, 160, 240]  # type: ignore[index]


def test_a_profile_may_know_no_greatest_area() -> None:
    terms = load_resettlement("zhejiang", DAY)
    assert terms.area_bound("high", 3) is None
    low = terms.area_bound("low", 3)
    assert low is not None
    assert (low[0], low[1].rule) == (45.0, "AZ-ZJ5")


def test_figures_say_where_they_come_from() -> None:
    terms = load_resettlement("hangzhou", DAY)
    assert terms.entry("area_low_m2", "p1").origin.kind is OriginKind.RULE
    assert terms.entry("house_price", "砖混").origin.kind is OriginKind.ASSUMPTION
    assert terms.value("house_price", "竹木") == terms.value("house_price")


def test_every_profile_is_whole() -> None:
    for profile in PROFILES:
        terms = load_resettlement(profile.key, DAY)
        for key in terms.values.keys:
            if not key.key.startswith(("area_", "head_")):
                kinds = terms.values.kinds(key.key)
                assert kinds, (profile.key, key.key)
        for way in ("cash", "flat", "homestead"):
            assert terms.value("transition_months", way) > 0
            assert terms.value("moves", way) > 0
