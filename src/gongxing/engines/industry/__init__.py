"""Keep, upgrade, move or close each firm, and where do movers go: the industry engine, its clerk, its checker and its figures."""

from gongxing.engines.industry.actions import industry_actions
from gongxing.engines.industry.baseline import baseline_value, clerk
from gongxing.engines.industry.build import build_problem
from gongxing.engines.industry.checks import check
from gongxing.engines.industry.findings import industry_findings
from gongxing.engines.industry.measures import MEASURES, measure
from gongxing.engines.industry.problem import IndustryProblem
from gongxing.engines.industry.solve import IndustryParams, solve
from gongxing.engines.industry.tables import industry_tables

__all__ = [
    "MEASURES",
    "IndustryParams",
    "IndustryProblem",
    "baseline_value",
    "build_problem",
    "check",
    "clerk",
    "industry_actions",
    "industry_findings",
    "industry_tables",
    "measure",
    "solve",
]
