"""Does a design of water pipes read well in both languages?"""

from __future__ import annotations

import pytest

from gongxing.algorithms.sizing import Violation
from gongxing.display.water import show_water_design
from gongxing.words import Lang, Text
from gongxing.workflow.water_file import WaterDesign


@pytest.mark.parametrize(
    ("lang", "words"), [("zh", ("造价", "不可行", "备注")), ("en", ("cost", "not feasible", "a note"))]
)
def test_cost_verdict_diameters_and_notes_are_shown(
    lang: Lang, words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    missed = (Violation("base", "pressure_min", "J5", 28.0, 30.0),)
    design = WaterDesign("net", 1234.5, False, 10, {"P1": 300.0}, None, 1, missed, (Text("备注", "a note"),), "out.inp")
    show_water_design(design, lang)
    shown = capsys.readouterr().out
    for word in (*words, "1,234.50", "P1: 300", "J5", "out.inp"):
        assert word in shown
