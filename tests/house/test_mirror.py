"""Does every module that is more than a few lines have its own test file?"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Source

SMALL = 30


def test_every_module_over_thirty_lines_has_its_test_file(sources: list[Source], root: Path) -> None:
    missing = []
    for source in sources:
        if source.path.stem in ("__init__", "__main__") or source.lines <= SMALL:
            continue
        mirror = root / "tests" / source.path.parent / f"test_{source.path.stem}.py"
        if not mirror.is_file() or "def test_" not in mirror.read_text(encoding="utf-8"):
            missing.append(mirror.relative_to(root).as_posix())
    assert not missing, "\n".join(map(str, missing))


def test_every_folder_of_source_is_a_package(sources: list[Source], root: Path) -> None:
    folders = {source.path.parent for source in sources}
    bare = [
        folder.as_posix() for folder in folders if not (root / "src" / "gongxing" / folder / "__init__.py").is_file()
    ]
    assert not bare, "\n".join(bare)
