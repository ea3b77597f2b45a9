"""Does the command that measures relatedness answer in one line of JSON?"""

from __future__ import annotations

import json

from click.testing import CliRunner

from gongxing.cli.relatedness import bench_relatedness


def test_one_line_of_json() -> None:
    done = CliRunner().invoke(bench_relatedness, ["--products", "20", "--places", "12", "--json"])
    assert done.exit_code == 0, done.output
    told = json.loads(done.output.strip().splitlines()[-1])
    assert (told["products"], told["places"], told["seed"]) == (20, 12, 1)
    assert told["seconds"] > 0
