"""What is the best labelling whose connected labels lie in one piece, by integer programmes that learn of pieces?

The programme starts without any word on pieces; whenever its solution has a label in pieces the inequalities that this
breaks are added and it is solved again.  Each programme is a relaxation, so each bound holds, and a programme without
solution proves that there is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from scipy.sparse import coo_array, csr_array, vstack

from gongxing.algorithms.labelling.exact import LabelModel, build_model
from gongxing.algorithms.labelling.fuse import Fused, Watch
from gongxing.algorithms.labelling.instance import Instance
from gongxing.algorithms.labelling.model import BoolArray, IntArray
from gongxing.algorithms.labelling.pieces import Cut, find_cuts, may_stay, touching
from gongxing.algorithms.milp import MilpLimits, MilpModel, solve_milp

ROUNDS = 200  # programmes at most
SLOW = 5  # of them may run into a limit
LOOSE = 1e-3  # relative gap of the programmes while solutions still come in pieces


def solve_joined(instance: Instance, keep: BoolArray, best: IntArray | None, *, limits: MilpLimits, full: bool = False,
                 watch: Watch | None = None) -> Fused:  # fmt: skip
    """Solve the programme over the kept labels, adding cuts until the connected labels are each in one piece.

    Args:
        instance: the problem laid out.
        keep: (N, K) labels that may be chosen.
        best: (N,) a feasible labelling, connected, if there is one.
        limits: branches are those of all programmes together; each may take a fifteenth of the seconds.
        full: use the full form of the programme.
        watch: how the caller follows it.
    """
    watch = watch or Watch()
    near = touching(instance)
    base = keep.argmax(axis=1) if best is None else best
    written = build_model(instance, keep, base, fix=False, full=full)
    model, branches, slow, bound, loose = written.model, 0, 0, np.inf, max(LOOSE, limits.gap)
    for _ in range(ROUNDS):
        start = None if best is None else written.start_of(best)
        now = replace(limits, branches=max(limits.branches - branches, 0), gap=loose, seconds=limits.seconds / 15)
        result = solve_milp(model, now, start=start, stop=watch.stop, progress=watch.progress)
        branches += max(result.branches, 1)
        if result.bound is not None:
            bound = min(bound, result.bound)
        known = bound if np.isfinite(bound) else None
        if result.x is None:
            return Fused(result.status, best, known, branches)
        labels = written.labels_of(result.x)
        cuts = find_cuts(near, keep, labels, instance.connected, alone=lambda k, side: may_stay(instance, k, side))
        stopped = watch.stop is not None and watch.stop()
        if not cuts and (loose <= limits.gap or stopped):
            return Fused(result.status, labels, known, branches)
        if cuts and watch.offer is not None:
            watch.offer(labels)
        slow += result.status != "optimal"
        if stopped or branches > limits.branches or slow >= SLOW:
            break
        if not cuts:
            best, loose = labels, limits.gap
        model = add_cuts(model, written, cuts)
    return Fused("unknown", best, bound if np.isfinite(bound) else None, branches)


def add_cuts(model: MilpModel, written: LabelModel, cuts: Sequence[Cut]) -> MilpModel:
    """Return the model with the rows of the cuts added; nodes without a column for the label count as not having it."""
    if not cuts:
        return model
    column = {(int(i), int(k)): at for at, (i, k) in enumerate(written.pairs.tolist())}
    row: list[int] = []
    at: list[int] = []
    value: list[float] = []
    for place, cut in enumerate(cuts):
        for nodes, sign in ((cut.ends, 1.0), (cut.through, -1.0)):
            found = [column[i, cut.label] for i in nodes if (i, cut.label) in column]
            row += [place] * len(found)
            at += found
            value += [sign] * len(found)
    shape = (len(cuts), model.rows.shape[1])
    fresh = csr_array(coo_array((value, (row, at)), shape=shape))
    return replace(
        model,
        rows=csr_array(vstack([model.rows, fresh])),
        row_low=np.concatenate([model.row_low, np.full(len(cuts), -np.inf)]),
        row_high=np.concatenate([model.row_high, [float(cut.limit) for cut in cuts]]),
    )
