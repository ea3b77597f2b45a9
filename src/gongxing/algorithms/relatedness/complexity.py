"""How complex are sectors and the places that have them, and what would a place gain by a new sector?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.linalg import eigh

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
    even = presence / np.sqrt(diversity)[:, None] / np.sqrt(ubiquity)[None, :]
    wide = even.shape[0] <= even.shape[1]
    size = min(even.shape)
    if size < 2:
        return Complexity(np.zeros(len(diversity)), np.zeros(len(ubiquity)), False)
    square = even @ even.T if wide else even.T @ even
    values, vectors = eigh(square, subset_by_index=[max(size - 3, 0), size - 1], driver="evr", check_finite=False)
    vector = vectors[:, -2]
    sectors = ((even.T @ vector) if wide else vector) / np.sqrt(ubiquity)
    places = (presence @ sectors) / diversity
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
    presence: FloatArray, akin: FloatArray, near: FloatArray, sectors: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Return the outlook of each place (index) and the outlook each place would gain by each sector it lacks (gain).

    COI_c = sum_p omega_cp (1 - M_cp) PCI_p and COG_cp = (1 - M_cp) sum_q (1 - M_cq) phi_qp PCI_q / sum_r phi_qr (Hausmann, Hidalgo et
    al. 2014, The Atlas of Economic Complexity).

    Args:
        presence: (places, sectors) ones and zeros.
        akin: (sectors, sectors) proximity.
        near: (places, sectors) density.
        sectors: (sectors,) complexity.
    """
    lacking = 1.0 - presence
    index = (near * lacking) @ sectors
    gain = (lacking * (sectors / akin.sum(axis=1))) @ akin
    gain *= lacking
    return index, gain
