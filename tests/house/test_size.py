"""Is every file, function and class small enough to be read in one sitting? (docs/architecture.md)"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conftest import Function, Source

LONGEST_FILE = 400
LONGEST_FUNCTION = 60
MOST_PARAMETERS = 6
MOST_PUBLIC_METHODS = 15


def body_lines(function: Function) -> int:
    first = function.body[1] if ast.get_docstring(function) and len(function.body) > 1 else function.body[0]
    signature = function.body[0].lineno - function.lineno
    return signature + (function.end_lineno or 0) - first.lineno + 1


def parameters(function: Function) -> list[str]:
    taken = function.args
    names = [a.arg for a in (*taken.posonlyargs, *taken.args, *taken.kwonlyargs)]
    return [name for name in names if name not in ("self", "cls")]


def test_no_file_is_longer_than_400_lines(sources: list[Source]) -> None:
    long = {s.name: s.lines for s in sources if s.lines > LONGEST_FILE}
    assert not long, "\n".join(f"{where}: {what}" for where, what in long.items())


def test_no_function_is_longer_than_a_screen(sources: list[Source]) -> None:
    long = {
        f"{s.name}:{f.lineno} {f.name}": body_lines(f)
        for s in sources
        for f in s.functions()
        if body_lines(f) > LONGEST_FUNCTION
    }
    assert not long, "\n".join(f"{where}: {what}" for where, what in long.items())


def test_the_middle_function_is_short(sources: list[Source]) -> None:
    lengths = sorted(body_lines(f) for s in sources for f in s.functions())
    assert lengths[len(lengths) // 2] < 20


def test_no_function_takes_more_than_six_parameters(sources: list[Source]) -> None:
    many = {
        f"{s.name}:{f.lineno} {f.name}": parameters(f)
        for s in sources
        for f in s.functions()
        if len(parameters(f)) > MOST_PARAMETERS and not compiled(f) and not command(f)
    }
    assert not many, "\n".join(f"{where}: {what}" for where, what in many.items())


def decorators(function: Function) -> set[str]:
    return {ast.unparse(d.func if isinstance(d, ast.Call) else d) for d in function.decorator_list}


def compiled(function: Function) -> bool:
    """Whether numba compiles it: such loops take plain arrays, since objects cannot cross."""
    return bool({"njit", "numba.njit", "jit", "numba.jit", "compiled", "hot", "prange"} & decorators(function))


def command(function: Function) -> bool:
    """Whether click calls it, which hands over one parameter per option."""
    return any(d.split(".")[-1] in ("command", "option", "argument") for d in decorators(function))


def test_no_class_has_more_than_fifteen_public_methods(sources: list[Source]) -> None:
    many = {}
    for source in sources:
        for cls in source.classes():
            public = [n.name for n in cls.body if isinstance(n, ast.FunctionDef) and not n.name.startswith("_")]
            if len(public) > MOST_PUBLIC_METHODS:
                many[f"{source.name} {cls.name}"] = public
    assert not many, "\n".join(f"{where}: {what}" for where, what in many.items())
