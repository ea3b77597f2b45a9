"""Which small problems of firms, made by hand, do tests share, and what does trying everything say about them?"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np

from gongxing.engines import industry
from gongxing.engines.industry.compile import Choice, objective
from gongxing.engines.industry.options import options_of
from gongxing.engines.industry.problem import CLEARED, Firm, Prices, Site
from gongxing.engines.industry.scheme import write_scheme
from gongxing.plan import Finding, IndustryScheme, Result, Status
from gongxing.words import Text

WORD = Text("方法", "method")
PRICES = Prices(
    capital_years=10.0, move_yuan_m2=100.0, haul_yuan_m2_km=10.0, move_loss_years=0.5, move_gain=0.1, upgrade_years=1.0,
    upgrade_least_yuan_m2=10.0, upgrade_gain=(("B", 0.05), ("C", 0.2), ("D", 0.15)), treat_yuan_m2=400.0, step_yuan_m2=200.0,
    exit_yuan_m2=300.0, land_worth_yuan_m2=500.0, unplaced_yuan=50e6, link_gain=0.1, cluster_gain=0.02, upgrade_public=0.2,
    move_public=0.5, most_steps=1,
)  # fmt: skip
"""Round prices: ten years of value added; moving 100 yuan/m2 and half a year; closing 300, land let anew 500 yuan/m2."""


def firm(identity: str, parcel: str = "P0", **changes: Any) -> Firm:
    """A class 2 firm on one hectare that adds a million yuan a year, graded by nobody, free to stay."""
    base = Firm(
        id=identity, name=f"厂{identity}", parcel=parcel, kind="works", industry_class=2, chain="", land_m2=10_000.0,
        need_m2=10_000.0, value_added_yuan=1e6, sales_yuan=4e6, tax_yuan=2e5, grade="", votes="", stable=False,
        distance_m=0.0, conflict_m2=0.0, conflicts=0, leaves=(), steps=0, frees_works=True, covered=False, anchor=False, output_yuan=5e6,
    )  # fmt: skip
    return replace(base, **changes)


def leaver(identity: str, parcel: str, **changes: Any) -> Firm:
    """A firm whose parcel is to become something else than works land, which is not on the list of sites."""
    return firm(identity, parcel, **{"leaves": (CLEARED,), "frees_works": False, **changes})


def site(parcel: str, capacity_m2: float = 10_000.0, present_m2: float = 0.0, use: str = "100102") -> Site:
    """A class 2 lot of one hectare, empty today."""
    return Site(parcel, use, capacity_m2, present_m2, False)


def made(firms: list[Firm], sites: list[Site], **changes: Any) -> industry.IndustryProblem:
    """A problem in which every site is 1 km from every firm, nobody has partners and no zone gathers a chain."""
    count, places = len(firms), len(sites)
    place = {one.parcel: row for row, one in enumerate(sites)}
    given: dict[str, Any] = {
        "firms": tuple(firms), "sites": tuple(sites), "km": np.ones((count, places)), "near_here": np.full(count, np.nan),
        "near": np.full((count, places), np.nan), "levels_m": np.zeros(0), "clear_m2": np.zeros((places, 0)),
        "here": np.array([place.get(one.parcel, -1) for one in firms], dtype=np.int64),
        "zone_here": np.full(count, -1, dtype=np.int64), "zone_site": np.full(places, -1, dtype=np.int64), "zones": (),
        "chains": tuple(sorted({one.chain for one in firms if one.chain})), "prices": PRICES,
    }  # fmt: skip
    given["hearts"] = np.zeros((0, len(given["chains"])), dtype=bool)
    return industry.IndustryProblem(**{**given, **changes})


def thrown(seed: int) -> industry.IndustryProblem:
    """A random problem with everything in it: leavers, grades, classes, distances, partners, zones, chains, a budget, scarce land."""
    dice = np.random.default_rng(seed)
    places = 4
    sites = [site(f"P{p}", float(dice.integers(8, 25)) * 1e3, use=str(dice.choice(["100101", "100102", "100103"]))) for p in range(places)]  # fmt: skip
    firms, load = [], np.zeros(places)
    for row in range(5):
        own = int(dice.integers(0, places + 1))
        land = float(dice.integers(3, 9)) * 1e3
        grade = str(dice.choice(["", "A", "B", "C", "D"]))
        common: dict[str, Any] = {
            "industry_class": int(dice.integers(1, 4)), "chain": str(dice.choice(["", "甲链", "乙链"])), "land_m2": land,
            "need_m2": 0.8 * land, "value_added_yuan": float(dice.integers(1, 60)) * 1e5, "grade": grade,
            "votes": f"{grade} 5/5" if grade else "", "stable": bool(grade) and dice.random() < 0.6,
            "distance_m": float(dice.choice([0.0, 50.0, 100.0])),
        }  # fmt: skip
        if own == places:
            firms.append(leaver(f"F{row}", f"Q{row}", covered=bool(dice.random() < 0.5), **common))
            continue
        load[own] += land
        treated = bool(dice.random() < 0.4)
        extra = {"leaves": ("WS-DEF",), "conflict_m2": 500.0, "conflicts": 2} if treated else {}
        firms.append(firm(f"F{row}", f"P{own}", anchor=bool(not treated and dice.random() < 0.3), **common, **extra))
    sites = [replace(s, capacity_m2=max(s.capacity_m2, load[p]), present_m2=load[p]) for p, s in enumerate(sites)]
    capacity = np.array([s.capacity_m2 for s in sites])
    clear = capacity[:, None] * np.sort(dice.uniform(0.3, 1.0, (places, 2)), axis=1)[:, ::-1]
    clear[0] = capacity[0]
    found = made(firms, sites, near=dice.random((5, places)), near_here=dice.random(5), km=dice.uniform(0.1, 3.0, (5, places)),
                 levels_m=np.array([50.0, 100.0]), clear_m2=clear, shield_rule="WS-DEF", budget_yuan=float(dice.integers(0, 30)) * 1e5)  # fmt: skip
    zone_site = np.array([0, 0, 1, 1])
    hearts = np.zeros((2, len(found.chains)), dtype=bool)
    if len(found.chains) and seed % 2:
        hearts[:, 0] = True
    return replace(
        found, zones=("P0", "P2"), zone_site=zone_site, zone_here=np.where(found.here >= 0, zone_site[found.here], -1), hearts=hearts,
        zone_parcels=(("P0", "P1"), ("P2", "P3")),
    )  # fmt: skip


def small_problem() -> industry.IndustryProblem:
    """A random problem in which something of everything is decided."""
    return thrown(13)


def impossible_problem() -> industry.IndustryProblem:
    """Two firms that the user sends to one lot that holds one of them."""
    firms = [leaver("A", "Q0", decided="move", decided_site="P0"), leaver("B", "Q1", decided="move", decided_site="P0")]
    return made(firms, [site("P0"), site("P1")])


def result_of(problem: industry.IndustryProblem, choice: Choice, **changes: Any) -> Result[IndustryScheme]:
    """The result that states a choice, valued as the engine values it, for the checker to judge."""
    options = options_of(problem)
    scheme = write_scheme(problem, options, choice)
    value = objective(problem, options, choice)
    return replace(Result(Status.FEASIBLE, scheme, value, None, None, 1, WORD), **changes)


def failed(findings: tuple[Finding, ...]) -> set[str]:
    """The codes of the findings that are not a pass."""
    return {finding.code for finding in findings if finding.verdict != "pass"}


def everything(problem: industry.IndustryProblem) -> Iterator[float]:
    """The value of every choice that the checker passes: all options of all firms, all chains of all zones."""
    options = options_of(problem)
    spans = [range(options.of(row).start, options.of(row).stop) for row in range(len(problem.firms))]
    chains = [range(-1, len(problem.chains)) for _ in problem.zones]
    for picked in itertools.product(*spans):
        option = np.array(picked, dtype=np.int64)
        first = Choice(option, np.full(len(problem.zones), -1, dtype=np.int64))
        if failed(industry.check(problem, result_of(problem, first))) - {"industry.zones"}:
            continue
        for given in itertools.product(*chains):
            found = result_of(problem, Choice(option, np.array(given, dtype=np.int64)))
            if not failed(industry.check(problem, found)):
                assert found.value is not None
                yield found.value


def decisions(result: Result[IndustryScheme]) -> dict[str, str]:
    """Decision by firm, movers with their site: "move P1"."""
    assert result.part is not None
    return {
        choice.firm: f"move {choice.site}" if choice.decision == "move" else choice.decision
        for choice in result.part.choices
    }
