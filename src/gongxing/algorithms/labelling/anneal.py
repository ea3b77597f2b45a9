"""Which feasible labelling does annealing find, led by the prices of the dual?

A chain first runs with the resources priced and their excess softly penalised, so that it can pass through breaches,
then with the true values and firm bounds: no move may increase the excess.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from gongxing.algorithms.labelling.dual import Dual, undecided
from gongxing.algorithms.labelling.instance import Instance
from gongxing.algorithms.labelling.model import BoolArray, IntArray
from gongxing.algorithms.labelling.moves import Chain, Field, Heat, fill_chain, try_moves

STEPS = 200  # temperatures in one run
SOFT = 0.5  # share of the run with soft bounds
TOLL = 50.0  # price of a breach, in stakes


@dataclass(frozen=True)
class Schedule:
    """One annealing run: from `hot` to `cold` (in stakes), `moves` moves in all; labels lost beyond `reach` stakes.

    `soft` is the share of the run with soft bounds.
    """

    hot: float
    cold: float
    moves: int
    reach: float = 3.0
    soft: float = SOFT


def make_field(instance: Instance) -> Field:
    """Lay the instance out for the moves."""
    graph = instance.graph
    own = np.repeat(np.arange(instance.n_nodes), np.diff(graph.start))
    is_first = graph.first[graph.incident] == own
    neighbour = np.where(is_first, graph.second[graph.incident], graph.first[graph.incident])
    table = 2 * graph.rule[graph.incident] + is_first
    forbidden = ~graph.compatible
    clashes = np.empty((2 * len(forbidden), *forbidden.shape[1:]), dtype=bool)
    clashes[0::2] = forbidden  # the neighbour is the first end
    clashes[1::2] = forbidden.transpose(0, 2, 1)  # the neighbour is the second end
    resources = len(instance.low)
    use = instance.amount.reshape(instance.utility.size, resources)
    unit = np.abs(use).sum(axis=0) / np.maximum((use != 0).sum(axis=0), 1)
    unit[unit == 0] = 1.0
    return Field(
        graph.start, neighbour, graph.border[graph.incident], table, clashes, np.asarray(clashes.any(axis=(1, 2)), dtype=np.bool_),
        graph.allowed, instance.amount, instance.low, instance.high, unit,
    )  # fmt: skip


def make_chain(instance: Instance, field: Field, labels: IntArray, seed: int) -> Chain:
    """Start a chain at a labelling."""
    nodes, label_count = instance.utility.shape
    word = np.random.default_rng(seed).integers(1, 2**63, size=1, dtype=np.uint64)
    chain = Chain(
        labels.copy(), np.zeros((nodes, label_count)), np.zeros((nodes, label_count), dtype=np.int64),
        np.zeros(len(instance.low)), word,
    )  # fmt: skip
    fill_chain(field, chain)
    return chain


def list_candidates(keep: BoolArray) -> tuple[IntArray, IntArray]:
    """List the kept (node, label) pairs of nodes with a choice, sorted by label, and where each label begins."""
    keep = keep & (keep.sum(axis=1, keepdims=True) > 1)
    label, node = np.nonzero(keep.T)
    first = np.searchsorted(label, np.arange(keep.shape[1] + 1))
    return np.ascontiguousarray(np.stack([node, label], axis=1)), first.astype(np.int64)


def breaches(field: Field, chain: Chain) -> tuple[int, float]:
    """Return the number of forbidden pairs and the strain (excess in units) of a chain's labels."""
    pairs = int(chain.clash[np.arange(len(chain.labels)), chain.labels].sum()) // 2
    over = np.maximum(0.0, np.maximum(chain.total - field.high, field.low - chain.total))
    return pairs, float((over / field.unit).sum())


def anneal(instance: Instance, field: Field, *, dual: Dual, chain: Chain, schedule: Schedule,
           stop: Callable[[], bool] | None = None) -> IntArray | None:  # fmt: skip
    """Run one chain; returns the best feasible labels seen at the end of a temperature, None when there were none."""
    keep = undecided(instance, dual, schedule.reach * dual.stake)
    candidates, first = list_candidates(keep)
    best, best_value = None, -np.inf
    per_step = max(1, schedule.moves // STEPS)
    if not len(candidates):
        per_step = 0
    for step in range(STEPS):
        share = step / (STEPS - 1)
        temperature = dual.stake * schedule.hot * (schedule.cold / schedule.hot) ** share
        firm = share >= schedule.soft
        theta = instance.utility if firm else dual.theta
        stiffness = 2.0 * temperature / field.unit**2
        heat = Heat(temperature, firm, TOLL * dual.stake, stiffness, theta, candidates, first)
        try_moves(field, chain, heat, per_step)
        fill_chain(field, chain)  # clears the rounding errors of the running totals
        if firm and breaches(field, chain) == (0, 0.0):
            value = instance.value(chain.labels)
            if value > best_value:
                best, best_value = chain.labels.copy(), value
        if stop is not None and stop():
            break
    if best is None and repair(instance, field, dual=dual, chain=chain):
        best = chain.labels
    return best


def repair(instance: Instance, field: Field, *, dual: Dual, chain: Chain) -> bool:
    """Bring a chain inside all bounds, rules first, by firm moves over all allowed labels; tells whether it succeeded."""
    candidates, first = list_candidates(instance.graph.allowed)
    if not len(candidates):
        return breaches(field, chain) == (0, 0.0)
    per_step = 20 * len(candidates)
    for toll in (TOLL, 10 * TOLL, 100 * TOLL, TOLL, 1000 * TOLL):
        for temperature in (0.0, 0.03, 0.1, 0.3):
            heat = Heat(
                temperature * dual.stake,
                True,
                toll * dual.stake,
                np.zeros(len(field.low)),
                dual.theta,
                candidates,
                first,
            )
            try_moves(field, chain, heat, per_step)
            fill_chain(field, chain)
            if breaches(field, chain) == (0, 0.0):
                return True
    return False
