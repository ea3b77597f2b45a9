"""Which sectors to strengthen, extend, enter, hold or leave: the portfolio engine, its clerk, its checker and its figures."""

from gongxing.engines.portfolio.actions import portfolio_actions
from gongxing.engines.portfolio.baseline import clerk
from gongxing.engines.portfolio.build import Ground, build_problem
from gongxing.engines.portfolio.checks import check
from gongxing.engines.portfolio.measures import MEASURES, measure
from gongxing.engines.portfolio.objective import Worth, worth
from gongxing.engines.portfolio.problem import PortfolioProblem, Sector
from gongxing.engines.portfolio.solve import PortfolioParams, solve
from gongxing.engines.portfolio.tables import portfolio_tables

__all__ = [
    "MEASURES",
    "Ground",
    "PortfolioParams",
    "PortfolioProblem",
    "Sector",
    "Worth",
    "build_problem",
    "check",
    "clerk",
    "measure",
    "portfolio_actions",
    "portfolio_tables",
    "solve",
    "worth",
]
