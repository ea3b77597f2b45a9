"""Are the totals that a plan must keep the ones a land office would reckon by hand?"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from tests.parks import AS_OF, grid_park, settings, with_quota

from gongxing.engines.land.classes import planning_uses
from gongxing.engines.land.demands import demands
from gongxing.engines.land.problem import Demand
from gongxing.io.packs import load_standards
from gongxing.park import AreaGoal, Park
from gongxing.standards import Grade, Standards
from gongxing.words import Text

STANDARDS = load_standards("jiangsu", AS_OF)
HA = 10_000.0


def told(park: Park, standards: Standards = STANDARDS) -> tuple[dict[str, Demand], tuple[Text, ...], tuple[str, ...]]:
    uses = planning_uses(park.parcels["use"].fillna(""))
    found, notes = demands(park, standards, uses)
    return {demand.key: demand for demand in found}, notes, uses


def hectares(demand: Demand, uses: tuple[str, ...], plan: list[str]) -> float:
    return float(demand.amount[np.arange(len(plan)), [uses.index(code) for code in plan]].sum() / HA)


def park_of(row: list[str], *goals: AreaGoal, **asked: Any) -> Park:
    return grid_park([row], chosen=settings(area_goals=goals, **asked))


def test_goals_in_hectares_and_in_shares_of_the_park() -> None:
    goals = (
        AreaGoal("10", 5_000.0, 20_000.0, basis="园区总规"),
        AreaGoal("14", low_share=0.25, high_share=0.5),
        AreaGoal("07", high_m2=0.0),
    )
    found, notes, uses = told(park_of(["16"] * 4, *goals))
    assert (found["land.area.10"].low, found["land.area.10"].high, found["land.area.10"].basis.zh) == (
        5_000,
        20_000,
        "园区总规",
    )
    assert (found["land.area.14"].low, found["land.area.14"].high) == (pytest.approx(HA), pytest.approx(2 * HA))
    assert (found["land.area.07"].low, found["land.area.07"].high) == (None, 0.0)
    assert found["land.area.07"].basis.en == "no basis stated"
    assert not any("25" in note.en for note in notes)
    # All three kinds of industry count towards class 10, both kinds of homes towards 07.
    assert hectares(found["land.area.10"], uses, ["100101", "100103", "11", "16"]) == pytest.approx(2)
    assert hectares(found["land.area.07"], uses, ["0701", "0703", "08", "16"]) == pytest.approx(2)


def test_without_goals_today_gives_them_and_the_assumption_is_told() -> None:
    # Eight hectares of industry among ten: 8 x 0.75 - 0.1 = 5.9 to 8 x 1.25 + 0.1 = 10.1.
    found, notes, _ = told(park_of(["100102"] * 8 + ["0101"] * 2))
    industry = found["land.area.10"]
    assert (industry.low, industry.high) == (pytest.approx(5.9 * HA), pytest.approx(10.1 * HA))
    assert industry.basis.en == "default assumption from the present state"
    assert any("25 %" in note.en for note in notes)
    assert found["land.area.07"].low == 0.0
    assert "land.area.12" not in found


def test_quota_new_linked_and_reclaimed() -> None:
    # 增减挂钩: newly built <= new + min(linked, reclaimed), told as two bounds.
    park = with_quota(park_of(["0101", "0101", "0301", "0703", ""], AreaGoal("01", 0.0)), new_m2=HA, linked_m2=2 * HA)
    found, notes, uses = told(park)
    total, net = found["land.quota.total"], found["land.quota.net"]
    assert (total.low, total.high, net.high) == (None, 3 * HA, HA)
    # Field and forest built on: two hectares; the unknown parcel is not counted; the village reclaimed gives one back.
    plan = ["100102", "01", "14", "01", "100102"]
    assert hectares(total, uses, plan) == pytest.approx(2)
    assert hectares(net, uses, plan) == pytest.approx(1)
    # The village turned into industry neither takes nor gives.
    assert hectares(net, uses, ["100102", "01", "14", "100102", "16"]) == pytest.approx(2)
    assert notes == ()


def test_only_quota_of_the_horizon_counts() -> None:
    park = with_quota(park_of(["0101"], AreaGoal("01", 0.0)), new_m2=HA, linked_m2=HA)
    frame = park["quota"].frame
    frame["year"] = [2031, 2026, 2025]
    found, _, _ = told(park.with_table("quota", frame))
    assert (found["land.quota.net"].high, found["land.quota.total"].high) == (0.0, HA)


def test_without_a_quota_table_no_net_growth_is_assumed_and_told() -> None:
    found, notes, uses = told(park_of(["0101", "0703"], AreaGoal("01", 0.0)))
    assert "land.quota.total" not in found
    assert found["land.quota.net"].high == 0.0
    assert any("no quota" in note.en for note in notes)
    assert hectares(found["land.quota.net"], uses, ["16", "01"]) == pytest.approx(0)


def test_farmland_lost_is_made_good() -> None:
    park = with_quota(park_of(["0101", "0101", "0703", "0201"], AreaGoal("14", 0.0)), replenished_m2=HA)
    found, _, uses = told(park)
    balance = found["land.farmland"]
    assert (balance.high, balance.rule) == (HA, "ZB-30")
    assert hectares(balance, uses, ["16", "14", "0703", "02"]) == pytest.approx(2)
    assert hectares(balance, uses, ["16", "14", "01", "01"]) == pytest.approx(0)
    assert hectares(balance, uses, ["01", "01", "01", "02"]) == pytest.approx(-1)


def test_farmland_balance_of_grade_c_or_not_in_force_binds_nobody() -> None:
    park = park_of(["0101"], AreaGoal("14", 0.0))
    weak = replace(
        STANDARDS, rules=tuple(replace(r, grade=Grade.C) if r.code == "ZB-30" else r for r in STANDARDS.rules)
    )
    gone = replace(STANDARDS, rules=tuple(r for r in STANDARDS.rules if r.code != "ZB-30"))
    assert "land.farmland" in told(park)[0]
    assert "land.farmland" not in told(park, weak)[0]
    assert "land.farmland" not in told(park, gone)[0]
    assert "land.farmland" not in told(park_of(["16"], AreaGoal("14", 0.0)))[0]  # no farmland, nothing to balance
