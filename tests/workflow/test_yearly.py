"""Are both files written where asked, as many works by name as fit, and is a wrong year told?"""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader
from tests.framed_projects import small_plan, small_project
from tests.frames import action, frame_plan, list_park, schedule, scheduled

from gongxing.errors import DataError, NotReadyError
from gongxing.workflow.watch import framework_now
from gongxing.workflow.yearly import fitted, yearly


def test_both_files_are_written_where_asked(tmp_path: Path) -> None:
    project = small_project(tmp_path / "p")
    files = yearly(project, 2026)
    assert [file.name for file in files] == ["yearly-2026.zh.docx", "yearly-2026.zh.pdf"]
    assert all(file.stat().st_size > 5_000 for file in files)
    named = yearly(project, 2027, lang="en", out=tmp_path / "x" / "plan.v2.pdf")
    assert [file.name for file in named] == ["plan.v2.docx", "plan.v2.pdf"]


def test_a_year_outside_the_horizon_is_told(tmp_path: Path) -> None:
    with pytest.raises(DataError) as told:
        yearly(small_project(tmp_path / "p"), 2031)
    assert "2026 至 2030" in told.value.in_("zh")


def test_without_a_schedule_the_plan_comes_first(tmp_path: Path) -> None:
    project = small_project(tmp_path / "p")
    project.save_plan(replace(small_plan(), phasing=None))
    with pytest.raises(NotReadyError, match="gongxing plan"):
        yearly(project, 2026)


def test_a_great_plan_still_makes_one_page() -> None:
    names = [f"roads.build_link.{n}" for n in range(900)] + [f"land.change_use.{n}" for n in range(300)]
    plan = frame_plan(
        [action(name, 1e4) for name in names],
        schedule(*(scheduled(name, n % 4, 1 + n % 4, 10_000 + n) for n, name in enumerate(names))),
    )
    assert plan.phasing is not None
    assert plan.phasing.part is not None
    page, pdf = fitted(plan, framework_now(plan, list_park()), plan.phasing.part, 2026, lang="zh", paper="a4")
    assert len(PdfReader(io.BytesIO(pdf)).pages) == 1
    assert len(page.works.rows) > 20
    assert sum(int(row[0]) > 0 for row in page.works.rows if row[0].isdigit()) >= 18
    assert "1200" in page.summary
