"""Does what must come first come first: what actions say, land cleared, roads, pipes, drains downstream?"""

from __future__ import annotations

from dataclasses import replace

from tests.phasing_plans import street_plan

from gongxing.engines.phasing.links import links_of
from gongxing.engines.phasing.problem import Link
from gongxing.plan import Plan


def links(plan: Plan, **together: str) -> set[Link]:
    work = {action.id: together.get(action.id.replace(".", "_"), action.id) for action in plan.actions}
    return set(links_of(plan, work)[0])


def test_every_kind_of_precedence_is_found() -> None:
    assert links(street_plan()) == {
        Link("land.soil.P1", "land.change.P1", "after"),
        Link("sewer.pipes.S2", "lines.yield.x", "after"),
        Link("industry.move.F", "land.change.P1", "cleared"),
        Link("roads.A-1", "land.change.P1", "reached"),
        Link("sewer.pipes.S1", "land.change.P1", "served", True),
        Link("sewer.pipes.S2", "sewer.pipes.S1", "downstream", True),
        Link("sewer.pipes.S3", "sewer.pipes.S2", "downstream", True),
        Link("sewer.pipes.S3", "sewer.pump.4", "downstream", True),
    }


def test_nothing_is_said_within_a_work() -> None:
    found = links(street_plan(), sewer_pipes_S1="S", sewer_pipes_S2="S", lines_yield_x="S")
    assert {
        link.kind for link in found if {link.first, link.then} <= {"sewer.pipes.S1", "sewer.pipes.S2", "lines.yield.x"}
    } == set()


def test_inferred_order_that_would_close_a_ring_is_left_out_and_told() -> None:
    plan = street_plan()
    acts = tuple(replace(a, after=("sewer.pipes.S1",)) if a.id == "sewer.pipes.S2" else a for a in plan.actions)
    found, notes = links_of(replace(plan, actions=acts), {a.id: a.id for a in acts})
    assert Link("sewer.pipes.S1", "sewer.pipes.S2", "after") in found
    assert Link("sewer.pipes.S2", "sewer.pipes.S1", "downstream", True) not in found
    assert "1" in notes[0].en
