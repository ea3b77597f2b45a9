"""How are tables of zeros and ones multiplied without a matrix product: bits counted, rows added up?

A presence table is sparse and its entries are bits. Counting bits and adding rows takes a few milliseconds on one core, and does
not wait for the threads of a linear algebra library where other work keeps the cores busy.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from gongxing.algorithms.relatedness.compiled import compiled

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
_STRIP = 196
"""Columns that are added up at a time: their rows stay in the cache."""


def packed(presence: FloatArray) -> npt.NDArray[np.uint64]:
    """Return (sectors, words) the places of each sector as bits."""
    bits = np.packbits(presence.T > 0, axis=1)
    words = np.zeros((bits.shape[0], -(-bits.shape[1] // 8) * 8), dtype=np.uint8)
    words[:, : bits.shape[1]] = bits
    return words.view(np.uint64)


@compiled
def shared_over_commoner(bits: npt.NDArray[np.uint64], ubiquity: FloatArray, found: FloatArray) -> None:
    """Write the number of places two sectors share over the greater of their numbers of places."""
    count, words = bits.shape
    pairs, nibbles, bytes_ = np.uint64(0x5555555555555555), np.uint64(0x3333333333333333), np.uint64(0x0F0F0F0F0F0F0F0F)
    ones, one, two, four, last = np.uint64(0x0101010101010101), np.uint64(1), np.uint64(2), np.uint64(4), np.uint64(56)
    for i in range(count):
        for j in range(i + 1):
            both = np.uint64(0)
            for w in range(words):
                v = bits[i, w] & bits[j, w]
                v = v - ((v >> one) & pairs)
                v = (v & nibbles) + ((v >> two) & nibbles)
                v = (v + (v >> four)) & bytes_
                both += (v * ones) >> last
            share = float(both) / max(ubiquity[i], ubiquity[j])
            found[i, j] = share
            found[j, i] = share


@compiled
def rows_summed(
    start: IntArray, member: IntArray, table: FloatArray, weight: FloatArray, plain: FloatArray, weighted: FloatArray
) -> None:
    """Write for each place the sum of the rows of its sectors, plain and weighted; four rows are read at a time."""
    places, columns = plain.shape
    for left in range(0, columns, _STRIP):
        right = min(left + _STRIP, columns)
        for c in range(places):
            bare, heavy = plain[c, left:right], weighted[c, left:right]
            bare[:] = 0.0
            heavy[:] = 0.0
            k, end = start[c], start[c + 1]
            while k + 3 < end:
                p, q, r, s = member[k], member[k + 1], member[k + 2], member[k + 3]
                first, second = table[p, left:right], table[q, left:right]
                third, fourth = table[r, left:right], table[s, left:right]
                wp, wq, wr, ws = weight[p], weight[q], weight[r], weight[s]
                for j in range(len(bare)):
                    e, f, g, h = first[j], second[j], third[j], fourth[j]
                    bare[j] += (e + f) + (g + h)
                    heavy[j] += (wp * e + wq * f) + (wr * g + ws * h)
                k += 4
            while k < end:
                p = member[k]
                row, wp = table[p, left:right], weight[p]
                for j in range(len(bare)):
                    bare[j] += row[j]
                    heavy[j] += wp * row[j]
                k += 1


def sums_over(presence: FloatArray, akin: FloatArray, weight: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return presence @ akin and (presence x weight) @ akin, for a presence of zeros and ones and an akin that is known throughout."""
    rows, columns = np.nonzero(presence)
    start = np.searchsorted(rows, np.arange(presence.shape[0] + 1)).astype(np.int64)
    plain, weighted = np.empty_like(presence), np.empty_like(presence)
    rows_summed(
        start, columns.astype(np.int64), np.ascontiguousarray(akin), np.ascontiguousarray(weight), plain, weighted
    )
    return plain, weighted


@compiled
def pairs_summed(start: IntArray, member: IntArray, share: FloatArray, found: FloatArray) -> None:
    """Add to each pair of members the share of every group in which both are."""
    for group in range(len(share)):
        for a in range(start[group], start[group + 1]):
            for b in range(start[group], start[group + 1]):
                found[member[a], member[b]] += share[group]


def met(presence: FloatArray) -> FloatArray:
    """Return (rows, rows) the sum over the columns both rows have of one over the number of rows that have it."""
    columns, rows = np.nonzero(presence.T)
    start = np.searchsorted(columns, np.arange(presence.shape[1] + 1)).astype(np.int64)
    found = np.zeros((presence.shape[0], presence.shape[0]))
    pairs_summed(start, rows.astype(np.int64), 1.0 / np.maximum(presence.sum(axis=0), 1.0), found)
    return found
