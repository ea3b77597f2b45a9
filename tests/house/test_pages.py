"""Do the pages say what the code does: generated ones up to date, every word in the glossary, every link alive?"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import click
import pytest

from gongxing.cli import leaves
from gongxing.cli import main as cli
from gongxing.park import SCHEMAS
from gongxing.standards.land_values import LandKey

Load = Callable[[str], ModuleType]
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def test_generated_pages_are_up_to_date(script: Load) -> None:
    pages = script("docs/generate.py").pages()
    assert len(pages) >= 7
    stale = [
        path.name for path, text in pages.items() if not path.is_file() or path.read_text(encoding="utf-8") != text
    ]
    assert stale == [], "run `make docs`"


def test_every_column_is_in_the_glossary(root: Path) -> None:
    lines = (root / "docs" / "glossary.md").read_text(encoding="utf-8").splitlines()
    rows = [[cell.strip() for cell in line[1:-1].split("|")] for line in lines if line.startswith("|")]
    known = {tuple(row) for row in rows}
    for schema in SCHEMAS:
        for column in schema.columns:
            assert (column.label.zh, column.label.en, f"`{column.name}`", column.unit) in known, (
                schema.name,
                column.name,
            )
    for key in LandKey:
        assert (key.label.zh, key.label.en, f"`{key.value}`", key.unit) in known


def test_every_label_speaks_both_languages() -> None:
    for schema in SCHEMAS:
        texts = [
            schema.label,
            schema.meaning,
            *(text for c in schema.columns for text in (c.label, c.meaning, c.blocks) if text),
        ]
        for text in texts:
            assert CHINESE.search(text.zh), (schema.name, text)
            assert not CHINESE.search(text.en), (schema.name, text)


def test_every_command_and_option_is_documented(root: Path) -> None:
    page = (root / "docs" / "cli.md").read_text(encoding="utf-8")
    assert set(leaves(cli)) >= {"new", "import", "check", "plan", "report", "show", "export", "bench land"}
    for name, command in leaves(cli).items():
        assert f"## `gongxing {name}`" in page
        assert command.help, name
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                assert parameter.opts[0] in page, (name, parameter.opts)
                assert parameter.help, (name, parameter.opts)


PAGES = (
    "README.md",
    "README.zh.md",
    "CHANGELOG.md",
    *(f"docs/{name}.md" for name in ("index", "architecture", "land", "cli")),
)


@pytest.mark.parametrize("page", PAGES)
def test_every_local_link_and_picture_is_there(root: Path, page: str) -> None:
    text = (root / page).read_text(encoding="utf-8")
    targets = [
        t.split("#")[0] for t in re.findall(r"\]\(([^)\s]+)\)", text) if not t.startswith(("http", "#", "mailto:"))
    ]
    assert [t for t in targets if t and not ((root / page).parent / t).exists()] == []


def test_every_page_of_the_site_is_in_its_menu(root: Path) -> None:
    menu = (root / "zensical.toml").read_text(encoding="utf-8")
    pages = [path.relative_to(root / "docs").as_posix() for path in (root / "docs").rglob("*.md")]
    assert [page for page in pages if f'"{page}"' not in menu] == []


def test_make_targets_named_in_the_readme_exist(root: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (root / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for page in ("README.md", "README.zh.md"):
        named = set(re.findall(r"`?make ([a-z-]+)", (root / page).read_text(encoding="utf-8")))
        assert named
        assert named <= targets


def test_chinese_pages_are_chinese(root: Path) -> None:
    assert len(CHINESE.findall((root / "README.zh.md").read_text(encoding="utf-8"))) > 300
