"""What do the settings become when a scenario alters some of them, read by the one reader of park.toml?"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

import tomli_w

from gongxing.errors import DataError, Fault, Place
from gongxing.park import Settings
from gongxing.park.scenario import Alteration
from gongxing.store.settings_file import parse_settings
from gongxing.store.settings_words import settings_text
from gongxing.words import Text

_GOALS = "goals.land."


def settings_with(settings: Settings, changes: Iterable[Alteration], place: Place) -> Settings:
    """Return the settings after changes of keys such as `land.budget_yuan`, `weights.green`, `goals.land.1001.low_share`.

    DataError tells all keys and values that park.toml would refuse, each at `place`.
    """
    changes = tuple(changes)
    if not changes:
        return settings
    data = tomllib.loads(settings_text(settings))
    faults: list[Fault] = []
    for change in changes:
        try:
            _put(data, change)
        except (KeyError, TypeError):
            found = Text("没有可乘的数", "no figure to multiply")
            expected = Text("园区已设定的数", "a figure the park has set")
            remedy = Text("写出数值，或先在 park.toml 中设定", "write the figure itself, or set it in park.toml first")
            faults.append(Fault(replace(place, column=change.key), found, expected, remedy, "scenario.factor"))
    if not faults:
        try:
            return parse_settings(tomli_w.dumps(data))
        except DataError as error:
            faults += (replace(fault, place=replace(place, column=fault.place.column)) for fault in error.faults)
    raise DataError(Text("情景改写的设置有误", "the settings of a scenario have faults"), faults)


def setting_of(settings: Settings, key: str) -> Any:
    """Return what a key of park.toml holds, None where it is not set."""
    *sections, name = _path(key)
    found: Any = tomllib.loads(settings_text(settings))
    if key.startswith(_GOALS):
        return next((goal.get(name) for goal in _goals(found) if goal["use"] == sections[-1]), None)
    for section in sections:
        found = found.get(section, {})
    return found.get(name) if isinstance(found, dict) else None


def _path(key: str) -> list[str]:
    return key.split(".")


def _goals(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from data.get("goals", {}).get("land", ())


def _put(data: dict[str, Any], change: Alteration) -> None:
    *sections, name = _path(change.key)
    if change.key.startswith(_GOALS) and len(sections) == 3:
        holder = next((goal for goal in _goals(data) if goal["use"] == sections[-1]), None)
        if holder is None:
            holder = {"use": sections[-1]}
            data.setdefault("goals", {}).setdefault("land", []).append(holder)
    else:
        holder = data
        for section in sections:
            holder = holder.setdefault(section, {})
    if change.factor:
        before = holder.get(name, 1.0 if sections == ["weights"] else None)
        holder[name] = before * change.value
    else:
        holder[name] = change.value
