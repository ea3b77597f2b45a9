"""Do tables come back from the database as they went in?"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from gongxing.errors import DataError, GongxingError
from gongxing.park import Park, Settings
from gongxing.store import Project

Codes = Callable[[pytest.ExceptionInfo[GongxingError]], set[str]]
Marked = Callable[..., Park]
SamePark = Callable[[Park, Park], None]


def test_what_was_saved_is_loaded(same_park: SamePark, tmp_path: Path, park: Park) -> None:
    Project.create(tmp_path / "园区 #1?%", park.settings).save(park)
    same_park(Project.open(tmp_path / "园区 #1?%").load(), park)


def test_a_column_added_since_is_read_as_missing_and_appears_with_the_next_save(
    same_park: SamePark, tmp_path: Path, park: Park
) -> None:
    Project.create(tmp_path / "p", park.settings).save(park)
    with sqlite3.connect(tmp_path / "p" / "park.db") as connection:
        connection.execute("ALTER TABLE parcels DROP COLUMN soil")
        connection.execute("DROP TABLE strategies")
    connection.close()
    project = Project.open(tmp_path / "p")
    assert project.load().parcels["soil"].isna().all()
    project.save(park)
    same_park(Project.open(tmp_path / "p").load(), park)


def test_values_changed_behind_our_back_are_told_with_their_rows(tmp_path: Path, park: Park) -> None:
    Project.create(tmp_path / "p", park.settings).save(park)
    with sqlite3.connect(tmp_path / "p" / "park.db") as connection:
        connection.execute("UPDATE parcels SET plot_ratio = 'much' WHERE id = 'b'")
        connection.execute("UPDATE firms SET geometry = x'0102' WHERE id = 'f'")
    connection.close()
    with pytest.raises(DataError) as error:
        Project.open(tmp_path / "p").load()
    assert {(f.place.table, f.place.row, f.place.column) for f in error.value.faults} == {
        ("parcels", "b", "plot_ratio"),
        ("firms", "f", "geometry"),
    }


def test_only_rows_in_a_box_are_read(tmp_path: Path, park: Park) -> None:
    project = Project.create(tmp_path / "p", park.settings)
    project.save(park)
    assert project.table("parcels", (8.5, 8.5, 19, 19)).ids == ("b",)
    assert project.table("parcels", (21.5, 0, 21.6, 1)).ids == ("a",)  # its box, not its parts
    assert project.table("parcels", (100, 100, 101, 101)).ids == ()
    assert project.table("parcels").ids == ("b", "a", "丙", "d'; --")


def test_a_tenfold_park_is_saved_and_loaded_in_seconds(
    same_park: SamePark, tmp_path: Path, settings: Settings, marked: Marked
) -> None:
    park = marked(3, size=22_500)  # 45,000 rows in two tables
    project = Project.create(tmp_path / "p", settings)
    start = time.monotonic()
    project.save(park)
    same_park(Project.open(tmp_path / "p").load(), park)
    assert time.monotonic() - start < 20
