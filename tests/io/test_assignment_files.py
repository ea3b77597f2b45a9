"""Are OR-Library files read in all their shapes, and faults told where they are?"""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from gongxing.errors import DataError
from gongxing.io.assignment_files import read_assignment_file, read_known_bounds

ONE = "2 3\n1 2 3\n4 5 6\n\n7 8 9\n1 1 1\n10 2.5\n"


def test_one_problem_several_problems_and_archives(tmp_path: Path) -> None:
    file = tmp_path / "e0203"
    file.write_text(ONE, encoding="utf-8")
    (one,) = read_assignment_file(file)
    assert (one.name, one.cost.shape, one.cost[1, 2], one.use[0, 1], one.capacity.tolist()) == (
        "e0203",
        (2, 3),
        6,
        8,
        [10, 2.5],
    )
    several = tmp_path / "gap1.txt"
    several.write_text("2\n" + ONE + "1 1 5 6 7", encoding="utf-8")
    first, second = read_assignment_file(several)
    assert (first.name, second.name, second.capacity.tolist()) == ("gap1-1", "gap1-2", [7])
    box = tmp_path / "both.zip"
    with zipfile.ZipFile(box, "w") as archive:
        archive.write(file, "e0203")
        archive.write(several, "gap1.txt")
    assert [table.name for table in read_assignment_file(box)] == ["e0203", "gap1-1", "gap1-2"]


def test_faults_say_where(tmp_path: Path) -> None:
    file = tmp_path / "odd"
    for text, expected in (
        ("2 3 1 2 x 4 y", ("found x", "found y", "row 5", "row 7")),
        (ONE + "9 9", ("18 numbers", "do not agree")),
        ("", ("0 numbers",)),
        (ONE.replace("7 8 9", "7 -8 nan"), ("2 odd use values",)),
        (ONE.replace("2.5", "-1"), ("1 odd capacity values",)),
    ):
        file.write_text(text, encoding="utf-8")
        with pytest.raises(DataError) as told:
            read_assignment_file(file)
        assert all(part in str(told.value) for part in expected), told.value
        assert "发现" in told.value.in_("zh")
    with pytest.raises(DataError, match="cannot be read"):
        read_assignment_file(tmp_path / "absent")
    with zipfile.ZipFile(tmp_path / "empty.zip", "w"):
        pass
    with pytest.raises(DataError, match="an empty archive"):
        read_assignment_file(tmp_path / "empty.zip")


def test_known_bounds(tmp_path: Path) -> None:
    file = tmp_path / "bounds.txt"
    file.write_text("a_Min\t3\t4\n\na_Max 9 10\n", encoding="utf-8")
    known = read_known_bounds(file)
    assert (known["a_Min"].low, known["a_Min"].high, known["a_Max"].high) == (3.0, 4.0, 10.0)
    file.write_text("a_Min 3\nb_Min x 4", encoding="utf-8")
    with pytest.raises(DataError) as told:
        read_known_bounds(file)
    assert len(told.value.faults) == 2
    with pytest.raises(DataError, match="cannot be read"):
        read_known_bounds(tmp_path / "absent")


@pytest.mark.data
def test_the_real_files(data_dir: Path) -> None:
    (table,) = read_assignment_file(data_dir / "assignment" / "data" / "d20100.zip")
    assert (table.name, table.cost.shape) == ("d20100", (20, 100))
    assert read_known_bounds(data_dir / "assignment" / "data" / "bounds.txt")["d20100_Min"].high == 6190
