"""Do leads, the land scheme and the portfolio become what newcomers promise and where they may build?"""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from tests.growth_parks import CHAINS, choice, empty_plan, industry, land, park_of, portfolio, register, values

from gongxing.engines.growth.firms import firm_past
from gongxing.engines.growth.newcomer_terms import chain_rates, leads_of, plots_of, sizes

YEARS = (2026, 2027, 2028)
LEADS = pd.DataFrame(
    [
        {"id": "L1", "name": "甲", "stage": "signed", "sector": "3512", "chain": "甲链", "output_yuan": 8e6, "tax_yuan": 3e5, "jobs": 9, "land_m2": 2e3, "year": 2027},
        {"id": "L2", "name": "乙", "stage": "talks", "chain": "乙链", "investment_yuan": 1e7},
        {"id": "L3", "name": "丙", "stage": "lost", "output_yuan": 9e9},
        {"id": "L4", "name": "企业03", "stage": "producing", "output_yuan": 5e6},
        {"id": "L5", "name": "丁", "stage": "promotion", "chain": "甲链"},
        {"id": "L6", "name": "戊", "stage": "promotion", "chain": "甲链", "land_m2": 1e3, "year": 2020},
    ]
)  # fmt: skip


def rates_of(past, chains):  # type: ignore[no-untyped-def]
    chain = np.array([chains.index(name) for name in past.chains])
    return chain_rates(past, chain, len(chains), values())


def test_leads_are_read_with_what_they_leave_out() -> None:
    park = park_of(leads=LEADS)
    past, chains = firm_past(park, values()), (*CHAINS, "")
    rates = rates_of(past, chains)
    leads, notes = leads_of(park, values(), past, chains, rates)
    assert leads.ids == ("L1", "L2", "L5", "L6")  # one is lost, one is a firm already
    assert leads.full[:, 0].tolist() == [8e6, 3e5, 9]
    assert leads.full[0, 1] == pytest.approx(1e7 * values().value("output_per_investment"))
    assert leads.full[1, 1] == pytest.approx(0.04 * leads.full[0, 1])
    assert leads.full[0, 2] == 0.0
    assert leads.full[0, 3] == pytest.approx(1e3 * rates[0, 0])
    assert leads.chance.tolist() == [
        values().value("lead_conversion", s) for s in ("signed", "talks", "promotion", "promotion")
    ]
    assert leads.begin.tolist() == [2, 4, 5, 1]  # as stated; 1 + 2.5 and 1 + 3.5 years after 2025; a year gone by
    assert leads.elasticity[0] == values().value("oil_elasticity", "3512")
    assert leads.land_m2[1] == pytest.approx(leads.full[0, 1] / rates[1, 0])
    assert len(notes) == 3


def test_rates_of_chains_and_of_the_park_where_firms_are_few() -> None:
    past = firm_past(park_of(), values())
    rates = rates_of(past, (*CHAINS, "丙链"))
    firms = register()
    mine = firms["chain"] == "甲链"
    assert rates[0, 0] == pytest.approx(firms["output_yuan"][mine].sum() / 6000)
    assert rates[2, 0] == pytest.approx(firms["output_yuan"].sum() / 12000)
    assert rates[:, 1] == pytest.approx(np.full(3, 0.04))


def test_new_industrial_land_less_that_of_movers_by_year() -> None:
    park = park_of()
    past = firm_past(park, values())
    plan = empty_plan(
        park,
        land=land(("P1", 3e4, "0101", "100101"), ("P2", 1e4, "16", "100102"), ("P3", 5e4, "100101", "100101"), ("P4", 9e3, "0101", "0701"),
                  taken={2026: 1e4, 2027: 3e4, 2028: 0.0}),
        industry=industry(choice("F00", "move", site="P1", land_m2=4e3), choice("F01", "move", site="P3", land_m2=7e3)),
        portfolio=portfolio(甲链=3e4, 乙链=1e4),
    )  # fmt: skip
    plots, notes = plots_of(plan, values(), past, YEARS, (CHAINS, rates_of(past, CHAINS)))
    assert plots.free_m2.tolist() == pytest.approx(
        [9e3, 3.6e4, 3.6e4]
    )  # 40,000 less 4,000, a quarter of it in the first year
    assert plots.share.tolist() == pytest.approx([0.75, 0.25])
    assert plots.lots.tolist() == [2, 1]  # 27,000 and 9,000 m2 at 20,000 m2 a project
    assert "3.6 ha are left" in notes[0].en
    firms = register()
    assert plots.quantiles[0, 0] >= firms["output_yuan"].min() / 1000
    assert (np.diff(plots.quantiles, axis=1) >= 0).all()


def test_without_a_land_scheme_there_is_no_land_and_that_is_said() -> None:
    park = park_of()
    past = firm_past(park, values())
    plots, notes = plots_of(empty_plan(park), values(), past, YEARS, (CHAINS, rates_of(past, CHAINS)))
    assert not plots.free_m2.any()
    assert plots.share.sum() == pytest.approx(1)
    assert "no land scheme" in notes[0].en


def test_the_land_of_a_usual_lead() -> None:
    park = park_of(leads=pd.concat([LEADS.head(1).assign(id=f"L{k}", land_m2=1e3 * k) for k in range(1, 6)]))
    past = firm_past(park, values())
    leads, _ = leads_of(park, values(), past, CHAINS, rates_of(past, CHAINS))
    assert sizes(leads, {"plot_lot_m2": 7.0}) == 3e3
    few, _ = leads_of(park_of(leads=LEADS.head(1)), values(), past, CHAINS, rates_of(past, CHAINS))
    assert sizes(few, {"plot_lot_m2": 7.0}) == 7.0
