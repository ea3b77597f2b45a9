"""Does a shock run through the sectors as Leontief's models say?"""

from __future__ import annotations

import numpy as np
import pytest
from tests.economy_parks import economy_park, small_map, small_table

from gongxing.diagnosis.sector_mix import sector_mix
from gongxing.diagnosis.shocks import demand_fall, energy_sectors, exposure, io_kind, oil_exposure, price_rise
from gongxing.io.input_output import load_input_output, load_sector_map
from gongxing.io.packs import load_industry_values
from gongxing.standards.input_output import InputOutput
from gongxing.words import Text, same

VALUES = load_industry_values()


def two_sectors() -> InputOutput:
    """Sector b buys 20 of a per 100 of output; nothing else is traded."""
    flows = np.array([[0.0, 20.0], [0.0, 0.0]])
    return InputOutput(
        Text("两部门", "two"), 2020, ("a", "b"), (same("a"), same("b")), flows, np.array([50.0, 100.0]), np.zeros(2),
        np.array([50.0, 80.0]), np.array([30.0, 100.0]), np.zeros(2),
    )  # fmt: skip


def test_prices_by_hand() -> None:
    """If a rises by 10 %, b, which pays 20 of its 100 for a, rises by 2 %; if b rises, a does not."""
    assert price_rise(two_sectors(), np.array([0.1, 0.0])) == pytest.approx([0.1, 0.02])
    assert price_rise(two_sectors(), np.array([0.0, 0.1])) == pytest.approx([0.0, 0.1])


def test_quantities_by_hand() -> None:
    """Investment of 10 in b alone takes 10 of b's 100 and 2 of a's 50."""
    values = VALUES.with_value("oil_investment_share", io_kind("b"), 1.0, "x").with_value(
        "oil_investment_yuan", "*", 10.0, "x"
    )
    assert demand_fall(two_sectors(), values) == pytest.approx([0.04, 0.1])


def test_the_longest_prefix_counts_and_a_chain_lifts_it() -> None:
    assert oil_exposure("3512", VALUES) == VALUES.value("oil_exposure", "3512")
    assert oil_exposure("3511", VALUES) == VALUES.value("oil_exposure", "351")
    assert oil_exposure("2770", VALUES) == VALUES.value("oil_exposure")
    assert oil_exposure("2770", VALUES, "石油装备") == VALUES.value("oil_exposure", "oil_chain")


def test_oil_sectors_of_the_nation_are_the_most_exposed() -> None:
    table = load_input_output()
    fall = demand_fall(table, VALUES)
    order = [table.codes[i] for i in np.argsort(-fall)[:3]]
    assert "011" in order
    assert "074" in order
    assert fall[table.index("001")] < 0.01
    assert energy_sectors(table, load_sector_map()).sum() == 4


def test_scenarios_of_a_park() -> None:
    table, sectors = small_table(), small_map()
    park = economy_park()
    found = exposure(table, sectors, VALUES, sector_mix(park, table, sectors))
    effect = dict(zip(found.keys, found.effect, strict=True))
    assert (effect["baseline"] == 0).all()
    assert (effect["oil_down"] <= 0).all()
    assert (effect["oil_up"] >= 0).all()
    assert effect["trade"][1] == pytest.approx(-VALUES.value("trade_shock") * 500 / 1200)
    assert effect["environment"][4] == 0
    assert effect["environment"][0] < effect["environment"][3] < 0
    firms = (900 + 600) * 0.9 + 150 * VALUES.value("oil_exposure")
    assert found.direct[1] == pytest.approx(firms / 1650)
    assert np.isnan(found.direct[0])


def test_the_users_effect_replaces_the_computed_one() -> None:
    values = VALUES.with_value("scenario_effect", "trade/M", 0.07, "x")
    assert exposure(small_table(), small_map(), values).effect[3, 1] == 0.07
