"""Do the indicators give base, target and yearly change, and say what is still owed?"""

from __future__ import annotations

from dataclasses import replace

from tests.growth_problems import growth_problem
from tests.report.reading import cells

from gongxing.engines.growth import outlook
from gongxing.report.indicator_tables import indicator_table
from gongxing.report.material import Material


def test_indicators_give_base_target_and_yearly_change(material: Material, infeasible: Material) -> None:
    rows = {row[0]: row for row in cells(material, indicator_table(material))}
    assert rows["永久基本农田"][1:] == ["约束性", "公顷", "1.00", "1.00", "0.00"]
    assert rows["厂居冲突"][3:] == ["2", "1", "−0.20"]  # one fewer over five years
    assert indicator_table(infeasible) is None


def test_the_note_points_to_the_outlook_only_where_there_is_one(material: Material) -> None:
    bare = replace(material, plan=replace(material.plan, outlook=None))
    assert "待相应引擎和资料补入" in note(bare)
    assert "其后的增长预测" not in note(bare)
    told = replace(material.plan, outlook=outlook(growth_problem(), 50, 1, tested=False))
    assert "其后的增长预测" in note(replace(material, plan=told))


def note(material: Material) -> str:
    """The note under the table in Chinese."""
    table = indicator_table(material)
    assert table is not None
    return "".join(getattr(run, "text", "") for run in table.note.zh)
