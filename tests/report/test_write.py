"""Are three files written, whole or not at all, with progress told?"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from gongxing.errors import DataError
from gongxing.origins import Figure, Origin, OriginKind
from gongxing.park import Park
from gongxing.plan import Plan, Progress
from gongxing.report import gather, write_report
from gongxing.standards import Standards
from gongxing.words import same


def test_three_files_and_nothing_else(park: Park, plan: Plan, standards: Standards, tmp_path: Path) -> None:
    told: list[Progress] = []
    folder = tmp_path / "out"
    paths = write_report(gather(park, plan, standards), folder, "en", progress=told.append)
    assert [path.name for path in paths] == ["report.en.docx", "report.en.pdf", "report.en.html"]
    assert sorted(folder.iterdir()) == sorted(paths)
    assert all(path.stat().st_size > 10_000 for path in paths)
    shares = [step.share for step in told]
    assert shares == sorted(shares, key=lambda s: s or 0.0)
    assert shares[-1] == 1.0


def test_a_figure_without_origin_leaves_the_last_report_alone(
    park: Park, plan: Plan, standards: Standards, tmp_path: Path
) -> None:
    old = tmp_path / "report.zh.pdf"
    old.write_bytes(b"old")
    spoilt = Figure("land.gap", same("gap"), 0.1, "%", Origin(OriginKind.COMPUTATION, "", same("nobody")))
    figures = (*(figure for figure in plan.figures if figure.key != "land.gap"), spoilt)
    with pytest.raises(DataError):
        write_report(gather(park, replace(plan, figures=figures), standards), tmp_path, "zh")
    assert [path.name for path in tmp_path.iterdir()] == ["report.zh.pdf"]
    assert old.read_bytes() == b"old"
