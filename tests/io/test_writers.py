"""Is a park written in the format its suffix names, and every other refused?"""

from __future__ import annotations

from pathlib import Path

import pytest

from gongxing.errors import DataError
from gongxing.io.writers import SUFFIXES, write_park
from gongxing.park import Park
from gongxing.plan import Plan


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_every_format(park: Park, plan: Plan, tmp_path: Path, suffix: str) -> None:
    path = write_park(park, plan, tmp_path / f"out{suffix.upper()}")
    assert path.stat().st_size > 500
    empty = write_park(Park(park.settings), None, tmp_path / f"empty{suffix}")
    assert empty.is_file()


def test_unknown_suffix_and_unwritable_place(park: Park, tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"\.gpkg, \.geojson, \.dxf, \.xlsx"):
        write_park(park, None, tmp_path / "a.shp")
    (tmp_path / "file").write_text("x")
    with pytest.raises(DataError, match="cannot be written"):
        write_park(park, None, tmp_path / "file" / "a.xlsx")
