"""Is every kind of file sent to its reader, and every other refused with advice?"""

from __future__ import annotations

from pathlib import Path

import pytest

from gongxing.errors import DataError
from gongxing.io.readers import READERS, read_layers


@pytest.mark.parametrize(
    ("name", "advice"),
    [("a.dwg", "save it as DXF"), ("a.zip", "unpack it"), ("a.docx", "convert it"), ("a", "(none)"), ("a.dbf", ".shp")],
)
def test_unknown_suffix(tmp_path: Path, name: str, advice: str) -> None:
    (tmp_path / name).write_bytes(b"x")
    with pytest.raises(DataError) as caught:
        read_layers(tmp_path / name)
    assert advice in str(caught.value)
    assert ".gpkg" in caught.value.in_("zh")


@pytest.mark.parametrize("suffix", sorted(READERS))
def test_missing_and_empty_files_of_every_kind(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    with pytest.raises(DataError, match="no such file"):
        read_layers(path)
    path.touch()
    with pytest.raises(DataError, match="an empty file"):
        read_layers(path)


@pytest.mark.parametrize("suffix", sorted(set(READERS) - {".csv", ".txt", ".tsv"}))
def test_rubbish_of_every_kind_is_refused_not_crashed_on(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(bytes(range(256)) * 20)
    with pytest.raises(DataError):
        read_layers(path)


def test_suffixes_in_capitals(tmp_path: Path) -> None:
    path = tmp_path / "A.CSV"
    path.write_text("企业名称,从业人数\n甲,3\n", encoding="utf-8")
    assert len(read_layers(path)[0]) == 1


def test_a_system_that_does_not_exist(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("企业名称,从业人数\n甲,3\n", encoding="utf-8")
    with pytest.raises(DataError, match="--crs"):
        read_layers(path, crs="EPSG:0")
