"""Are options open to the right sectors, and do they win and take what the formulas say?"""

from __future__ import annotations

import numpy as np
import pytest
from tests.portfolio_problems import RATES, SECTORS, sector

from gongxing.engines.portfolio.options import build_options, factor_of, options_of


def kinds(place: int) -> set[str]:
    return {option.decision for option in options_of(place, SECTORS[place], RATES)}


def test_which_decisions_are_open() -> None:
    assert kinds(0) == {"hold", "strengthen", "extend"}
    assert kinds(2) == {"hold", "extend"}
    assert kinds(3) == {"hold", "extend", "leave"}
    assert kinds(4) == {"hold", "enter"}
    assert kinds(6) == {"hold"}
    unknown = sector("X", 0, density=None, no_entry="unknown")
    assert {option.decision for option in options_of(0, unknown, RATES)} == {"hold"}
    assert "strengthen" in {o.decision for o in options_of(0, sector("Y", 9, rca=0.1, core=True), RATES)}


def test_an_extension_by_hand() -> None:
    """C sells 40 million: a tenth is less than the floor of 15. Effort 0.7 x 15 = 10.5; land 0.0002 x 15e6 = 3000; jobs 12."""
    option = next(o for o in options_of(2, SECTORS[2], RATES) if (o.decision, o.level) == ("extend", 1))
    assert option.effort_yuan == pytest.approx(10.5e6)
    assert option.sales_yuan == pytest.approx(0.75 * 15e6 * 1.07**5)
    assert option.use == pytest.approx((10.5e6, 3000.0, 12.0, 3.6))


def test_an_entry_by_hand() -> None:
    """60 million x (1 + 0.3 x 0.4) = 67.2, with chance 0.6."""
    option = next(o for o in options_of(4, SECTORS[4], RATES) if (o.decision, o.level) == ("enter", 1))
    assert option.sales_yuan == pytest.approx(0.6 * 67.2e6 * 1.09**5)
    assert option.effort_yuan == pytest.approx(0.9 * 67.2e6)


def test_values_by_scenario() -> None:
    effect = np.zeros((2, len(SECTORS)))
    effect[1, 0] = -0.5
    found = build_options(SECTORS, effect, RATES)
    k = next(i for i, d in enumerate(found.decision) if d == "strengthen" and found.sector[i] == 0)
    charge = found.effort[k] / 8.0
    assert found.value[k, 0] == pytest.approx(0.28 * found.sales[k] - charge)
    assert found.value[k, 1] == pytest.approx(0.14 * found.sales[k] - charge)
    lost = 0.28 * 1500e6 * factor_of(SECTORS[0], RATES) * 0.5
    assert found.base[0] - found.base[1] == pytest.approx(lost)
