"""How complex are sectors and the places that have them, and what would a place gain by a new sector?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from gongxing.algorithms.relatedness.spectrum import greatest
from gongxing.algorithms.relatedness.sweeps import met, sums_over

FloatArray = npt.NDArray[np.float64]
_ALIKE = 1e-9


@dataclass(frozen=True, slots=True)
class Complexity:
    """Indices of complexity; places by rows, sectors by columns, not normalised.

    `unique` tells whether the data name one ordering: false where places fall apart into groups with nothing in common or two
    orderings explain the data equally well; the values then rest on the tie-breaking of the arithmetic.
    """

    places: FloatArray
    sectors: FloatArray
    unique: bool


def complexity(presence: FloatArray) -> Complexity:
    """Return the complexity of places and sectors by the method of reflections at its limit (Hidalgo and Hausmann 2009).

    The sectors' vector is the eigenvector of the second largest eigenvalue of the Markov matrix U^-1 M' D^-1 M, the places' its
    mean over the sectors each has. The symmetric matrix D^-1/2 M U^-1 M' D^-1/2 (or its counterpart of sectors, whichever
    is smaller) has the same eigenvalues. The sign is such that diverse places are complex.

    Args:
        presence: (places, sectors) ones and zeros, no row or column empty.
    """
    diversity, ubiquity = presence.sum(axis=1), presence.sum(axis=0)
    wide = presence.shape[0] <= presence.shape[1]
    size = min(presence.shape)
    if size < 2:
        return Complexity(np.zeros(len(diversity)), np.zeros(len(ubiquity)), False)
    root = np.sqrt(diversity if wide else ubiquity)
    square = met(presence if wide else presence.T) / root[:, None] / root[None, :]
    values, vectors = greatest(square, 3)
    vector = vectors[:, -2]
    sectors = np.einsum("ij,i->j", presence, vector / root) / ubiquity if wide else vector / root
    places = np.einsum("ij,j->i", presence, sectors) / diversity
    unique = bool(values[-1] - values[-2] > _ALIKE and (len(values) < 3 or values[-2] - values[-3] > _ALIKE))
    sign = _sign(diversity, places)
    return Complexity(sign * places, sign * sectors, unique)


def _sign(diversity: FloatArray, places: FloatArray) -> float:
    """Return the sign that makes diverse places complex; where diversity says nothing, the greatest entry is positive."""
    together = float((diversity - diversity.mean()) @ (places - places.mean()))
    if abs(together) > _ALIKE * max(float(np.abs(places).max(initial=0.0)), 1e-300):
        return 1.0 if together > 0 else -1.0
    return 1.0 if places[np.argmax(np.abs(places))] >= 0 else -1.0


def outlook(
    presence: FloatArray, akin: FloatArray, sectors: FloatArray, near: FloatArray | None = None
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return the outlook of each place (index) and the outlook each place would gain by each sector it lacks (gain).

    COI_c = sum_p omega_cp (1 - M_cp) PCI_p and COG_cp = (1 - M_cp) sum_q (1 - M_cq) phi_qp PCI_q / sum_r phi_qr (Hausmann, Hidalgo et
    al. 2014, The Atlas of Economic Complexity).

    Args:
        presence: (places, sectors) ones and zeros.
        akin: (sectors, sectors) proximity.
        sectors: (sectors,) complexity.
        near: (places, sectors) density; reckoned from presence if not given.

    Returns:
        Index, gain, density.
    """
    whole = akin.sum(axis=1)
    weight, lacking = sectors / whole, 1.0 - presence
    everything = np.vstack([presence, np.ones(len(sectors))])
    plain, weighted = sums_over(everything, akin, weight)
    near = plain[:-1] / whole if near is None else near
    index = np.einsum("ij,j->i", near * lacking, sectors)
    gain = (weighted[-1] - weighted[:-1]) * lacking
    return index, gain, near
