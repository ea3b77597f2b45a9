"""Are today's accounts shown and written to a workbook?"""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from tests.finance_parks import money_park

from gongxing.display.accounts import show_money
from gongxing.store import Project
from gongxing.workflow.money import diagnose_finance


def test_the_accounts_are_shown_and_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    park = money_park()
    project = Project.create(tmp_path / "park", park.settings)
    project.save(park)
    found = diagnose_finance(project)
    show_money(found, "en")
    said = capsys.readouterr().out
    assert "Debt ratio" in said
    assert "Share of land in the resources" in said
    book = load_workbook(found.files[0], read_only=True)
    assert {"各预算收支", "存量债务"} <= set(book.sheetnames)
