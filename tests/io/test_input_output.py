"""Do the packaged table and map say what the official figures say, completely?"""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest

from gongxing.errors import DataError
from gongxing.io.input_output import MAP_COLUMNS, load_input_output, load_sector_map, read_sector_map
from gongxing.io.input_output_book import read_input_output
from gongxing.samples.firms import TRADES

DIVISIONS = [f"{n:02d}" for n in range(1, 97)]
"""Divisions 01 to 96 of GB/T 4754-2017, without gaps."""


def test_the_table_balances_and_is_named_in_both_languages() -> None:
    table = load_input_output()
    assert (len(table), table.year, table.codes[0], table.codes[-1]) == (153, 2020, "001", "153")
    assert table.output.sum() == pytest.approx(269.90e12, rel=1e-3)
    # figures are rounded to 10,000 yuan, so a row of 153 cells may be out by some of them
    assert np.abs(table.discrepancy).max() <= 153 * 10_000
    assert np.abs(table.output - table.flows.sum(axis=0) - table.value_added).max() <= 153 * 10_000
    assert len({name.zh for name in table.names}) == len({name.en for name in table.names}) == 153
    assert all(any(letter >= "\u4e00" for letter in name.zh) and name.en.isascii() for name in table.names)
    assert np.isfinite(table.growth).all()
    assert load_input_output() is table


def test_every_code_of_the_classification_maps_to_a_sector_of_the_table() -> None:
    table, sectors = load_input_output(), load_sector_map()
    prefixes = [row.prefix for row in sectors]
    assert len(set(prefixes)) == len(prefixes)
    assert all(row.io_code in table for row in sectors)
    assert all(row.words.zh != row.words.en for row in sectors)
    assert [code for code in DIVISIONS if not sectors.of(code)] == []
    assert set(table.codes) - {row.io_code for row in sectors} == set(), "sectors no code leads to"
    # the whole is never finer than its parts: a division's own sector is one of its groups' sectors
    for division in DIVISIONS:
        groups = {row.io_code for row in sectors if row.prefix.startswith(division) and len(row.prefix) == 3}
        assert not groups or sectors.of(division) in groups, division


@pytest.mark.parametrize(
    ("code", "sector"),
    [
        ("3512", "074"), ("3513", "074"), ("3443", "070"), ("3484", "073"), ("3391", "066"), ("3130", "062"), ("4330", "099"),
        ("3825", "085"), ("1761", "030"), ("5611", "117"), ("5612", "118"), ("C13", "018"), ("941", "152"),
    ],
)  # fmt: skip
def test_well_known_codes(code: str, sector: str) -> None:
    assert load_sector_map().of(code) == sector


def test_every_trade_of_the_demo_is_mapped() -> None:
    assert all(load_sector_map().of(trade.code) for trade in TRADES)


def test_a_users_own_map_is_checked(tmp_path: Path) -> None:
    path = tmp_path / "map.csv"
    path.write_text(
        ",".join(MAP_COLUMNS) + "\n35,A1,name,专用设备,machines\n5,A2,name,甲,a\n35,A3,name,乙,b\n36,,name,丙,c\n",
        encoding="gb18030",
    )
    with pytest.raises(DataError) as raised:
        read_sector_map(path)
    assert {(f.place.row, f.place.column) for f in raised.value.faults} == {
        ("3", "prefix"),
        ("4", "prefix"),
        ("5", "io_code"),
    }
    path.write_text(",".join(MAP_COLUMNS) + "\n35,A1,,专用设备,machines\n", encoding="utf-8")
    assert read_sector_map(path).of("3512") == "A1"


@pytest.mark.data
def test_the_packaged_figures_are_the_official_ones_rounded(data_dir: Path) -> None:
    ours, theirs = load_input_output(), read_input_output(data_dir / "io" / "china_2020_153.csv")
    assert ours.codes == theirs.codes
    assert [n.zh for n in ours.names] == [n.zh for n in theirs.names]
    for field in ("flows", "output", "imports", "value_added", "exports"):
        assert np.abs(getattr(ours, field) - getattr(theirs, field)).max() <= 5_000.5, field
    assert np.abs(ours.final_use - theirs.final_use).max() <= 30_000
    before = read_input_output(data_dir / "io" / "china_2018_153.csv")
    assert ours.earlier_output is not None
    assert np.abs(ours.earlier_output - before.output).max() <= 5_000.5


@pytest.mark.data
def test_the_derived_chain_of_oil_equipment_agrees_to_its_four_decimals(data_dir: Path) -> None:
    table = load_input_output()
    place = {name.zh: i for i, name in enumerate(table.names)}
    core = table.index(load_sector_map().of("3512"))
    with (data_dir / "io" / "oil_equipment_chain_2020.csv").open(encoding="utf-8-sig") as lines:
        rows = list(csv.DictReader(lines))
    assert len(rows) == 40
    for row in rows:
        other = place[row["sector"]]
        ours = table.direct[other, core] if row["side"] == "upstream" else table.allocation[core, other]
        assert round(float(ours), 4) == float(row["coef"]), row
