"""Do the commands that follow a plan into its years answer when they are typed, in words and in JSON?"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.framed_projects import small_project


def typed(*words: object, code: int = 0) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "gongxing", *map(str, words)], capture_output=True, text=True, encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8", "COLUMNS": "160"}, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == code, done.stderr
    return done.stdout if code == 0 else done.stderr


def test_review_shows_the_lights_of_a_year(tmp_path: Path) -> None:
    folder = small_project(tmp_path / "p").folder
    assert "红灯" in typed("review", folder, "--year", 2026)
    told = json.loads(typed("review", folder, "--json"))
    assert told["lights"]["year"] == 2026
    assert {row["light"] for row in told["lights"]["indicators"]} == {"red", "green", "grey"}
    assert "gongxing replan" in " ".join(word["en"] for word in told["todo"])


def test_yearly_writes_one_page_and_export_the_full_list(tmp_path: Path) -> None:
    folder = small_project(tmp_path / "p").folder
    files = json.loads(typed("yearly", folder, 2026, "--lang", "en", "--json"))["files"]
    assert [Path(file).name for file in files] == ["yearly-2026.en.docx", "yearly-2026.en.pdf"]
    assert "2026" in typed("yearly", folder, 2040, code=2)
    book = tmp_path / "framework.xlsx"
    typed("export", folder, book)
    assert book.stat().st_size > 5_000


def test_an_action_says_who_leads_it_and_when(tmp_path: Path) -> None:
    folder = small_project(tmp_path / "p").folder
    assert "牵头：园区管委会规划建设处 2026–2027" in typed("show", folder, "roads.build_link.1")
