"""Can a park office print its letters from the command line?"""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner
from tests.resettlement_parks import cleared_plan, lived_park

from gongxing import workflow
from gongxing.cli import FAULTY, main
from gongxing.workflow.resettlement import plan_resettlement


def test_letters_are_written_and_a_card_shows_the_same_account(tmp_path: Path) -> None:
    folder = tmp_path / "park"
    project = workflow.new(folder, name="试", crs="EPSG:4549")
    park = lived_park()
    project.save(park)
    project.save_plan(plan_resettlement(cleared_plan(park, "P00"), park))
    done = CliRunner().invoke(main, ["letters", str(folder), "--household", "H1", "--json"])
    assert done.exit_code == 0, done.output
    assert [Path(f).name for f in json.loads(done.output)["files"]] == ["letter.H1.zh.docx", "letter.H1.zh.pdf"]
    card = CliRunner().invoke(main, ["show", str(folder), "H1"])
    assert "安置面积：3 人" in card.output
    assert "合计" in card.output
    nobody = CliRunner().invoke(main, ["letters", str(folder), "--household", "H9"])
    assert nobody.exit_code == FAULTY
    book = CliRunner().invoke(main, ["export", str(folder), str(tmp_path / "resettlement.xlsx")])
    assert book.exit_code == 0, book.output
