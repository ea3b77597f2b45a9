"""How akin are the sectors of the table, as places or as input structures tell it, and how near is each to the park?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from gongxing.algorithms.concentration import location_quotients
from gongxing.algorithms.relatedness import density, product_space
from gongxing.diagnosis.region_table import RegionTable
from gongxing.standards.input_output import InputOutput

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]
PRESENT = 1.0
"""The park counts as having a sector from this location quotient."""
_TOP = 95.0
"""Percentile of trade that counts as full linkage."""


@dataclass(frozen=True)
class Kinship:
    """Relatedness of the n sectors of a table; NaN where a sector is not told of."""

    basis: str
    """Either "places" or "input_output"."""
    akin: FloatArray
    """(n, n) 0 to 1"""
    near: FloatArray
    """(n,) density of the park."""
    complexity: FloatArray
    """(n,) product complexity index, NaN without places."""
    present: BoolArray
    """(n,) sectors the park has (location quotient of one or more)."""


def kinship(
    table: InputOutput,
    sales: FloatArray,
    regions: RegionTable | None,
    *,
    least_places: int,
    trade_weight: float,
    served: BoolArray,
) -> Kinship:
    """Return relatedness from places where there are enough of them and they tell of the park's own sectors, else from inputs and trade.

    Args:
        table: the input-output table.
        sales: (n,) sales of the park.
        regions: places by sectors.
        least_places: fewest places from which relatedness is taken from them.
        trade_weight: weight of trade against likeness of inputs, 0 to 1.
        served: (n,) sectors that are looked at.
    """
    if regions is not None and _enough(regions, sales, least_places):
        return _from_places(regions, sales)
    akin = input_kinship(table, trade_weight)
    akin[:, ~served] = 0.0
    akin[~served, :] = 0.0
    present = presence(sales * served, table.output * served)
    near = density(present.astype(np.float64)[None, :], akin)[0]
    return Kinship("input_output", akin, near, np.full(len(table), np.nan), present)


def _enough(regions: RegionTable, sales: FloatArray, least_places: int) -> bool:
    """Whether enough places make something, in two sectors or more, some of them the park's."""
    making = int((regions.amounts.sum(axis=1) > 0).sum())
    told = regions.amounts.sum(axis=0) > 0
    return making >= max(least_places, 2) and int(told.sum()) >= 2 and bool((sales[told] > 0).any())


def presence(sales: FloatArray, reference: FloatArray) -> BoolArray:
    """Return (n,) whether the location quotient against the reference is at least one."""
    quotients = location_quotients(sales[None, :], reference)[0]
    return np.asarray(np.nan_to_num(quotients) >= PRESENT)


def input_kinship(table: InputOutput, trade_weight: float) -> FloatArray:
    """Return (n, n) likeness of input structures (cosine of the columns of A, own use left out) mixed with mutual trade.

    Trade is the larger direct coefficient of either sector on the other, over its 95th percentile, at most 1.
    """
    direct = table.direct.copy()
    np.fill_diagonal(direct, 0.0)
    length = np.sqrt((direct**2).sum(axis=0))
    unit = np.divide(direct, length, out=np.zeros_like(direct), where=length > 0)
    alike = unit.T @ unit
    trade = np.maximum(direct, direct.T)
    full = float(np.percentile(trade[trade > 0], _TOP)) if (trade > 0).any() else 1.0
    mixed = (1.0 - trade_weight) * alike + trade_weight * np.minimum(trade / full, 1.0)
    np.fill_diagonal(mixed, np.where(length > 0, 1.0, 0.0))
    return np.asarray(np.clip(mixed, 0.0, 1.0))


def _from_places(regions: RegionTable, sales: FloatArray) -> Kinship:
    told = regions.sectors
    space = product_space(regions.amounts[:, told])
    akin, near, complex_ = (np.full(shape, np.nan) for shape in ((len(sales),) * 2, len(sales), len(sales)))
    akin[np.ix_(told, told)] = space.proximity
    present = np.zeros(len(sales), dtype=bool)
    present[told] = presence(sales[told], regions.amounts[:, told].sum(axis=0))
    near[told] = density(present[told].astype(np.float64)[None, :], np.nan_to_num(space.proximity))[0]
    complex_[told] = space.sector_complexity
    return Kinship("places", akin, near, complex_, present)
