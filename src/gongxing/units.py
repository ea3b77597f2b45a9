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


_SI: dict[str, tuple[float, str]] = {
    "亿元": (YI_YUAN, "yuan"),
    "万元": (WAN_YUAN, "yuan"),
    "元": (1.0, "yuan"),
    "亩": (MU_M2, "m2"),
    "公顷": (HECTARE_M2, "m2"),
    "ha": (HECTARE_M2, "m2"),
    "平方公里": (KM2_M2, "m2"),
    "km2": (KM2_M2, "m2"),
    "平方米": (1.0, "m2"),
    "公里": (1000.0, "m"),
    "km": (1000.0, "m"),
    "米": (1.0, "m"),
    "%": (0.01, "share"),
    "％": (0.01, "share"),
    "人": (1.0, "persons"),
    "户": (1.0, "households"),
    "家": (1.0, "firms"),
    "宗": (1.0, "parcels"),
    "处": (1.0, "places"),
    "项": (1.0, "items"),
    "座": (1.0, "pieces"),
}
"""The units users write in tables whose unit is a column: how many of the inner unit one of them is, and which."""


def inner(unit: str) -> tuple[float, str]:
    """Return how much one of a unit the user wrote is in the unit used inside; a unit not known here stays as it is."""
    return _SI.get(unit.strip(), (1.0, unit.strip()))


def inside(value: float, scale: float) -> float:
    """Return a value written in a unit in the one used inside; what lies beyond nine decimals comes of the multiplication alone."""
    return round(value * scale, 9)
