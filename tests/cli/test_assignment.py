"""Does the assignment benchmark answer with one line of JSON per problem, and refuse odd files in words?"""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from gongxing.cli.assignment import bench_assignment

TWO = "2\n2 2 1 5 4 2 2 2 2 2 2 2\n1 1 7 1 1\n"


def test_a_line_for_each_problem(tmp_path: Path) -> None:
    file = tmp_path / "gap.txt"
    file.write_text(TWO, encoding="utf-8")
    done = CliRunner().invoke(bench_assignment, [str(file), "--json", "--seed", "3", "--seconds", "5"])
    assert done.exit_code == 0, done.output
    rows = [json.loads(line) for line in done.output.strip().splitlines()]
    assert [(row["name"], row["value"], row["proven"], row["feasible"], row["seed"]) for row in rows] == [
        ("gap-1", 3.0, True, True, 3),
        ("gap-2", 7.0, True, True, 3),
    ]
    words = CliRunner().invoke(bench_assignment, [str(file), "--maximise"])
    assert "已证最优" in words.output
    odd = CliRunner().invoke(bench_assignment, [str(tmp_path / "absent")])
    assert odd.exit_code == 2
    assert "读不了算例文件" in odd.output
