"""Does the phasing benchmark answer with one line of JSON, or in words, and say what is missing?"""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner
from tests.workflow.test_bench_phasing import MADE_UP

from gongxing.cli import main


def test_one_line_of_json_or_words(tmp_path: Path) -> None:
    (tmp_path / "phasing_instance.py").write_text(MADE_UP, encoding="utf-8")
    asked = ["bench", "phasing", "--works", "3", "--seed", "2", "--instances", str(tmp_path)]
    done = CliRunner().invoke(main, [*asked, "--json"])
    assert done.exit_code == 0, done.output
    row = json.loads(done.stdout)
    assert (row["works"], row["seed"], row["value"], row["gap"], len(row["starts"])) == (3, 2, 14910.0, 0.0, 3)
    assert {"bound", "seconds", "baseline", "status"} <= set(row)
    assert "已证最优" in CliRunner().invoke(main, ["--lang", "zh", *asked]).output


def test_a_missing_reference_is_told(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["--lang", "en", "bench", "phasing", "--instances", str(tmp_path)])
    assert done.exit_code == 2
    assert "phasing_instance.py" in done.stderr
