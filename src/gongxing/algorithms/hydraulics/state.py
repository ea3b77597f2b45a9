"""What are the pressures and velocities of a network, for one design or for many?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gongxing.algorithms.hydraulics.balance import Scratch, first_flows, make_scratch, settle
from gongxing.algorithms.hydraulics.frame import Frame, Layout, lay_out
from gongxing.algorithms.hydraulics.laws import CUBIC_FOOT, FOOT, link_terms
from gongxing.algorithms.hydraulics.network import BoolArray, FloatArray, IntArray, PipeNetwork
from gongxing.algorithms.labelling.compiled import compiled

ACCURACY = 1e-9
"""Relative change of flows at which a state counts as settled."""


@dataclass(frozen=True)
class State:
    """A steady state in SI units.

    Attributes:
        head: (N,) total heads, metres.
        pressure: (N,) head above elevation, metres.
        flow: (L,) m3/s, positive from start to end.
        velocity: (L,) m/s, never negative, 0 in pumps and shut links.
        loss: (L,) head lost from start to end, metres.
        settled: whether the iteration came to rest; figures of a state that did not are not to be relied on.
        steps: Newton steps.
    """

    head: FloatArray
    pressure: FloatArray
    flow: FloatArray
    velocity: FloatArray
    loss: FloatArray
    settled: bool
    steps: int


@dataclass(frozen=True)
class States:
    """Many steady states: row b is design b.

    Attributes:
        pressure: (B, N) metres.
        velocity: (B, L) m/s.
        settled: (B,).
    """

    pressure: FloatArray
    velocity: FloatArray
    settled: BoolArray


class Hydraulics:
    """A solver for one network; its order of elimination and its room are kept between states."""

    def __init__(self, network: PipeNetwork) -> None:
        self.network = network
        self.layout: Layout = lay_out(network)
        self._room = make_scratch(self.layout.frame)

    def solve(
        self,
        *,
        diameter: FloatArray | None = None,
        roughness: FloatArray | None = None,
        demand: FloatArray | None = None,
        head: FloatArray | None = None,
        closed: BoolArray | None = None,
    ) -> State:
        """Return the steady state.

        Args:
            diameter, roughness: (L,) in place of the network's; a diameter of 0 shuts a pipe.
            demand: (N,) in place of the network's.
            head: (N,) fixed heads in place of the network's.
            closed: (L,) links shut besides those the network shuts.
        """
        network, frame = self.network, self.layout.frame
        metres = network.diameter if diameter is None else np.asarray(diameter, dtype=np.float64)
        terms = link_terms(network, metres, network.roughness if roughness is None else roughness)
        shut = self.shut(metres, closed)
        heads, flows = self.heads(head), np.zeros(network.n_links)
        first_flows(frame, terms, shut, flows)
        steps = settle(frame, terms, shut, self.demands(demand), heads, flows, self._room, ACCURACY)
        out = heads[self.layout.place] * FOOT
        area = terms[:, 4]
        speed = np.divide(np.abs(flows), area, out=np.zeros_like(flows), where=(area > 0) & (shut == 0)) * FOOT
        ends = network.ends
        flow = np.where(shut == 0, flows, 0.0) * CUBIC_FOOT
        return State(
            out, out - network.elevation, flow, speed, out[ends[:, 0]] - out[ends[:, 1]], steps > 0, abs(int(steps))
        )

    def solve_many(
        self, diameters: FloatArray, *, roughness: FloatArray | None = None, demand: FloatArray | None = None
    ) -> States:
        """Return the states of (B, L) diameters, each started from the flows of the one before."""
        network = self.network
        metres = np.ascontiguousarray(diameters, dtype=np.float64)
        rough = network.roughness if roughness is None else roughness
        terms = link_terms(network, metres, rough)
        shut = self.shut(metres, None)
        heads = np.tile(self.heads(None), (len(metres), 1))
        flows = np.zeros((len(metres), network.n_links))
        settled = np.zeros(len(metres), dtype=np.bool_)
        settle_many(self.layout.frame, terms, shut, self.demands(demand), heads, flows, settled, self._room, ACCURACY)
        area = terms[:, :, 4]
        speed = np.divide(np.abs(flows), area, out=np.zeros_like(flows), where=(area > 0) & (shut == 0)) * FOOT
        return States(heads[:, self.layout.place] * FOOT - network.elevation, speed, settled)

    def shut(self, diameter: FloatArray, closed: BoolArray | None) -> IntArray:
        """Return (..., L) 1 for links that are shut by the network, by `closed` or for want of a pipe."""
        network = self.network
        shut = network.closed | (network.piped & (diameter <= 0))
        return np.asarray(shut if closed is None else shut | closed, dtype=np.int64)

    def demands(self, demand: FloatArray | None) -> FloatArray:
        """Return (J,) demands in cubic feet a second, in the frame's order."""
        given = self.network.demand if demand is None else demand
        return np.ascontiguousarray(given[self.layout.order[: self.layout.frame.junctions]]) / CUBIC_FOOT

    def heads(self, head: FloatArray | None) -> FloatArray:
        """Return (N,) room for heads in feet, in the frame's order, fixed heads set."""
        given = (self.network.head if head is None else head)[self.layout.order]
        return np.where(np.arange(len(given)) < self.layout.frame.junctions, 0.0, given) / FOOT


@compiled
def settle_many(
    frame: Frame,
    terms: FloatArray,
    shut: IntArray,
    demand: FloatArray,
    heads: FloatArray,
    flows: FloatArray,
    settled: BoolArray,
    room: Scratch,
    accuracy: float,
) -> None:
    """Settle many designs, each from the flows of the one before it, scaled to the same loss in pipes that changed."""
    for b in range(len(terms)):
        if b == 0 or not settled[b - 1]:
            first_flows(frame, terms[b], shut[b], flows[b])
        else:
            for k in range(flows.shape[1]):
                flows[b, k] = flows[b - 1, k]
                before, after = terms[b - 1, k, 0], terms[b, k, 0]
                if after != before and after > 0.0 and before > 0.0:
                    flows[b, k] *= (before / after) ** (1.0 / frame.exponent)
        settled[b] = settle(frame, terms[b], shut[b], demand, heads[b], flows[b], room, accuracy) > 0


def solve_state(network: PipeNetwork, *, demand: FloatArray | None = None, closed: BoolArray | None = None) -> State:
    """Return the steady state of a network as it stands, for callers that need only one."""
    return Hydraulics(network).solve(demand=demand, closed=closed)
