"""Does a reader see the old file or the new one, never half of either?"""

from __future__ import annotations

from pathlib import Path

import pytest

from gongxing.io.atomic import replacing


def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "a.txt"
    with replacing(path) as draft:
        draft.write_text("old")
        assert not path.exists()
    with pytest.raises(RuntimeError):
        _fail_halfway(path)
    assert path.read_text() == "old"
    with replacing(path) as draft:
        draft.write_text("new")
    assert path.read_text() == "new"
    assert [p.name for p in path.parent.iterdir()] == ["a.txt"]


def _fail_halfway(path: Path) -> None:
    with replacing(path) as draft:
        draft.write_text("half")
        raise RuntimeError
