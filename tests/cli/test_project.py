"""Do the project commands do their one call and show what came back?"""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from gongxing.cli import main


def test_new_show_and_check_an_empty_project(tmp_path: Path) -> None:
    folder = str(tmp_path / "park")
    made = CliRunner().invoke(main, ["new", folder, "--name", "东园", "--json"])
    assert made.exit_code == 0
    assert json.loads(made.stdout)["name"] == "东园"
    shown = CliRunner().invoke(main, ["show", folder])
    assert "东园" in shown.stdout
    checked = json.loads(CliRunner().invoke(main, ["check", folder, "--json"]).stdout)
    assert all(table["rows"] == 0 for table in checked["tables"])


def test_planning_without_parcels_says_what_to_do(tmp_path: Path) -> None:
    folder = str(tmp_path / "park")
    CliRunner().invoke(main, ["new", folder])
    done = CliRunner().invoke(main, ["--lang", "en", "plan", folder])
    assert done.exit_code == 2
    assert "gongxing import" in done.stderr
