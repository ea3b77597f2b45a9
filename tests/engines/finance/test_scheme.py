"""Is what is issued written down whole: years, issues, and the works that special bonds lie on?"""

from __future__ import annotations

import numpy as np
from tests.finance_problems import WAN, small_problem

from gongxing.engines.finance.scheme import write_scheme

LOTS = np.array([[2, 0, 0], [3, 1, 0]])


def test_the_cash_flow_adds_up_year_by_year() -> None:
    scheme = write_scheme(small_problem(), LOTS)
    cash = 300 * WAN
    for year in scheme.years:
        cash += year.in_fen - year.out_fen
        assert year.cash_fen == cash
    assert [year.issued_fen // WAN for year in scheme.years[:3]] == [500, 100, 0]
    assert scheme.years[0].dscr == 400 / 55
    assert scheme.years[0].debt_ratio == (500 + 100) / 680


def test_special_bonds_lie_on_started_works_and_their_service_adds_up() -> None:
    # 300 of 2026 fill the first work, 100 of 2027 the second
    scheme = write_scheme(small_problem(), LOTS)
    assert [(p.action, p.special_fen // WAN, p.service_fen // WAN) for p in scheme.projects] == [
        ("w1", 300, 315),
        ("w2", 100, 105),
    ]
    special = [issue for issue in scheme.issues if issue.kind == "special"]
    assert sum(sum(map(sum, i.payments)) for i in special) == sum(p.service_fen for p in scheme.projects)
    assert scheme.projects[0].cover == 400 / 315


def test_issues_and_the_use_of_offers_are_told() -> None:
    scheme = write_scheme(small_problem(), LOTS)
    assert [(i.offer, i.year, i.lots) for i in scheme.issues] == [("B1", 2026, 2), ("S1", 2026, 3), ("S1", 2027, 1)]
    assert [(u.offer, u.ceiling_fen // WAN, u.issued_fen // WAN) for u in scheme.offers] == [
        ("B1", 800, 200),
        ("S1", 1200, 400),
    ]
    assert scheme.incentives is None
