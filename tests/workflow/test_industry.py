"""Is the survey of an industry written to workbook and charts, and may the office bring its own formulas?"""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from tests.chain_parks import chain_park
from tests.graded_parks import many_firms

from gongxing import workflow
from gongxing.errors import DataError, NotReadyError
from gongxing.workflow.industry import diagnose_chain, diagnose_industry, norms_of


def test_workbook_and_charts_are_written(tmp_path: Path) -> None:
    project = workflow.new(tmp_path / "p", name="甲园")
    project.save(many_firms())
    heard: list[float] = []
    found = diagnose_industry(project, progress=lambda word: heard.append(word.share or 0.0))
    assert heard == sorted(heard)
    names = [Path(file).name for file in found.files]
    assert "industry_today.xlsx" in names
    assert {"grades.zh.png", "grades.en.png"} <= set(names)
    assert all(Path(file).stat().st_size > 2_000 for file in found.files)
    book = load_workbook(found.files[0], read_only=True)
    assert {"指标", "结论"} <= set(book.sheetnames)
    assert any(finding.verdict == "unknown" for finding in found.findings)  # no history, no neighbours


def test_faults_of_own_formulas_are_told(tmp_path: Path) -> None:
    file = tmp_path / "own.csv"
    file.write_text("formula,rule\nX,Y\n", encoding="utf-8")
    with pytest.raises(DataError):
        norms_of(many_firms(), file)


def test_chains_are_drawn_for_print_and_screen(tmp_path: Path) -> None:
    project = workflow.new(tmp_path / "p", name="甲园")
    project.save(chain_park())
    found = diagnose_chain(project)
    assert found.chain.links
    assert {Path(file).suffix for file in found.report.files} == {".png", ".svg"}
    drawing = next(Path(file) for file in found.report.files if file.endswith("zh.svg"))
    assert drawing.read_text(encoding="utf-8").lstrip().startswith("<?xml")


def test_a_park_without_codes_is_told_what_to_bring(tmp_path: Path) -> None:
    project = workflow.new(tmp_path / "p")
    with pytest.raises(NotReadyError) as told:
        diagnose_chain(project)
    assert told.value.faults[0].place.table == "firms"
