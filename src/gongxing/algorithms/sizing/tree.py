"""What is the proven least cost where the network is a tree, whose flows no choice of pipes can change?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import coo_array

from gongxing.algorithms.hydraulics import Hydraulics, LinkKind
from gongxing.algorithms.hydraulics.laws import FOOT, head_loss
from gongxing.algorithms.hydraulics.network import FloatArray, IntArray
from gongxing.algorithms.milp import MilpLimits, MilpModel, solve_milp
from gongxing.algorithms.sizing.field import Field
from gongxing.algorithms.sizing.problem import SizingProblem

BRANCHES = 500
"""Branch-and-bound nodes spent on a tree."""


@dataclass(frozen=True)
class TreeAnswer:
    """The bound (fixed cost left out) and the places of the best design found, if any."""

    bound: float | None
    place: IntArray | None


def is_tree(problem: SizingProblem) -> bool:
    """Whether open links join all junctions to fixed heads in exactly one way in every case, and no link can turn or vanish."""
    network = problem.network
    junctions = int((~network.fixed).sum())
    turning = np.isin(network.kind, (LinkKind.CHECK_PIPE, LinkKind.CURVE_PUMP))
    vanishing = any(option.diameter <= 0 for options in set(problem.options) for option in options)
    closed = network.closed.any() or any(case.closed.any() for case in problem.cases)
    return network.n_links == junctions and not (turning.any() or vanishing or closed)


def solve_tree(problem: SizingProblem, hydraulics: Hydraulics, field: Field) -> TreeAnswer:
    """Solve the choice of pipes of a tree as an integer program: each pipe one option, heads linear in the choice.

    Minimise the sum of cost x over options with sum x = 1 per pipe and, at every junction of every case, the head of
    its source less the losses on the way within its limits; options that miss a velocity limit are left out.
    """
    frame = field.frame
    first = np.cumsum(np.concatenate([[0], field.options[:-1]]))
    variables = int(field.options.sum())
    place_of = {int(link): d for d, link in enumerate(field.decided)}
    cost = np.concatenate([field.cost[d, : field.options[d]] for d in range(len(field.options))])
    high = np.ones(variables)
    rows: list[tuple[FloatArray, float, float]] = []
    for c in range(len(problem.cases)):
        diameter = problem.chosen([int(field.rank[d, field.options[d] - 1]) for d in range(len(field.options))])[0]
        case = problem.cases[c]
        flows = hydraulics.solve(diameter=diameter, demand=case.demand, head=case.head).flow / 0.028317
        loss = _losses(field, flows, place_of, first, variables)
        high[_too_fast(field, c, flows)] = 0.0
        rows += _head_rows(field, c, loss, frame.junctions)
    index = np.repeat(np.arange(len(field.options)), field.options)
    one = coo_array((np.ones(variables), (index, np.arange(variables))), shape=(len(field.options), variables)).tocsr()
    heads = coo_array(np.array([row[0] for row in rows]).reshape(len(rows), variables)).tocsr()
    ones = np.ones(len(field.options))
    model = MilpModel(
        cost=cost,
        low=np.zeros(variables),
        high=high,
        integer=np.ones(variables, dtype=np.bool_),
        rows=_stack(one, heads),
        row_low=np.concatenate([ones, [row[1] for row in rows]]),
        row_high=np.concatenate([ones, [row[2] for row in rows]]),
    )
    answer = solve_milp(model, MilpLimits(branches=BRANCHES, gap=1e-9))
    if answer.x is None:
        return TreeAnswer(answer.bound, None)
    place = np.array(
        [int(np.argmax(answer.x[a : a + n])) for a, n in zip(first, field.options, strict=True)], dtype=np.int64
    )
    return TreeAnswer(answer.bound, place)


def _stack(above: coo_array, below: coo_array) -> coo_array:
    from_rows, to_rows = above.tocoo(), below.tocoo()
    data = np.concatenate([from_rows.data, to_rows.data])
    row = np.concatenate([from_rows.coords[0], to_rows.coords[0] + above.shape[0]])
    column = np.concatenate([from_rows.coords[1], to_rows.coords[1]])
    return coo_array((data, (row, column)), shape=(above.shape[0] + below.shape[0], above.shape[1])).tocsr()


def _losses(
    field: Field, flows: FloatArray, place_of: dict[int, int], first: IntArray, variables: int
) -> list[tuple[FloatArray, float]]:
    """Return for every link its loss by variable and its constant loss, in feet from start to end."""
    out = []
    for k, flow in enumerate(flows.tolist()):
        row, constant = np.zeros(variables), 0.0
        if k in place_of:
            d = place_of[k]
            for o in range(int(field.options[d])):
                row[first[d] + o] = head_loss(int(field.frame.code[k]), field.frame.exponent, field.option[d, o], flow)[
                    0
                ]
        else:
            constant = head_loss(int(field.frame.code[k]), field.frame.exponent, field.terms[k], flow)[0]
        out.append((row, constant))
    return out


def _too_fast(field: Field, c: int, flows: FloatArray) -> list[int]:
    """Return the variables whose option misses a velocity limit."""
    out, at = [], 0
    for d, k in enumerate(field.decided.tolist()):
        for o in range(int(field.options[d])):
            speed = abs(flows[k]) / field.option[d, o, 4]
            if speed > field.fast[c, k] or speed < field.slow[c, k]:
                out.append(at)
            at += 1
    return out


def _head_rows(
    field: Field, c: int, loss: list[tuple[FloatArray, float]], junctions: int
) -> list[tuple[FloatArray, float, float]]:
    """Walk from the fixed heads and return a row (coefficients, low, high), in metres, for every limited junction."""
    ways: dict[int, list[tuple[int, int, float]]] = {}
    for k, (i, j) in enumerate(zip(field.frame.start.tolist(), field.frame.end.tolist(), strict=True)):
        ways.setdefault(i, []).append((j, k, 1.0))
        ways.setdefault(j, []).append((i, k, -1.0))
    width = len(loss[0][0])
    reached = {i: (np.zeros(width), float(field.fixed[c, i])) for i in range(junctions, field.fixed.shape[1])}
    queue = list(reached)
    while queue:
        i = queue.pop()
        for j, k, sign in ways.get(i, []):
            if j not in reached:
                reached[j] = (reached[i][0] - sign * loss[k][0], reached[i][1] - sign * loss[k][1])
                queue.append(j)
    rows = []
    for i in range(junctions):
        low, high = float(field.low[c, i]), float(field.high[c, i])
        if np.isfinite(low) or np.isfinite(high):
            row, head = reached[i]
            rows.append((row * FOOT, (low - head) * FOOT, (high - head) * FOOT))
    return rows
