"""Does the clerk issue what a year lacks, cheapest first, and give up where that breaks a rule?"""

from __future__ import annotations

from tests.finance_problems import WAN, early, impossible_problem, small_problem

from gongxing.engines.finance.baseline import baseline_value, clerk
from gongxing.engines.finance.ledger import broken


def test_he_takes_the_cheapest_bond_as_far_as_it_goes() -> None:
    # 2026 lacks 50 - (300 + 400 - 1000 - 55) = 405, five lots; special bonds cost less, but works carry only three lots
    lots = clerk(small_problem())
    assert lots is not None
    assert lots[:, 0].tolist() == [2, 3]
    assert broken(small_problem(), lots) == []


def test_he_issues_nothing_where_nothing_lacks() -> None:
    lots = clerk(small_problem(works=early(100), spending=(("land", tuple(early(100).tolist())),)))
    assert lots is not None
    assert lots.sum() == 0


def test_he_gives_up_where_his_issues_break_a_rule() -> None:
    assert clerk(impossible_problem()) is None
    assert baseline_value(impossible_problem()) is None
    assert clerk(small_problem(debt_ceiling_fen=200 * WAN)) is None
