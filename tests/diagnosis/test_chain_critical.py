"""Is a firm's loss the fall of the covered need worked out by hand, by the register and by recorded supply?"""

from __future__ import annotations

import pytest
from tests.chain_parks import FIRMS, LINKS, chain_park, small_map, small_table

from gongxing.diagnosis.chain import chain_map
from gongxing.diagnosis.chain_parts import CriticalFirm
from gongxing.io.packs import load_industry_values

VALUES = load_industry_values()


def critical(**changes: object) -> dict[str, CriticalFirm]:
    found = chain_map(chain_park(**changes), small_table(), small_map(), VALUES)  # type: ignore[arg-type]
    return {firm.firm: firm for firm in found.critical}


def test_losses_by_the_register() -> None:
    # covered today: steel 4 and parts 10, 14 in all
    firms = critical()
    losses = {name: firm.lost_share for name, firm in firms.items()}
    assert losses == {
        # without M1 the needs are steel 8 (4 covered) and parts 4: 6 lost; without M2 parts 6: 4 lost
        "M1": pytest.approx(6 / 14), "M2": pytest.approx(4 / 14),
        # without S1 no steel; without P1 or P2 only 6 of 10 parts
        "S1": pytest.approx(4 / 14), "P1": pytest.approx(4 / 14), "P2": pytest.approx(4 / 14),
    }  # fmt: skip
    assert next(iter(firms)) == "M1"
    assert "“钢材”唯一企业" in firms["S1"].reason.zh
    assert "60% of the park's sales in Machines (the core)" in firms["M1"].reason.en


def test_a_rival_makes_a_supplier_dispensable() -> None:
    firms = critical(firms=(*FIRMS, ("P3", "34", "", 20.0)))
    assert "P1" not in firms
    # without P3 parts fall back to 12 of 10: nothing is lost either
    assert "P3" not in firms


def test_sole_supply_counts_against_what_the_chain_gets() -> None:
    firms = critical(links=LINKS)
    assert firms["S1"].sole_yuan == 3e6
    assert "1 家园内企业的 300 万元采购只有它一家供应" in firms["S1"].reason.zh
    # P1 sells 2 of parts beside an outside supplier: not sole
    assert firms["P1"].sole_yuan == 0
    assert firms["P1"].between == pytest.approx(1 / 6)
    # where nothing else is covered, recorded supply alone makes a supplier critical
    alone = critical(
        firms=(*FIRMS[:2], ("T1", "66", "", 50.0)), links=(("T1", "M1", "", "39", 2.0), ("T1", "M2", "", "39", 1.0))
    )
    assert alone["T1"].lost_share == pytest.approx(1.0)


def test_the_threshold_is_the_users() -> None:
    strict = VALUES.with_value("chain_critical_share", "*", 0.4, "x")
    found = chain_map(chain_park(), small_table(), small_map(), strict)
    assert [firm.firm for firm in found.critical] == ["M1"]
