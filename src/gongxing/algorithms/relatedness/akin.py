"""Which sectors are found in the same places, and how near is a sector to those a place has?"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from gongxing.algorithms.relatedness.sweeps import packed, shared_over_commoner

FloatArray = npt.NDArray[np.float64]


def proximity(presence: FloatArray) -> FloatArray:
    """Return (sectors, sectors) the smaller of the two chances to find one sector where the other is, 0 to 1.

    phi_ij = |places with both| / max(ubiquity_i, ubiquity_j), the least of both conditional probabilities (Hidalgo, Klinger,
    Barabasi and Hausmann 2007). A sector that is nowhere is akin to nothing, itself included.

    Args:
        presence: (places, sectors) ones where a place has the sector, zeros elsewhere.
    """
    ubiquity = np.maximum(presence.sum(axis=0), 1.0)
    found = np.empty((len(ubiquity), len(ubiquity)))
    shared_over_commoner(packed(presence), ubiquity, found)
    return found


def continuous_proximity(advantages: FloatArray) -> FloatArray:
    """Return (sectors, sectors) the correlation of advantages over places, moved to 0 to 1; NaN for a sector equal everywhere."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray((1.0 + np.corrcoef(advantages.T)) / 2.0)


def density(presence: FloatArray, akin: FloatArray) -> FloatArray:
    """Return (places, sectors) the share of a sector's proximity that lies in the sectors a place has; 1 - density is the distance.

    omega_cp = sum_q M_cq phi_pq / sum_q phi_pq (Hidalgo et al. 2007); NaN for a sector akin to nothing. The sector itself is
    one of its neighbours, as in the published measure.
    """
    known, whole = known_sums(akin)
    return np.asarray((presence @ known.T) / np.where(whole > 0, whole, np.nan))


def known_sums(akin: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return proximity with nothing where it is not known, and the sum of each row."""
    whole = akin.sum(axis=1)
    if np.isfinite(whole).all():
        return akin, whole
    known = np.nan_to_num(akin)
    return known, np.asarray(known.sum(axis=1))
