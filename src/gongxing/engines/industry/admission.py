"""Which planned use admits which firm, and which firms belong on which kind of land?"""

from __future__ import annotations

import re

WORKS, STORAGE, TRADE, SERVICES, UTILITY = "works", "storage", "trade", "services", "utility"
UNKNOWN = ""
_CLASSES = {"100101": 1, "100102": 2, "100103": 3, "1001": 2, "10": 2}
"""Highest class of industry a planned use admits; a use recorded without its class counts as class 2."""
_COARSE = ("1001", "10")
_STORAGE_USES, _SERVICE_USES = ("11",), ("09", "0802")
_HOMES = ("07",)
_KINDS = ((5, 43, WORKS), (44, 46, UTILITY), (47, 51, TRADE), (52, 52, SERVICES), (53, 60, STORAGE),
          (61, 97, SERVICES))  # fmt: skip
"""Divisions of GB/T 4754-2017 from, to, and the kind of land they belong on; builders go with trade (yards and offices), farming (01 to 04) belongs on none of them."""


def kind_of(sector: str, industry_class: int | None) -> str:
    """Return the kind of firm of a GB/T 4754-2017 code (with or without section letter); where it is not known, `works` if it has an industry class."""
    digits = re.sub(r"\D", "", sector)
    if len(digits) >= 2:
        division = int(digits[:2])
        for first, last, kind in _KINDS:
            if first <= division <= last:
                return kind
    letter = sector[:1].upper()
    if letter in ("B", "C"):
        return WORKS
    return UNKNOWN if industry_class is None else WORKS


def admitted_class(use: str) -> int:
    """Return the highest class of industry (1 to 3) that a planned use admits, 0 where it admits none."""
    for code in (use[:6], use[:4], use[:2]):
        if code in _CLASSES and not (code == "10" and use.startswith("1002")):
            return _CLASSES[code]
    return 0


def admits(use: str, kind: str, industry_class: int | None) -> bool:
    """Return whether a planned use takes in a firm from elsewhere; an industry class not known counts as class 2."""
    if not use:
        return False
    if kind == WORKS:
        return (industry_class or 2) <= admitted_class(use)
    if kind == UTILITY:
        return use.startswith("13") or (industry_class or 2) <= admitted_class(use)
    if kind in (STORAGE, TRADE) and use.startswith(_STORAGE_USES):
        return True
    if kind in (SERVICES, TRADE) and use.startswith(_SERVICE_USES):
        return True
    return kind in (STORAGE, TRADE, SERVICES) and admitted_class(use) in (1, 2)


def may_stay(use: str, changed: bool, kind: str, industry_class: int | None) -> bool:
    """Return whether a planned use lets a firm stay where it is: more than it would take in.

    A use not known forbids nothing, nor does one recorded without its class of industry; who makes nothing may stay on
    any land that the plan leaves as it is: a shop in a house, but no store among homes.
    """
    if not use or kind == UNKNOWN:
        return not use or not changed
    if use in _COARSE or admits(use, kind, industry_class):
        return True
    if changed or kind in (WORKS, UTILITY):
        return False
    return kind != STORAGE or not use.startswith(_HOMES)


def steps_down(use: str, kind: str, industry_class: int | None) -> int:
    """Return by how many classes a firm would have to come down to be admitted by an industrial use; 0 where that is not what keeps it out."""
    admitted = admitted_class(use)
    if kind not in (WORKS, UTILITY) or not admitted or industry_class is None:
        return 0
    return max(0, industry_class - admitted)


def works_land(use: str) -> bool:
    """Return whether a use is land for industry or storage, which can be let to another firm once it is freed."""
    return admitted_class(use) > 0 or use.startswith(_STORAGE_USES)


def site_use(use: str) -> bool:
    """Return whether firms may be placed on land of this planned use at all."""
    return works_land(use) or use.startswith(_SERVICE_USES)
