"""Does every file say which question it answers, bear a name of its own, and list its face by hand?"""

from __future__ import annotations

import ast
import importlib
import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Source

HOMELESS = {
    "utils",
    "util",
    "helpers",
    "helper",
    "common",
    "manager",
    "managers",
    "misc",
    "base",
    "core",
    "lib",
    "stuff",
}


def test_every_module_opens_with_the_question_it_answers(sources: list[Source]) -> None:
    silent = []
    for source in sources:
        first = (ast.get_docstring(source.tree) or "").split("\n\n")[0]
        if not first or not (first.rstrip().endswith((".", "?")) or "?" in first):
            silent.append(source.name)
    assert not silent, "\n".join(map(str, silent))


def test_nothing_is_called_utils(sources: list[Source]) -> None:
    homeless = [s.name for s in sources if HOMELESS & {part.removesuffix(".py") for part in s.path.parts}]
    assert not homeless, "\n".join(homeless)


def test_modules_are_lower_snake_nouns(sources: list[Source]) -> None:
    odd = [s.name for s in sources if not re.fullmatch(r"[a-z][a-z0-9_]*|__init__|__main__", s.path.stem)]
    assert not odd, "\n".join(map(str, odd))


def test_no_star_imports(sources: list[Source]) -> None:
    stars = [
        f"{s.name}:{n.lineno}"
        for s in sources
        for n in ast.walk(s.tree)
        if isinstance(n, ast.ImportFrom) and any(alias.name == "*" for alias in n.names)
    ]
    assert not stars, "\n".join(map(str, stars))


def test_imports_stand_at_the_top(sources: list[Source]) -> None:
    late = [
        f"{s.name}:{n.lineno}"
        for s in sources
        for f in s.functions()
        for n in ast.walk(f)
        if isinstance(n, ast.Import | ast.ImportFrom)
    ]
    assert not late, "\n".join(map(str, late))


def test_a_package_lists_its_face_and_every_name_is_there(sources: list[Source]) -> None:
    wrong = []
    for source in sources:
        if source.path.stem != "__init__":
            continue
        gives = any(
            isinstance(node, ast.ImportFrom) and (node.module or "").startswith("gongxing") for node in source.tree.body
        )
        package = importlib.import_module(".".join(("gongxing", *source.path.parts[:-1])))
        listed = getattr(package, "__all__", None)
        if gives and not listed:
            wrong.append(f"{source.name}: no __all__")
        for name in listed or ():
            if not hasattr(package, name) or list(listed or ()).count(name) > 1:
                wrong.append(f"{source.name}: {name} is absent or listed twice")
    assert not wrong, "\n".join(wrong)


ROOMS = ("problem.py", "baseline.py", "solve.py", "checks.py", "measures.py", "README.md")


def test_every_engine_has_the_same_rooms(root: Path) -> None:
    engines = [
        folder for folder in (root / "src" / "gongxing" / "engines").iterdir() if (folder / "__init__.py").is_file()
    ]
    assert engines
    missing = [f"{engine.name}/{room}" for engine in engines for room in ROOMS if not (engine / room).is_file()]
    assert not missing, "\n".join(missing)


def test_public_functions_and_classes_say_what_they_do(sources: list[Source]) -> None:
    silent = []
    for source in sources:
        for node in source.tree.body:
            if (
                isinstance(node, ast.FunctionDef | ast.ClassDef)
                and not node.name.startswith("_")
                and not ast.get_docstring(node)
            ):
                silent.append(f"{source.name}:{node.lineno} {node.name}")
    assert not silent, "\n".join(map(str, silent))


@pytest.mark.parametrize("word", ["TODO", "FIXME", "XXX", "NotImplementedError"])
def test_nothing_is_left_half_done(sources: list[Source], word: str) -> None:
    left = [s.name for s in sources if re.search(rf"\b{word}\b", s.text)]
    assert not left, "\n".join(left)
