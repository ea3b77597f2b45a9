"""How do the units at the edges relate to the SI metres and yuan inside?"""

from __future__ import annotations

MU_M2 = 2000.0 / 3.0
"""Square metres in one 亩 (mu): 15 mu make a hectare."""
HECTARE_M2 = 10_000.0
KM2_M2 = 1_000_000.0
WAN_YUAN = 10_000.0
YI_YUAN = 100_000_000.0


def mu(area_m2: float) -> float:
    """Return an area given in square metres, in 亩."""
    return area_m2 / MU_M2


def hectares(area_m2: float) -> float:
    """Return an area given in square metres, in hectares (公顷)."""
    return area_m2 / HECTARE_M2


def km2(area_m2: float) -> float:
    """Return an area given in square metres, in square kilometres."""
    return area_m2 / KM2_M2


def wan_yuan(money_yuan: float) -> float:
    """Return money given in yuan, in 万元."""
    return money_yuan / WAN_YUAN


def yi_yuan(money_yuan: float) -> float:
    """Return money given in yuan, in 亿元."""
    return money_yuan / YI_YUAN
