"""Are both scenarios shown side by side in words and units people use?"""

from __future__ import annotations

import pytest

from gongxing.display.integration import show_integration
from gongxing.words import Text
from gongxing.workflow.integration import Integration, Row


def test_rows_and_statuses(capsys: pytest.CaptureFixture[str]) -> None:
    row = Row("water.cost_yuan", Text("给水管网造价", "cost of the water network"), "yuan", 2e6, None)
    show_integration(Integration("东园", ("毗邻高新区",), (("water", "feasible", "infeasible"),), (row,)), "zh")
    said = capsys.readouterr().out
    assert "毗邻高新区" in said
    assert "200 万元" in said
    assert "未知" in said
    assert "不可行" in said
