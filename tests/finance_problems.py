"""Which small problems of the finance engine do tests share?"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from gongxing.engines.finance import FinanceProblem, Offer
from gongxing.plan.finance import Project
from gongxing.words import same

WAN = 1_000_000
"""Fen in ten thousand yuan."""
BOND = Offer("B1", same("三年债"), "general", 0.03, 3, "bullet", 100 * WAN, 5, 8, 100_000)
SPECIAL = Offer("S1", same("四年专项债"), "special", 0.02, 4, "equal_principal", 100 * WAN, 6, 12, 0)
YEARS, HORIZON = 7, 3
PROJECTS = (
    Project("w1", same("甲厂"), "sewer", 900 * WAN, 0, 0, 100 * WAN, 400 * WAN, 300 * WAN),
    Project("w2", same("乙厂"), "water", 100 * WAN, 1, 200 * WAN, 0, 200 * WAN, 100 * WAN),
)
"""Two works that carry 300 from the first year and 100 more from the second."""


def level(amount_wan: float, years: int = YEARS) -> Any:
    """The same amount every year, in fen."""
    return np.full(years, round(amount_wan * WAN), np.int64)


def early(*amounts_wan: float, years: int = YEARS) -> Any:
    """Amounts of the first years, nothing later, in fen."""
    found = np.zeros(years, np.int64)
    found[: len(amounts_wan)] = [round(a * WAN) for a in amounts_wan]
    return found


def small_problem(**changed: Any) -> FinanceProblem:
    """Three years with works of 1,000, 500 and 100 (ten thousand yuan), 400 a year left for them, 300 in cash, two offers."""
    nothing = level(0)
    works = early(1000, 500, 100)
    problem = FinanceProblem(
        2026, HORIZON, 300 * WAN, 50 * WAN, level(500), level(80), level(100), nothing, nothing, level(250), early(30, 30, 30), works,
        early(5, 5, 5), early(50, 50, 50), early(100, 50), early(300, 400, 400, years=HORIZON), (BOND, SPECIAL), 1.2, 3.0, None, 0.04,
        spending=(("land", tuple(works.tolist())),), projects=PROJECTS,
    )  # fmt: skip
    return replace(problem, **changed)


def impossible_problem() -> FinanceProblem:
    """The first year costs more than cash, revenue and all that may be issued."""
    works = early(5000, 0, 0)
    return small_problem(works=works, spending=(("land", tuple(works.tolist())),))
