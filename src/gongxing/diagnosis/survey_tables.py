"""How is a list of hot spots written down, so that it can be shown, exported and read by other programs?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from gongxing.origins import Figure
from gongxing.plan import Finding
from gongxing.words import Text

Cell = str | float | int | bool | None


@dataclass(frozen=True, slots=True)
class SurveyColumn:
    """One column of a survey table: its name, label, unit and the words of its codes, if it holds any."""

    name: str
    label: Text
    unit: str = ""
    words: tuple[tuple[str, Text], ...] = ()


@dataclass(frozen=True, slots=True)
class SurveyTable:
    """A table of a survey: what it lists and its rows; None stands for what is not known."""

    name: str
    label: Text
    columns: tuple[SurveyColumn, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def column(self, name: str) -> tuple[Cell, ...]:
        """Return the values of a column, in the order of the rows; ValueError if there is none of that name."""
        place = [column.name for column in self.columns].index(name)
        return tuple(row[place] for row in self.rows)


class SurveyPart(Protocol):
    """What any part of a survey holds, whatever it looks at."""

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure; what the data cannot say is None."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every finding."""

    @property
    def tables(self) -> tuple[SurveyTable, ...]:
        """Every table."""


class Surveyed(SurveyPart, Protocol):
    """What any survey of a park holds besides: of which park, as of when, and whether the data are made up."""

    @property
    def park_name(self) -> str:
        """The park it speaks of."""

    @property
    def as_of(self) -> dt.date:
        """The day as of which it speaks."""

    @property
    def synthetic(self) -> bool:
        """Whether the data are made up."""


def plain(value: object, decimals: int = 3) -> Cell:
    """Return a cell for a number, word or flag: numbers rounded, None for what is missing or not finite."""
    if value is None or isinstance(value, str | bool):
        return value
    if isinstance(value, np.bool_):
        return bool(value)
    if isinstance(value, int | np.integer):
        return int(value)
    number = float(value)  # type: ignore[arg-type]
    return round(number, decimals) if np.isfinite(number) else None


def rows_of(*columns: Iterable[object]) -> tuple[tuple[Cell, ...], ...]:
    """Return the rows of columns of equal length, each value as a plain cell."""
    return tuple(tuple(plain(value) for value in row) for row in zip(*columns, strict=True))
