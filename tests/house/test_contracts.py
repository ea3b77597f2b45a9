"""Do the five import contracts hold, and would each of them notice when it is broken?"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path


def lint_imports(folder: Path) -> str:
    """Return what import-linter says of the package under `folder`/src with the contracts of `folder`/pyproject.toml."""
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as go; go()", "--no-cache"]
    environment = os.environ | {"PYTHONPATH": str(folder / "src"), "NO_COLOR": "1", "COLUMNS": "200"}
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120, check=False
    ).stdout


def test_the_five_contracts_hold(root: Path) -> None:
    said = lint_imports(root)
    assert "Contracts: 5 kept, 0 broken." in said, said


def test_each_contract_notices_a_breach(root: Path, tmp_path: Path) -> None:
    shutil.copytree(root / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(root / "pyproject.toml", tmp_path)
    package = tmp_path / "src" / "gongxing"

    def breach(path: str, code: str) -> None:
        file = package / path
        file.parent.mkdir(exist_ok=True)
        before = file.read_text(encoding="utf-8") if file.is_file() else ""
        file.write_text(f"{before}\n{code}\n", encoding="utf-8")

    breach("extras.py", "x = 1")  # 1: a name without a floor
    breach("engines/another/__init__.py", "from gongxing.engines.land import problem")  # 2
    breach("review/__init__.py", "from gongxing.engines.land import solve")  # 3
    breach("park/park.py", "import matplotlib")  # 4
    breach(
        "io/sheet.py", "if False:\n    from gongxing.io.packs import Profile"
    )  # 5: a circle, were it only for a type hint
    said = lint_imports(tmp_path)
    assert "Contracts: 0 kept, 5 broken." in said, said
