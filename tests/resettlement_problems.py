"""Which small resettlement problems made by hand do tests share?"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import numpy as np

from gongxing.engines.resettlement import Estate, Flat, Household, ResettlementProblem
from gongxing.io.resettlement_packs import load_resettlement

DAY = dt.date(2026, 1, 1)
HANGZHOU = load_resettlement("hangzhou", DAY)


def household(identity: str, group: str = "甲组", **changes: Any) -> Household:
    """Return a household of three with 120 m2 of brick and concrete, seven tenths new."""
    plain = Household(identity, group, "P00", "land.change.P00", "use", 3, 120.0, "砖混", 0.7)
    return replace(plain, **changes)


def estate(identity: str, *flats: tuple[float, int], **changes: Any) -> Estate:
    """Return a standing estate of flats, each area with its number."""
    kinds = tuple(Flat(f"{identity}/{area:g}", area, number) for area, number in flats)
    plain = Estate(identity, f"{identity}小区", "flats", "standing", "P01", kinds, 3200.0, 0.0, (0.0, 0.0))
    return replace(plain, **changes)


def problem_of(houses: tuple[Household, ...], estates: tuple[Estate, ...], **changes: Any) -> ResettlementProblem:
    """Return the problem of some households and estates, every estate half a kilometre further off than the one before."""
    far = np.tile(500.0 * np.arange(1, len(estates) + 1), (len(houses), 1))
    groups = tuple(dict.fromkeys(house.group for house in houses))
    given: dict[str, Any] = {"terms": HANGZHOU, "distance_m": far, "acquire_days": 300.0, **changes}
    return ResettlementProblem(houses, groups, estates, **given)


def small_problem() -> ResettlementProblem:
    """Two groups of seven, a standing estate, one to be built, a homestead place, and some of each wish."""
    wishes = ("flat", "", "flat", "cash", "flat", "homestead", "")
    houses = tuple(
        household(
            f"H{g}{n}",
            group,
            persons=1 + (n + g) % 6,
            floor_m2=90.0 + 17 * n,
            wish=wish,
            signed=n == 0,
            objection=n == 4,
        )
        for g, group in enumerate(("甲组", "乙组"))
        for n, wish in enumerate(wishes)
    )
    return problem_of(
        houses,
        (
            estate("E1", (60.0, 2), (80.0, 4), (120.0, 3)),
            estate("E2", (80.0, 5), (120.0, 5), (140.0, 2), state="planned", ready_days=720.0),
            estate("E3", (160.0, 3), kind="homesteads", state="planned", build_price=450.0, ready_days=240.0),
        ),
    )


def impossible_problem() -> ResettlementProblem:
    """Three households chose flats and there are two."""
    houses = tuple(household(f"H{n}", wish="flat") for n in range(3))
    return problem_of(houses, (estate("E1", (120.0, 2)),))
