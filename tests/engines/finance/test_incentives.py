"""Are programmes read whole and the budget shared out best?"""

from __future__ import annotations

import pandas as pd
import pytest
from tests.finance_parks import money_park, with_programmes

from gongxing.engines.finance.incentives import programmes_of, share_out
from gongxing.errors import DataError


def test_a_budget_is_shared_out_and_what_comes_next_is_told() -> None:
    # 80 for 40 and 50 for 30: 70 buys both; 20 more buy the second step of the first for 10 more
    park = with_programmes(money_park())
    found = share_out(programmes_of(park), 7500)
    assert found is not None
    assert [(g.programme, g.step, g.amount_fen, g.benefit_fen) for g in found.granted] == [
        ("贴息", 1, 3000, 5000),
        ("引才", 1, 4000, 8000),
    ]
    assert (found.budget_fen, found.spent_fen, found.benefit_fen) == (7500, 7000, 13000)
    assert (found.more_fen, found.more_benefit_fen) == (1500, 1000)
    assert found.marginal(0) == 2.0
    assert found.marginal(5000) == pytest.approx(5 / 3)
    assert found.marginal(10**9) == 0.0


def test_without_a_budget_what_pays_is_proposed() -> None:
    found = share_out(programmes_of(with_programmes(money_park())), None)
    assert found is not None
    assert (found.budget_fen, found.spent_fen) == (None, 7000)
    assert share_out((), 100) is None


def test_all_faults_of_the_table_are_told_at_once() -> None:
    rows = [("a1", "贴息", "finance", 1), ("a2", "贴息", "talent", 1)]
    frame = pd.DataFrame(rows, columns=["id", "programme", "group", "step"]).assign(amount_yuan=1.0, benefit_yuan=1.0)
    with pytest.raises(DataError) as told:
        programmes_of(money_park().with_table("incentives", frame))
    assert [(f.place.row, f.place.column) for f in told.value.faults] == [("a2", "group"), ("a2", "step")]
