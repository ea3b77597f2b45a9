"""Where does each pipe lie in its street, and which one yields: line coordination, its clerk, its checker and its figures."""

from gongxing.engines.lines.actions import lines_actions
from gongxing.engines.lines.baseline import Clerk, clerk
from gongxing.engines.lines.build import build_problem
from gongxing.engines.lines.checks import check
from gongxing.engines.lines.measures import MEASURES, measure
from gongxing.engines.lines.problem import Line, LinesProblem
from gongxing.engines.lines.solve import LinesParams, solve

__all__ = [
    "MEASURES",
    "Clerk",
    "Line",
    "LinesParams",
    "LinesProblem",
    "build_problem",
    "check",
    "clerk",
    "lines_actions",
    "measure",
    "solve",
]
