"""Which prices and rates does the industry engine reckon with?"""

from __future__ import annotations

from gongxing.engines.industry.problem import Prices
from gongxing.standards.parameters import Parameters

UPGRADED = ("B", "C", "D")
"""Settled grades at which an upgrade may gain something; A has little left to gain."""


def prices_of(values: Parameters) -> Prices:
    """Return the prices of the engine from the parameters of industry."""
    years = values.value("capital_years")
    anew = years * values.value("land_let_share") * values.value("new_value_added_yuan_m2")
    return Prices(
        capital_years=years,
        move_yuan_m2=values.value("move_cost_yuan_m2"),
        haul_yuan_m2_km=values.value("move_haul_yuan_m2_km"),
        move_loss_years=values.value("move_loss_years"),
        move_gain=values.value("move_gain"),
        upgrade_years=values.value("upgrade_cost_years"),
        upgrade_least_yuan_m2=values.value("upgrade_least_yuan_m2"),
        upgrade_gain=tuple((grade, values.value("upgrade_gain", grade)) for grade in UPGRADED),
        treat_yuan_m2=values.value("treat_yuan_m2"),
        step_yuan_m2=values.value("class_step_yuan_m2"),
        exit_yuan_m2=values.value("exit_cost_yuan_m2"),
        land_worth_yuan_m2=values.value("land_price_yuan_m2") + anew,
        unplaced_yuan=values.value("unplaced_yuan"),
        link_gain=values.value("link_gain"),
        cluster_gain=values.value("cluster_gain"),
        upgrade_public=values.value("upgrade_public_share"),
        move_public=values.value("move_public_share"),
        most_steps=int(values.value("class_steps_most")),
    )
