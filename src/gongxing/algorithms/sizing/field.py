"""How do the compiled loops see a sizing problem, and how far is a design from keeping its limits?"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from gongxing.algorithms.hydraulics.balance import Scratch, first_flows, make_scratch, settle
from gongxing.algorithms.hydraulics.frame import Frame
from gongxing.algorithms.hydraulics.laws import FOOT, link_terms, pipe_terms
from gongxing.algorithms.hydraulics.network import FloatArray, IntArray
from gongxing.algorithms.hydraulics.state import Hydraulics
from gongxing.algorithms.labelling.compiled import compiled
from gongxing.algorithms.sizing.problem import LoadCase, SizingProblem

SPEED_WEIGHT = 10.0
"""One metre a second too fast counts as so many metres of missing head."""
COARSE = 1e9
"""Accuracy that any first step meets."""
CLOSE = 0.2
"""Metres of violation that a first step may be wrong by."""
LOST = 1e6
"""Violation of a state that does not settle, in metres."""


class Field(NamedTuple):
    """A sizing problem in feet, in the frame's order; options of each link run from the narrowest to the widest.

    Attributes:
        frame: the network.
        decided: (D,) link of each decision.
        options: (D,) number of options.
        rank: (D, O) the problem's option at each place of the order.
        cost: (D, O) of the whole link.
        option: (D, O, 5) terms of the link under each option.
        terms: (L, 5) terms of all links, decided ones not set.
        demand: (C, J) cubic feet a second.
        fixed: (C, N) heads, those of junctions 0.
        shut: (C, L) links shut.
        low, high: (C, J) limits of head in feet, margin included.
        slow, fast: (C, L) limits of velocity in feet a second, margin included.
    """

    frame: Frame
    decided: IntArray
    options: IntArray
    rank: IntArray
    cost: FloatArray
    option: FloatArray
    terms: FloatArray
    demand: FloatArray
    fixed: FloatArray
    shut: IntArray
    low: FloatArray
    high: FloatArray
    slow: FloatArray
    fast: FloatArray


class Design(NamedTuple):
    """A design with its states, changed in place by the loops.

    Attributes:
        place: (D,) place of the option in the order of each link.
        terms: (L, 5) terms of all links.
        flows: (C, L) and heads: (C, N) of its states.
        shut: (C, L) links shut, narrowed to nothing or shut by their own flow.
        total: [cost, violation].
    """

    place: IntArray
    terms: FloatArray
    flows: FloatArray
    heads: FloatArray
    shut: IntArray
    total: FloatArray


def make_field(problem: SizingProblem, hydraulics: Hydraulics, margin: float) -> Field:
    """Lay out a problem for the loops; limits are tightened by `margin` metres (a tenth of it in m/s)."""
    network, layout = problem.network, hydraulics.layout
    size, junctions = problem.n_decided, layout.frame.junctions
    widest = max((len(options) for options in problem.options), default=1)
    count = np.array([len(options) for options in problem.options], dtype=np.int64)
    rank = np.zeros((size, widest), dtype=np.int64)
    cost, option = np.zeros((size, widest)), np.zeros((size, widest, 5))
    for d, (link, options) in enumerate(zip(problem.decided.tolist(), problem.options, strict=True)):
        diameter = np.array([o.diameter for o in options])
        rough = np.array([o.roughness for o in options])
        terms = pipe_terms(network, diameter, rough, np.full(len(options), link))
        closed = terms[:, 4] <= 0
        order = np.lexsort((np.array([o.cost for o in options]), -np.where(closed, np.inf, terms[:, 0])))
        rank[d, : len(order)] = order
        option[d, : len(order)] = terms[order]
        cost[d, : len(order)] = np.array([o.cost for o in options])[order] * network.length[link]
    spots = layout.order[:junctions]
    ground = network.elevation[spots]
    cases = problem.cases
    return Field(
        frame=layout.frame,
        decided=problem.decided,
        options=count,
        rank=rank,
        cost=cost,
        option=option,
        terms=link_terms(network, network.diameter, network.roughness),
        demand=np.stack([hydraulics.demands(case.demand) for case in cases]),
        fixed=np.stack([hydraulics.heads(case.head) for case in cases]),
        shut=np.stack(
            [hydraulics.shut(np.where(_is_decided(problem), 1.0, network.diameter), case.closed) for case in cases]
        ),
        low=np.stack([(case.pressure_min[spots] + ground + margin) / FOOT for case in cases]),
        high=np.stack([(case.pressure_max[spots] + ground - margin) / FOOT for case in cases]),
        slow=np.stack([_slow(problem, case, margin) for case in cases]),
        fast=np.stack([_fast(problem, case, margin) for case in cases]),
    )


def _slow(problem: SizingProblem, case: LoadCase, margin: float) -> FloatArray:
    """Return (L,) least velocities of pipes in feet a second."""
    limited = problem.network.piped & (case.velocity_min > 0)
    return np.where(limited, case.velocity_min + 0.1 * margin, 0.0) / FOOT


def _fast(problem: SizingProblem, case: LoadCase, margin: float) -> FloatArray:
    """Return (L,) greatest velocities of pipes in feet a second."""
    return np.where(problem.network.piped, case.velocity_max - 0.1 * margin, np.inf) / FOOT


def _is_decided(problem: SizingProblem) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    mask = np.zeros(problem.network.n_links, dtype=np.bool_)
    mask[problem.decided] = True
    return mask


def make_design(field: Field, place: IntArray) -> Design:
    """Return room for a design with the given places; it is not yet settled."""
    design = Design(
        np.array(place, dtype=np.int64),
        field.terms.copy(),
        np.zeros(field.shut.shape),
        field.fixed.copy(),
        field.shut.copy(),
        np.zeros(2),
    )
    refresh(field, design)
    return design


def room_for(field: Field) -> Scratch:
    """Return room for one thread."""
    return make_scratch(field.frame)


@compiled
def refresh(field: Field, design: Design) -> None:
    """Set terms, shut links, cost and cold starting flows from the places."""
    cost = 0.0
    design.shut[:] = field.shut
    for d in range(len(field.decided)):
        k, o = field.decided[d], design.place[d]
        cost += field.cost[d, o]
        design.terms[k] = field.option[d, o]
        if field.option[d, o, 4] <= 0.0:
            design.shut[:, k] = 1
    design.total[0] = cost
    design.heads[:] = field.fixed
    for c in range(len(field.demand)):
        first_flows(field.frame, design.terms, design.shut[c], design.flows[c])


@compiled
def copy_design(source: Design, goal: Design) -> None:
    """Copy all of a design."""
    goal.place[:] = source.place
    goal.terms[:] = source.terms
    goal.flows[:] = source.flows
    goal.heads[:] = source.heads
    goal.shut[:] = source.shut
    goal.total[:] = source.total


@compiled
def put(field: Field, design: Design, d: int, o: int) -> None:
    """Lay option o at decision d; flows start from the same loss as before."""
    k, before = field.decided[d], design.place[d]
    design.place[d] = o
    design.total[0] += field.cost[d, o] - field.cost[d, before]
    old, new = design.terms[k, 0], field.option[d, o, 0]
    open_before, open_now = design.terms[k, 4] > 0.0, field.option[d, o, 4] > 0.0
    design.terms[k] = field.option[d, o]
    for c in range(len(design.flows)):
        if open_before and open_now:
            design.flows[c, k] *= (old / new) ** (1.0 / field.frame.exponent)
        elif open_now:
            design.shut[c, k] = field.shut[c, k]
            design.flows[c, k] = 0.1 * field.option[d, o, 4]
        else:
            design.shut[c, k] = 1
            design.flows[c, k] = 1e-6


@compiled
def violation(field: Field, design: Design, c: int) -> float:
    """Return by how many metres of head (speeds weighted) the limits of a case are missed."""
    missed = 0.0
    heads, flows = design.heads[c], design.flows[c]
    for i in range(field.frame.junctions):
        head = heads[i]
        if head < field.low[c, i]:
            missed += field.low[c, i] - head
        elif head > field.high[c, i]:
            missed += head - field.high[c, i]
    for k in range(len(flows)):
        area = design.terms[k, 4]
        if area > 0.0 and design.shut[c, k] == 0:
            speed = abs(flows[k]) / area
            if speed > field.fast[c, k]:
                missed += (speed - field.fast[c, k]) * SPEED_WEIGHT
            elif speed < field.slow[c, k]:
                missed += (field.slow[c, k] - speed) * SPEED_WEIGHT
    return missed * FOOT


@compiled
def assess(field: Field, design: Design, room: Scratch, accuracy: float, allowed: float) -> int:
    """Settle all cases and set the violation; return the states computed.

    Once `allowed` is passed the rest is left out: after a whole case, or after its first step where it is passed by far.
    """
    missed, done = 0.0, 0
    frame = field.frame
    for c in range(len(field.demand)):
        done += 1
        heads, flows, shut = design.heads[c], design.flows[c], design.shut[c]
        settle(frame, design.terms, shut, field.demand[c], heads, flows, room, COARSE)
        found = violation(field, design, c)
        if missed + 0.5 * found <= allowed + CLOSE:
            steps = settle(frame, design.terms, shut, field.demand[c], heads, flows, room, accuracy)
            found = violation(field, design, c) if steps > 0 else LOST
        missed += found
        if missed > allowed:
            break
    design.total[1] = missed
    return done
