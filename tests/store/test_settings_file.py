"""Are all faults of a park.toml told at once, with key, what was found, what was expected and the remedy?"""

from __future__ import annotations

from pathlib import Path

import pytest

from gongxing.errors import DataError, NotReadyError
from gongxing.park import ResettlementChoice, RoadLimits, Settings
from gongxing.store import read_settings, settings_text
from gongxing.store.settings_file import parse_settings

GOOD = """
name = "园区"
crs = "EPSG:4549"
as_of = 2026-01-01
horizon = [2026, 2030]
"""


def faults(text: str) -> dict[str, str]:
    """The faults of a text by key, in English; both languages must be there."""
    with pytest.raises(DataError) as error:
        parse_settings(text)
    for fault in error.value.faults:
        assert any("一" <= letter <= "鿿" for letter in fault.in_("zh"))
        assert not any("一" <= letter <= "鿿" for letter in fault.expected.en + fault.remedy.en)
    return {fault.place.column: fault.in_("en") for fault in error.value.faults}


def test_the_shortest_file_is_enough() -> None:
    settings = parse_settings(GOOD)
    assert (settings.name, settings.seed, settings.budget_yuan, settings.area_goals) == ("园区", 1, None, ())


def test_all_faults_are_told_at_once() -> None:
    told = faults(
        """
        name = 5
        crs = "EPSG:4326"
        as_of = "2026-01-01"
        horizon = [2030, 2026]
        synthetic = "yes"
        seed = -1
        weigths = 1
        [weights]
        access = "high"
        value = -2
        [land]
        budget_yuan = nan
        contiguous = ["99"]
        budget = 1
        [[goals.land]]
        use = "M1"
        low_share = 1.5
        [[goals.land]]
        use = "07"
        low_m2 = 20
        high_m2 = 10
        """
    )
    assert set(told) == {
        "name", "crs", "as_of", "horizon", "synthetic", "seed", "weigths", "weights.access", "weights.value", "land.budget_yuan",
        "land.contiguous", "land.budget", "goals.land[1].use", "goals.land[1].low_share", "goals.land.07",
    }  # fmt: skip
    assert "write weights" in told["weigths"]
    assert "WGS 84" in told["crs"]
    assert "'2026-01-01'" in told["as_of"]
    assert "a date without quotes" in told["as_of"]


def test_missing_keys_are_told_together() -> None:
    assert set(faults("seed = 3")) == {"name", "crs", "as_of", "horizon"}


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("as_of = 2026-01-01T10:00:00", "as_of"),
        ("horizon = [2026]", "horizon"),
        ("horizon = [2026, true]", "horizon"),
        ("horizon = 2026", "horizon"),
        ('name = ""', "name"),
        ("weights = 3", "weights"),
        ("goals = {land = 3}", "goals.land"),
        ("goals = {land = [{low_m2 = 1}]}", "goals.land[1].use"),
        ("land = {budget_yuan = true}", "land.budget_yuan"),
        ("land = {budget_yuan = -1}", "land.budget_yuan"),
        ("seed = 1.5", "seed"),
    ],
)
def test_each_wrong_type_is_told_at_its_key(line: str, key: str) -> None:
    name = line.split(" =")[0]
    kept = "\n".join(row for row in GOOD.splitlines() if not row.startswith(f"{name} ="))
    assert set(faults(f"{kept}\n{line}")) == {key}


@pytest.mark.parametrize("garbage", ["name = ", "PK\x03\x04", "[[[", "name = 'a'\nname = 'b'"])
def test_what_is_no_toml_is_told_with_its_line(garbage: str) -> None:
    with pytest.raises(DataError) as error:
        parse_settings(garbage)
    assert [fault.code for fault in error.value.faults] == ["settings.syntax"]
    assert "line" in error.value.in_("en")
    assert "行" in error.value.in_("zh")


def test_files_of_other_editors(tmp_path: Path, settings: Settings) -> None:
    path = tmp_path / "park.toml"
    path.write_bytes(b"\xef\xbb\xbf" + settings_text(settings).replace("\n", "\r\n").encode())
    assert read_settings(path) == settings
    path.write_bytes(settings_text(settings).encode("gb18030"))
    with pytest.raises(DataError, match="save it as UTF-8"):
        read_settings(path)
    with pytest.raises(NotReadyError, match="gongxing new"):
        read_settings(tmp_path / "none" / "park.toml")


def test_road_limits_are_read_written_and_refused_when_wrong() -> None:
    settings = parse_settings(GOOD + "[roads]\nbudget_yuan = 8e7\nland_limit_m2 = 90000\n")
    assert settings.roads == RoadLimits(budget_yuan=8e7, land_limit_m2=90_000.0)
    assert parse_settings(settings_text(settings)).roads == settings.roads
    assert set(faults(GOOD + "[roads]\nbudget_yuan = -1\nbudget_m = 'x'\nbudget = 3\n")) == {
        "roads.budget_yuan",
        "roads.budget_m",
        "roads.budget",
    }


def test_the_profile_of_resettlement_and_its_money_are_read_and_written() -> None:
    settings = parse_settings(GOOD + '[resettlement]\nprofile = "hangzhou"\nbudget_yuan = 5e7\n')
    assert settings.resettlement == ResettlementChoice("hangzhou", 5e7)
    assert parse_settings(settings_text(settings)) == settings
    told = faults(GOOD + '[resettlement]\nprofile = "atlantis"\nbudget_yuan = "much"\nflats = 3\n')
    assert set(told) == {"resettlement.profile", "resettlement.budget_yuan", "resettlement.flats"}
    assert "hangzhou" in told["resettlement.profile"]
