"""Does `water solve` read its arguments, show the design and end with the right status?"""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner
from tests.pipe_networks import inp_of, row_of_two

from gongxing.cli.water import water


def files(folder: Path, rule: str = "pressure>=30") -> list[str]:
    (folder / "row.inp").write_text(inp_of(row_of_two()), encoding="utf-8")
    (folder / "costs.csv").write_text(
        "problem,option,diameter_set_in_inp_units,unit_cost_per_length\nrow,0,200,60\nrow,1,300,115\n", encoding="utf-8"
    )
    (folder / "limits.csv").write_text(f"problem,min_head_rule\nrow,{rule}\n", encoding="utf-8")
    return [
        "solve",
        str(folder / "row.inp"),
        "--costs",
        str(folder / "costs.csv"),
        "--limits",
        str(folder / "limits.csv"),
    ]


def test_json_tells_cost_diameters_and_bound(tmp_path: Path) -> None:
    done = CliRunner().invoke(water, [*files(tmp_path), "--json"])
    assert done.exit_code == 0, done.output
    told = json.loads(done.output)
    # 1000 m of 300 and 500 m of 200: 40 - 1.78 - 2.49 m at B; 200 mm first would lose 12.8 m more
    assert told["diameters"] == {"RA": 300.0, "AB": 200.0}
    assert told["cost"] == told["bound"] == 1000 * 115 + 500 * 60
    assert told["feasible"] is True


def test_an_impossible_limit_ends_with_one(tmp_path: Path) -> None:
    done = CliRunner().invoke(water, files(tmp_path, "pressure>=45"))
    assert done.exit_code == 1
    assert "不可行" in done.output


def test_a_bad_table_ends_with_two(tmp_path: Path) -> None:
    done = CliRunner().invoke(water, files(tmp_path, "plenty"))
    assert done.exit_code == 2
    assert "plenty" in done.output
