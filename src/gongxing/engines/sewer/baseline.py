"""What would a careful clerk do: each manhole along its shortest path, smallest pipes, least slopes, a pump where it gets too deep?"""

from __future__ import annotations

import numpy as np

from gongxing.algorithms.gravity import Tree, design_tree, shortest_tree
from gongxing.algorithms.gravity.tree import BARRED
from gongxing.engines.sewer.compile import loads_of, rules_of, ways_of
from gongxing.engines.sewer.problem import SewerProblem


def clerk(problem: SewerProblem) -> tuple[Tree, float] | None:
    """Return the clerk's network and its cost; None where it cannot be built so.

    The clerk prefers streets with present pipes, and where that cannot be built lays everything anew by the shortest path.
    """
    ways, loads, rules = ways_of(problem), loads_of(problem), rules_of(problem)
    anew = np.where(problem.held >= 0, np.inf, ways.weight)
    best: tuple[Tree, float] | None = None
    for weight in (ways.weight, anew):
        drains, _ = shortest_tree(ways, weight, loads.served, loads.outlet)
        tree, cost = design_tree(drains, 0.0, ways, loads, rules)
        if cost < BARRED and (best is None or cost < best[1]):
            best = (tree, cost)
    return best
