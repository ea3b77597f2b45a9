"""Which sector of an input-output table does a firm's industry code belong to?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from gongxing.errors import RuleError
from gongxing.origins import Origin, OriginKind, assumed
from gongxing.words import Text, same

_CODE = re.compile(r"^\s*[A-Za-z]?\s*(\d{2,4})(?!\d)")


def industry_digits(code: str) -> str:
    """Return the two to four digits of a GB/T 4754 code such as "3512", "C35" or "3512.0"; empty where it holds none."""
    found = _CODE.match(code)
    return found.group(1) if found else ""


@dataclass(frozen=True, slots=True)
class SectorRow:
    """One row of the map: codes that begin with `prefix` belong to the sector `io_code`.

    `basis` is "name" where both classifications name the same activity, "judged" where the nearest sector was chosen, or the
    user's own words.
    """

    prefix: str
    io_code: str
    words: Text
    basis: str = "name"

    @property
    def own(self) -> bool:
        """Whether the user laid this row over the packaged one."""
        return self.basis not in ("name", "judged")

    @property
    def origin(self) -> Origin:
        """Where the row comes from: the user's assumption or the packaged map."""
        key = f"sector_io/{self.prefix}"
        if self.own:
            return assumed(key, same(self.basis))
        return Origin(
            OriginKind.RULE,
            key,
            Text(f"国民经济行业 {self.prefix} {self.words.zh}", f"industry {self.prefix} {self.words.en}"),
        )


@dataclass(frozen=True)
class SectorMap:
    """A map from GB/T 4754-2017 codes to the sectors of a table, by longest prefix; RuleError where a prefix is given twice."""

    rows: tuple[SectorRow, ...]
    _by_prefix: Mapping[str, SectorRow] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_prefix = {row.prefix: row for row in self.rows}
        if len(by_prefix) != len(self.rows):
            prefixes = [row.prefix for row in self.rows]
            twice = sorted({p for p in prefixes if prefixes.count(p) > 1})
            raise RuleError(Text(f"行业前缀重复：{twice}", f"prefixes given twice: {twice}"))
        object.__setattr__(self, "_by_prefix", MappingProxyType(by_prefix))

    def __iter__(self) -> Iterator[SectorRow]:
        return iter(self.rows)

    def row(self, code: str) -> SectorRow | None:
        """Return the row with the longest prefix of a code (two to four digits, with or without section letter), None without one."""
        digits = industry_digits(code)
        for length in range(len(digits), 1, -1):
            found = self._by_prefix.get(digits[:length])
            if found is not None:
                return found
        return None

    def of(self, code: str) -> str:
        """Return the code of the sector of an industry code, "" where it is not known."""
        found = self.row(code)
        return found.io_code if found else ""

    @property
    def goods(self) -> frozenset[str]:
        """Sectors that make goods: those of the divisions 01 to 43 (farming, mining, manufacturing), without energy, water, building and services."""
        return frozenset(row.io_code for row in self.rows if row.prefix[:2] <= "43")

    def with_row(self, prefix: str, io_code: str, basis: str) -> SectorMap:
        """Return a map in which codes that begin with `prefix` belong to `io_code`, as the user says with `basis`."""
        before = self._by_prefix.get(prefix) or self.row(prefix)
        row = SectorRow(prefix, io_code, before.words if before else same(prefix), basis or "user")
        if prefix in self._by_prefix:
            return replace(self, rows=tuple(row if old.prefix == prefix else old for old in self.rows))
        return replace(self, rows=(*self.rows, row))
