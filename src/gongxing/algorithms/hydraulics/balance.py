"""Which flows and heads balance? The gradient algorithm of Todini and Pilati (1988) as compiled loops."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from gongxing.algorithms.hydraulics.frame import Frame
from gongxing.algorithms.hydraulics.laws import POWER_PUMP, SHUT, SPARE_FLOW, head_loss
from gongxing.algorithms.hydraulics.network import FloatArray, IntArray
from gongxing.algorithms.labelling.compiled import compiled

MOST_STEPS = 200
"""Newton steps after which a state counts as not found."""
NONE = 1e-4
"""Cubic feet a second (3 ml/s) below which all flows together count as none."""
DAMPED = 30
"""Steps after which flows move by a part only."""
LATE = 15
STILL = 1e-6
"""After LATE steps flows that move by less than STILL of their sum count as at rest: in dead ends without any demand they
only tremble with the rounding of the heads."""


class Scratch(NamedTuple):
    """Room for the loops: factor, right-hand side, gradient and loss of every link."""

    factor: FloatArray
    rhs: FloatArray
    gradient: FloatArray
    loss: FloatArray


def make_scratch(frame: Frame) -> Scratch:
    """Return room for one thread."""
    links = len(frame.start)
    return Scratch(
        np.zeros(frame.junctions + len(frame.row)),
        np.zeros(frame.junctions),
        np.zeros(links),
        np.zeros(links),
    )


@compiled
def first_flows(frame: Frame, terms: FloatArray, shut: IntArray, flows: FloatArray) -> None:
    """Start every pipe at one foot a second, as EPANET does, and every pump at a moderate flow."""
    for k in range(len(flows)):
        if shut[k] or terms[k, 0] + terms[k, 4] <= 0.0:
            flows[k] = SPARE_FLOW
        elif terms[k, 4] > 0.0:
            flows[k] = terms[k, 4]
        else:
            flows[k] = 1.0


@compiled
def factorise(frame: Frame, factor: FloatArray) -> None:
    """Turn the matrix into its L D L' factor in place."""
    size = frame.junctions
    t = 0
    for k in range(size):
        first, last = frame.column[k] + size, frame.column[k + 1] + size
        inverse = 1.0 / factor[k]
        for a in range(first, last):
            scaled = factor[a] * inverse
            for b in range(first, a):
                factor[frame.target[t]] -= scaled * factor[b] * factor[k]
                t += 1
            factor[frame.target[t]] -= scaled * factor[a]
            t += 1
            factor[a] = scaled


@compiled
def substitute(frame: Frame, factor: FloatArray, x: FloatArray) -> None:
    """Solve with the factor in place."""
    size = frame.junctions
    for k in range(size):
        value = x[k]
        if value != 0.0:
            for a in range(frame.column[k], frame.column[k + 1]):
                x[frame.row[a]] -= factor[size + a] * value
        x[k] = value / factor[k]
    for k in range(size - 1, -1, -1):
        value = x[k]
        for a in range(frame.column[k], frame.column[k + 1]):
            value -= factor[size + a] * x[frame.row[a]]
        x[k] = value


@compiled
def assemble(
    frame: Frame,
    terms: FloatArray,
    shut: IntArray,
    demand: FloatArray,
    heads: FloatArray,
    flows: FloatArray,
    room: Scratch,
) -> None:
    """Fill matrix and right-hand side for the present flows."""
    size = frame.junctions
    factor, rhs = room.factor, room.rhs
    factor[:] = 0.0
    for i in range(size):
        rhs[i] = -demand[i]
    for k in range(len(flows)):
        code = SHUT if shut[k] else frame.code[k]
        loss, gradient = head_loss(code, frame.exponent, terms[k], flows[k])
        room.loss[k] = loss
        room.gradient[k] = gradient
        p = 1.0 / gradient
        push = loss * p - flows[k]
        i, j = frame.start[k], frame.end[k]
        if i < size:
            factor[i] += p
            rhs[i] += push
            if j >= size:
                rhs[i] += p * heads[j]
        if j < size:
            factor[j] += p
            rhs[j] -= push
            if i >= size:
                rhs[j] += p * heads[i]
        if frame.place[k] >= 0:
            factor[frame.place[k]] -= p


@compiled
def settle(
    frame: Frame,
    terms: FloatArray,
    shut: IntArray,
    demand: FloatArray,
    heads: FloatArray,
    flows: FloatArray,
    room: Scratch,
    accuracy: float,
) -> int:
    """Iterate until the flows move by less than `accuracy` of their sum; return the steps taken, -1 if they never settle.

    `shut` is 1 for shut links; a 2 marks a check valve shut by its own flow and is set and cleared here. `heads` holds
    the fixed heads at its end and receives the others.
    """
    size = frame.junctions
    steps = 0
    while steps < MOST_STEPS:
        assemble(frame, terms, shut, demand, heads, flows, room)
        factorise(frame, room.factor)
        substitute(frame, room.factor, room.rhs)
        for i in range(size):
            heads[i] = room.rhs[i]
        steps += 1
        moved, total = 0.0, 0.0
        part = 1.0 if steps <= DAMPED else 0.6
        for k in range(len(flows)):
            change = (room.loss[k] - (heads[frame.start[k]] - heads[frame.end[k]])) / room.gradient[k]
            if frame.code[k] == POWER_PUMP and not shut[k] and flows[k] - change < 0.0:
                change = 0.5 * flows[k]
            flows[k] -= part * change
            moved += abs(part * change)
            total += abs(flows[k])
        rest = accuracy if steps < LATE else max(accuracy, STILL)
        settled = moved <= (rest * total if total > NONE else NONE)
        if settled and not turn_valves(frame, shut, heads, flows, steps):
            return steps
    return -1


@compiled
def turn_valves(frame: Frame, shut: IntArray, heads: FloatArray, flows: FloatArray, steps: int) -> bool:
    """Shut check valves whose flow runs back and open those the heads push open; return whether any turned."""
    turned = False
    if steps > MOST_STEPS // 2:
        return turned
    for k in range(len(flows)):
        if frame.check[k] and frame.code[k] != POWER_PUMP:
            if shut[k] == 0 and flows[k] < -1e-6:
                shut[k] = 2
                flows[k] = SPARE_FLOW
                turned = True
            elif shut[k] == 2 and heads[frame.start[k]] - heads[frame.end[k]] > 5e-4 and flows[k] >= 0.0:
                shut[k] = 0
                flows[k] = 1.0
                turned = True
    return turned
