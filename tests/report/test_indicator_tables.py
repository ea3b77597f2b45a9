"""Do the indicators stand apart as binding and expected, each number with its own origin, and are lights told apart without colour?"""

from __future__ import annotations

from dataclasses import replace

from tests.report.reading import cells

from gongxing.plan import Framework
from gongxing.report.document import FigureRun
from gongxing.report.indicator_tables import indicator_table, late_table, light_cell, lights_table, show_of
from gongxing.report.material import Material
from gongxing.review.lights import Light


def frame(material: Material) -> Framework:
    assert material.plan.framework is not None
    return material.plan.framework


def test_binding_and_expected_stand_apart_with_base_target_and_change(framed: Material) -> None:
    rows = {row[1]: row for row in cells(framed, indicator_table(frame(framed), binding=True))}
    assert rows["厂居冲突"][2:6] == ["处", "2", "1", "−0.20"]  # one fewer over five years
    assert rows["厂居冲突"][6] == "生态环境分局"
    bare = replace(frame(framed), goals=tuple(goal for goal in frame(framed).goals if goal.binding))
    assert indicator_table(bare, binding=False) is None


def test_each_number_carries_its_own_origin(framed: Material) -> None:
    table = indicator_table(frame(framed), binding=True)
    assert table is not None
    runs = [run for row in table.rows for part in row[3:5] for run in part.zh if isinstance(run, FigureRun)]
    assert runs
    assert all(run.marked and run.figure.origin.ref for run in runs)
    assert len({run.figure.key for run in runs}) == len(runs)


def test_values_are_shown_in_units_people_use(framed: Material) -> None:
    goal = frame(framed).goals[0]
    shown = {unit: show_of(replace(goal, unit=unit, base=2e8))[1].zh for unit in ("m2", "yuan", "share", "户/月")}
    assert shown == {"m2": "公顷", "yuan": "亿元", "share": "%", "户/月": "户/月"}
    assert show_of(replace(goal, unit="yuan", base=2e5, target=None))[1].zh == "万元"


def test_lights_of_the_year(framed: Material) -> None:
    assert framed.lights is not None
    row = cells(framed, lights_table(frame(framed), framed.lights))[1]
    # 2 to 1 in five years asks for 1.8; 1.9 is half of the way
    assert row == ["▲红", "厂居冲突", "约束性", "处", "1.80", "1.90", "50.0%", "明显慢于应有进度"]
    assert late_table(framed.lights) is None  # nothing is reported of the one action that is due
    slow = replace(framed.lights.actions[0], light=Light.RED, late=3)
    late = cells(framed, late_table(replace(framed.lights, actions=(slow,))))
    assert late[1][4] == "3"
    marks = {light: light_cell(light).zh for light in Light}
    assert len(set(map(str, marks.values()))) == 4
