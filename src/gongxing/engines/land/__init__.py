"""Which use should each parcel have: the land engine, its clerk, its checker and its figures."""

from gongxing.engines.land.actions import land_actions
from gongxing.engines.land.baseline import clerk
from gongxing.engines.land.build import build_problem
from gongxing.engines.land.checks import check
from gongxing.engines.land.costs import household_moving
from gongxing.engines.land.measures import MEASURES, measure
from gongxing.engines.land.objective import objective
from gongxing.engines.land.problem import LandProblem
from gongxing.engines.land.scheme import write_scheme
from gongxing.engines.land.solve import LandParams, solve

__all__ = [
    "MEASURES",
    "LandParams",
    "LandProblem",
    "build_problem",
    "check",
    "clerk",
    "household_moving",
    "land_actions",
    "measure",
    "objective",
    "solve",
    "write_scheme",
]
