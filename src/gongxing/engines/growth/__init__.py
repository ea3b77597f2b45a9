"""How far does the park grow, and what would it take to grow as asked: the growth engine, its clerk, its checker and its figures."""

from gongxing.engines.growth.actions import growth_actions
from gongxing.engines.growth.backtest import backtest
from gongxing.engines.growth.baseline import Clerk, by_hand, clerk
from gongxing.engines.growth.build import build_problem
from gongxing.engines.growth.calibrate import calibrate
from gongxing.engines.growth.checks import check
from gongxing.engines.growth.levers import Reach
from gongxing.engines.growth.measures import MEASURES, measure, outlook_figures, outlook_origin
from gongxing.engines.growth.outlook import outlook
from gongxing.engines.growth.problem import GrowthProblem
from gongxing.engines.growth.simulate import Draws, simulate
from gongxing.engines.growth.solve import GrowthParams, solve
from gongxing.engines.growth.tables import growth_tables
from gongxing.engines.growth.talent import talent

__all__ = [
    "MEASURES",
    "Clerk",
    "Draws",
    "GrowthParams",
    "GrowthProblem",
    "Reach",
    "backtest",
    "build_problem",
    "by_hand",
    "calibrate",
    "check",
    "clerk",
    "growth_actions",
    "growth_tables",
    "measure",
    "outlook",
    "outlook_figures",
    "outlook_origin",
    "simulate",
    "solve",
    "talent",
]
