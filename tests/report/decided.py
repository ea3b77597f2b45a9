"""Which decisions on firms do tests of the report read? Made by hand; nothing is solved."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from gongxing.plan import IndustryScheme
from gongxing.plan.industry import FirmChoice, SiteUse, ZoneUse
from gongxing.words import Text


def decided(identity: str, decision: str, parcel: str, site: str = "", **changes: Any) -> FirmChoice:
    """One firm of chain 甲 on half a hectare with a decision."""
    base = FirmChoice(
        identity, f"厂{identity}", decision, parcel, site, 5000.0, 0.0, 0.0, 0.0, "C", "C 5/5", True,
        Text(f"{identity} 的理由，3 项", f"why for {identity}, 3 points"), chain="甲链",
    )  # fmt: skip
    return replace(base, **changes)


def industry_scheme(*parcels: str) -> IndustryScheme:
    """Five firms on the first parcels, one of each decision; the mover goes to the last parcel."""
    first, second, third = parcels
    choices = (
        decided("A", "keep", first, first),
        decided("B", "upgrade", first, first, cost_yuan=2e6, gain_yuan=5e5, public_yuan=4e5),
        decided("C", "move", second, third, cost_yuan=3e6, left_m2=6000.0, public_yuan=3e6, rules=("land.cleared",)),
        decided("D", "exit", second, "", land_m2=0.0, left_m2=4000.0, cost_yuan=1e6, public_yuan=1e6, gain_yuan=-1e5, grade="D",
                votes="D 5/5", chain=""),
        decided("E", "unplaced", second, "", land_m2=0.0),
    )  # fmt: skip
    sites = (SiteUse(first, "100102", 2e4, 1e4, ("A", "B")), SiteUse(third, "100102", 2e4, 5e3, ("C",)))
    zones = (ZoneUse(first, "甲链", (first, third), ("A", "B", "C")), ZoneUse(second, "", (second,), ()))
    return IndustryScheme(choices, sites, 6e6, 4e5, None, (), zones, 4.4e6, 0.0)
