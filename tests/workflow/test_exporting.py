"""Does a planned network leave for EPANET, do the bills leave as a workbook, and is what is missing told?"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import wntr
from openpyxl import load_workbook
from tests.industry_problems import small_problem
from tests.network_plans import water_plan
from tests.report.schedules import scheduled_plan

from gongxing import workflow
from gongxing.engines import industry
from gongxing.errors import DataError, NotReadyError
from gongxing.store import Project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = workflow.new(tmp_path / "park")
    made.save_plan(water_plan())
    return made


def test_the_water_plan_opens_in_epanet(project: Project, tmp_path: Path) -> None:
    path = workflow.export(project, tmp_path / "water.inp")
    model = wntr.network.WaterNetworkModel(str(path))
    assert (model.num_junctions, model.num_reservoirs, model.num_pipes) == (1, 1, 1)
    named = workflow.export(project, tmp_path / "net.inp", part="water")
    assert named.read_text(encoding="utf-8") == path.read_text(encoding="utf-8")


def test_the_bills_add_up_to_the_scheme(project: Project, tmp_path: Path) -> None:
    book = load_workbook(workflow.export(project, tmp_path / "quantities.xlsx"), data_only=True)
    numbers = [
        cell for row in book.worksheets[0].iter_rows(values_only=True) for cell in row if isinstance(cell, float | int)
    ]
    assert 69_000 in numbers  # the only pipe of the plan, in yuan


def test_what_cannot_leave_is_told(project: Project, tmp_path: Path) -> None:
    with pytest.raises(NotReadyError, match="no part sewer"):
        workflow.export(project, tmp_path / "sewer.inp")
    with pytest.raises(DataError, match="no word which network"):
        workflow.export(project, tmp_path / "x.inp")
    with pytest.raises(NotReadyError, match="gongxing plan"):
        workflow.export(workflow.new(tmp_path / "empty"), tmp_path / "water.inp")


def test_the_schedule_leaves_as_a_workbook(project: Project, tmp_path: Path) -> None:
    with pytest.raises(NotReadyError, match="no part schedule"):
        workflow.export(project, tmp_path / "schedule.xlsx")
    project.save_plan(scheduled_plan())
    book = load_workbook(workflow.export(project, tmp_path / "schedule.xlsx"), read_only=True)
    assert {"项目", "行动", "审批", "资源逐季平衡", "较前次排期的改动"} <= set(book.sheetnames)
    assert len(list(book["行动"].iter_rows())) == 3 + len(scheduled_plan().actions)


def test_the_economy_leaves_as_a_workbook(project: Project, tmp_path: Path) -> None:
    with pytest.raises(NotReadyError, match="no part industry"):
        workflow.export(project, tmp_path / "industry.xlsx")
    plan = replace(water_plan(), industry=industry.solve(small_problem()))
    project.save_plan(plan)
    book = load_workbook(workflow.export(project, tmp_path / "industry.xlsx"), read_only=True)
    assert {"企业处置", "企业用地"} <= set(book.sheetnames)
    assert len(list(book["企业处置"].iter_rows())) == 3 + len(plan.industry.part.choices)
