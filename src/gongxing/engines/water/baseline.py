"""What would a careful clerk do by hand: shortest ways, economic velocities, then the steepest pipe enlarged until all holds?"""

from __future__ import annotations

import numpy as np
from scipy.sparse.csgraph import dijkstra

from gongxing.engines.water.cases import Outcome, peak_case
from gongxing.engines.water.design import Design, bores, first_design
from gongxing.engines.water.layout import pruned, second_ways, way_graph, with_sound_pipes
from gongxing.engines.water.outage import allowed
from gongxing.engines.water.problem import BoolArray, WaterProblem
from gongxing.engines.water.trials import SPEED_MARGIN, Bench, losses, short

_ROUNDS = 600
_AT_ONCE = 12
_MIDDLING_MM = 300.0


def clerk(problem: WaterProblem) -> Design | None:
    """Return the clerk's design, or None where his way does not end in one that stands every case.

    1 every node is reached along the shortest way from a source, sound pipes counting half their length; 2 where one pipe
    out cuts off too much, the shortest second way is added; 3 new pipes get the size of the economic velocity at the
    maximum hour; 4 as long as a case fails, the steepest pipe on the way to its worst node, or the one too fast, gets the
    next size. No step is taken back.
    """
    used = _ways(problem)
    bench = Bench(problem, used)
    design = _economic(bench, first_design(problem, used, _middling(problem)))
    failing = [o for o in bench.outcomes(design) if bench.fails(o)]
    for _ in range(_ROUNDS):
        if not failing:
            failing = [o for o in bench.outcomes(design) if bench.fails(o)]
            if not failing:
                return design
        larger = _larger(bench, design, failing)
        if larger is None:
            return None
        design = larger
        failing = [o for o in bench.outcomes(design, [o.case for o in failing]) if bench.fails(o)]
    return None


def _middling(problem: WaterProblem) -> int:
    return int(np.argmin(np.abs(problem.catalogue.dn_mm - _MIDDLING_MM)))


def _ways(problem: WaterProblem) -> BoolArray:
    """Return the links of the shortest ways from the sources to everybody, sound pipes, and second ways."""
    sound = problem.present & ~problem.worn
    weight = np.where(sound, 0.5, 1.0) * problem.length_m
    graph = way_graph(problem, weight)
    root = int(problem.source_node[0])
    _, before = dijkstra(graph.matrix(), directed=False, indices=root, return_predecessors=True)
    rows = graph.lookup()
    used = np.zeros(len(problem.links), dtype=bool)
    for place in np.flatnonzero(problem.wanted).tolist():
        node = int(graph.node[place])
        while before[node] >= 0:
            used[graph.link[rows[(node, int(before[node]))]]] = True
            node = int(before[node])
    used = with_sound_pipes(problem, used)
    used = second_ways(problem, used, weight, allowed(problem), far=False)
    return pruned(problem, used, sound)


def _economic(bench: Bench, design: Design) -> Design:
    """Return the design with new pipes sized for the economic velocity at the flows of the maximum hour."""
    problem = bench.problem
    flow = np.abs(bench.works.outcome(peak_case(), bores(problem, design)).flow)
    room = problem.rules.economic_velocity_m_s * np.pi / 4 * (problem.catalogue.inner_mm / 1000) ** 2
    size = np.minimum(np.searchsorted(room, flow), len(room) - 1)
    return design.with_laid(np.flatnonzero(design.laid >= 0), size[design.laid >= 0])


def _larger(bench: Bench, design: Design, failing: list[Outcome]) -> Design | None:
    """Return the design with one pipe enlarged for each of the worst failing cases, None if none can be."""
    problem = bench.problem
    laid = design.laid.copy()
    largest = len(problem.catalogue) - 1
    sizes = bores(problem, design)
    ranked = sorted(failing, key=lambda o: (-short(o), -o.fast / o.limit, o.case.name))[:_AT_ONCE]
    for outcome in ranked:
        fast = np.flatnonzero((outcome.speed > outcome.limit * SPEED_MARGIN) & (design.laid < largest))
        laid[fast] = np.maximum(laid[fast], design.laid[fast] + 1)
        if short(outcome) > 0:
            slope = losses(problem, outcome, sizes.k) / problem.length_m
            way = [link for link in _upstream(problem, outcome) if design.laid[link] < largest]
            if way:
                steepest = max(way, key=lambda link: (slope[link], -link))
                laid[steepest] = max(laid[steepest], design.laid[steepest] + 1)
    return None if (laid == design.laid).all() else Design(design.kept, laid)


def _upstream(problem: WaterProblem, outcome: Outcome) -> list[int]:
    """Return the links from the worst node up to a source, each time along the greatest inflow."""
    way, node, seen = [], outcome.worst, set()
    sources = set(problem.source_node.tolist())
    while node not in sources and node not in seen:
        seen.add(node)
        into = np.where(problem.ends[:, 1] == node, outcome.flow, 0.0)
        into = np.where(problem.ends[:, 0] == node, -outcome.flow, into)
        link = int(np.argmax(into))
        if into[link] <= 0:
            break
        way.append(link)
        a, b = (int(end) for end in problem.ends[link])
        node = a if b == node else b
    return way
