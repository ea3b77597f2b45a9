"""Do the bills of quantities hold every work of the schemes, at their cost to the fen?"""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.report.networks import (
    conflicted,
    drains_scheme,
    lines_scheme,
    networked,
    roads_scheme,
    water_scheme,
)

from gongxing.plan import Plan
from gongxing.report.quantities import drains_bill, lines_bill, quantities, roads_bill, water_bill


def test_each_bill_adds_up_to_its_scheme(plan: Plan) -> None:
    costs = {
        "roads": roads_scheme().works_yuan,
        "water": water_scheme().cost_yuan + 6_500.0,
        "sewer": drains_scheme("sewer").cost_yuan,
        "storm": drains_scheme("storm").cost_yuan,
        "lines": lines_scheme().works_yuan,
    }
    bills = quantities(networked(plan))
    assert [bill.engine for bill in bills] == list(costs)
    for bill in bills:
        assert bill.total_yuan == pytest.approx(costs[bill.engine], abs=0.0051)
        assert sum(line.sum_fen for line in bill.lines) == bill.total_fen


def test_road_works_by_class_and_width_then_land_demolition_and_heads() -> None:
    found = [(line.item.en, line.size.en, line.quantity, line.unit) for line in roads_bill(roads_scheme()).lines]
    assert found == [
        ("Road, new", "Collector, 28 m wide", 5_600.0, "m2"),
        ("Road, new", "Local road, 12 m wide", 1_800.0, "m2"),
        ("Road, widened", "Collector, 28 m wide", 200.0, "m"),
        ("Land acquired", "within the road reserve", 3_800.0, "m2"),
        ("Demolition", "buildings in the reserve", 1.0, "place"),
        ("Turning head", "at dead ends, land included", 1.0, "piece"),
    ]


def test_drains_by_decision_diameter_and_trench_then_manholes_and_stations() -> None:
    lines = drains_bill(drains_scheme("sewer")).lines
    # new: inverts 3.5 and 2.5 under ground at 5.0, mean depth 2.0; replaced: 3.4 and 3.2, mean depth 1.8 with 0.4 - 0.3
    assert [(line.item.zh, line.size.zh, line.quantity) for line in lines] == [
        ("并行增设污水压力管", "DN600", 100.0),
        ("原位更换污水管", "DN400，槽深 2 m 以内", 100.0),
        ("新建污水管", "DN300，槽深 2 m 以内", 100.0),
        ("检查井", "新设管道的检查井", 3.0),
        ("提升泵站", "流量 10—50 L/s", 1.0),
        ("泵站电费", "寿命期内折算", 1.0),
    ]
    manholes = next(line for line in lines if line.item.en == "Manhole")
    assert manholes.price_yuan is None
    assert manholes.note is not None


@pytest.mark.parametrize(
    ("invert", "words"), [(2.0, "up to 2 m"), (2.05, "2–3 m"), (3.5, "3–4 m"), (5.9, "5–6 m"), (6.5, "over 6 m")]
)
def test_trenches_are_classed_by_their_mean_depth(invert: float, words: str) -> None:
    scheme = drains_scheme("storm")
    pipe = replace(scheme.pipes[0], cover_start_m=invert - 0.3, cover_end_m=invert - 0.3)
    (line, *_) = drains_bill(replace(scheme, pipes=(pipe,), pumps=())).lines
    assert line.size.en == f"DN300, trench {words}"


def test_mains_by_decision_and_diameter() -> None:
    found = [(line.item.en, line.size.en, line.quantity, line.sum_yuan) for line in water_bill(water_scheme()).lines]
    assert found == [
        ("New main", "DN300", 100.0, 33_333.34),
        ("Main beside a present one", "DN300", 100.0, 33_333.33),
        ("Main replaced", "DN200", 100.0, 33_333.33),
        ("Hydrant", "with branch, bend and chamber", 1.0, 0.0),
    ]


def test_stations_of_one_size_are_one_line_and_their_energy_another() -> None:
    scheme = drains_scheme("sewer")
    flows = (0.005, 0.012, 0.02, 0.7)
    pumps = tuple(replace(scheme.pumps[0], node=f"M{i}", flow_m3_s=flow) for i, flow in enumerate(flows))
    lines = drains_bill(replace(scheme, pumps=pumps)).lines[-4:]
    assert [(line.size.en, line.quantity, line.sum_yuan) for line in lines] == [
        ("up to 10 L/s", 1.0, 400_000.0),
        ("10–50 L/s", 2.0, 800_000.0),
        ("over 500 L/s", 1.0, 400_000.0),
        ("over their life", 1.0, 493_827.16),
    ]


def test_yielding_works_by_way_and_kind() -> None:
    (line,) = lines_bill(lines_scheme()).lines
    assert (line.item.zh, line.size.zh, line.quantity, line.sum_yuan) == ("交叉避让：上跨", "给水", 1.0, 12_345.68)


def test_no_scheme_no_bill(plan: Plan) -> None:
    assert quantities(plan) == ()
    assert quantities(conflicted(plan)) == ()
