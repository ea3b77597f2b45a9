"""Does every file say which question it answers, bear a name of its own, and list its face by hand?"""

from __future__ import annotations

import ast
import importlib
import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
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
    unlisted, wrong = [], []
    for source in sources:
        if source.path.stem != "__init__":
            continue
        imported = {
            alias.asname or alias.name
            for node in source.tree.body
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("gongxing")
            for alias in node.names
        }
        package = ".".join(("gongxing", *source.path.parts[:-1]))
        listed = getattr(importlib.import_module(package), "__all__", None)
        if imported and listed is None:
            unlisted.append(source.name)
        if listed is not None and (
            set(listed) != imported | (set(listed) & assigned(source)) or len(set(listed)) != len(listed)
        ):
            wrong.append((source.name, sorted(set(listed) ^ imported)))
    assert not unlisted, "\n".join(map(str, unlisted))
    assert not wrong, "\n".join(map(str, wrong))


def assigned(source: Source) -> set[str]:
    names = set()
    for node in source.tree.body:
        if isinstance(node, ast.Assign):
            names |= {target.id for target in node.targets if isinstance(target, ast.Name)}
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            names.add(node.name)
    return names


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
