"""What is said when the database is absent, damaged, newer than the program, or in use?"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from gongxing.errors import DataError, GongxingError, NotReadyError
from gongxing.park import Park, Settings
from gongxing.store import Project, database

Codes = Callable[[pytest.ExceptionInfo[GongxingError]], set[str]]
Marked = Callable[..., Park]
SamePark = Callable[[Park, Park], None]


def test_a_missing_database_is_told_and_not_made(codes: Codes, tmp_path: Path, settings: Settings) -> None:
    Project.create(tmp_path / "p", settings)
    (tmp_path / "p" / "park.db").unlink()
    with pytest.raises(NotReadyError) as error:
        Project.open(tmp_path / "p")
    assert codes(error) == {"project.no_db"}
    assert not (tmp_path / "p" / "park.db").exists()


def test_a_damaged_database_is_told(codes: Codes, tmp_path: Path, park: Park) -> None:
    Project.create(tmp_path / "p", park.settings).save(park)
    db = tmp_path / "p" / "park.db"
    whole = db.read_bytes()
    middle = len(whole) // 2 // 4096 * 4096
    for damaged in (b"not a database at all " * 500, b"", whole[:middle], whole[:4096] + b"\xff" * (len(whole) - 4096)):
        db.write_bytes(damaged)
        with pytest.raises(DataError) as error:
            Project.open(tmp_path / "p").load()
        assert codes(error) == {"project.broken"}


def test_a_database_of_a_newer_version_is_refused(codes: Codes, tmp_path: Path, settings: Settings) -> None:
    Project.create(tmp_path / "p", settings)
    changes = ("UPDATE meta SET value = '2' WHERE key = 'schema_version'", "ALTER TABLE parcels ADD COLUMN mood TEXT")
    for change in changes:
        Project.create(tmp_path / change[:5], settings)
        with sqlite3.connect(tmp_path / change[:5] / "park.db") as connection:
            connection.execute(change)
        connection.close()
        with pytest.raises(DataError) as error:
            Project.open(tmp_path / change[:5])
        assert codes(error) == {"project.newer"}


def test_a_locked_database_is_told_after_the_wait(
    same_park: SamePark, codes: Codes, tmp_path: Path, park: Park, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.2)
    project = Project.create(tmp_path / "p", park.settings)
    project.save(park)
    other = sqlite3.connect(tmp_path / "p" / "park.db", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    start = time.monotonic()
    for attempt in (lambda: project.save(park), project.load, lambda: Project.open(tmp_path / "p")):
        with pytest.raises(NotReadyError) as error:
            attempt()
        assert codes(error) == {"project.locked"}
    assert time.monotonic() - start < 5
    other.execute("ROLLBACK")
    other.close()
    same_park(project.load(), park)
