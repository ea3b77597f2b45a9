"""How specialised is a place, and how concentrated is a sector: location quotient, Krugman, Gini, Hoover, Herfindahl, Ellison-Glaeser?

Tables hold places in rows and sectors in columns; cells are jobs, output or sales, not below zero. Where a total is zero the
index does not exist and is NaN (a quotient over nothing says nothing).
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from gongxing.errors import DataError

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]


def _amounts(values: npt.ArrayLike, *, axes: int, name: str) -> FloatArray:
    found = np.asarray(values, dtype=np.float64)
    if found.ndim != axes:
        raise DataError(f"{name}: found {found.ndim} axes, expected {axes}")
    if not np.isfinite(found).all() or (found < 0).any():
        raise DataError(f"{name}: amounts must be finite and not below zero")
    return found


def _alike(first: FloatArray, second: FloatArray) -> None:
    if first.shape != second.shape:
        raise DataError(f"found {first.shape[0]} and {second.shape[0]} amounts, expected as many of both")


def _shares(values: FloatArray, axis: int = -1) -> FloatArray:
    total = values.sum(axis=axis, keepdims=True)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(values / np.where(total > 0, total, np.nan))


def location_quotients(table: npt.ArrayLike, reference: npt.ArrayLike | None = None) -> FloatArray:
    """Return (places, sectors) shares of sectors in each place over their shares in the reference.

    Args:
        table: (places, sectors) amounts.
        reference: (sectors,) amounts of the economy compared with; the sum of all places if not given.

    Returns:
        Quotients; 1 where a place has as much of the sector as the reference, NaN where a place or the sector in the
        reference has nothing at all. Balassa's revealed comparative advantage is the same formula (Balassa 1965).
    """
    amounts = _amounts(table, axes=2, name="table")
    whole = amounts.sum(axis=0) if reference is None else _amounts(reference, axes=1, name="reference")
    if len(whole) != amounts.shape[1]:
        raise DataError(f"reference: found {len(whole)} sectors, expected {amounts.shape[1]}")
    share = _shares(whole)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(_shares(amounts) / np.where(share > 0, share, np.nan))


def herfindahl(amounts: npt.ArrayLike) -> float:
    """Return the sum of squared shares, 1/n to 1 (Hirschman 1945, Herfindahl 1950); NaN without any amount."""
    return float((_shares(_amounts(amounts, axes=1, name="amounts")) ** 2).sum())


def krugman(place: npt.ArrayLike, reference: npt.ArrayLike) -> float:
    """Return Krugman's index of specialisation: the sum of absolute differences of shares, 0 (alike) to 2 (nothing in common).

    Source: Krugman (1991), Geography and Trade, MIT Press.
    """
    first, second = _amounts(place, axes=1, name="place"), _amounts(reference, axes=1, name="reference")
    _alike(first, second)
    return float(np.abs(_shares(first) - _shares(second)).sum())


def hoover(amounts: npt.ArrayLike, reference: npt.ArrayLike) -> float:
    """Return Hoover's index: the share that would have to move for both to be spread alike, 0 to 1 (Hoover 1936)."""
    return 0.5 * krugman(amounts, reference)


def relative_specialisation(place: npt.ArrayLike, reference: npt.ArrayLike) -> float:
    """Return the greatest location quotient of a place (Duranton and Puga 2000, relative specialisation index)."""
    quotients = location_quotients(np.asarray(place, dtype=np.float64)[None, :], reference)[0]
    return float(np.nanmax(quotients)) if np.isfinite(quotients).any() else float("nan")


def relative_diversity(place: npt.ArrayLike, reference: npt.ArrayLike) -> float:
    """Return the inverse of Krugman's index (Duranton and Puga 2000, relative diversity index); infinite where both are alike."""
    apart = krugman(place, reference)
    return float(np.inf) if apart == 0 else 1.0 / apart


def quotient_gini(amounts: npt.ArrayLike, reference: npt.ArrayLike) -> float:
    """Return the Gini coefficient of the location quotients, each counted once, 0 to (n-1)/n.

    This is the form of Farhauer and Kroell (2013) for a sector over places (concentration) or a place over sectors
    (specialisation): 2 sum_i i (q_i - mean) / (n^2 mean) with the quotients q in rising order.
    """
    first, second = _amounts(amounts, axes=1, name="amounts"), _amounts(reference, axes=1, name="reference")
    _alike(first, second)
    quotients = np.sort(location_quotients(first[None, :], second)[0])
    quotients = quotients[np.isfinite(quotients)]
    count = len(quotients)
    mean = float(quotients.mean()) if count else 0.0
    if not mean > 0:
        return float("nan")
    return float(2.0 * (np.arange(1, count + 1) * (quotients - mean)).sum() / (count**2 * mean))


def locational_gini(amounts: npt.ArrayLike, reference: npt.ArrayLike) -> float:
    """Return twice the area between the diagonal and the Lorenz curve of amounts against the reference, 0 to 1.

    Members are ranked by their location quotient and weighted by their share in the reference (Krugman 1991, p. 55-59).
    """
    first, second = _amounts(amounts, axes=1, name="amounts"), _amounts(reference, axes=1, name="reference")
    _alike(first, second)
    known = (first > 0) | (second > 0)
    share, base = _shares(first)[known], _shares(second)[known]
    with np.errstate(divide="ignore"):
        order = np.argsort(share / base, kind="stable")
    across = np.concatenate([[0.0], np.cumsum(base[order])])
    up = np.concatenate([[0.0], np.cumsum(share[order])])
    return float(1.0 - (np.diff(across) * (up[1:] + up[:-1])).sum()) if len(order) else float("nan")


def ellison_glaeser(plants: npt.ArrayLike, place: npt.ArrayLike, reference: npt.ArrayLike) -> float:
    """Return the index of Ellison and Glaeser: how much more a sector clusters than its few plants would by chance.

    gamma = (G - (1 - sum x^2) H) / ((1 - sum x^2) (1 - H)), G the squared differences of the places' shares in the sector
    and in all, x the shares in all, H the Herfindahl index of the plants. 0 is a dartboard, below it dispersion.

    Args:
        plants: (n,) size of each plant of the sector.
        place: (n,) row of the reference in which the plant stands.
        reference: (places,) size of all sectors together.

    Source: Ellison and Glaeser (1997), Journal of Political Economy 105(5), 889-927, equation 5.
    """
    sizes, whole = _amounts(plants, axes=1, name="plants"), _amounts(reference, axes=1, name="reference")
    where = np.asarray(place, dtype=np.int64)
    if where.shape != sizes.shape or (len(where) and (where.min() < 0 or where.max() >= len(whole))):
        raise DataError("place: expected for each plant a row of the reference")
    inside = np.bincount(where, weights=sizes, minlength=len(whole)).astype(np.float64)
    share, base = _shares(inside), _shares(whole)
    lumpy, spread = float((_shares(sizes) ** 2).sum()), 1.0 - float((base**2).sum())
    uneven = float(((share - base) ** 2).sum())
    below = spread * (1.0 - lumpy)
    return (uneven - spread * lumpy) / below if below > 0 else float("nan")
