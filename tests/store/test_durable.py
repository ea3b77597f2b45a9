"""Do files and folders appear whole or not at all?"""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from gongxing.store.durable import copy_hashed, file_hash, new_folder, write_bytes


def test_a_file_is_replaced_whole_and_nothing_else_is_left(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    write_bytes(path, b"old")
    path.chmod(0o640)
    write_bytes(path, b"new")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [path]


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    write_bytes(path, b"old")

    def full(*_: object) -> None:
        raise OSError(28, "no space left")

    monkeypatch.setattr("os.replace", full)
    with pytest.raises(OSError, match="no space"):
        write_bytes(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_copy_is_the_same_bytes_with_their_hash(tmp_path: Path) -> None:
    data = bytes(range(256)) * 5000  # more than one chunk of a megabyte
    (tmp_path / "a").write_bytes(data)
    sha = copy_hashed(tmp_path / "a", tmp_path / "b")
    assert (tmp_path / "b").read_bytes() == data
    assert sha == file_hash(tmp_path / "a") == hashlib.sha256(data).hexdigest()


def make(folder: Path, *, fail: bool = False, rival: bool = False) -> None:
    with new_folder(folder) as part:
        (part / "x").write_text("ours")
        if rival:
            folder.mkdir()
            (folder / "x").write_text("theirs")
        if fail:
            raise RuntimeError


def test_a_new_folder_appears_only_when_it_is_ready(tmp_path: Path) -> None:
    target = tmp_path / "deep" / "p"
    with new_folder(target) as part:
        (part / "x").write_text("x")
        assert not target.exists()
    assert [item.name for item in target.iterdir()] == ["x"]
    with pytest.raises(RuntimeError):
        make(tmp_path / "q", fail=True)
    assert sorted(item.name for item in tmp_path.iterdir()) == ["deep"]


def test_a_folder_that_was_filled_meanwhile_is_left_alone(tmp_path: Path) -> None:
    target = tmp_path / "p"
    with pytest.raises(OSError):
        make(target, rival=True)
    assert (target / "x").read_text() == "theirs"
    assert list(tmp_path.iterdir()) == [target]
