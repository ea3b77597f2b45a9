"""What is the best bound that passing messages along the graph can prove?

Sequential tree-reweighted message passing over monotonic chains (Kolmogorov, PAMI 2006), in two forms: with the maximum
(a bound after each sweep) and with a temperature (log-sum-exp), which makes the dual smooth, gives node marginals and
does not get stuck (Savchynskyy et al., UAI 2012).  `messages[e, 0]` is the message to the first end of edge e, and
`messages[e, 1]` the one to its second end; both (K,).
"""

from __future__ import annotations

import numpy as np

from gongxing.algorithms.labelling.compiled import compiled
from gongxing.algorithms.labelling.instance import Graph
from gongxing.algorithms.labelling.model import BoolArray, FloatArray, IntArray

FAR = -1e300  # stands for a pair that cannot occur; never added to anything


@compiled
def sweep(
    graph: Graph, theta: FloatArray, messages: FloatArray, belief: FloatArray, temperature: float, forward: bool
) -> float:
    """Pass messages once over all nodes; returns the chains' value: a proven bound on the maximum when temperature is 0.

    With a positive temperature the value returned is the smooth dual (above the bound).  `belief` (N, K) receives the
    reparametrised node values; `messages` (E, 2, K) is updated in place.
    """
    nodes, labels = theta.shape
    start, incident, middle, allowed = graph.start, graph.incident, graph.middle, graph.allowed
    first, second, border, rule, compatible = graph.first, graph.second, graph.border, graph.rule, graph.compatible
    free = graph.free
    bound = 0.0
    h = np.empty(labels)
    t = np.empty(labels)
    out = np.empty(labels)
    for step in range(nodes):
        i = step if forward else nodes - 1 - step
        for a in range(labels):
            h[a] = theta[i, a]
        for at in range(start[i], start[i + 1]):
            e = incident[at]
            side = 0 if at >= middle[i] else 1
            for a in range(labels):
                h[a] += messages[e, side, a]
        top = FAR
        for a in range(labels):
            belief[i, a] = h[a]
            if allowed[i, a] and h[a] > top:
                top = h[a]
        later = start[i + 1] - middle[i]
        earlier = middle[i] - start[i]
        chains = max(later, earlier, 1)
        if temperature > 0:
            total = 0.0
            for a in range(labels):
                if allowed[i, a]:
                    total += np.exp((h[a] - top) / (chains * temperature))
            top += chains * temperature * np.log(total)
        bound += top
        for a in range(labels):
            h[a] = (h[a] - top) / chains
        begin, end = (middle[i], start[i + 1]) if forward else (start[i], middle[i])
        side = 0 if forward else 1
        for at in range(begin, end):
            e = incident[at]
            j = second[e] if forward else first[e]
            for a in range(labels):
                t[a] = h[a] - messages[e, side, a]
            if temperature > 0:
                bound += _soft_message(
                    t, allowed[i], allowed[j], border[e], compatible[rule[e]], forward, temperature, out
                )
            else:
                bound += _hard_message(
                    t, allowed[i], allowed[j], border[e], compatible[rule[e]], free[rule[e]], forward, out
                )
            for a in range(labels):
                messages[e, 1 - side, a] = out[a]
    return bound


@compiled
def _hard_message(
    t: FloatArray,
    allowed_here: BoolArray,
    allowed_there: BoolArray,
    border: float,
    compatible: BoolArray,
    free: bool,
    forward: bool,
    out: FloatArray,
) -> float:
    """Write the max-product message of one edge, less its greatest entry, which is returned."""
    labels = len(t)
    best = -1
    for a in range(labels):
        if allowed_here[a] and (best < 0 or t[a] > t[best]):
            best = a
    top = FAR
    for b in range(labels):
        out[b] = 0.0
        if not allowed_there[b]:
            continue
        ok = free or (compatible[best, b] if forward else compatible[b, best])
        value = FAR
        if ok:
            value = t[best]
        else:
            for a in range(labels):
                if allowed_here[a] and t[a] > value and (compatible[a, b] if forward else compatible[b, a]):
                    value = t[a]
        if allowed_here[b] and compatible[b, b] and t[b] + border > value:
            value = t[b] + border
        out[b] = value
        if value > top:
            top = value
    for b in range(labels):
        if allowed_there[b]:
            out[b] -= top
    return top


@compiled
def _soft_message(
    t: FloatArray,
    allowed_here: BoolArray,
    allowed_there: BoolArray,
    border: float,
    compatible: BoolArray,
    forward: bool,
    temperature: float,
    out: FloatArray,
) -> float:
    """Write the sum-product message of one edge at a temperature, less its greatest entry, which is returned."""
    labels = len(t)
    p = np.empty(labels)
    highest = FAR
    for a in range(labels):
        if allowed_here[a] and t[a] > highest:
            highest = t[a]
    for a in range(labels):
        p[a] = np.exp((t[a] - highest) / temperature) if allowed_here[a] else 0.0
    lift = border / temperature
    top = FAR
    for b in range(labels):
        out[b] = 0.0
        if not allowed_there[b]:
            continue
        total = 0.0
        for a in range(labels):
            if a != b and (compatible[a, b] if forward else compatible[b, a]):
                total += p[a]
        own = allowed_here[b] and compatible[b, b]
        if total > 1e-200 and (not own or t[b] + border < highest - 200.0 * temperature):
            out[b] = highest + temperature * np.log(total)
        elif total > 1e-200 and lift < 300.0:
            out[b] = highest + temperature * np.log(total + p[b] * np.exp(lift))
        else:
            out[b] = _careful(t, allowed_here, b, border, compatible, forward, temperature)
        if out[b] > top:
            top = out[b]
    for b in range(labels):
        if allowed_there[b]:
            out[b] -= top
    return top


@compiled
def _careful(
    t: FloatArray,
    allowed_here: BoolArray,
    b: int,
    border: float,
    compatible: BoolArray,
    forward: bool,
    temperature: float,
) -> float:
    """Return one entry of a soft message when the plain sum under- or overflows."""
    highest = FAR
    for a in range(len(t)):
        if allowed_here[a] and (compatible[a, b] if forward else compatible[b, a]):
            highest = max(highest, t[a] + (border if a == b else 0.0))
    total = 0.0
    for a in range(len(t)):
        if allowed_here[a] and (compatible[a, b] if forward else compatible[b, a]):
            total += np.exp((t[a] + (border if a == b else 0.0) - highest) / temperature)
    return float(highest + temperature * np.log(total))


@compiled
def round_labels(graph: Graph, theta: FloatArray, messages: FloatArray) -> IntArray:
    """Fix nodes one by one in order, each the best given the earlier ones and the messages from the later ones.

    A node whose every label is forbidden by earlier ones takes its best label regardless; repair mends it.
    """
    nodes, labels = theta.shape
    start, incident, middle, allowed = graph.start, graph.incident, graph.middle, graph.allowed
    first, border, rule, compatible = graph.first, graph.border, graph.rule, graph.compatible
    result = np.zeros(nodes, dtype=np.int64)
    for i in range(nodes):
        best, best_value, best_breaks = 0, FAR, 1 << 30
        for a in range(labels):
            if not allowed[i, a]:
                continue
            value = theta[i, a]
            breaks = 0
            for at in range(start[i], start[i + 1]):
                e = incident[at]
                if at >= middle[i]:
                    value += messages[e, 0, a]
                else:
                    b = result[first[e]]
                    if not compatible[rule[e], b, a]:
                        breaks += 1
                    elif a == b:
                        value += border[e]
            if breaks < best_breaks or (breaks == best_breaks and value > best_value):
                best, best_value, best_breaks = a, value, breaks
        result[i] = best
    return result


@compiled
def price_nodes(utility: FloatArray, amount: FloatArray, price: FloatArray, theta: FloatArray) -> None:
    """Write theta (N, K) = utility less the priced resource use (price (R,), amount (N, K, R))."""
    nodes, labels, resources = amount.shape
    for i in range(nodes):
        for a in range(labels):
            value = utility[i, a]
            for r in range(resources):
                value -= price[r] * amount[i, a, r]
            theta[i, a] = value


@compiled
def expected_use(
    graph: Graph,
    belief: FloatArray,
    amount: FloatArray,
    temperature: float,
    total: FloatArray,
    curvature: FloatArray,
) -> None:
    """Write the expected use (R,) of each resource under the node marginals, and its covariance over temperature (R, R)."""
    nodes, labels, resources = amount.shape
    start, middle, allowed = graph.start, graph.middle, graph.allowed
    total[:] = 0.0
    curvature[:, :] = 0.0
    mean = np.empty(resources)
    p = np.empty(labels)
    for i in range(nodes):
        chains = max(start[i + 1] - middle[i], middle[i] - start[i], 1)
        top = FAR
        for a in range(labels):
            if allowed[i, a] and belief[i, a] > top:
                top = belief[i, a]
        weight = 0.0
        largest = 0.0
        for a in range(labels):
            p[a] = np.exp((belief[i, a] - top) / (chains * temperature)) if allowed[i, a] else 0.0
            weight += p[a]
            largest = max(largest, p[a])
        mean[:] = 0.0
        for a in range(labels):
            p[a] /= weight
            if p[a] > 1e-9:
                for r in range(resources):
                    mean[r] += p[a] * amount[i, a, r]
        for r in range(resources):
            total[r] += mean[r]
        if largest / weight > 0.999:
            continue
        scale = 1.0 / (chains * temperature)
        for a in range(labels):
            if p[a] > 1e-4:
                for r in range(resources):
                    left = p[a] * scale * (amount[i, a, r] - mean[r])
                    if left != 0.0:
                        for s in range(r + 1):
                            curvature[r, s] += left * (amount[i, a, s] - mean[s])
    for r in range(resources):
        for s in range(r):
            curvature[s, r] = curvature[r, s]
