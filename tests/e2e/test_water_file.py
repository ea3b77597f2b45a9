"""Does a user with nothing but an EPANET file get a design by typing one command?"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.pipe_networks import inp_of, row_of_two

ENVIRONMENT = {**os.environ, "PYTHONIOENCODING": "utf-8"}


def typed(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "gongxing", *words],
        capture_output=True, text=True, encoding="utf-8", env=ENVIRONMENT, cwd=folder, timeout=300, check=False,
    )  # fmt: skip


def test_a_file_and_two_tables_become_a_design(tmp_path: Path) -> None:
    (tmp_path / "row.inp").write_text(inp_of(row_of_two()), encoding="utf-8")
    (tmp_path / "costs.csv").write_text(
        "problem,option,diameter_set_in_inp_units,unit_cost_per_length\nrow,0,200,60\nrow,1,300,115\n", encoding="utf-8"
    )
    (tmp_path / "limits.csv").write_text("problem,min_head_rule,max_velocity\nrow,pressure>=30,2\n", encoding="utf-8")
    words = [
        "water",
        "solve",
        "row.inp",
        "--costs",
        "costs.csv",
        "--limits",
        "limits.csv",
        "--out",
        "new.inp",
        "--json",
    ]
    before = set(tmp_path.iterdir())
    done = typed(tmp_path, *words)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["feasible"] is True
    assert told["diameters"] == {"RA": 300.0, "AB": 200.0}
    assert set(tmp_path.iterdir()) - before == {tmp_path / "new.inp"}
    assert done.stderr == ""


def test_a_missing_file_is_told_in_words(tmp_path: Path) -> None:
    done = typed(tmp_path, "--lang", "en", "water", "solve", "no.inp", "--costs", "c.csv", "--limits", "l.csv")
    assert done.returncode == 2
    assert "there is no file" in done.stderr
    assert "Traceback" not in done.stderr
