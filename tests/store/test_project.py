"""Does a project keep what it was given, whatever happens, and refuse what would lose it?"""

from __future__ import annotations

import dataclasses
import datetime as dt
import os
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from gongxing.errors import DataError, GongxingError, NotReadyError
from gongxing.origins import computed
from gongxing.park import Park, Settings
from gongxing.plan import Action, Plan
from gongxing.store import Project
from gongxing.words import Text

Codes = Callable[[pytest.ExceptionInfo[GongxingError]], set[str]]
Marked = Callable[..., Park]
SamePark = Callable[[Park, Park], None]


def a_plan(settings: Settings, day: int = 2) -> Plan:
    why = computed("f", Text("算出", "computed"))
    action = Action("land/1", "land", "convert", Text("改工业", "to industry"), ("a",), 1e6, None, origins=(why,))
    return Plan(
        settings.name, dt.date(2026, 1, day), settings.as_of, settings.horizon, actions=(action,), synthetic=True
    )


def test_a_new_project_holds_an_empty_park(tmp_path: Path, settings: Settings) -> None:
    loaded = Project.create(tmp_path / "p", settings).load()
    assert loaded.settings == settings
    assert [len(table) for table in loaded.tables.values()] == [0] * len(loaded.tables)
    assert sorted(item.name for item in (tmp_path / "p").iterdir()) == ["out", "park.db", "park.toml", "sources"]


def test_a_save_replaces_the_whole_park(same_park: SamePark, tmp_path: Path, park: Park) -> None:
    project = Project.create(tmp_path / "p", park.settings)
    project.save(park)
    fewer = park.with_table("parcels", park.parcels.frame.iloc[:1])
    project.save(fewer)
    same_park(Project.open(tmp_path / "p").load(), fewer)


def test_settings_are_saved_with_the_park_and_alone(tmp_path: Path, park: Park) -> None:
    project = Project.create(tmp_path / "p", park.settings)
    project.save(park.with_settings(dataclasses.replace(park.settings, seed=99)))
    assert Project.open(tmp_path / "p").load().settings.seed == 99
    project.save_settings(dataclasses.replace(park.settings, seed=100))
    assert Project.open(tmp_path / "p").load().settings.seed == 100


def test_comments_of_the_user_stay_while_settings_do_not_change(tmp_path: Path, park: Park) -> None:
    project = Project.create(tmp_path / "p", park.settings)
    toml = tmp_path / "p" / "park.toml"
    toml.write_text(toml.read_text(encoding="utf-8") + "\n# 我的批注\n", encoding="utf-8")
    project.save(project.load())
    assert "# 我的批注" in toml.read_text(encoding="utf-8")


def test_settings_of_a_save_cut_short_are_finished_on_opening(
    same_park: SamePark, tmp_path: Path, park: Park, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = Project.create(tmp_path / "p", park.settings)

    def power_cut(*_: object) -> None:
        raise KeyboardInterrupt

    changed = park.with_settings(dataclasses.replace(park.settings, seed=99))
    with monkeypatch.context() as patch:
        patch.setattr("gongxing.store.project.write_bytes", power_cut)
        with pytest.raises(KeyboardInterrupt):
            project.save(changed)
    same_park(Project.open(tmp_path / "p").load(), changed)


def test_create_refuses_a_folder_that_holds_something(codes: Codes, tmp_path: Path, settings: Settings) -> None:
    (tmp_path / "mine.txt").write_text("x")
    with pytest.raises(DataError) as error:
        Project.create(tmp_path, settings)
    assert codes(error) == {"project.exists"}
    assert [item.name for item in tmp_path.iterdir()] == ["mine.txt"]
    with pytest.raises(DataError) as error:
        Project.create(tmp_path / "mine.txt", settings)
    assert codes(error) == {"project.exists"}


def test_create_in_an_empty_folder_and_in_the_current_one(
    tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("there", "here"):
        (tmp_path / name).mkdir()
    Project.create(tmp_path / "there", settings)
    monkeypatch.chdir(tmp_path / "here")
    Project.create(".", settings)
    assert Path("park.toml").is_file()
    assert Project.open(".").load().settings == settings
    assert sorted(item.name for item in tmp_path.iterdir()) == ["here", "there"]


@pytest.mark.parametrize("bad", ["", "EPSG:4326", "EPSG:999999", "nonsense"])
def test_create_refuses_a_crs_that_is_not_in_metres_and_leaves_nothing(
    codes: Codes, tmp_path: Path, settings: Settings, bad: str
) -> None:
    with pytest.raises(DataError) as error:
        Project.create(tmp_path / "p", dataclasses.replace(settings, crs=bad))
    assert codes(error) == {"settings"}
    assert not list(tmp_path.iterdir())


def test_opening_what_is_no_project(codes: Codes, tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "none"):
        with pytest.raises(NotReadyError) as error:
            Project.open(folder)
        assert codes(error) == {"project.none"}
        assert "gongxing new" in error.value.in_("en")
    assert not list(tmp_path.iterdir())


def test_another_crs_in_park_toml_is_an_error(codes: Codes, tmp_path: Path, park: Park) -> None:
    project = Project.create(tmp_path / "p", park.settings)
    toml = tmp_path / "p" / "park.toml"
    toml.write_text(toml.read_text(encoding="utf-8").replace("EPSG:4549", "EPSG:4548"), encoding="utf-8")
    for attempt in (lambda: Project.open(tmp_path / "p"), project.load):
        with pytest.raises(DataError) as error:
            attempt()
        assert codes(error) == {"project.crs"}
        assert "EPSG:4549" in error.value.in_("zh")
    toml.write_text(toml.read_text(encoding="utf-8").replace("EPSG:4548", "epsg:4549"), encoding="utf-8")
    assert Project.open(tmp_path / "p").settings.crs == "epsg:4549"
    with pytest.raises(DataError) as error:
        project.save_settings(dataclasses.replace(park.settings, crs="EPSG:4548"))
    assert codes(error) == {"project.crs"}


def test_a_save_over_a_newer_one_is_refused(same_park: SamePark, codes: Codes, tmp_path: Path, park: Park) -> None:
    mine = Project.create(tmp_path / "p", park.settings)
    theirs = Project.open(tmp_path / "p")
    theirs.save(park)
    empty = Park(park.settings)
    with pytest.raises(NotReadyError) as error:
        mine.save(empty)
    assert codes(error) == {"project.stale"}
    same_park(mine.load(), park)
    mine.save(empty)
    same_park(theirs.load(), empty)


def test_plans_are_kept_with_their_history(tmp_path: Path, settings: Settings, park: Park) -> None:
    project = Project.create(tmp_path / "p", settings)
    assert project.latest_plan() is None
    first, second = a_plan(settings), a_plan(settings, 1)
    assert project.save_plan(first, "初稿") == "plan-0001"
    project.save_plan(second)
    project.save(park)
    project = Project.open(tmp_path / "p")
    assert [(record.id, record.made_on, record.label) for record in project.plans()] == [
        ("plan-0001", "2026-01-02", "初稿"),
        ("plan-0002", "2026-01-01", ""),
    ]
    assert project.latest_plan() == second
    assert project.plan("plan-0001") == first
    for wrong in ("plan-0009", "x"):
        with pytest.raises(NotReadyError, match="plan-0001, plan-0002"):
            project.plan(wrong)


def test_a_plan_this_version_cannot_read_is_told(codes: Codes, tmp_path: Path, settings: Settings) -> None:
    project = Project.create(tmp_path / "p", settings)
    project.save_plan(a_plan(settings))
    with sqlite3.connect(tmp_path / "p" / "park.db") as connection:
        connection.execute("UPDATE plans SET json = x'00'")
    connection.close()
    with pytest.raises(DataError) as error:
        project.latest_plan()
    assert codes(error) == {"plan.unreadable"}


def test_the_first_rows_may_choose_the_crs_and_no_later_ones(
    codes: Codes, same_park: SamePark, tmp_path: Path, park: Park
) -> None:
    other = dataclasses.replace(park.settings, crs="EPSG:4548")
    project = Project.create(tmp_path / "p", other)
    with pytest.raises(DataError) as error:
        project.save(park)
    assert codes(error) == {"project.crs"}
    project.adopt(park)
    same_park(Project.open(tmp_path / "p").load(), park)
    with pytest.raises(DataError) as error:
        project.adopt(Park(other))
    assert codes(error) == {"project.crs"}
    same_park(project.load(), park)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork to start a writer quickly")
def test_killed_at_any_moment_the_last_good_state_opens(
    same_park: SamePark, tmp_path: Path, settings: Settings, marked: Marked
) -> None:
    folder = tmp_path / "p"
    project = Project.create(folder, settings)
    project.save(marked(0))
    rng = np.random.default_rng(1)
    last = 0
    for _ in range(24):
        read_end, write_end = os.pipe()
        child = os.fork()
        if child == 0:
            for mark in range(last + 1, last + 256):
                project.save(marked(mark))
                os.write(write_end, bytes([mark - last]))
        told = os.read(read_end, 1)
        time.sleep(rng.uniform(0.0, 0.12))
        os.kill(child, 9)
        os.waitpid(child, 0)
        os.close(write_end)
        while more := os.read(read_end, 256):
            told = more
        os.close(read_end)
        project = Project.open(folder)
        park = project.load()
        # Every save that returned is there; the one under way is there as a whole or not at all.
        assert park.settings.seed - last in (told[-1], told[-1] + 1)
        last = park.settings.seed
        same_park(park, marked(last))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork to start a writer quickly")
def test_killed_while_being_made_a_project_is_whole_or_absent(tmp_path: Path, settings: Settings) -> None:
    rng = np.random.default_rng(2)
    for number in range(20):
        folder = tmp_path / f"p{number}"
        child = os.fork()
        if child == 0:
            Project.create(folder, settings)
            os._exit(0)
        time.sleep(rng.uniform(0.0, 0.06))
        os.kill(child, 9)
        os.waitpid(child, 0)
        if folder.exists():
            assert Project.open(folder).load().settings == settings
        else:
            Project.create(folder, settings)
