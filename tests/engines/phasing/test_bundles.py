"""Is a trench opened once: which actions become one work?"""

from __future__ import annotations

from dataclasses import replace

from tests.phasing_plans import drain, street_plan

from gongxing.engines.phasing.bundles import bundle, flows, street_of, title_of
from gongxing.io.packs import load_phasing_values
from gongxing.plan import Plan

VALUES = load_phasing_values()


def works(plan: Plan, least: float = 0.0, most: float = 240.0) -> dict[str, set[str]]:
    values = VALUES.with_value("bundle_least_yuan", "*", least, "t").with_value("bundle_most_days", "*", most, "t")
    found: dict[str, set[str]] = {}
    for name, work in bundle(plan, values, {a.id: a.duration_days or 0.0 for a in plan.actions}).items():
        found.setdefault(work, set()).add(name)
    return found


def test_pipes_of_one_street_and_what_yields_to_them_are_one_work() -> None:
    found = works(street_plan())
    assert {"sewer.pipes.S2", "water.lay_main.S2", "lines.yield.x"} in found.values()
    assert {"sewer.pipes.S1"} in found.values()


def test_drains_that_stay_are_passed_through() -> None:
    assert flows(street_plan().sewer.part) == {("S1", "S2"): 1, ("S2", "S3"): 1}  # type: ignore[union-attr]


def test_a_cheap_street_is_built_with_the_one_it_drains_into_unless_that_takes_too_long() -> None:
    assert {"sewer.pipes.S1", "sewer.pipes.S2", "water.lay_main.S2", "lines.yield.x"} in works(
        street_plan(), 1e6
    ).values()
    assert {"sewer.pipes.S1"} in works(street_plan(), 1e6, most=50.0).values()


def test_a_ring_of_streets_is_one_work() -> None:
    plan = street_plan()
    assert plan.sewer is not None
    assert plan.sewer.part is not None
    pipes = (*plan.sewer.part.pipes, drain("r", "3", "1", "S2"))
    ring = replace(plan, sewer=replace(plan.sewer, part=replace(plan.sewer.part, pipes=pipes)))
    assert any({"sewer.pipes.S1", "sewer.pipes.S2"} <= work for work in works(ring).values())


def test_titles_name_streets_and_systems() -> None:
    acts = {a.id: a for a in street_plan().actions}
    title = title_of([acts["sewer.pipes.S2"], acts["water.lay_main.S2"], acts["sewer.pipes.S3"]])
    assert title.zh == "道路 S2 等 2 条：给水、污水"
    assert title.en == "road S2 and 1 more: water, sewers"
    assert title_of([acts["roads.A-1"]]) == acts["roads.A-1"].title
    assert street_of(acts["sewer.pump.4"]) == ""
