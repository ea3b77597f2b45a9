"""Does a label always speak both languages?"""

from __future__ import annotations

import dataclasses

import pytest

from gongxing.words import LANGS, Text, same


def test_each_language_gets_its_half() -> None:
    assert [Text("地块", "parcel").in_(lang) for lang in LANGS] == ["地块", "parcel"]
    assert str(Text("地块", "parcel")) == "地块 / parcel"


@pytest.mark.parametrize(("zh", "en"), [("", "parcel"), ("地块", ""), (" ", "parcel"), ("地块", "\n")])
def test_a_missing_half_cannot_exist(zh: str, en: str) -> None:
    with pytest.raises(ValueError, match="both languages"):
        Text(zh, en)


def test_an_id_reads_the_same_in_both() -> None:
    assert same("WS-DEF") == Text("WS-DEF", "WS-DEF")


def test_a_text_is_frozen() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        same("a").zh = "b"  # type: ignore[misc]
