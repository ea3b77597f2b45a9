"""How does the report speak of the engines of the economy: their names, and where their figures come from?"""

from __future__ import annotations

from collections.abc import Mapping

from gongxing.origins import computed
from gongxing.report.network_tables import Part
from gongxing.words import Text


def _part(key: str, zh: str, en: str, *inputs: str, gains: bool = True) -> Part:
    origin = computed(f"engines.{key}.solve", Text(f"{zh}计算", f"computed as the {en}"), *inputs)
    return Part(key, Text(zh, en), origin, gains)


ECONOMY_PARTS: Mapping[str, Part] = {
    "portfolio": _part(
        "portfolio", "产业组合方案", "portfolio of sectors", "firms", "strategies", "region_sectors", "industry_values"
    ),
    "industry": _part(
        "industry", "企业处置方案", "decisions on firms", "firms", "parcels", "buildings", "industry_values"
    ),
    "growth": _part(
        "growth",
        "增长举措组合",
        "package for growth",
        "firm_years",
        "leads",
        "industry_values",
        "park.toml",
        gains=False,
    ),
}
"""The engines of the economy, in the order in which they plan."""
FINANCE_PART = _part(
    "finance",
    "资金方案",
    "finance of the plan",
    "budget",
    "debts",
    "bond_offers",
    "finance_values",
    "park.toml",
    gains=False,
)
"""The finance engine; its cost is the present worth of interest and issue costs."""
