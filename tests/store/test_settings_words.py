"""Can a planner read the park.toml that is written?"""

from __future__ import annotations

import dataclasses
import tomllib

from gongxing.park import Settings
from gongxing.store import settings_text
from gongxing.store.settings_file import parse_settings


def test_every_setting_comes_back_the_same(settings: Settings) -> None:
    assert parse_settings(settings_text(settings)) == settings
    plain = Settings(settings.name, settings.crs, settings.as_of, settings.horizon)
    assert parse_settings(settings_text(plain)) == plain


def test_the_fixture_sets_every_field_so_none_is_forgotten(settings: Settings) -> None:
    plain = Settings(settings.name, settings.crs, settings.as_of, settings.horizon)
    same = [f.name for f in dataclasses.fields(Settings) if getattr(settings, f.name) == getattr(plain, f.name)]
    assert same == ["name", "crs", "as_of", "horizon"]


def test_every_key_has_a_comment_above_it_in_both_languages(settings: Settings) -> None:
    lines = settings_text(settings).splitlines()
    for key in ("name", "crs", "as_of", "horizon", "profile", "synthetic", "seed", "budget_yuan", "contiguous"):
        position = next(i for i, line in enumerate(lines) if line.startswith(f"{key} ="))
        comment = " ".join(line for line in lines[max(0, position - 2) : position] if line.startswith("#"))
        assert any("一" <= letter <= "鿿" for letter in comment), key
        assert any(letter.isascii() and letter.isalpha() for letter in comment), key


def test_an_unknown_budget_is_left_out_not_written_as_a_number(settings: Settings) -> None:
    text = settings_text(dataclasses.replace(settings, budget_yuan=None))
    assert "budget_yuan" not in tomllib.loads(text)["land"]
    assert "# budget_yuan" in text
