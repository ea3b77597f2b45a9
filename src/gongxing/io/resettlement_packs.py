"""How are the profiles of resettlement read from the packs that come with the package?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from importlib.resources import files

from gongxing.errors import RuleError
from gongxing.io.packs import GRADES, PARAMETER_KEY_COLUMNS
from gongxing.io.sheet import Row, Sheet, refuse
from gongxing.standards.parameters import Parameter, ParameterKey, Parameters
from gongxing.standards.resettlement import PROFILES, TABLE, ResettlementTerms
from gongxing.standards.rules import Grade
from gongxing.words import Text

COLUMNS = ("kind", "key", "value", "unit", "rule", "since", "until", "grade", "words_zh", "words_en")
_PACKS = files("gongxing.standards") / "packs"
_KEYS = "resettlement_keys.csv"


def load_resettlement(profile: str, as_of: dt.date) -> ResettlementTerms:
    """Return the terms of a profile in force on a day; RuleError for an unknown profile."""
    chosen = next((found for found in PROFILES if found.key == profile), None)
    if chosen is None:
        known = "、".join(repr(found.key) for found in PROFILES)
        raise RuleError(
            Text(
                f"没有安置标准 {profile!r}；可用：{known}",
                f"there is no resettlement profile {profile!r}; there are {known}",
            )
        )
    keys = resettlement_keys()
    known_keys = {key.key: key for key in keys}
    laid: dict[tuple[str, str], Parameter] = {}
    for pack in chosen.packs:
        name = f"resettlement_{pack}.csv"
        laid |= terms_of(name, _text(name), known_keys, as_of)
    return ResettlementTerms(chosen, Parameters(keys, tuple(laid.values()), TABLE))


def resettlement_keys() -> tuple[ParameterKey, ...]:
    """Return the keys of all terms of resettlement, with units and labels."""
    sheet = Sheet(_KEYS, PARAMETER_KEY_COLUMNS)
    keys = sheet.made(
        _text(_KEYS),
        lambda row: ParameterKey(row.text("key", needed=True), row.text("unit"), row.words("label")),
        ("key",),
    )
    refuse(_KEYS, sheet.faults)
    return tuple(keys)


def terms_of(
    file: str, text: str, keys: Mapping[str, ParameterKey], as_of: dt.date
) -> dict[tuple[str, str], Parameter]:
    """Return what a pack says on a day, by key and kind, the version that began last; DataError with all faults of the table."""
    sheet = Sheet(file, COLUMNS)
    rows = sheet.made(text, lambda row: _dated(row, keys), ("kind", "key", "since"))
    refuse(file, sheet.faults)
    held = [(since, entry) for since, until, entry in rows if since <= as_of and (until is None or as_of <= until)]
    return {(entry.key, entry.kind): entry for _, entry in sorted(held, key=lambda pair: pair[0])}


def _dated(row: Row, keys: Mapping[str, ParameterKey]) -> tuple[dt.date, dt.date | None, Parameter]:
    key = keys[row.choice("key", tuple(keys))]
    if row.text("unit") != key.unit:
        row.sheet.tell(row.line, "unit", row.text("unit"), Text(key.unit or "空", key.unit or "empty"))
    entry = Parameter(
        row.text("kind", needed=True), key.key, row.number_of("value"), key.label, row.words("words"),
        Grade(row.choice("grade", GRADES)), table=TABLE, rule=row.text("rule"),
    )  # fmt: skip
    return row.date("since") or dt.date.min, row.date("until"), entry


def _text(name: str) -> str:
    return (_PACKS / name).read_text(encoding="utf-8")
