"""When does each of many works start, over periods, so that their worth is greatest and no stock runs short?"""

from gongxing.algorithms.schedule.baseline import baseline
from gongxing.algorithms.schedule.change import ChangeResult, held_back, least_change
from gongxing.algorithms.schedule.conflict import ScheduleConflict, smallest_conflict
from gongxing.algorithms.schedule.evaluate import Breach, evaluate, worth
from gongxing.algorithms.schedule.nested import nested
from gongxing.algorithms.schedule.problem import NEVER, Events, ScheduleProblem
from gongxing.algorithms.schedule.result import ScheduleParams, ScheduleProgress, ScheduleResult
from gongxing.algorithms.schedule.solve import solve

__all__ = [
    "NEVER",
    "Breach",
    "ChangeResult",
    "Events",
    "ScheduleConflict",
    "ScheduleParams",
    "ScheduleProblem",
    "ScheduleProgress",
    "ScheduleResult",
    "baseline",
    "evaluate",
    "held_back",
    "least_change",
    "nested",
    "smallest_conflict",
    "solve",
    "worth",
]
