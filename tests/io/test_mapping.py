"""Can a mapping be written, edited and read back, and are all its faults told at once?"""

from __future__ import annotations

from pathlib import Path

import pytest

from gongxing.errors import DataError
from gongxing.io.mapping import Mapping, find, from_toml, read_mappings, to_toml
from gongxing.words import Text

LAND = Mapping(
    "地.gpkg", "land use", "parcels", {"use": "Class"}, {}, {"use": {"3": "1001", "10": ""}}, "P", False, ("area_m2",)
)
FIRMS = Mapping(
    "a.xlsx", "名录", "firms", {"id": "编号", "land_m2": "面积（亩）"}, {"land_m2": 666.6666666666666}, {}, "F"
)


def test_round_trip(tmp_path: Path) -> None:
    text = to_toml([LAND, FIRMS], {LAND.key: (Text("多\n行", "a\nnote"),)})
    assert from_toml(text) == (LAND, FIRMS)
    assert "# a note\n" in text
    path = tmp_path / "mapping.toml"
    path.write_text("\ufeff" + text, encoding="utf-8")
    assert read_mappings(path) == (LAND, FIRMS)


def test_an_edit_takes_effect() -> None:
    text = to_toml([LAND]).replace('10 = ""', '10 = "0701"')
    assert from_toml(text)[0].values["use"]["10"] == "0701"


def test_all_faults_at_once() -> None:
    text = """
    [[layer]]
    file = "a"
    layer = "a"
    table = "parcel"
    [[layer]]
    file = "b"
    layer = "b"
    table = "firms"
    columns = { sales = "x", id = "y" }
    factors = { land_m2 = -1.0 }
    [[layer]]
    file = "c"
    """
    with pytest.raises(DataError) as caught:
        from_toml(text)
    assert [fault.code for fault in caught.value.faults] == [
        "mapping.table",
        "mapping.column",
        "mapping.factor",
        "mapping.entry",
    ]
    assert "parcels" in caught.value.faults[0].expected.en


def test_broken_toml_and_wrong_types() -> None:
    with pytest.raises(DataError, match="TOML"):
        from_toml("[[layer")
    with pytest.raises(DataError, match=r"factors\.land_m2"):
        from_toml('[[layer]]\nfile="a"\nlayer="a"\ntable="firms"\nfactors={land_m2="亩"}')


def test_finding() -> None:
    assert find([LAND, FIRMS], "a.xlsx", "名录") == FIRMS
    # next year's file under another name has the same headings; another register with a sheet of the same name has not
    assert find([LAND, FIRMS], "b.xlsx", "名录", headings=["面积（亩）", "编号"]) == FIRMS
    assert find([LAND, FIRMS], "b.xlsx", "名录", headings=["编号", "人口"]) is None
    assert find([LAND, FIRMS], "b.xlsx", "名录") is None


def test_meanings_are_checked_once_and_not_row_by_row() -> None:
    with pytest.raises(DataError) as caught:
        Mapping(
            "a",
            "a",
            "parcels",
            values={
                "use": {"3": "太空", "4": "1001", "5": ""},
                "tenure": {"x": "private", "y": "国有"},
                "fixed_use": {"k": "keep"},
            },
        )
    assert sorted(fault.found.en for fault in caught.value.faults) == [
        'values.tenure."x" = "private"',
        'values.use."3" = "太空"',
    ]
