"""What is the best labelling that can be put together from several, and when does that prove the optimum?

Good labellings agree nearly everywhere.  Where they differ, and where the dual finds two labels nearly equal, a small
integer programme decides exactly (restricted master, cf. RINS: Danna, Rothberg and Le Pape 2005).  When every label
that could still beat the best one (reduced-cost fixing) fits into the programme, its bound is a proof.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from gongxing.algorithms.labelling.dual import Dual, losses
from gongxing.algorithms.labelling.exact import build_model
from gongxing.algorithms.labelling.instance import Instance
from gongxing.algorithms.labelling.model import BoolArray, FloatArray, IntArray
from gongxing.algorithms.milp import MilpLimits, solve_milp


@dataclass(frozen=True)
class Fused:
    """The outcome of one integer programme.

    Attributes:
        status: as in `milp.MilpResult`.
        labels: (N,) best labels found, None when there were none.
        bound: proven bound on every labelling within the programme.
        branches: branch-and-bound nodes used.
    """

    status: str
    labels: IntArray | None
    bound: float | None
    branches: int


@dataclass(frozen=True)
class Watch:
    """How the caller follows integer programmes.

    Attributes:
        stop: polled; when it turns true the best so far is returned.
        progress: told the best value and the bound.
        offer: told labellings in pieces on the way, from which a whole one may be made.
    """

    stop: Callable[[], bool] | None = None
    progress: Callable[[float, float], None] | None = None
    offer: Callable[[IntArray], None] | None = None


def pool_mask(instance: Instance, pool: Sequence[IntArray]) -> BoolArray:
    """Return (N, K) the labels that occur in a pool, as far as they are allowed; nodes left empty keep all allowed."""
    keep = np.zeros_like(instance.graph.allowed)
    nodes = np.arange(instance.n_nodes)
    for labels in pool:
        keep[nodes, labels] = True
    keep &= instance.graph.allowed
    empty = ~keep.any(axis=1)
    keep[empty] = instance.graph.allowed[empty]
    return keep


def widen(keep: BoolArray, loss: FloatArray, size: int) -> BoolArray:
    """Add the labels with the least loss until about `size` node-label pairs are open."""
    keep = keep.copy()
    spare = size - int(keep[keep.sum(axis=1) > 1].sum())
    rest = np.where(keep, np.inf, loss)
    # a first second label opens two pairs, hence half
    count = min(spare // 2, int(np.isfinite(rest).sum()))
    if count > 0:
        flat = np.argpartition(rest, count - 1, axis=None)[:count]
        keep.reshape(-1)[flat] = True
    return keep


def provable(instance: Instance, dual: Dual, value: float) -> BoolArray:
    """Return (N, K) every label that a labelling better than `value` could use (reduced-cost fixing)."""
    margin = 1e-7 * (1.0 + abs(dual.bound))
    kept: BoolArray = losses(instance, dual) <= dual.reference - value + margin
    return kept


def open_pairs(keep: BoolArray) -> int:
    """Count the pairs of nodes that still have a choice."""
    return int(keep[keep.sum(axis=1) > 1].sum())


def solve_kept(instance: Instance, keep: BoolArray, best: IntArray | None, *, limits: MilpLimits, full: bool = False,
               watch: Watch | None = None) -> Fused:  # fmt: skip
    """Solve the integer programme over the kept labels (in the full form if asked), from the best labelling if any."""
    watch = watch or Watch()
    base = keep.argmax(axis=1) if best is None else best
    written = build_model(instance, keep, base, full=full)
    start = written.start_of(best) if best is not None else None
    result = solve_milp(written.model, limits, start=start, stop=watch.stop, progress=watch.progress)
    labels = None if result.x is None else written.labels_of(result.x)
    return Fused(result.status, labels, result.bound, result.branches)
