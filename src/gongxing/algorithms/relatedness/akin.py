"""Which sectors are found in the same places, and how near is a sector to those a place has?"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]


def proximity(presence: FloatArray) -> FloatArray:
    """Return (sectors, sectors) the smaller of the two chances to find one sector where the other is, 0 to 1.

    phi_ij = |places with both| / max(ubiquity_i, ubiquity_j), the least of both conditional probabilities (Hidalgo, Klinger,
    Barabasi and Hausmann 2007). A sector that is nowhere is akin to nothing, itself included.

    Args:
        presence: (places, sectors) ones where a place has the sector, zeros elsewhere.
    """
    exact = presence.astype(
        np.float32
    )  # counts of places are whole numbers, exact in single precision and twice as fast
    both = (exact.T @ exact).astype(np.float64)
    ubiquity = np.maximum(np.diagonal(both), 1.0)
    both /= np.maximum(ubiquity[:, None], ubiquity[None, :])
    return both


def continuous_proximity(advantages: FloatArray) -> FloatArray:
    """Return (sectors, sectors) the correlation of advantages over places, moved to 0 to 1; NaN for a sector equal everywhere."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray((1.0 + np.corrcoef(advantages.T)) / 2.0)


def density(presence: FloatArray, akin: FloatArray) -> FloatArray:
    """Return (places, sectors) the share of a sector's proximity that lies in the sectors a place has; 1 - density is the distance.

    omega_cp = sum_q M_cq phi_pq / sum_q phi_pq (Hidalgo et al. 2007); NaN for a sector akin to nothing. The sector itself is
    one of its neighbours, as in the published measure.
    """
    whole = np.nansum(akin, axis=1)
    known = akin if np.isfinite(whole).all() and np.isfinite(akin.sum()) else np.nan_to_num(akin)
    return np.asarray((presence @ known.T) / np.where(whole > 0, whole, np.nan))
