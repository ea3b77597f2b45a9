"""What does a table of places and sectors say at once: advantage, presence, diversity, proximity, density, complexity, outlook?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from gongxing.algorithms.concentration import location_quotients
from gongxing.algorithms.relatedness.akin import continuous_proximity, density, proximity
from gongxing.algorithms.relatedness.complexity import complexity, outlook
from gongxing.errors import DataError

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]
THRESHOLD = 1.0
"""A place has a sector where its advantage is at least this (Balassa 1965)."""


@dataclass(frozen=True)
class ProductSpace:
    """All measures of a table of `C` places by `P` sectors; NaN in the rows and columns of places and sectors without anything.

    Complexity is normalised by mean and deviation of the places' index, so that a place's index stays the mean over the sectors it
    has; the outlook index is normalised by itself, the gain by the deviation of the places' index.
    """

    advantage: FloatArray
    presence: FloatArray
    diversity: FloatArray
    ubiquity: FloatArray
    proximity: FloatArray
    density: FloatArray
    place_complexity: FloatArray
    sector_complexity: FloatArray
    outlook_index: FloatArray
    outlook_gain: FloatArray
    unique: bool
    """Whether the data name one ordering by complexity."""

    @property
    def distance(self) -> FloatArray:
        """How far each sector is from what each place has: 1 - density."""
        return np.asarray(1.0 - self.density)


def advantage(table: npt.ArrayLike) -> FloatArray:
    """Return (places, sectors) Balassa's revealed comparative advantage; zeros in rows and columns without anything."""
    return np.nan_to_num(location_quotients(table), nan=0.0)


def product_space(table: npt.ArrayLike, *, threshold: float = THRESHOLD, continuous: bool = False) -> ProductSpace:
    """Return all measures of relatedness and complexity of a table.

    Args:
        table: (places, sectors) output, exports or jobs, not below zero.
        threshold: least advantage at which a place counts as having a sector.
        continuous: take proximity from the correlation of advantages, and density from the advantages themselves.

    Raises:
        DataError: fewer than two places or sectors have anything.
    """
    given = np.asarray(table, dtype=np.float64)
    quotients = advantage(given)
    rows, columns = given.sum(axis=1) > 0, given.sum(axis=0) > 0
    if rows.sum() < 2 or columns.sum() < 2:
        raise DataError(
            f"product space: {int(rows.sum())} places and {int(columns.sum())} sectors have anything, expected two"
        )
    held = quotients if rows.all() and columns.all() else quotients[np.ix_(rows, columns)]
    presence = (held >= threshold).astype(np.float64)
    akin = continuous_proximity(held) if continuous else proximity(presence)
    whole = not continuous and bool(presence.any(axis=0).all() and presence.any(axis=1).all())
    near = None if whole else density(held if continuous else presence, akin)
    index = _indices(presence, akin, near)
    return ProductSpace(
        quotients,
        _laid(presence, rows, columns, 0.0),
        _laid(presence.sum(axis=1), rows, None, 0.0),
        _laid(presence.sum(axis=0), columns, None, 0.0),
        _laid(akin, columns, columns),
        _laid(index.near, rows, columns),
        _laid(index.places, rows, None),
        _laid(index.sectors, columns, None),
        _laid(index.outlook, rows, None),
        _laid(index.gain, rows, columns),
        index.unique,
    )


@dataclass(frozen=True, slots=True)
class _Indices:
    """The normalised indices of the places and sectors that have anything."""

    places: FloatArray
    sectors: FloatArray
    outlook: FloatArray
    gain: FloatArray
    near: FloatArray
    unique: bool


def _indices(presence: FloatArray, akin: FloatArray, near: FloatArray | None) -> _Indices:
    """Return the normalised indices, and density where it is not given yet.

    Sectors in which no place reaches the threshold are NaN, and so are such places.
    """
    rows = np.asarray(presence.any(axis=1), dtype=np.bool_)
    columns = np.asarray(presence.any(axis=0), dtype=np.bool_)
    whole = bool(rows.all() and columns.all())
    part = presence if whole else presence[np.ix_(rows, columns)]
    found = complexity(part)
    mine = akin if whole else akin[np.ix_(columns, columns)]
    close = near if near is None or whole else near[np.ix_(rows, columns)]
    index, gain, close = outlook(part, mine, found.sectors, close)
    with np.errstate(divide="ignore", invalid="ignore"):
        mean, spread = found.places.mean(), found.places.std()
        places, sectors = (found.places - mean) / spread, (found.sectors - mean) / spread
        index, gain = (index - index.mean()) / index.std(), gain / spread
    return _Indices(
        _laid(places, rows, None), _laid(sectors, columns, None), _laid(index, rows, None), _laid(gain, rows, columns), close if near is None else near,
        found.unique,
    )  # fmt: skip


def _laid(part: FloatArray, rows: BoolArray, columns: BoolArray | None, empty: float = np.nan) -> FloatArray:
    """Return `part` laid out over all rows (and columns), `empty` where there is none."""
    if rows.all() and (columns is None or columns.all()):
        return part
    if columns is None:
        line = np.full(len(rows), empty)
        line[rows] = part
        return line
    whole = np.full((len(rows), len(columns)), empty)
    whole[np.ix_(rows, columns)] = part
    return whole
