"""Does every module that is more than a few lines have its own test file?"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Source

SMALL = 30


def mirrors(path: Path) -> list[Path]:
    """Return where the tests of a module may be: name for name, or the last folder joined to the file's name."""
    found = [path.parent / f"test_{path.stem}.py"]
    if path.parent.parts:
        found.append(path.parent.parent / f"test_{path.parent.name}_{path.stem}.py")
    return found


def test_every_module_over_thirty_lines_has_its_test_file(sources: list[Source], root: Path) -> None:
    missing = []
    for source in sources:
        if source.path.stem in ("__init__", "__main__") or source.lines <= SMALL:
            continue
        files = [root / "tests" / path for path in mirrors(source.path)]
        if not any(file.is_file() and "def test_" in file.read_text(encoding="utf-8") for file in files):
            missing.append(files[0].relative_to(root).as_posix())
    assert not missing, "\n".join(missing)


def test_every_folder_of_source_is_a_package(sources: list[Source], root: Path) -> None:
    folders = {source.path.parent for source in sources}
    bare = [
        folder.as_posix() for folder in folders if not (root / "src" / "gongxing" / folder / "__init__.py").is_file()
    ]
    assert not bare, "\n".join(bare)
