"""What does the park make in every draw, part by part: firms of today, leads, new plots, decisions?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gongxing.engines.growth.firm_draws import draw_firms
from gongxing.engines.growth.newcomers import Land, draw_leads, draw_plots
from gongxing.engines.growth.problem import FloatArray, GrowthProblem
from gongxing.engines.growth.shocks import Shocks, draw_shocks


@dataclass(frozen=True)
class Draws:
    """What `D` draws of the whole model say."""

    parts: FloatArray
    """(4, D, 3, T) by part."""
    by_chain: FloatArray
    """(4, C, 3, T) means over the draws."""
    shocks: Shocks
    land: Land

    @property
    def totals(self) -> FloatArray:
        """The park as a whole (D, 3, T)."""
        return np.asarray(self.parts.sum(axis=0))


def simulate(problem: GrowthProblem, draws: int, seed: int) -> Draws:
    """Return `draws` draws of the whole model; the same seed gives the same draws, whatever the levers do afterwards."""
    shocks = draw_shocks(problem, draws, seed)
    firms = draw_firms(problem, shocks, seed)
    leads, kept = draw_leads(problem, shocks, seed)
    plots, land = draw_plots(problem, shocks, seed, kept)
    parts = np.stack((firms.made, leads.totals, plots.totals, firms.changed))
    return Draws(parts, np.stack((firms.made_by, leads.by_chain, plots.by_chain, firms.changed_by)), shocks, land)
