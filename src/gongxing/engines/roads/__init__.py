"""Which roads should be built, widened and kept: the road engine, its clerk, its checker and its figures."""

from gongxing.engines.roads.actions import roads_actions
from gongxing.engines.roads.baseline import clerk
from gongxing.engines.roads.build import build_problem
from gongxing.engines.roads.checks import check
from gongxing.engines.roads.measures import MEASURES, measure
from gongxing.engines.roads.objective import outcome
from gongxing.engines.roads.problem import Choice, RoadProblem, RoadRules
from gongxing.engines.roads.solve import RoadParams, solve

__all__ = [
    "MEASURES",
    "Choice",
    "RoadParams",
    "RoadProblem",
    "RoadRules",
    "build_problem",
    "check",
    "clerk",
    "measure",
    "outcome",
    "roads_actions",
    "solve",
]
