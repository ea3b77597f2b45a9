"""Which engines must pass the conformance suite, and on which small problems?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from gongxing.algorithms.labelling import LabelParams
from gongxing.engines import (
    finance,
    growth,
    industry,
    land,
    lines,
    phasing,
    portfolio,
    resettlement,
    roads,
    sewer,
    water,
)
from gongxing.plan import GrowthScheme, IndustryScheme, LandScheme, PhasingScheme, PortfolioScheme, ResettlementScheme
from gongxing.plan.finance import FinanceScheme
from gongxing.plan.lines import LinesScheme
from gongxing.plan.roads import RoadScheme
from gongxing.plan.sewer import SewerScheme
from gongxing.plan.water import WaterScheme
from tests import (
    finance_problems,
    growth_problems,
    industry_problems,
    lines_problems,
    phasing_problems,
    portfolio_problems,
    resettlement_problems,
    road_problems,
    sewer_problems,
    water_problems,
)
from tests.parks import checker_park, impossible_park, land_problem

DRAWS = growth.GrowthParams(draws=1000)
SMALL = land.LandParams(LabelParams(sweeps=60, moves=300, chains=2, rounds=1))


@dataclass(frozen=True)
class Engine:
    """One engine as the suite sees it."""

    name: str
    problem: Callable[[], Any]
    impossible: Callable[[], Any]
    solve: Callable[..., Any]
    check: Callable[..., Any]
    baseline_value: Callable[[Any], float | None]
    measures: Sequence[Any]
    scheme: type
    sign: int = 1
    """1 where the value is to be as great as possible, -1 where it is a cost."""


def _land_baseline(problem: land.LandProblem) -> float | None:
    start = land.clerk(problem)
    return None if start is None else land.objective(problem, start)


def _solve_land(problem: land.LandProblem, **asked: Any) -> Any:
    return land.solve(problem, SMALL, **asked)


def _roads_baseline(problem: roads.RoadProblem) -> float | None:
    start = roads.clerk(problem)
    return None if start is None else roads.outcome(problem, start).value


def _sewer_baseline(problem: sewer.SewerProblem) -> float | None:
    start = sewer.clerk(problem)
    return None if start is None else start[1]


def _water_baseline(problem: water.WaterProblem) -> float | None:
    start = water.clerk(problem)
    return None if start is None else water.spending(problem, start)


def _portfolio_baseline(problem: portfolio.PortfolioProblem) -> float | None:
    start = portfolio.clerk(problem)
    return None if start is None else portfolio.worth(problem, start).value


def _resettlement_baseline(problem: resettlement.ResettlementProblem) -> float | None:
    options = resettlement.open_options(problem)
    hand = resettlement.clerk(problem, options)
    return None if hand is None else resettlement.outcome(problem, options, hand).value


def _growth_baseline(problem: growth.GrowthProblem) -> float | None:
    hand = growth.clerk(problem, draws=1000, seed=3)
    return None if hand is None else hand.cost_yuan


def _solve_growth(problem: growth.GrowthProblem, **asked: Any) -> Any:
    return growth.solve(problem, DRAWS, **asked)


ENGINES = (
    Engine("land", lambda: land_problem(checker_park()), lambda: land_problem(impossible_park()), _solve_land, land.check, _land_baseline,
           land.MEASURES, LandScheme),
    Engine("roads", road_problems.road_problem, road_problems.impossible_problem, roads.solve, roads.check, _roads_baseline, roads.MEASURES,
           RoadScheme, -1),
    Engine("water", water_problems.grid_problem, water_problems.high_ground_problem, water.solve, water.check, _water_baseline, water.MEASURES,
           WaterScheme, -1),
    Engine("sewer", sewer_problems.sewer_problem, sewer_problems.impossible_problem, sewer.solve, sewer.check, _sewer_baseline, sewer.MEASURES,
           SewerScheme, -1),
    Engine("storm", lambda: sewer_problems.sewer_problem(kind="storm"), sewer_problems.no_outlet_problem, sewer.solve, sewer.check,
           _sewer_baseline, sewer.MEASURES, SewerScheme, -1),
    Engine("lines", lines_problems.small_problem, lines_problems.impossible_problem, lines.solve, lines.check, lambda p: lines.clerk(p).value,
           lines.MEASURES, LinesScheme, -1),
    Engine("portfolio", portfolio_problems.small_problem, portfolio_problems.impossible_problem, portfolio.solve, portfolio.check,
           _portfolio_baseline, portfolio.MEASURES, PortfolioScheme),
    Engine("industry", industry_problems.small_problem, industry_problems.impossible_problem, industry.solve, industry.check,
           industry.baseline_value, industry.MEASURES, IndustryScheme),
    Engine("growth", growth_problems.growth_problem, growth_problems.out_of_reach, _solve_growth, growth.check, _growth_baseline,
           growth.MEASURES, GrowthScheme, -1),
    Engine("finance", finance_problems.small_problem, finance_problems.impossible_problem, finance.solve, finance.check, finance.baseline_value,
           finance.MEASURES, FinanceScheme, -1),
    Engine("phasing", phasing_problems.small_problem, phasing_problems.impossible_problem, phasing.solve, phasing.check, phasing.clerk_value,
           phasing.MEASURES, PhasingScheme),
    Engine("resettlement", resettlement_problems.small_problem, resettlement_problems.impossible_problem, resettlement.solve,
           resettlement.check, _resettlement_baseline, resettlement.MEASURES, ResettlementScheme, -1),
)  # fmt: skip
