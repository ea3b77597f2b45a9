"""When does each of many works start, over periods, so that their worth is greatest and no stock runs short?"""

from gongxing.algorithms.schedule.evaluate import Breach, evaluate, worth
from gongxing.algorithms.schedule.problem import NEVER, Events, ScheduleProblem

__all__ = ["NEVER", "Breach", "Events", "ScheduleProblem", "evaluate", "worth"]
