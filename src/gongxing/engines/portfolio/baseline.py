"""What would a careful clerk do: serve the chains first at least cost, then rank by nearness times growth and fill the limits?"""

from __future__ import annotations

import numpy as np

from gongxing.engines.portfolio.objective import broken, held
from gongxing.engines.portfolio.problem import ChainDemand, PortfolioProblem


def clerk(problem: PortfolioProblem) -> list[int] | None:
    """Return the clerk's option of each sector; None where he cannot serve the chains within the limits.

    Each chain gets its cheapest option that still fits. Then sectors are looked at by density x growth, best first, and each
    gets the greatest effort that fits and is expected to gain. Nothing is taken back.
    """
    chosen = held(problem)
    for chain in sorted(problem.chains, key=lambda c: (len(c.options), c.chain)):
        if not _serve(problem, chosen, chain):
            return None
    mean = problem.option_value @ problem.probability
    for sector in _ranked(problem):
        now = chosen[sector]
        for k in sorted(problem.options_of(sector).tolist(), key=lambda k: (-int(problem.option_level[k]), k)):
            if problem.option_level[k] <= problem.option_level[now] or mean[k] <= max(mean[now], 0.0):
                continue
            trial = [*chosen]
            trial[sector] = k
            if not broken(problem, trial):
                chosen = trial
                break
    return None if broken(problem, chosen) else chosen


def _serve(problem: PortfolioProblem, chosen: list[int], chain: ChainDemand) -> bool:
    """Put the cheapest option that fits in place; say whether the chain is served."""
    if set(chosen) & set(chain.options):
        return True
    for k in sorted(chain.options, key=lambda k: (float(problem.option_effort[k]), k)):
        sector = int(problem.option_sector[k])
        if problem.option_decision[chosen[sector]] != "hold":
            continue
        trial = [*chosen]
        trial[sector] = k
        if not [rule for rule in broken(problem, trial) if not rule.startswith("chain:")]:
            chosen[sector] = k
            return True
    return False


def _ranked(problem: PortfolioProblem) -> list[int]:
    """Return the sectors by density times growth, best first."""
    score = np.array([(s.density or 0.0) * max(s.growth_used, 0.0) for s in problem.sectors])
    return [int(place) for place in np.argsort(-score, kind="stable")]
