"""Is an action carried out by the trade of its engine and kind?"""

from __future__ import annotations

from tests.phasing_plans import action

from gongxing.engines.phasing.trades import TRADE_OF, TRADES, trade_of


def test_kind_goes_before_engine_and_others_need_no_crew() -> None:
    found = [
        trade_of(action("x", *of)) for of in (("sewer", "lay_pipes"), ("sewer", "build_pump"), ("growth", "quota"))
    ]
    assert found == ["pipes", "stations", ""]
    assert set(TRADE_OF.values()) <= set(TRADES)
