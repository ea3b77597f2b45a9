"""Which plan do the tests of letters write from?"""

from __future__ import annotations

import datetime as dt

from tests.resettlement_problems import small_problem

from gongxing.engines.resettlement import solve
from gongxing.io.packs import load_standards
from gongxing.plan import Plan
from gongxing.report.letter_words import LetterDates
from gongxing.report.letters import Post

DAY = dt.date(2026, 1, 1)
DATES = LetterDates(
    DAY, dt.date(2026, 3, 2), dt.date(2026, 4, 1), dt.date(2026, 6, 1), dt.date(2027, 1, 1), dt.date(2027, 3, 31)
)


def post() -> Post:
    """A plan of one park with fourteen households that move; only the first group knows its days."""
    plan = Plan("试验园区", DAY, DAY, (2026, 2030), synthetic=True, resettlement=solve(small_problem()))
    return Post(plan, load_standards("hangzhou", DAY), {"甲组": DATES})
