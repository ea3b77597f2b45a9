"""What is the least upper bound that prices on the resources and messages along the graph prove together?

The Lagrangian dual in the resource prices (Held and Karp 1971) and the reparametrisation is one convex function.  It is
smoothed by a temperature that falls geometrically (Savchynskyy et al., UAI 2012); each step is one sweep of messages
there and back, then a damped Newton step on the few prices with the node marginals as gradient.  Every few steps a
plain max-product sweep on a copy of the messages reads off a proven bound.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from gongxing.algorithms.labelling.instance import Instance
from gongxing.algorithms.labelling.messages import expected_use, price_nodes, sweep
from gongxing.algorithms.labelling.model import BoolArray, FloatArray

HOT, COLD = 2.0, 0.005  # first and last temperature, in units of the typical stake of a node
CHECK_EVERY = 10  # sweeps between two readings of the proven bound
POLISH = 20  # plain max-product sweeps at the end
RIDGE, LEAP = 0.05, 2.0  # damping of the Newton step; its largest length in temperatures per typical use


@dataclass
class Dual:
    """A point of the dual and the best bound so far (mutable: it is worked on).

    Attributes:
        price: (R,) price of each resource; positive prices the upper bound, negative the lower.
        messages: (E, 2, K) messages to the first and the second end of each edge.
        bound: best proven upper bound.
        theta: (N, K) node values less the best price's share.
        belief: (N, K) reparametrised node values: forcing label k on node i lowers `reference` by at least
            max(belief[i]) - belief[i, k].
        reference: the bound that held before the sweep that wrote `belief`.
        share: (N, K) node marginals at the last positive temperature.
        stake: typical difference between a node's best and second label; the unit of temperature.
        sweeps: sweeps done.
    """

    price: FloatArray
    messages: FloatArray
    bound: float
    theta: FloatArray
    belief: FloatArray
    stake: float
    reference: float
    share: FloatArray
    sweeps: int = 0


def typical_stake(instance: Instance) -> float:
    """Return what is typically at stake in a node: the median gap between its two best labels, or the mean border."""
    choice = instance.graph.allowed.sum(axis=1) > 1
    stakes = []
    if choice.any():
        ranked = np.sort(np.where(instance.graph.allowed, instance.utility, -np.inf)[choice], axis=1)
        gaps = ranked[:, -1] - ranked[:, -2]
        stakes = [float(np.median(gaps)), 0.3 * float(gaps.mean())]
    if len(instance.graph.border):
        stakes.append(0.3 * float(instance.graph.border.mean()))
    stake = max(stakes, default=0.0)
    return stake if stake > 0 else 1.0


def price_constant(price: FloatArray, low: FloatArray, high: FloatArray) -> float:
    """Return what the priced bounds themselves are worth: price x high where positive, price x low where negative."""
    bound = np.where(price > 0, high, low)
    return float((price[price != 0] * bound[price != 0]).sum())


def descend(instance: Instance, *, sweeps: int, floor: float, stop: Callable[[], bool] | None = None,
            report: Callable[[int, float], None] | None = None) -> Dual:  # fmt: skip
    """Lower the bound for a number of sweeps.

    Args:
        instance: the problem laid out.
        sweeps: smoothed sweeps there and back.
        floor: a value that every feasible labelling is known to reach; a bound below it proves infeasibility and ends.
        stop: polled between sweeps.
        report: told sweeps done and best bound.
    """
    stake = typical_stake(instance)
    shape = (len(instance.graph.first), 2, instance.utility.shape[1])
    dual = _new_dual(instance, np.zeros(len(instance.low)), np.zeros(shape), stake)
    pace = _Pace(instance, dual)
    for step in range(sweeps):
        temperature = stake * HOT * (COLD / HOT) ** (step / max(sweeps - 1, 1))
        pace.sweep_soft(temperature)
        dual.sweeps += 1
        last = step == sweeps - 1 or (stop is not None and stop())
        if step % CHECK_EVERY == CHECK_EVERY - 1 or last:
            pace.read_bound()
            if report is not None:
                report(dual.sweeps, dual.bound)
        if last or dual.bound < floor:
            break
        pace.step_prices(temperature)
    dual.share = pace.marginals(temperature)
    pace.polish(POLISH if dual.bound >= floor else 0)
    return dual


def descend_from(instance: Instance, *, price: FloatArray, messages: FloatArray, temperatures: FloatArray,
                 floor: float) -> Dual:  # fmt: skip
    """Lower the bound from a known point through a few temperatures; ends early once it is below `floor`."""
    dual = _new_dual(instance, price, messages, 1.0)
    pace = _Pace(instance, dual)
    pace.price, pace.messages = price.copy(), messages
    for step, temperature in enumerate(temperatures.tolist()):
        pace.sweep_soft(temperature)
        if step % 2 == 1 or step == len(temperatures) - 1:
            pace.read_bound()
            if dual.bound < floor:
                return dual
        if step < len(temperatures) - 1:
            pace.step_prices(temperature)
    dual.share = pace.marginals(temperatures[-1])
    pace.polish(1)
    return dual


def _new_dual(instance: Instance, price: FloatArray, messages: FloatArray, stake: float) -> Dual:
    """Return a dual without any bound."""
    blank = np.zeros(instance.utility.shape)
    return Dual(price, messages, np.inf, instance.utility.copy(), blank, stake, np.inf, blank)


class _Pace:
    """The working point of the descent: prices and messages that move, beside the best ones kept in the dual."""

    def __init__(self, instance: Instance, dual: Dual) -> None:
        resources = len(instance.low)
        self.instance, self.dual = instance, dual
        self.price = np.zeros(resources)
        self.theta = instance.utility.copy()
        self.messages = np.zeros_like(dual.messages)
        self.belief = np.zeros_like(dual.belief)
        self.height, self.best_height, self.best_price, self.boldness = np.inf, np.inf, self.price, 1.0
        self.total = np.zeros(resources)
        self.curvature = np.zeros((resources, resources))
        use = instance.amount.reshape(instance.utility.size, resources)
        counted = np.maximum((use != 0).sum(axis=0), 1)
        self.typical_use = np.sqrt((use**2).sum(axis=0) / counted)
        self.typical_use[self.typical_use == 0] = 1.0

    def sweep_soft(self, temperature: float) -> None:
        """Pass smoothed messages there and back at the present prices, and take the expected use."""
        graph = self.instance.graph
        price_nodes(self.instance.utility, self.instance.amount, self.price, self.theta)
        sweep(graph, self.theta, self.messages, self.belief, temperature, True)
        self.height = sweep(graph, self.theta, self.messages, self.belief, temperature, False)
        self.height += price_constant(self.price, self.instance.low, self.instance.high)
        expected_use(graph, self.belief, self.instance.amount, temperature, self.total, self.curvature)

    def read_bound(self) -> None:
        """Prove a bound by plain sweeps on a copy of the messages; keep the point when it is the best so far."""
        graph, constant = self.instance.graph, price_constant(self.price, self.instance.low, self.instance.high)
        copy, belief = self.messages.copy(), np.empty_like(self.belief)
        sweep(graph, self.theta, copy, belief, 0.0, True)
        bound = constant + sweep(graph, self.theta, copy, belief, 0.0, False)
        if bound < self.dual.bound:
            self.dual.bound = bound
            self.dual.price = self.price.copy()
            self.dual.messages = copy

    def step_prices(self, temperature: float) -> None:
        """Take a damped Newton step on the prices that push against their bound; a price stops where its sign turns.

        Sweeps and cooling only ever lower the smooth dual: where it rose, the last step was too bold and is taken back.
        """
        if self.height > self.best_height + 1e-9 * abs(self.best_height):
            self.price = self.best_price.copy()
            self.boldness *= 0.4
            self.best_height = np.inf  # the height at these prices is measured anew
            return
        self.best_height, self.best_price = self.height, self.price.copy()
        self.boldness = min(1.0, 1.5 * self.boldness)
        low, high, price = self.instance.low, self.instance.high, self.price
        over = (price > 0) | ((price == 0) & (self.total > high))
        under = (price < 0) | ((price == 0) & (self.total < low))
        slope = np.where(over, self.total - np.where(over, high, 0.0), 0.0)
        slope = np.where(under, self.total - np.where(under, low, 0.0), slope)
        at = np.flatnonzero(over | under)
        if not len(at):
            return
        matrix = self.curvature[np.ix_(at, at)].copy()
        diagonal = np.arange(len(at))
        least = 1e-6 * self.typical_use[at] ** 2 / temperature
        matrix[diagonal, diagonal] += RIDGE * matrix[diagonal, diagonal] + least
        leap = LEAP * temperature / self.typical_use[at]
        move = self.boldness * np.clip(np.linalg.solve(matrix, slope[at]), -leap, leap)
        moved = price[at] + move
        moved = np.where(over[at], np.maximum(moved, 0.0), np.minimum(moved, 0.0))
        price[at] = moved

    def marginals(self, temperature: float) -> FloatArray:
        """Return (N, K) the node marginals of the last smoothed sweep."""
        graph = self.instance.graph
        chains = np.maximum(1, np.maximum(graph.start[1:] - graph.middle, graph.middle - graph.start[:-1]))
        scaled = np.where(graph.allowed, self.belief, -np.inf) / (chains[:, None] * temperature)
        share = np.exp(scaled - scaled.max(axis=1, keepdims=True))
        result: FloatArray = share / share.sum(axis=1, keepdims=True)
        return result

    def polish(self, sweeps: int) -> None:
        """Go on with plain sweeps from the best point; the bound falls monotonically there."""
        dual, graph = self.dual, self.instance.graph
        constant = price_constant(dual.price, self.instance.low, self.instance.high)
        price_nodes(self.instance.utility, self.instance.amount, dual.price, dual.theta)
        for _ in range(sweeps):
            sweep(graph, dual.theta, dual.messages, dual.belief, 0.0, True)
            bound = constant + sweep(graph, dual.theta, dual.messages, dual.belief, 0.0, False)
            dual.bound = min(dual.bound, bound)
            dual.reference = bound
        if sweeps == 0:
            dual.reference = dual.bound
        sweep(graph, dual.theta, dual.messages, dual.belief, 0.0, True)


def losses(instance: Instance, dual: Dual) -> FloatArray:
    """Return (N, K) by how much at least the bound falls when a label is forced; infinite where it is not allowed."""
    allowed = instance.graph.allowed
    top = np.where(allowed, dual.belief, -np.inf).max(axis=1, keepdims=True)
    return np.where(allowed, top - dual.belief, np.inf)


def undecided(instance: Instance, dual: Dual, loss: float) -> BoolArray:
    """Return (N, K) the allowed labels whose forcing lowers the bound by at most `loss`."""
    kept: BoolArray = losses(instance, dual) <= loss
    return kept
