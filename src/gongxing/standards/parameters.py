"""Which norms, prices and rates hold (of networks, of industry, of money) as long as nobody has said better?

Every figure is a default (mostly a grade C assumption): it lets the engines run on the first day and is printed as an assumption
wherever it is used. Keys and figures are data: one table of keys and one of values a matter (`packs/network_keys.csv` and
`packs/network_values.csv`, `packs/industry_keys.csv` and `packs/industry_values.csv`, the same for finance and phasing); the park office replaces a figure with a row
`network_values/<key>/<kind>` or `industry_values/<key>/<kind>` in its table `assumptions`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from gongxing.errors import RuleError
from gongxing.origins import Origin, OriginKind, assumed
from gongxing.standards.land_values import ANY, DEFAULT_BASIS, chain
from gongxing.standards.rules import Grade
from gongxing.words import Text, same


@dataclass(frozen=True, slots=True)
class ParameterKey:
    """One parameter: its stable key, the unit of its values, its label."""

    key: str
    unit: str
    label: Text


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of one kind (land-use class, road grade, diameter, sector, skill; `*` for any) with the reason for its size."""

    kind: str
    key: str
    value: float
    label: Text
    words: Text
    grade: Grade = Grade.C
    basis: Text = DEFAULT_BASIS
    table: str = "network_values"
    """The table of values it stands in."""
    rule: str = ""
    """Code of the rule it comes from; empty where it is an assumption without one."""

    @property
    def origin(self) -> Origin:
        """Its origin: an assumption under a stable key, or the rule it comes from where the text of that was seen."""
        if self.rule and self.grade is Grade.A:
            return Origin(OriginKind.RULE, self.rule, self.words)
        words = Text(
            f"{self.label.zh}：{self.words.zh}（{self.basis.zh}）",
            f"{self.label.en}: {self.words.en} ({self.basis.en})",
        )
        return assumed(f"{self.table}/{self.key}/{self.kind}", words)


@dataclass(frozen=True)
class Parameters:
    """Every parameter of a matter, looked up from the nearest kind upwards: itself, its parent classes, any."""

    keys: tuple[ParameterKey, ...]
    values: tuple[Parameter, ...]
    table: str = "network_values"
    """The name of the table of values, first part of the id of a row of `assumptions`."""
    _by_kind: Mapping[tuple[str, str], Parameter] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_kind = {(entry.key, entry.kind): entry for entry in self.values}
        if len(by_kind) != len(self.values):
            pairs = [(entry.key, entry.kind) for entry in self.values]
            twice = sorted({pair for pair in pairs if pairs.count(pair) > 1})
            raise RuleError(Text(f"参数重复：{twice}", f"parameters given twice: {twice}"))
        object.__setattr__(self, "_by_kind", MappingProxyType(by_kind))

    def __reduce__(self) -> tuple[type[Parameters], tuple[object, ...]]:
        """Pickle by what it was made of; the index is made anew."""
        return type(self), (self.keys, self.values, self.table)

    def __iter__(self) -> Iterator[Parameter]:
        return iter(self.values)

    def entry(self, key: str, kind: str = ANY) -> Parameter:
        """Return the parameter `key` of `kind`, or of the nearest kind above it; RuleError if there is none at all."""
        for name in (kind, *(chain(kind) if kind[:1].isdigit() else ()), ANY):
            found = self._by_kind.get((key, name))
            if found is not None:
                return found
        raise RuleError(Text(f"没有 {kind} 的参数 {key}", f"no parameter {key} for {kind}"))

    def value(self, key: str, kind: str = ANY) -> float:
        """Return the number of `entry`, in the unit of its key."""
        return self.entry(key, kind).value

    def knows(self, key: str, kind: str) -> bool:
        """Return whether the parameter is given for exactly this kind."""
        return (key, kind) in self._by_kind

    def kinds(self, key: str) -> tuple[str, ...]:
        """Return the kinds for which `key` is given, in the order of the table (a catalogue's sizes, say)."""
        return tuple(entry.kind for entry in self.values if entry.key == key)

    def with_value(self, key: str, kind: str, value: float, basis: str) -> Parameters:
        """Return values in which the user's own figure stands for exactly this kind, marked with its basis; RuleError for an unknown key."""
        known = next((k for k in self.keys if k.key == key), None)
        if known is None:
            raise RuleError(Text(f"没有参数 {key}", f"there is no parameter {key}"))
        entry = Parameter(
            kind, key, value, known.label, Text("使用者取值", "the user's figure"), Grade.B, same(basis), self.table
        )
        if self.knows(key, kind):
            return replace(self, values=tuple(entry if (e.key, e.kind) == (key, kind) else e for e in self.values))
        return replace(self, values=(*self.values, entry))
