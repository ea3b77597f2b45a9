"""Does the clerk take the best worth for its cost first, as early as it fits?"""

from __future__ import annotations

from tests.algorithms.schedule.test_problem import made

from gongxing.algorithms.schedule import NEVER, baseline


def test_the_clerk_begins_what_must_be_done_and_then_the_best_for_its_cost() -> None:
    # 5 for 3 of money beats 6 for 4; together they need 7, there from period 2 on
    given = {"before": [], "must": [False, False], "earliest": [0, 0], "value": [[5.0] * 4, [6.0] * 4]}
    assert baseline(made(**given)).tolist() == [0, 2]
    assert baseline(made(**{**given, "must": [False, True]}, limit=[[4.0] * 4])).tolist() == [NEVER, 0]
