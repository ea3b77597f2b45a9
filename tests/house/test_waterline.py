"""Is everything below the water-line free of files, clock, environment, printing and unseeded randomness?"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Source

BELOW = {
    "review",
    "engines",
    "diagnosis",
    "evidence",
    "ledgers",
    "samples",
    "plan",
    "park",
    "standards",
    "algorithms",
    "units",
    "errors",
    "words",
    "origins",
}
MODULES = {
    "random",
    "time",
    "secrets",
    "uuid",
    "logging",
    "os",
    "sys",
    "io",
    "glob",
    "getpass",
    "platform",
    "asyncio",
    "multiprocessing",
    "importlib",
    "pathlib",
    "locale",
    "signal",
}
CALLS = {"open", "print", "input", "exec", "eval", "breakpoint", "__import__"}
METHODS = {
    # the clock
    "now",
    "today",
    "utcnow",
    "fromtimestamp",
    # files, whether of pathlib, numpy, pandas or geopandas
    "read_text",
    "write_text",
    "read_bytes",
    "write_bytes",
    "mkdir",
    "unlink",
    "read_file",
    "to_file",
    "read_postgis",
    "to_postgis",
    "read_parquet",
    "to_parquet",
    "read_feather",
    "to_feather",
    "read_csv",
    "to_csv",
    "read_excel",
    "to_excel",
    "read_sql",
    "to_sql",
    "read_json",
    "to_pickle",
    "read_pickle",
    "loadtxt",
    "savetxt",
    "genfromtxt",
    "fromfile",
    "tofile",
    "savez",
    "memmap",
    "writeModel",
    "readModel",
    "writeSolution",
    # the environment
    "getenv",
    "environ",
}
GLOBAL_RANDOM = {
    "seed",
    "rand",
    "randn",
    "randint",
    "random",
    "choice",
    "shuffle",
    "permutation",
    "uniform",
    "normal",
    "random_sample",
    "RandomState",
    "set_state",
    "get_state",
    "poisson",
    "exponential",
    "lognormal",
}


def offences(tree: ast.Module) -> list[str]:
    """Return what a syntax tree does that is forbidden below the water-line, with line numbers."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [f"{node.lineno} import {a.name}" for a in node.names if a.name.split(".")[0] in MODULES]
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in MODULES:
            found.append(f"{node.lineno} from {node.module} import")
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS:
            found.append(f"{node.lineno} {node.func.id}()")
        elif isinstance(node, ast.Attribute):
            whole = ast.unparse(node)
            if whole.startswith(("np.random.", "numpy.random.")) and node.attr in GLOBAL_RANDOM:
                found.append(f"{node.lineno} {whole}")
            elif node.attr in METHODS:
                found.append(f"{node.lineno} .{node.attr}")
        if (
            isinstance(node, ast.Call)
            and ast.unparse(node.func).endswith("default_rng")
            and not node.args
            and not node.keywords
        ):
            found.append(f"{node.lineno} unseeded default_rng()")
    return found


def test_below_the_water_line_code_is_pure(sources: list[Source]) -> None:
    wet = {source.name: found for source in sources if source.floor in BELOW and (found := offences(source.tree))}
    assert not wet, "\n".join(f"{where}: {what}" for where, what in wet.items())


def test_every_floor_is_known_to_be_above_or_below(sources: list[Source]) -> None:
    above = {"cli", "web", "display", "workflow", "io", "store", "report", "referees", "__init__", "__main__"}
    assert {source.floor for source in sources} <= BELOW | above


@pytest.mark.parametrize(
    "line",
    [
        "open('x')",
        "print(1)",
        "import random",
        "import time",
        "from datetime import datetime\ndatetime.now()",
        "import datetime as dt\ndt.date.today()",
        "np.random.seed(1)",
        "np.random.rand(3)",
        "np.random.default_rng()",
        "import os\nos.environ['X']",
        "frame.to_file('x.gpkg')",
        "gpd.read_file('x')",
        "path.read_text()",
    ],
)
def test_the_test_itself_sees_each_offence(line: str) -> None:
    assert offences(ast.parse(line))


def test_seeded_randomness_is_allowed() -> None:
    assert offences(ast.parse("rng = np.random.default_rng(seed)\nrng.normal(size=3)\nx: np.random.Generator")) == []
