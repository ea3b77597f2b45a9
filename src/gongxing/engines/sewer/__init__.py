"""Where do sewers and storm drains go, how deep and how wide: the drainage engine, its clerk, its checker and its figures."""

from gongxing.engines.sewer.actions import sewer_actions
from gongxing.engines.sewer.baseline import clerk
from gongxing.engines.sewer.build import build_problem
from gongxing.engines.sewer.checks import check
from gongxing.engines.sewer.measures import MEASURES, measure
from gongxing.engines.sewer.problem import SEWER, STORM, Limits, Outlet, SewerProblem, Standing
from gongxing.engines.sewer.solve import SewerParams, redesign, solve

__all__ = [
    "MEASURES",
    "SEWER",
    "STORM",
    "Limits",
    "Outlet",
    "SewerParams",
    "SewerProblem",
    "Standing",
    "build_problem",
    "check",
    "clerk",
    "measure",
    "redesign",
    "sewer_actions",
    "solve",
]
