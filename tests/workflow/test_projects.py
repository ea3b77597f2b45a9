"""Does a project begin as asked?"""

from __future__ import annotations

from pathlib import Path

import pytest

from gongxing import workflow
from gongxing.errors import DataError
from gongxing.workflow.projects import is_blank


def test_an_empty_project_is_blank_and_named_after_its_folder(tmp_path: Path) -> None:
    project = workflow.new(tmp_path / "白米")
    park = project.load()
    assert park.settings.name == "白米"
    assert is_blank(park)
    assert not park.settings.synthetic


def test_the_demo_is_synthetic_and_can_be_named(tmp_path: Path) -> None:
    project = workflow.new(tmp_path / "p", demo=True, scale=0.5, name="示范")
    park = workflow.open_project(tmp_path / "p").load()
    assert park.settings.synthetic
    assert park.settings.name == "示范"
    assert len(park.firms) == 184  # half of 368
    assert not is_blank(park)
    assert project.folder == (tmp_path / "p").resolve()


def test_nothing_is_ever_overwritten(tmp_path: Path) -> None:
    workflow.new(tmp_path / "p")
    with pytest.raises(DataError):
        workflow.new(tmp_path / "p", demo=True)
