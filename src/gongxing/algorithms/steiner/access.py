"""Which groups of nodes (parcels) touch a road, and can every group be reached at all?

A graph of `N` nodes and `E` edges, some of them built, and `G` groups of nodes. A group has access when one of its nodes
is a root (a node on the roads at the start) or is joined to a root by built edges.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from gongxing.errors import DataError

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class AccessGraph:
    """Nodes, edges and groups.

    Attributes:
        nodes: N.
        ends: (E, 2) node positions of each edge.
        length: (E,) not below zero.
        built: (E,) which edges are roads at the start.
        group_start, group_nodes: (G + 1,) and (M,): the nodes of group g are group_nodes[group_start[g]:group_start[g + 1]].
        root: (N,) nodes on roads at the start; ends of built edges always are.
    """

    nodes: int
    ends: IntArray
    length: FloatArray
    built: BoolArray
    group_start: IntArray
    group_nodes: IntArray
    root: BoolArray = field(default_factory=lambda: np.zeros(0, dtype=np.bool_))

    def __post_init__(self) -> None:
        """Settle the array types; refuse shapes that do not agree and ends that are not there, all faults at once."""
        kinds = {
            "ends": np.int64,
            "length": np.float64,
            "built": np.bool_,
            "group_start": np.int64,
            "group_nodes": np.int64,
        }
        for name, kind in kinds.items():
            object.__setattr__(self, name, np.ascontiguousarray(getattr(self, name), dtype=kind))
        object.__setattr__(self, "ends", self.ends.reshape(-1, 2))
        root = np.zeros(self.nodes, dtype=np.bool_)
        root[: len(self.root)] = self.root[: self.nodes]
        faults = self._faults()
        if faults:
            raise DataError("access graph: " + "; ".join(faults))
        root[self.ends[self.built].ravel()] = True
        object.__setattr__(self, "root", root)
        for name in (*kinds, "root"):
            getattr(self, name).flags.writeable = False

    def _faults(self) -> list[str]:
        edges = len(self.ends)
        faults = [
            f"{name} has {len(getattr(self, name))} values, expected {edges}"
            for name in ("length", "built")
            if len(getattr(self, name)) != edges
        ]
        for name in ("ends", "group_nodes"):
            values = getattr(self, name)
            if values.size and (values.min() < 0 or values.max() >= self.nodes):
                faults.append(f"{name} names nodes outside 0..{self.nodes - 1}")
        if not (np.isfinite(self.length).all() and (self.length >= 0).all()):
            faults.append("length has values that are negative or not finite")
        if (
            not len(self.group_start)
            or self.group_start[-1] != len(self.group_nodes)
            or (np.diff(self.group_start) < 0).any()
        ):
            faults.append("group_start does not divide group_nodes")
        return faults

    @property
    def groups(self) -> int:
        """G."""
        return len(self.group_start) - 1

    def members(self, group: int) -> IntArray:
        """Return the nodes of a group."""
        return self.group_nodes[self.group_start[group] : self.group_start[group + 1]]

    def any_of(self, marked: BoolArray) -> BoolArray:
        """Return (G,) which groups have a node that is marked in (N,)."""
        owner = np.repeat(np.arange(self.groups), np.diff(self.group_start))
        return np.bincount(owner, weights=marked[self.group_nodes], minlength=self.groups) > 0

    def joined(self, edges: npt.NDArray[np.generic]) -> BoolArray:
        """Return (N,) which nodes are roots or are joined to one by `edges` (mask or positions) and the built ones."""
        used = self.built.copy()
        used[edges] = True
        return self._spread(used)

    def _spread(self, used: BoolArray) -> BoolArray:
        first, second = self.ends[used].T
        whole = coo_array((np.ones(len(first)), (first, second)), shape=(self.nodes, self.nodes))
        label = connected_components(whole, directed=False)[1]
        return np.isin(label, np.unique(label[self.root])) if self.root.any() else np.zeros(self.nodes, dtype=np.bool_)

    @property
    def served(self) -> BoolArray:
        """(G,) groups with access at the start."""
        return self.any_of(self.root)

    @property
    def reachable(self) -> BoolArray:
        """(G,) groups that would have access if every edge were built."""
        return self.any_of(self._spread(np.ones(len(self.ends), dtype=np.bool_)))


def access_graph(
    nodes: int,
    ends: IntArray,
    length: FloatArray,
    built: BoolArray,
    groups: Sequence[Sequence[int]],
    *,
    root: Sequence[int] = (),
) -> AccessGraph:
    """Return the graph from plain lists: `groups` the nodes of each, `root` further nodes on roads."""
    start = np.concatenate([[0], np.cumsum([len(group) for group in groups], dtype=np.int64)]).astype(np.int64)
    flat = np.array([node for group in groups for node in group], dtype=np.int64)
    marked = np.zeros(nodes, dtype=np.bool_)
    marked[[node for node in root if 0 <= node < nodes]] = True
    return AccessGraph(nodes, ends, length, built, start, flat, marked)
