"""What does an economy's input-output table say: who buys what from whom, what is produced, imported and used in the end?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from gongxing.algorithms.input_output import (
    Linkages,
    allocation_coefficients,
    direct_coefficients,
    domestic_coefficients,
    full_requirements,
    import_shares,
    linkages,
    rounds_inverse,
)
from gongxing.errors import DataError, Fault, Place
from gongxing.origins import Origin, OriginKind
from gongxing.words import Text, same

FloatArray = npt.NDArray[np.float64]
_VECTORS = ("output", "imports", "value_added", "final_use", "exports")
_OPTIONAL = ("consumption", "investment", "earlier_output")
_MATRICES = ("flows", "imported_flows", "published_direct", "published_full")


@dataclass(frozen=True, eq=False)
class InputOutput:
    """An input-output table of n sectors in yuan; arrays are read-only, row i sells to column j.

    Construction raises DataError with all faults: codes given twice, arrays of another size, figures that are not finite,
    negative outputs, sectors that buy but have no output.
    """

    name: Text
    year: int | None
    codes: tuple[str, ...]
    names: tuple[Text, ...]
    flows: FloatArray
    """What sector j bought of goods i, home-made and imported together (n, n)."""
    output: FloatArray
    """Gross output (n,)."""
    imports: FloatArray
    value_added: FloatArray
    final_use: FloatArray
    """Consumption, investment and exports together (n,)."""
    exports: FloatArray
    consumption: FloatArray | None = None
    """Consumption of households and government (n,), where known."""
    investment: FloatArray | None = None
    """Fixed investment and change of stocks (n,), where known."""
    imported_flows: FloatArray | None = None
    """The imported part of `flows`, where the table tells it apart."""
    earlier_output: FloatArray | None = None
    """Gross output of an earlier year in the same sectors."""
    earlier_year: int | None = None
    published_direct: FloatArray | None = None
    """Direct coefficients as published beside the flows."""
    published_full: FloatArray | None = None
    """Full requirements as published beside the flows."""
    ref: str = "input_output"
    """Stable reference of the source."""

    def __post_init__(self) -> None:
        for field in (*_VECTORS, *_OPTIONAL, *_MATRICES):
            given = getattr(self, field)
            if given is not None:
                held = np.array(given, dtype=np.float64)
                held.setflags(write=False)
                object.__setattr__(self, field, held)
        faults = list(self._faults())
        if faults:
            raise DataError(
                Text(f"投入产出表有 {len(faults)} 处错误", f"the input-output table has {len(faults)} faults"), faults
            )

    def _faults(self) -> Iterator[Fault]:
        n = len(self.codes)
        twice = sorted({code for code in self.codes if self.codes.count(code) > 1})
        for code in twice:
            yield self._fault(
                code, "code", Text(f"{code}（重复）", f"{code} twice"), Text("每个部门一个代码", "one code a sector")
            )
        if len(self.names) != n:
            yield self._fault("", "names", same(str(len(self.names))), Text(f"{n} 个名称", f"{n} names"))
        sized = True
        for field in (*_VECTORS, *_OPTIONAL, *_MATRICES):
            values = getattr(self, field)
            if values is None:
                continue
            shape = (n, n) if field in _MATRICES else (n,)
            if values.shape != shape:
                sized = False
                yield self._fault("", field, same(str(values.shape)), same(str(shape)))
            elif not np.isfinite(values).all():
                for place in np.argwhere(~np.isfinite(values))[:20]:
                    yield self._fault(
                        self.codes[int(place[0])], field, Text("不是数", "not a number"), Text("一个数", "a number")
                    )
        if sized:
            for i in np.flatnonzero(self.output < 0):
                yield self._fault(
                    self.codes[i],
                    "output",
                    same(f"{self.output[i]:g}"),
                    Text("不小于零的总产出", "an output not below zero"),
                )
            for i in np.flatnonzero((self.output == 0) & (np.abs(self.flows).sum(axis=0) > 0)):
                yield self._fault(
                    self.codes[i],
                    "output",
                    same("0"),
                    Text("有投入的部门应有产出", "an output, since the sector buys inputs"),
                )

    def _fault(self, row: str, column: str, found: Text, expected: Text) -> Fault:
        remedy = Text("核对原表该处", "check this place of the source")
        return Fault(Place(table=self.ref, row=row, column=column), found, expected, remedy, "input_output")

    def __len__(self) -> int:
        return len(self.codes)

    @cached_property
    def _places(self) -> dict[str, int]:
        return {code: i for i, code in enumerate(self.codes)}

    def __contains__(self, code: object) -> bool:
        return code in self._places

    def code_like(self, words: str) -> str:
        """Return the code of the table that somebody wrote as "74", "074" or "74.0"; "" where none is meant."""
        found = words.strip()
        if found in self:
            return found
        digits = found.removesuffix(".0").lstrip("0")
        alike = [code for code in self.codes if digits and code.lstrip("0") == digits]
        return alike[0] if len(alike) == 1 else ""

    def index(self, code: str) -> int:
        """Return the place of a sector by its code; KeyError for an unknown one."""
        return self._places[code]

    def name_of(self, code: str) -> Text:
        """Return the name of a sector by its code; KeyError for an unknown one."""
        return self.names[self._places[code]]

    @cached_property
    def direct(self) -> FloatArray:
        """Direct coefficients A (n, n)."""
        return _held(direct_coefficients(self.flows, self.output))

    @cached_property
    def leontief(self) -> FloatArray:
        """Leontief's inverse of A."""
        return _held(rounds_inverse(self.direct))

    @cached_property
    def full(self) -> FloatArray:
        """Full requirements L - I (完全消耗系数)."""
        return _held(full_requirements(self.leontief))

    @cached_property
    def allocation(self) -> FloatArray:
        """Allocation coefficients B (n, n)."""
        return _held(allocation_coefficients(self.flows, self.output))

    @cached_property
    def ghosh(self) -> FloatArray:
        """Ghosh's inverse of B."""
        return _held(rounds_inverse(self.allocation))

    @cached_property
    def linkages(self) -> Linkages:
        """Multipliers and linkages of every sector."""
        return linkages(self.flows, self.output)

    @cached_property
    def import_share(self) -> FloatArray:
        """Share of home use met by imports (n,)."""
        return _held(import_shares(self.output, self.imports, self.exports))

    @cached_property
    def domestic_direct(self) -> FloatArray:
        """Direct coefficients of home-made goods: from the imported flows where they are told apart, else by import share."""
        if self.imported_flows is not None:
            return domestic_coefficients(self.direct, direct_coefficients(self.imported_flows, self.output))
        return domestic_coefficients(self.direct, self.import_share)

    @cached_property
    def discrepancy(self) -> FloatArray:
        """What the use side leaves unexplained: output - (intermediate use + final use - imports) (n,)."""
        return np.asarray(self.output - (self.flows.sum(axis=1) + self.final_use - self.imports))

    @cached_property
    def growth(self) -> FloatArray:
        """Yearly growth of output since the earlier year at current prices (n,), NaN where unknown."""
        years = (self.year or 0) - (self.earlier_year or 0)
        if self.earlier_output is None or self.year is None or self.earlier_year is None or years <= 0:
            return np.full(len(self), np.nan)
        ratio = np.divide(
            self.output, self.earlier_output, out=np.full(len(self), np.nan), where=self.earlier_output > 0
        )
        return np.asarray(ratio ** (1.0 / years) - 1.0)

    @property
    def origin(self) -> Origin:
        """Where the table comes from."""
        return Origin(OriginKind.PASSAGE, self.ref, self.name)


def _held(values: FloatArray) -> FloatArray:
    """Return an array that nobody can change, since all who ask for it share it."""
    values.setflags(write=False)
    return values
