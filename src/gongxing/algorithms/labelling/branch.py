"""Can the optimum of a small problem be proven by branching on the labels of single nodes?

Best-first branch and bound (Land and Doig 1960) whose bound is the priced message-passing dual, warm-started from the
parent and sharpened by reduced-cost fixing.  Parts are taken in fixed batches, so that the answer does not depend on
the number of threads.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

import numpy as np

from gongxing.algorithms.labelling.dual import Dual, descend_from, losses
from gongxing.algorithms.labelling.instance import Instance, strike_out
from gongxing.algorithms.labelling.messages import round_labels
from gongxing.algorithms.labelling.model import BoolArray, FloatArray, IntArray

BATCH = 8  # parts split together
TEMPERATURES = np.geomspace(0.3, 0.005, 24)  # of one re-evaluation, in stakes

#: Makes feasible labels (and their value) from a part's rounded ones, or None; told the number of the part as a seed.
Improve = Callable[[Instance, Dual, IntArray, int], tuple[IntArray, float] | None]


@dataclass(frozen=True)
class Effort:
    """How long to branch: parts at most, the relative gap that is close enough, threads, and the caller's stop."""

    parts: int
    gap: float
    workers: int = 1
    stop: Callable[[], bool] | None = None


@dataclass(frozen=True)
class Part:
    """One open part of the problem: its labels, its bound, where the dual stood and the pair to branch on."""

    bound: float
    allowed: BoolArray
    price: FloatArray
    messages: FloatArray
    pick: tuple[int, int]


@dataclass
class Tree:
    """What branching achieved: best labels (None when there are none), their value, the bound, parts evaluated."""

    labels: IntArray | None
    value: float
    bound: float
    parts: int = 0


@dataclass(frozen=True)
class _Outcome:
    """One evaluated half: what is left to split (None when it is settled) and the labelling it suggests."""

    part: Part | None
    instance: Instance
    dual: Dual
    rounded: IntArray


def branch(instance: Instance, dual: Dual, tree: Tree, *, effort: Effort, improve: Improve) -> Tree:
    """Branch until the gap is closed, the parts are spent or the caller stops; `tree` is brought up to date.

    Args:
        instance: the problem laid out.
        dual: the dual at the root.
        tree: best labels, value (minus infinity when there are none) and bound so far.
        effort: how long.
        improve: makes feasible labels from rounded ones.
    """
    root = _assess(instance, dual, tree.value)
    heap = [(-root.part.bound, 0, root.part)] if root is not None and root.part is not None else []
    if root is not None:
        _offer(tree, root, improve)
    count = 1
    with ThreadPoolExecutor(effort.workers) as threads:
        while heap and tree.parts < effort.parts and not (effort.stop is not None and effort.stop()):
            tree.bound = min(tree.bound, max(-heap[0][0], tree.value))
            if np.isfinite(tree.value) and tree.bound - tree.value <= effort.gap * abs(tree.value):
                break
            batch = [heapq.heappop(heap)[2] for _ in range(min(BATCH, len(heap)))]
            jobs = [(part, half) for part in batch if part.bound > tree.value for half in _split(part)]
            value = tree.value
            for outcome in threads.map(lambda job, v=value: _evaluate(instance, dual, *job, value=v), jobs):
                tree.parts += 1
                if outcome is not None:
                    _offer(tree, outcome, improve)
                    if outcome.part is not None:
                        heapq.heappush(heap, (-outcome.part.bound, count, outcome.part))
                        count += 1
    left = max((-entry[0] for entry in heap), default=-np.inf)
    tree.bound = min(tree.bound, max(left, tree.value))
    return tree


def _offer(tree: Tree, outcome: _Outcome, improve: Improve) -> None:
    """Let the caller make feasible labels of an outcome, and keep them when they are better."""
    better = improve(outcome.instance, outcome.dual, outcome.rounded, tree.parts)
    if better is not None and better[1] > tree.value:
        tree.labels, tree.value = better


def _split(part: Part) -> tuple[BoolArray, BoolArray]:
    """Return the labels of the two halves of a part: the picked node takes the picked label, or it does not."""
    node, label = part.pick
    take, leave = part.allowed.copy(), part.allowed.copy()
    take[node] = False
    take[node, label] = True
    leave[node, label] = False
    return take, leave


def _evaluate(instance: Instance, root: Dual, part: Part, allowed: BoolArray, *, value: float) -> _Outcome | None:
    """Bound one half; None when it holds nothing better than `value`."""
    graph = instance.graph
    strike_out(allowed, graph.first, graph.second, graph.rule, graph.compatible)
    if not allowed.any(axis=1).all():
        return None
    reduced = replace(instance, graph=graph._replace(allowed=allowed))
    dual = descend_from(
        reduced, price=part.price, messages=part.messages.astype(np.float64), temperatures=TEMPERATURES * root.stake,
        floor=value,
    )  # fmt: skip
    dual.bound, dual.stake = min(dual.bound, part.bound), root.stake
    return None if dual.bound <= value else _assess(reduced, dual, value)


def _assess(instance: Instance, dual: Dual, value: float) -> _Outcome | None:
    """Fix by reduced costs, round and pick the next branching; None when nothing better than `value` is left."""
    margin = 1e-9 * (1.0 + abs(dual.reference))
    kept = instance.graph.allowed & (losses(instance, dual) <= dual.reference - value + margin)
    if not kept.any(axis=1).all():
        return None
    reduced = replace(instance, graph=instance.graph._replace(allowed=kept))
    rounded = round_labels(reduced.graph, dual.theta, dual.messages)
    pick = _pick(instance, dual, kept)
    part = None
    if pick is not None:
        part = Part(dual.bound, kept, dual.price, dual.messages.astype(np.float32), pick)
    return _Outcome(part, reduced, dual, rounded)


def _pick(instance: Instance, dual: Dual, kept: BoolArray) -> tuple[int, int] | None:
    """Pick the (node, label) to branch on, where the marginals spread over the most different values; None at a leaf."""
    share = np.where(kept, dual.share, 0.0)
    share /= np.maximum(share.sum(axis=1, keepdims=True), 1e-300)
    mean = (share * instance.utility).sum(axis=1, keepdims=True)
    spread = (share * (instance.utility - mean) ** 2).sum(axis=1)
    swing = (instance.utility.max(axis=1) - instance.utility.min(axis=1)) ** 2
    score = np.where(kept.sum(axis=1) > 1, spread + 0.05 * swing * (1.0 - share.max(axis=1)), -1.0)
    node = int(score.argmax())
    if score[node] < 0:
        return None
    return node, int(np.where(kept[node], share[node], -1.0).argmax())
