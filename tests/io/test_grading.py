"""The packaged formulas agree with the rules they state, and a user's own table is read or refused with all its faults."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

import pytest

from gongxing.errors import DataError
from gongxing.io.grading import FORMULA_COLUMNS, load_formulas, read_formulas
from gongxing.io.packs import load_industry_values, load_standards
from gongxing.origins import OriginKind
from gongxing.units import MU_M2

if TYPE_CHECKING:
    from pathlib import Path

OWN = {
    "formula": "OWN", "label_zh": "本地办法", "label_en": "local rules", "scale": "all", "share_a": "10", "share_b": "50",
    "share_c": "30", "share_d": "10", "land_test": "below", "since": "2025-01-01", "source": "本区文件", "grade": "B",
    "words_zh": "亩均税收 70、亩均增加值 30", "words_en": "tax per mu 70, value added per mu 30",
    "indicator": "tax_per_land", "weight": "70", "base": "20", "unit": "万元/亩",
}  # fmt: skip
SECOND = {"formula": "OWN", "indicator": "value_added_per_land", "weight": "30", "mean_times": "1.5"}


def written(path: Path, *rows: dict[str, str], encoding: str = "utf-8") -> Path:
    lines = [",".join(FORMULA_COLUMNS)] + [
        ",".join(f'"{row.get(name, "")}"' for name in FORMULA_COLUMNS) for row in rows
    ]
    path.write_text("\n".join(lines), encoding=encoding)
    return path


@pytest.mark.parametrize(
    ("profile", "day", "code", "keys"),
    [
        ("huaian", dt.date(2026, 1, 1), "MJ-HA", ("HA",)),
        ("taizhou_huangyan", dt.date(2026, 1, 1), "MJ-HY", ("HY-above", "HY-below")),
        ("taizhou_linhai", dt.date(2015, 1, 1), "MJ-LH", ("LH",)),
        ("anhui", dt.date(2026, 1, 1), "MJ-AH", ("AH",)),
    ],
)
def test_weights_and_dates_are_those_of_the_rule(profile: str, day: dt.date, code: str, keys: tuple[str, ...]) -> None:
    rule = load_standards(profile, day).rule(code)
    numbers = re.findall(r"\d+(?:\.\d+)?", rule.words.zh)
    for key in keys:
        formula = load_formulas().of(key)
        assert (formula.rule, formula.since, formula.until) == (code, rule.since, rule.until)
        for criterion in formula.criteria:
            assert f"{criterion.weight:g}" in numbers
        if not formula.borrowed:
            assert all(f"{100 * share:g}" in numbers for share in (formula.shares[0], formula.shares[3]))


def test_fixed_bases_are_in_si() -> None:
    formula = load_formulas().of("HY-above")
    bases = {criterion.indicator: criterion.base for criterion in formula.criteria}
    assert bases["tax_per_land"] == pytest.approx(240_970 / MU_M2)
    assert bases["value_added_per_energy"] == pytest.approx(26_940)
    assert bases["value_added_per_emission"] == pytest.approx(49_298.1)  # 4929.81 wan yuan per tonne
    assert bases["rd_share"] == pytest.approx(0.0302)


def test_the_cap_is_a_parameter_the_user_may_replace() -> None:
    formula = load_formulas().of("HA")
    assert formula.cap_origin.kind is OriginKind.ASSUMPTION
    own = load_industry_values().with_value("grading_cap", "*", 1.2, "本区办法")
    assert load_formulas(own).of("HA").cap == 1.2


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_users_own_formula_is_read(tmp_path: Path, encoding: str) -> None:
    found = read_formulas(written(tmp_path / "own.csv", OWN, SECOND, encoding=encoding))
    (formula,) = found.formulas
    assert formula.shares == (0.1, 0.5, 0.3, 0.1)
    assert [(c.indicator, c.weight) for c in formula.criteria] == [
        ("tax_per_land", 70.0),
        ("value_added_per_land", 30.0),
    ]
    assert formula.criteria[1].mean_times == 1.5
    assert formula.origin.kind is OriginKind.ASSUMPTION
    assert formula.least_land_m2 == 0.0
    assert found.policies  # what classes bring still comes with the package


def test_a_cap_in_the_table_is_the_rules_own(tmp_path: Path) -> None:
    found = read_formulas(written(tmp_path / "own.csv", {**OWN, "cap": "1"}, SECOND))
    assert found.of("OWN").cap == 1.0
    assert found.of("OWN").cap_origin.ref == "grading_formulas/OWN"


def test_all_faults_of_a_table_are_told_at_once(tmp_path: Path) -> None:
    wrong = {**OWN, "share_a": "20", "weight": "0", "unit": "万元/人", "grade": "Z", "until": "2020-01-01", "cap": "-1"}
    second = {"formula": "OWN", "indicator": "profit", "weight": "x", "base": "1", "mean_times": "2"}
    with pytest.raises(DataError) as told:
        read_formulas(written(tmp_path / "own.csv", wrong, second))
    columns = {(fault.place.row, fault.place.column) for fault in told.value.faults}
    assert {("2", c) for c in ("share_a", "weight", "unit", "grade", "until", "cap")} <= columns
    assert {("3", c) for c in ("indicator", "weight", "base")} <= columns


def test_a_table_of_nothing_or_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no table of grading formulas"):
        read_formulas(tmp_path / "none.csv")
    with pytest.raises(DataError, match="at least one formula"):
        read_formulas(written(tmp_path / "empty.csv"))
    (tmp_path / "short.csv").write_text("formula,weight\nX,1\n", encoding="utf-8")
    with pytest.raises(DataError, match="a column indicator"):
        read_formulas(tmp_path / "short.csv")
