"""Does `linkages` read its arguments, print one line of JSON and tell a bad file in words?"""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from gongxing.cli.linkages import linkages


def test_the_packaged_table_as_json() -> None:
    done = CliRunner().invoke(linkages, ["--json", "--top", "3"])
    assert done.exit_code == 0, done.output
    told = json.loads(done.output)
    assert (told["sectors"], len(told["rows"])) == (153, 3)
    assert told["rows"][0]["multiplier"] >= told["rows"][1]["multiplier"]
    assert {"backward", "forward", "ghosh", "key"} <= told["rows"][0].keys()


def test_a_bad_file_is_told_in_words(tmp_path: Path) -> None:
    done = CliRunner().invoke(linkages, [str(tmp_path / "absent.csv")])
    assert done.exit_code == 2
    assert "文件不存在" in done.output
