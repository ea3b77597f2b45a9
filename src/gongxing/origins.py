"""Where does a figure come from? Every number that may reach a report says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from gongxing.words import Text


class OriginKind(StrEnum):
    """The five legal origins of a figure; `unknown` is legal and is printed as such."""

    PASSAGE = "passage"
    RULE = "rule"
    ASSUMPTION = "assumption"
    COMPUTATION = "computation"
    UNKNOWN = "unknown"

    @property
    def label(self) -> Text:
        """The kind in words."""
        return _KIND_LABELS[self.value]


_KIND_LABELS: Mapping[str, Text] = {
    "passage": Text("资料", "source"),
    "rule": Text("规则", "rule"),
    "assumption": Text("假设", "assumption"),
    "computation": Text("计算", "computation"),
    "unknown": Text("来源不明", "unknown"),
}


@dataclass(frozen=True, slots=True)
class Origin:
    """One origin: its kind, a stable reference (source id and row, rule code, assumption key, function) and words."""

    kind: OriginKind
    ref: str
    words: Text
    inputs: tuple[str, ...] = ()
    """References this rests on: source ids, table names, rule codes, assumption keys."""


UNKNOWN = Origin(OriginKind.UNKNOWN, "unknown", Text("来源不明", "origin unknown"))


def computed(ref: str, words: Text, *inputs: str) -> Origin:
    """Return the origin of a figure computed by `ref` (module.function) from `inputs`."""
    return Origin(OriginKind.COMPUTATION, ref, words, tuple(inputs))


def assumed(key: str, words: Text) -> Origin:
    """Return the origin of a figure the user (or a named default) assumes under `key`."""
    return Origin(OriginKind.ASSUMPTION, key, words)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with a label, a unit (SI or yuan inside) and its origin; `value` None means unknown, and is printed so."""

    key: str
    label: Text
    value: float | None
    unit: str
    origin: Origin
    note: Text | None = field(default=None)
