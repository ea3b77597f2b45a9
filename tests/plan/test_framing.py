"""Are the user's pillars recognised, does every action find its place, and is what is missing said?"""

from __future__ import annotations

from tests.frames import frame_plan, list_park, pillars

from gongxing.io.framework import load_frame_norms
from gongxing.plan.framing import Framed, make_framework

NORMS = load_frame_norms()


def framed(*names: str, idea: bool = False, **tables: list[dict[str, object]]) -> Framed:
    rows = pillars(*names) + ([{"id": "L1", "kind": "idea", "name": "一个理念", "words": "原文"}] if idea else [])
    park = list_park(**({"strategies": rows} if rows else {}), **tables)
    return make_framework(frame_plan(), park, NORMS)


def test_without_a_list_the_six_usual_pillars_stand_in_and_that_is_said() -> None:
    frame = framed().framework
    assert [pillar.id for pillar in frame.pillars] == [norm.key for norm in NORMS.pillars]
    assert frame.idea is None
    assert [len(p.actions) for p in frame.pillars] == [0, 1, 0, 2, 1, 0]
    assert len(frame.notes) == 2  # pillars stand in, no schedule
    assert frame.unowned == ("strange.thing.5",)


def test_pillars_are_recognised_by_their_words_whatever_their_order() -> None:
    frame = framed("绿色生态", "硬核设施", "创新引领", "平安民生", "节约用地", "强链产业", idea=True).framework
    found = {pillar.name.zh: pillar.actions for pillar in frame.pillars}
    assert found["硬核设施"] == ("roads.build_link.1", "roads.widen_road.2")
    assert found["绿色生态"] == ("land.abate.3",)
    assert found["创新引领"] == ("industry.upgrade.4",)
    assert (frame.idea.zh if frame.idea else "", frame.idea_words) == ("一个理念", "原文")
    conflicts = frame.goal("conflicts")
    assert conflicts is not None
    assert "conflicts" in next(p.goals for p in frame.pillars if p.id == conflicts.pillar)


def test_fewer_pillars_take_several_matters_and_what_none_takes_is_said() -> None:
    frame = framed("产业与创新", "空间与设施").framework
    assert frame.pillar_of("roads.build_link.1") is frame.pillars[1]
    assert frame.pillar_of("industry.upgrade.4") is frame.pillars[0]
    assert frame.pillar_of("land.abate.3") is None
    assert any("生态环境" in note.zh for note in frame.notes)


def test_unrecognised_names_stand_by_place() -> None:
    frame = framed("甲", "乙", "丙", "丁", "戊", "己").framework
    assert [len(p.actions) for p in frame.pillars] == [0, 1, 0, 2, 1, 0]


def test_faults_of_all_lists_come_together() -> None:
    found = framed(
        "产业",
        duties=[{"id": "R1", "action": "roads.*", "owner": "甲", "pillar": "无"}],
        indicators=[{"id": "I1", "name": "甲", "unit": "户", "pillar": "无"}],
    )
    assert [fault.place.table for fault in found.faults] == ["indicators", "duties"]
