"""Does any committed file name somebody's machine, folder or package index, or hold what does not belong in a repository?"""

from __future__ import annotations

import re
from pathlib import Path

SUFFIXES = {".py", ".md", ".toml", ".csv", ".txt", ".json", ".html", ".css", ".js", ".typ", ".qml", ".sld", ""}
SKIPPED = {".git", ".venv", "site", "demo", "dist", "build", "node_modules"}
FOLDER = re.compile(r"(?<![\w.~/-])/(?:home|root|work|mnt|media|Users|tmp)/[\w.]")
INDEX = re.compile(r"--(?:extra-)?index-url|--find-links|--trusted-host|file:///")
SECRET = re.compile(r"BEGIN [A-Z ]*PRIVATE KEY|(?:api|secret)[_-]?key\s*=\s*['\"]", re.IGNORECASE)


def committed(root: Path) -> list[Path]:
    return [
        path
        for path in root.rglob("*")
        if path.is_file()
        and path.suffix in SUFFIXES
        and not any(
            part in SKIPPED or part.startswith((".venv", ".mypy", ".pytest", ".ruff", ".hypo", "__pycache__"))
            for part in path.relative_to(root).parts
        )
    ]


def test_no_file_names_a_machine_or_an_index(root: Path) -> None:
    found = []
    for path in committed(root):
        if path == Path(__file__).resolve() or path.stat().st_size > 2_000_000:
            continue
        text = path.read_text(encoding="utf-8", errors="ignore")
        found += [
            f"{path.relative_to(root)}: {m.group()}"
            for pattern in (FOLDER, INDEX, SECRET)
            for m in pattern.finditer(text)
        ]
    assert not found, "\n".join(map(str, found))
