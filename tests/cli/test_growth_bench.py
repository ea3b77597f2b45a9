"""Does the benchmark of growth run as typed, in words and as one line of JSON?"""

from __future__ import annotations

import json

from click.testing import CliRunner

from gongxing.cli.growth_bench import growth_bench

SMALL = ["--firms", "20", "--years", "3", "--draws", "200"]


def test_one_line_of_json() -> None:
    said = CliRunner().invoke(growth_bench, [*SMALL, "--json"])
    assert said.exit_code == 0
    (line,) = said.output.strip().splitlines()
    row = json.loads(line)
    assert (row["firms"], row["years"], row["draws"], row["seed"]) == (20, 3, 200, 1)
    assert row["ratio"] > 0


def test_in_words() -> None:
    said = CliRunner().invoke(growth_bench, SMALL)
    assert said.exit_code == 0
    assert "20 x 3 x 200" in said.output
