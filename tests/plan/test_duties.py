"""Does the user's row win over the usual duty, the action over the pattern, and is what nobody covers told?"""

from __future__ import annotations

from tests.frames import ACTIONS, list_park, schedule, scheduled

from gongxing.io.framework import load_frame_norms
from gongxing.park import Park
from gongxing.plan import PhasingScheme
from gongxing.plan.duties import Duties, DutyGround, make_duties

PILLARS = {"infrastructure": "Z4", "environment": "Z5", "innovation": "Z2", "民生": "Z6"}
GOALS = frozenset({"road_access", "conflicts"})


def duties(park: Park | None = None, phasing: PhasingScheme | None = None) -> Duties:
    ground = DutyGround(park or list_park(), load_frame_norms(), GOALS, PILLARS.get, phasing)
    return make_duties(ACTIONS, ground)


def test_usual_bodies_own_known_kinds_and_the_strange_one_is_told() -> None:
    found = duties()
    first, _, abate, upgrade = found.duties
    assert (first.owner.zh, first.pillar, first.goal) == ("园区管委会规划建设处", "Z4", "road_access")
    assert (abate.owner.zh, abate.goal) == ("生态环境分局", "conflicts")
    assert upgrade.goal == ""  # that goal is not in the plan
    assert (first.first_year, first.cost_fen, upgrade.cost_fen) == (None, 300_000_000, None)
    assert found.unowned == ("strange.thing.5",)


def test_rows_of_the_user_win_the_nearest_first() -> None:
    rows = [
        {"id": "R1", "action": "*", "owner": "办公室"},
        {"id": "R2", "action": "roads.*", "owner": "开发公司", "supporting": "财政分局；某村、 某镇"},
        {"id": "R3", "action": "roads.build_link.1", "owner": "works", "pillar": "民生", "indicator": "conflicts"},
        {"id": "R4", "action": "sewer.*", "owner": "无事可做"},
    ]
    found = duties(list_park(duties=rows))
    owners = {duty.action: duty.owner.zh for duty in found.duties}
    assert owners == {
        "roads.build_link.1": "园区管委会规划建设处", "roads.widen_road.2": "开发公司", "land.abate.3": "办公室",
        "industry.upgrade.4": "办公室", "strange.thing.5": "办公室",
    }  # fmt: skip
    assert not found.unowned
    assert found.idle == ("R4",)
    link, widened = found.duties[0], found.duties[1]
    assert (link.pillar, link.goal, link.origin.ref) == ("Z6", "conflicts", "duties/R3")
    assert [body.zh for body in widened.supporting] == ["财政分局", "某村", "某镇"]
    assert widened.pillar == "Z4"  # left open, so the usual one
    assert found.duties[-1].pillar == ""


def test_faulty_rows_are_left_out_and_told() -> None:
    rows = [{"id": "R1", "action": "roads.*", "owner": "甲", "pillar": "无", "indicator": "无"}]
    found = duties(list_park(duties=rows))
    assert [(fault.place.table, fault.place.column) for fault in found.faults] == [
        ("duties", "pillar"),
        ("duties", "indicator"),
    ]
    assert found.duties[0].owner.zh == "园区管委会规划建设处"


def test_a_usual_indicator_that_the_plan_does_not_fill_is_no_fault() -> None:
    found = duties(list_park(duties=[{"id": "R1", "action": "roads.*", "owner": "甲", "indicator": "hydrants"}]))
    assert found.faults == ()
    assert (found.duties[0].owner.zh, found.duties[0].goal) == ("甲", "road_access")


def test_years_and_money_follow_the_schedule() -> None:
    # quarters 3 to 8 (not included): fourth of 2026 to fourth of 2027
    found = duties(
        phasing=schedule(scheduled("roads.build_link.1", 3, 8, 310_000_001), scheduled("land.abate.3", None, None))
    )
    link, widened, abate = found.duties[:3]
    assert (link.first_year, link.last_year, link.cost_fen) == (2026, 2027, 310_000_001)
    assert (widened.first_year, widened.cost_fen) == (None, 100_000_000)
    assert (abate.first_year, abate.last_year) == (None, None)
