"""Which pipes should bring water to every parcel: the water engine, its clerk, its checker and its figures."""

from gongxing.engines.water.actions import water_actions
from gongxing.engines.water.baseline import clerk
from gongxing.engines.water.build import Setting, build_problem
from gongxing.engines.water.checks import check
from gongxing.engines.water.design import Design, spending
from gongxing.engines.water.measures import MEASURES, measure
from gongxing.engines.water.problem import Catalogue, WaterProblem, WaterRules
from gongxing.engines.water.solve import WaterParams, solve

__all__ = [
    "MEASURES",
    "Catalogue",
    "Design",
    "Setting",
    "WaterParams",
    "WaterProblem",
    "WaterRules",
    "build_problem",
    "check",
    "clerk",
    "measure",
    "solve",
    "spending",
    "water_actions",
]
