"""Are raw files kept byte for byte, once per content, and is a change noticed?"""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from gongxing.errors import DataError, NotReadyError
from gongxing.park import Settings
from gongxing.store import Project


@pytest.fixture
def project(tmp_path: Path, settings: Settings) -> Project:
    return Project.create(tmp_path / "p", settings)


def kept(project: Project) -> list[str]:
    return sorted(path.name for path in (project.folder / "sources").iterdir())


def test_a_file_is_kept_under_its_hash_and_name(project: Project, tmp_path: Path) -> None:
    data = "企业名录,甲厂\r\n".encode("gb18030")
    (tmp_path / "名录.csv").write_bytes(data)
    sha = hashlib.sha256(data).hexdigest()
    row = project.add_source(tmp_path / "名录.csv")
    assert row == {"id": f"src-{sha[:12]}", "file": "名录.csv", "sha256": sha}
    assert kept(project) == [f"{sha[:12]}-名录.csv"]
    assert project.source_path(sha).read_bytes() == data


def test_the_same_content_is_kept_once_and_another_content_of_the_same_name_beside_it(
    project: Project, tmp_path: Path
) -> None:
    for name, data in (("a.csv", b"1"), ("b.csv", b"1"), ("a.csv", b"2")):
        (tmp_path / name).write_bytes(data)
        row = project.add_source(tmp_path / name)
        assert row["file"] == name
        assert project.source_path(row["sha256"]).read_bytes() == data
    assert len(kept(project)) == 2


def test_a_shapefile_is_kept_with_its_companions_and_only_them(project: Project, tmp_path: Path) -> None:
    for name in ("地块.shp", "地块.SHX", "地块.dbf", "地块.shp.xml", "地块.txt", "地块2.shp", "地块2.dbf"):
        (tmp_path / name).write_bytes(name.encode())
    row = project.add_source(tmp_path / "地块.shp")
    folder = project.source_path(row["sha256"])
    manifest = (folder / "manifest.sha256").read_bytes()
    assert sorted(path.name for path in folder.iterdir()) == [
        "manifest.sha256",
        "地块.SHX",
        "地块.dbf",
        "地块.shp",
        "地块.shp.xml",
    ]
    assert hashlib.sha256(manifest).hexdigest() == row["sha256"]
    assert f"{hashlib.sha256('地块.dbf'.encode()).hexdigest()}  地块.dbf" in manifest.decode().splitlines()
    (tmp_path / "地块.dbf").write_bytes(b"other attributes")
    assert project.add_source(tmp_path / "地块.shp")["sha256"] != row["sha256"]
    assert len(kept(project)) == 2


def test_a_folder_is_kept_with_all_its_files(project: Project, tmp_path: Path) -> None:
    (tmp_path / "data.gdb" / "inner").mkdir(parents=True)
    (tmp_path / "data.gdb" / "a").write_bytes(b"a")
    (tmp_path / "data.gdb" / "inner" / "b").write_bytes(b"b")
    row = project.add_source(tmp_path / "data.gdb")
    assert (project.source_path(row["sha256"]) / "inner" / "b").read_bytes() == b"b"
    assert project.add_source(tmp_path / "data.gdb") == row
    assert len(kept(project)) == 1


def test_a_raw_file_that_was_changed_or_removed_is_told(project: Project, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"1")
    row = project.add_source(tmp_path / "a.csv")
    path = project.source_path(row["sha256"])
    path.write_bytes(b"2")
    with pytest.raises(DataError, match="changed content"):
        project.source_path(row["sha256"], "a.csv")
    path.unlink()
    with pytest.raises(DataError, match="no such file"):
        project.source_path(row["sha256"], "a.csv")
    project.add_source(tmp_path / "a.csv")
    assert project.source_path(row["sha256"]).read_bytes() == b"1"


def test_a_file_that_is_not_there_is_told_and_leaves_nothing(project: Project, tmp_path: Path) -> None:
    with pytest.raises(NotReadyError) as error:
        project.add_source(tmp_path / "none.csv")
    assert "找不到" in error.value.in_("zh")
    assert kept(project) == []
