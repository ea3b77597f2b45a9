"""Do the rule packs hold every rule of the source, dated and in both languages, and are bad packs told in full?"""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import pandas as pd
import pytest

from gongxing.errors import DataError, RuleError
from gongxing.io.packs import (
    RULE_COLUMNS,
    Override,
    load_land_values,
    load_standards,
    matters,
    overrides_of,
    profiles,
    read_land_values,
    read_pack,
)
from gongxing.park import Table, schema
from gongxing.standards.land_values import LandKey
from gongxing.standards.rules import Grade, Rule, Severity

PACKS = Path(__file__).resolve().parents[2] / "src" / "gongxing" / "standards" / "packs"
TODAY = dt.date(2026, 3, 1)


def every_rule() -> list[Rule]:
    names = sorted({name for profile in profiles() for name in profile.packs})
    return [rule for name in names for rule in read_pack(PACKS / f"{name}.csv")]


def test_ninety_one_rules_and_every_pack_belongs_to_a_profile() -> None:
    assert len({rule.code for rule in every_rule()}) == 91
    values = {
        "land_values",
        "land_conversion",
        *(f"{matter}_{part}" for matter in matters() for part in ("keys", "values")),
    }
    norms = {"bodies", "duties", "indicators", "pillars", "approvals", "procedures", "procedure_steps"}
    days = {"holidays", "holidays_lunar", "holidays_statutory"}
    lines = {"line_separation", "line_precedence", "line_kinds"}
    sectors = {"io_sectors", "io_flows", "sector_io", "peers", "brent_monthly"}
    grading = {"grading_formulas", "grading_policies", "grading_exempt"}
    moved = {f"resettlement_{name}" for name in ("keys", "cn", "common", "hangzhou", "shandong", "zhejiang")}
    used = {name for profile in profiles() for name in profile.packs}
    used |= values | lines | sectors | grading | norms | days | moved
    assert used == {path.stem for path in PACKS.glob("*.csv")}


@pytest.mark.data
def test_each_rule_of_the_source_is_there_with_its_value_and_no_better_grade(data_dir: Path) -> None:
    with (data_dir / "rules" / "rules.csv").open(encoding="utf-8-sig") as lines:
        source = {row["code"]: row for row in csv.DictReader(lines)}
    ours = {rule.code: rule for rule in every_rule()}
    assert set(ours) == set(source)
    for code, row in source.items():
        assert ours[code].value == row["value"].replace("?", ""), code
        assert ours[code].unit == row["unit"], code
        assert ours[code].grade.value >= row["verified"][0], f"{code} claims more certainty than its source"
        wanted = "anchor" if row["severity"] == "benchmark" else row["severity"]
        assert ours[code].severity.value == wanted, code


def test_english_words_hold_no_chinese_and_chinese_words_do() -> None:
    for rule in every_rule():
        for text in (rule.topic, rule.words, rule.use):
            assert not any("\u4e00" <= letter <= "\u9fff" for letter in text.en), (rule.code, text.en)
        for text in (rule.topic, rule.words):
            assert any("\u4e00" <= letter <= "\u9fff" for letter in text.zh), (rule.code, text.zh)


def test_rules_change_with_the_date() -> None:
    # the 2008 edition of the industrial land standard gives way to the 2023 one
    old, new = load_standards("", dt.date(2019, 6, 1)), load_standards("", dt.date(2024, 6, 1))
    assert "GY24-JZXS" in old
    assert "GY23-JZMD" not in old
    assert "GY24-JZXS" not in new
    assert new.number("GY23-JZMD") == 40
    # the tax on farmland did not exist as a statute before 2019-09-01
    assert "GDZY-4" not in load_standards("", dt.date(2019, 8, 31))
    assert load_standards("", dt.date(2019, 9, 1)).rule("GDZY-4").numbers == (10, 50)


def test_a_grade_c_rule_never_blocks_even_if_hard() -> None:
    formula = load_standards("", TODAY).rule("WS-FORM")
    assert (formula.grade, formula.severity) == (Grade.C, Severity.HARD)
    assert not formula.blocks
    assert load_standards("", TODAY).rule("JBNT-35").blocks


def test_a_profile_lays_its_own_rules_over_the_base_and_examples_never_block() -> None:
    base, jiangsu, hangzhou = (load_standards(key, TODAY) for key in ("", "jiangsu", "hangzhou"))
    assert "MJ-HA" not in base
    assert "MJ-HA" in jiangsu
    assert "例" in base.rule("AZ-HZ3").jurisdiction
    assert "例" not in hangzhou.rule("AZ-HZ3").jurisdiction
    for rule in read_pack(PACKS / "examples.csv"):
        assert not rule.blocks
    assert (
        load_standards("zhejiang", TODAY).number("AZ-ZJ5") == load_standards("shandong", TODAY).number("AZ-ZJ5") == 45
    )


def test_every_profile_loads_and_is_named_in_both_languages() -> None:
    for profile in profiles():
        assert len(tuple(load_standards(profile.key, TODAY))) >= 60
        assert profile.label.zh != profile.label.en


def test_unknown_profile_is_told_with_the_known_ones() -> None:
    with pytest.raises(RuleError, match="jiangsu"):
        load_standards("atlantis", TODAY)


def test_the_project_overrides_a_value_from_its_day_on() -> None:
    change = Override("AZ-HZ4", "2.5", "县政府会议纪要", dt.date(2026, 1, 1))
    assert load_standards("", TODAY, [change]).number("AZ-HZ4") == 2.5
    assert load_standards("", TODAY, [change]).rule("AZ-HZ4").overridden == "县政府会议纪要"
    assert load_standards("", dt.date(2025, 12, 31), [change]).number("AZ-HZ4") == 3
    with pytest.raises(RuleError) as raised:
        load_standards("", TODAY, [Override("NO-1", "1", "x"), Override("NO-2", "1", "x")])
    assert [fault.place.row for fault in raised.value.faults] == ["NO-1", "NO-2"]


def test_overrides_come_from_the_park_table() -> None:
    frame = pd.DataFrame(
        {"id": ["AZ-HZ4", "TZ-12"], "value": ["2", "8"], "basis": ["a", "b"], "since": ["2026-01-01", None]}
    )
    table = Table(schema("rules_in_force"), frame)
    assert overrides_of(table.frame) == (
        Override("AZ-HZ4", "2", "a", dt.date(2026, 1, 1)),
        Override("TZ-12", "8", "b", None),
    )


def row_of(**changes: str) -> dict[str, str]:
    good = {
        "code": "X-1",
        "topic_zh": "题",
        "topic_en": "topic",
        "rule_zh": "规则",
        "rule_en": "rule",
        "op": "<=",
        "value": "5",
        "unit": "日",
        "jurisdiction": "某县",
        "since": "2020-01-01",
        "until": "",
        "source": "某文",
        "grade": "B",
        "severity": "warn",
        "use_zh": "用",
        "use_en": "use",
    }
    return good | changes


def write(path: Path, rows: list[dict[str, str]], encoding: str = "utf-8") -> Path:
    with path.open("w", encoding=encoding, newline="") as lines:
        writer = csv.DictWriter(lines, RULE_COLUMNS)
        writer.writeheader()
        writer.writerows(rows)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_users_own_pack_is_read_in_the_usual_encodings(tmp_path: Path, encoding: str) -> None:
    (rule,) = read_pack(write(tmp_path / "own.csv", [row_of()], encoding))
    assert (rule.code, rule.unit, rule.numbers, rule.until) == ("X-1", "日", (5.0,), None)


def test_all_faults_of_a_bad_pack_are_told_at_once_with_row_and_column(tmp_path: Path) -> None:
    rows = [
        row_of(),
        row_of(),
        row_of(code="X-2", grade="D", since="2020"),
        row_of(code="X-3", rule_en="", until="2019-01-01"),
    ]
    with pytest.raises(DataError) as raised:
        read_pack(write(tmp_path / "bad.csv", rows))
    found = {(fault.place.file, fault.place.row, fault.place.column) for fault in raised.value.faults}
    assert found == {
        ("bad.csv", "3", "code"),
        ("bad.csv", "4", "since"),
        ("bad.csv", "4", "grade"),
        ("bad.csv", "5", "rule_en"),
        ("bad.csv", "5", "until"),
    }
    assert "行 4" in raised.value.in_("zh")


def test_missing_columns_a_missing_file_and_broken_quotes_are_told(tmp_path: Path) -> None:
    short = tmp_path / "short.csv"
    short.write_text("code,op\nX,<=\n", encoding="utf-8")
    with pytest.raises(DataError) as raised:
        read_pack(short)
    assert {fault.place.column for fault in raised.value.faults} == set(RULE_COLUMNS) - {"code", "op"}
    with pytest.raises(DataError, match="no rule pack"):
        read_pack(tmp_path / "absent.csv")
    broken = write(tmp_path / "broken.csv", [row_of()])
    broken.write_text(broken.read_text(encoding="utf-8") + '"X-2,open', encoding="utf-8")
    with pytest.raises(DataError, match="well-formed CSV"):
        read_pack(broken)


def test_land_values_cover_every_class_and_every_change_of_use() -> None:
    from_pack = load_land_values()
    uses = [
        "01",
        "02",
        "03",
        "0701",
        "0703",
        "0801",
        "0804",
        "09",
        "100101",
        "100102",
        "100103",
        "11",
        "1202",
        "1207",
        "13",
        "1401",
        "1402",
        "16",
        "17",
        "23",
        "",
    ]
    for use in uses:
        for key in LandKey:
            assert from_pack.value(key, use) >= 0
        for planned in uses[:-1]:
            assert (from_pack.conversion(use, planned).yuan_m2 == 0) == (use == planned), (use, planned)
    assert all(entry.grade is Grade.C for entry in from_pack)


def test_a_users_own_land_values_are_checked(tmp_path: Path) -> None:
    values = tmp_path / "values.csv"
    values.write_text(
        "use,key,value,unit,grade,words_zh,words_en\n01,value_yuan_m2_year,-3,yuan/mu,C,粮田,grain\n", encoding="utf-8"
    )
    costs = tmp_path / "costs.csv"
    costs.write_text(
        "from,to,value,unit,grade,words_zh,words_en\n01,built,x,yuan/m2,C,配套,services\n", encoding="utf-8"
    )
    with pytest.raises(DataError) as raised:
        read_land_values(values, costs)
    assert [(f.place.file, f.place.column) for f in raised.value.faults] == [
        ("values.csv", "unit"),
        ("values.csv", "value"),
        ("costs.csv", "value"),
    ]
