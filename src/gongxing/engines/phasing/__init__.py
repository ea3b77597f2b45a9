"""When is each action of the plan done: the phasing engine, its clerk, its checker and its figures?"""

from gongxing.engines.phasing.account import account_by
from gongxing.engines.phasing.baseline import clerk, clerk_value
from gongxing.engines.phasing.budgets import nested_budgets
from gongxing.engines.phasing.build import build_problem
from gongxing.engines.phasing.checks import check
from gongxing.engines.phasing.measures import MEASURES, measure
from gongxing.engines.phasing.objective import objective
from gongxing.engines.phasing.problem import Link, PhasingProblem, Stock, Task, Work
from gongxing.engines.phasing.progress import Progressed, progress_of, read_rows
from gongxing.engines.phasing.replan import replan, waiting_for
from gongxing.engines.phasing.solve import PhasingParams, solve
from gongxing.engines.phasing.tables import phasing_tables

__all__ = [
    "MEASURES",
    "Link",
    "PhasingParams",
    "PhasingProblem",
    "Progressed",
    "Stock",
    "Task",
    "Work",
    "account_by",
    "build_problem",
    "check",
    "clerk",
    "clerk_value",
    "measure",
    "nested_budgets",
    "objective",
    "phasing_tables",
    "progress_of",
    "read_rows",
    "replan",
    "solve",
    "waiting_for",
]
