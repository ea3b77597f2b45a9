"""What does one reach need and cost: its flow, its slopes, the shallowest trench along its ground?"""

from __future__ import annotations

import numpy as np

from gongxing.algorithms.gravity.manning import slope_at_velocity
from gongxing.algorithms.gravity.ways import FloatArray, Rules, Ways
from gongxing.algorithms.labelling.compiled import compiled

NEAR = 1e-9
"""Slack in metres for sums of floats."""


@compiled
def peak_flow(load: float, time: float, rules: Rules) -> float:
    """Return the design flow in m3/s: peak factor and infiltration on mean foul flow, or the rational method on runoff area."""
    if rules.flow[0] == 1.0:
        return float(load * rules.rain[0] / (time + rules.rain[1]) ** rules.rain[2])
    at, by = rules.peak_at, rules.peak_by
    factor = by[len(by) - 1]
    if load <= at[0]:
        factor = by[0]
    else:
        for i in range(1, len(at)):
            if load <= at[i]:
                factor = by[i - 1] + (by[i] - by[i - 1]) * (load - at[i - 1]) / (at[i] - at[i - 1])
                break
    return float(load * (factor + rules.flow[2]))


@compiled
def slope_window(flow: float, d: int, rules: Rules) -> tuple[float, float]:
    """Return the least and greatest slope of diameter `d` at `flow`: capacity, self-cleansing, and the greatest velocity."""
    need = (flow / rules.carry[d]) ** 2
    low = max(need, rules.least[d])
    slowest, fastest = rules.velocity[0], rules.velocity[1]
    if slowest > 0.0 and low < rules.enough[d]:
        low = max(low, min(rules.enough[d], slope_at_velocity(flow, rules.diameter[d], slowest, rules.roughness)))
    if not np.isfinite(fastest):
        return low, np.inf
    return low, slope_at_velocity(flow, rules.diameter[d], fastest, rules.roughness) if flow > 0.0 else np.inf


@compiled
def trench(length: float, start: float, end: float, price: FloatArray) -> float:
    """Return the cost of a trench whose depth runs evenly from `start` to `end`."""
    return float(
        length
        * (price[0] + price[1] * (start + end) / 2.0 + price[2] * (start * start + start * end + end * end) / 3.0)
    )


@compiled
def walk(way: int, depth: float, d: int, low: float, high: float, ways: Ways, rules: Rules) -> tuple[float, float]:
    """Lay the shallowest trench of diameter `d` along a way, starting at reference depth `depth`.

    Returns its end depth and its cost; the cost is negative where the trench would be deeper than permitted. Where the
    ground falls faster than `high` allows, the pipe drops at its upper manhole.
    """
    if high < low:
        return 0.0, -1.0
    a, b = ways.first[way], ways.first[way + 1]
    off, deep = rules.offset[d], rules.deep[d] + NEAR
    along, ground, price = ways.along, ways.ground, rules.price[d]
    if depth > deep:
        return 0.0, -1.0
    level = ground[a] - depth
    cost = ways.extra[way] + rules.manhole[0] + rules.manhole[1] * (depth + off)
    for i in range(a, b - 1):
        length = along[i + 1] - along[i]
        end = min(level - low * length, ground[i + 1] - rules.shallow)
        start = min(level, end + high * length)
        if ground[i] - start > deep or ground[i + 1] - end > deep:
            return 0.0, -1.0
        cost += trench(length, ground[i] - start + off, ground[i + 1] - end + off, price)
        level = end
    return float(ground[b - 1] - level), float(cost)


@compiled
def main_cost(way: int, flow: float, ways: Ways, rules: Rules) -> float:
    """Return the cost of a pressure main for a design flow along a way, laid at the least depth."""
    a, b = ways.first[way], ways.first[way + 1]
    length = ways.along[b - 1] - ways.along[a]
    off = rules.offset[0]
    laid = trench(length, rules.shallow + off, rules.shallow + off, rules.price[0]) - rules.price[0, 0] * length
    return float(ways.extra[way] + (rules.main[0] + rules.main[3] * flow) * length + laid)


@compiled
def main_head(way: int, depth: float, ways: Ways, rules: Rules) -> float:
    """Return the head to pump a pressure main from reference depth `depth`: the highest ground on the way, and the losses."""
    a, b = ways.first[way], ways.first[way + 1]
    highest = ways.ground[b - 1]
    for i in range(a, b):
        highest = max(highest, ways.ground[i])
    length = ways.along[b - 1] - ways.along[a]
    return float(max(0.0, highest - rules.shallow - (ways.ground[a] - depth)) + rules.main[1] * length)


@compiled
def station(flow: float, rules: Rules) -> float:
    """Return what a pumping station for a design flow costs to build."""
    return float(rules.pump[0] + rules.pump[1] * flow)


@compiled
def energy(load: float, head: float, rules: Rules) -> float:
    """Return the present value of the energy that lifting the mean flow by `head` takes over the life of the pumps."""
    return float(rules.pump[2] * load * rules.flow[1] * head)


@compiled
def smallest(flow: float, slope: float, least: int, rules: Rules) -> int:
    """Return the smallest diameter from `least` on that carries `flow` at `slope`, -1 if none does."""
    if slope <= 0.0:
        return -1
    root = np.sqrt(slope)
    for d in range(least, len(rules.diameter)):
        if rules.carry[d] * root >= flow:
            return d
    return -1
