"""Is every library that the package imports declared, locked and free enough for Apache-2.0?"""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import metadata, packages_distributions
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Source

OURS = {"gongxing", "_typeshed"}
MISSED = {"six"}
"""Imported by WNTR, which does not declare it."""


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def declared(root: Path) -> set[str]:
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    return {normal(re.split(r"[<>=!~;\[ ]", entry)[0]) for entry in settings["project"]["dependencies"]}


def imported(sources: list[Source]) -> set[str]:
    names: set[str] = set()
    for source in sources:
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Import):
                names |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                names.add(node.module.split(".")[0])
    return names - OURS - set(sys.stdlib_module_names)


def test_what_is_imported_is_declared_and_what_is_declared_is_imported(sources: list[Source], root: Path) -> None:
    where = packages_distributions()
    used = {normal(where[name][0]) for name in imported(sources)}
    assert used == declared(root) - MISSED


def test_the_lock_file_holds_exact_versions_for_every_dependency(root: Path) -> None:
    lines = [
        line for line in (root / "constraints.txt").read_text(encoding="utf-8").splitlines() if not line.startswith("#")
    ]
    assert all(re.fullmatch(r"[A-Za-z0-9_.-]+==[\w.+!-]+(?: ?; .+)?", line) for line in lines)
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    groups = [entry for group in settings["dependency-groups"].values() for entry in group if isinstance(entry, str)]
    wanted = declared(root) | {normal(re.split(r"[<>=!~;\[ ]", entry)[0]) for entry in groups}
    assert wanted <= {normal(line.split("==")[0]) for line in lines}, "run `make lock`"


def test_no_dependency_is_gpl(root: Path) -> None:
    strict = []
    for name in sorted(declared(root)):
        said = metadata(name)
        words = " ".join([said.get("License-Expression") or "", *(said.get_all("Classifier") or [])])
        if re.search(r"\bA?GPL|(?<!Lesser )General Public License", words) and "LGPL" not in words:
            strict.append(f"{name}: {words}")
    assert not strict, "\n".join(strict)
