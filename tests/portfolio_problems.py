"""Which small problems of the portfolio engine do tests share?"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from gongxing.engines.portfolio import PortfolioProblem, Sector
from gongxing.engines.portfolio.options import RESOURCES, build_options
from gongxing.engines.portfolio.problem import ChainDemand, Limit, Rates
from gongxing.origins import assumed
from gongxing.words import Text, same

RATES = Rates(
    5, 8.0, 0.9, 0.75, 0.3, 0.7, 700.0,
    (("strengthen", (0.06, 0.11)), ("extend", (0.1, 0.18)), ("extend_sales", (1.5e7, 3.5e7)), ("enter_sales", (6e7, 1.5e8))),
    (("strengthen", (0.5, 0.7)), ("extend", (0.7, 0.9)), ("enter", (0.9, 1.0))),
)  # fmt: skip
LIMITS = {"money": 4.0e8, "land": 60_000.0, "jobs": 260.0, "skilled": 90.0}
SCENARIOS = (("baseline", 0.5), ("oil_down", 0.3), ("trade", 0.2))
LABELS = tuple((key, Text(f"情景 {key}", f"scenario {key}")) for key, _ in SCENARIOS)


def sector(code: str, sales: float, **facts: Any) -> Sector:
    """A sector with `sales` in million yuan, present if they are above zero."""
    given: dict[str, Any] = {
        "name": Text(f"部门{code}", f"sector {code}"), "chain": "", "firms": 5 if sales > 0 else 0, "sales_yuan": sales * 1e6,
        "rca": 0.5 if sales > 0 else 0.0, "density": 0.12, "growth": 0.04, "exposure": 0.02, "import_share": 0.1, "growth_used": 0.04,
        "value_share": 0.28, "land_per_yuan": 0.0002, "jobs_per_yuan": 8e-7, "skilled_share": 0.3, "entry_success": 0.4,
        "land_m2": sales * 300.0, "jobs": sales * 1.1,
    }  # fmt: skip
    return Sector(code, **{**given, **facts})


SECTORS = (
    sector("A", 1500, chain="oil", rca=30.0, density=0.2, growth=0.03, growth_used=0.03, exposure=0.36, core=True),
    sector("B", 600, chain="oil", rca=4.0, density=0.18, exposure=0.2),
    sector("C", 40, chain="new", density=0.15, growth=0.07, growth_used=0.07),
    sector("D", 15, density=0.03, growth=-0.02, growth_used=-0.02, may_leave=True),
    sector("E", 0, density=0.16, growth=0.09, growth_used=0.09, import_share=0.4, entry_success=0.6),
    sector("F", 0, density=0.05, growth=0.06, growth_used=0.06, entry_success=0.25),
    sector("G", 0, density=0.17, no_entry="barred"),
)
EFFECT = np.array([
    [0.0] * 7,
    [-0.36, -0.2, -0.02, -0.01, 0.0, 0.0, 0.0],
    [-0.1, -0.05, -0.1, -0.05, -0.15, -0.02, 0.0],
])  # fmt: skip


def small_problem(
    *, sectors: tuple[Sector, ...] = SECTORS, limits: dict[str, float] | None = None, entries: int = 1, **changes: Any
) -> PortfolioProblem:
    """Seven sectors, a leading chain whose core is A and a nurtured chain of C and E; all limits bind somewhere."""
    found = build_options(sectors, EFFECT, RATES)
    asked = {**LIMITS, **(limits or {})}
    rows = tuple(
        Limit(
            key,
            Text(f"限额 {key}", f"limit of {key}"),
            "yuan" if key == "money" else "m2",
            asked[key],
            assumed(key, same(key)),
        )
        for key in RESOURCES
    )
    place = {s.code: i for i, s in enumerate(sectors)}

    def options(codes: str, *kinds: str) -> tuple[int, ...]:
        mine = {place[code] for code in codes}
        return tuple(k for k, d in enumerate(found.decision) if d in kinds and int(found.sector[k]) in mine)

    chains = (
        ChainDemand("oil", "leading_chain", options("A", "strengthen", "extend")),
        ChainDemand("new", "nurtured_chain", options("CE", "extend", "enter")),
    )
    problem = PortfolioProblem(
        sectors, found.decision, found.sector, found.level, found.sales, found.effort, found.use, found.value, found.base,
        EFFECT.copy(), np.array([p for _, p in SCENARIOS]), tuple(key for key, _ in SCENARIOS), LABELS, rows, chains, entries, 0.5, 0.3, RATES,
    )  # fmt: skip
    return replace(problem, **changes)


def impossible_problem() -> PortfolioProblem:
    """Money for one chain, not for both."""
    return small_problem(limits={"money": 4.6e7})
