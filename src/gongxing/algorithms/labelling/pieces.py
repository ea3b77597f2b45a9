"""In which pieces does a label lie, and which inequalities does a labelling in pieces break?

Two nodes a, b of a label that must be connected need one of every set C of nodes that separates them: x[a] + x[b] -
sum of x over C <= 1 (node separators; Carvajal et al., Forest Science 2013).  Where the resources cannot be met with the
label kept to the side of a alone, the far end is certain and x[a] - sum of x over C <= 0 holds.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import connected_components

from gongxing.algorithms.labelling.instance import Instance
from gongxing.algorithms.labelling.model import BoolArray, IntArray

MOST_ENDS = 6  # cuts per separator: so many nodes of the piece stand in as its near end


@dataclass(frozen=True)
class Cut:
    """The inequality: of label `label`, sum over `ends` - sum over `through` <= len(ends) - 1, or 0 with one end."""

    label: int
    ends: tuple[int, ...]
    through: tuple[int, ...]

    @property
    def limit(self) -> int:
        """Right-hand side."""
        return len(self.ends) - 1


def near_matrix(nodes: int, first: IntArray, second: IntArray) -> csr_array:
    """Return the symmetric matrix of nodes that touch."""
    ends = (np.concatenate([first, second]), np.concatenate([second, first]))
    return csr_array(coo_array((np.ones(len(ends[0])), ends), shape=(nodes, nodes)))


def touching(instance: Instance) -> csr_array:
    """Return which nodes of an instance touch: those that share an edge with a border above zero."""
    some = instance.graph.border > 0
    return near_matrix(instance.n_nodes, instance.graph.first[some], instance.graph.second[some])


def pieces_of(near: csr_array, member: BoolArray) -> list[IntArray]:
    """Return the nodes of each piece that `member` (N,) falls into, the largest first."""
    nodes = np.flatnonzero(member)
    if not len(nodes):
        return []
    count, piece = connected_components(near[nodes][:, nodes], directed=False)
    return sorted((nodes[piece == p] for p in range(count)), key=len, reverse=True)


def neighbours(near: csr_array, member: BoolArray) -> BoolArray:
    """Return (N,) the nodes outside `member` that touch it."""
    around: BoolArray = np.asarray(near @ member.astype(np.float64) > 0, dtype=np.bool_) & ~member
    return around


def find_cuts(near: csr_array, can: BoolArray, labels: IntArray, connected: Sequence[int], *,
              alone: Callable[[int, BoolArray], bool] | None = None) -> list[Cut]:  # fmt: skip
    """Return inequalities that every connected labelling keeps and these labels break; none when they are connected.

    Args:
        near: which nodes touch.
        can: (N, K) labels that nodes may take.
        labels: (N,) the labelling.
        connected: labels that must be in one piece.
        alone: tells whether a label may keep to a side (N,) of the map; None when nothing is known.
    """
    cuts: list[Cut] = []
    for label in connected:
        pieces = pieces_of(near, labels == label)
        for piece in pieces[1:]:
            cuts += _cuts_between(near, can[:, label], label, piece, pieces[0], alone)
            cuts += _cuts_between(near, can[:, label], label, pieces[0], piece, alone)
    return list(dict.fromkeys(cuts))


def _cuts_between(near: csr_array, can: BoolArray, label: int, here: IntArray, there: IntArray,
                  alone: Callable[[int, BoolArray], bool] | None) -> list[Cut]:  # fmt: skip
    """Return the cuts of the separator that lies around `here`, as far as `there` needs it."""
    inside = np.zeros(len(can), dtype=bool)
    inside[here] = True
    beyond = _reach(near, can & ~neighbours(near, inside), there[0])
    wall = neighbours(near, beyond) & can
    through = tuple(np.flatnonzero(wall).tolist())
    side = _reach(near, can & ~wall, here[0])
    ends = here[np.linspace(0, len(here) - 1, min(len(here), MOST_ENDS)).astype(int)]
    if alone is not None and not alone(label, side):
        return [Cut(label, (int(a),), through) for a in here]
    return [Cut(label, (int(a), int(there[len(there) // 2])), through) for a in dict.fromkeys(ends.tolist())]


def _reach(near: csr_array, member: BoolArray, begin: int) -> BoolArray:
    """Return (N,) the piece of `member` that holds node `begin`."""
    reached = np.zeros(len(member), dtype=np.bool_)
    for piece in pieces_of(near, member):
        if begin in piece:
            reached[piece] = True
    return reached


def may_stay(instance: Instance, label: int, side: BoolArray) -> bool:
    """Tell whether the resources leave it open that a label is nowhere outside one side (N,) of the map."""
    allowed = instance.graph.allowed.copy()
    allowed[~side, label] = False
    if not allowed.any(axis=1).all():
        return False
    use = instance.amount
    most = np.where(allowed[:, :, None], use, -np.inf).max(axis=1).sum(axis=0)
    least = np.where(allowed[:, :, None], use, np.inf).min(axis=1).sum(axis=0)
    return bool((most >= instance.low).all() and (least <= instance.high).all())
