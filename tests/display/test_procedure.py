"""Does a terminal show the steps, the chain and what must be said of the dates, in both languages?"""

from __future__ import annotations

import datetime as dt

import pytest

from gongxing.display.procedure import show_procedure, show_procedures
from gongxing.workflow.procedures import ProcedureAsked, date_procedure, list_procedures


def test_a_dated_procedure_in_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    found = date_procedure("land_acquisition", ProcedureAsked(dt.date(2026, 12, 1)))
    show_procedure(found, "zh")
    shown = capsys.readouterr().out
    assert "征收土地预公告" in shown
    assert "尚未公布" in shown
    show_procedure(found, "en")
    shown = capsys.readouterr().out
    assert "critical chain" in shown
    assert "not announced" in shown


def test_the_list_of_procedures(capsys: pytest.CaptureFixture[str]) -> None:
    show_procedures(list_procedures(), "zh")
    assert "政府投资项目" in capsys.readouterr().out
