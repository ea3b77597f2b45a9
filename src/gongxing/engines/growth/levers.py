"""How probable is every target in the last year when levers are pulled so far, on the same draws as without them?"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.special import ndtri

from gongxing.engines.growth.newcomers import converted, ramp, slipped
from gongxing.engines.growth.noise import EXTRA, EXTRA_SIZE, EXTRA_SLIP, units
from gongxing.engines.growth.problem import MEASURED, FloatArray, GrowthProblem
from gongxing.engines.growth.simulate import Draws

_JOBS = MEASURED.index("jobs")


class Reach:
    """The last year of every draw with levers, and the odds of the targets in it.

    Pulling a lever further never makes any measure of any draw smaller: extra quota and extra leads add to land in use, a gain of
    productivity to output and tax. So the odds rise with every lever, which the search relies on.
    """

    def __init__(self, problem: GrowthProblem, found: Draws, seed: int) -> None:
        self.problem, self.draws = problem, found
        self._plain = found.totals[:, :, -1]
        self._existing = found.parts[0, :, :, -1].copy()
        self._existing[:, _JOBS] = 0.0
        self._leads = _extra_leads(problem, found, seed)
        self._targets = [MEASURED.index(target.measure) for target in problem.targets]
        self._values = np.array([target.value for target in problem.targets])
        self.evaluations = 0

    @property
    def count(self) -> int:
        """The number of draws."""
        return len(self._plain)

    def last_year(self, steps: Sequence[int]) -> FloatArray:
        """Return output, tax and jobs (D, 3) of the last year with each lever pulled so many steps."""
        return self._columns(steps, range(len(MEASURED)))

    def odds(self, steps: Sequence[int]) -> FloatArray:
        """Return the probability of each target."""
        self.evaluations += 1
        return np.asarray((self._columns(steps, self._targets) >= self._values).mean(axis=0))

    def feasible(self, steps: Sequence[int]) -> bool:
        """Return whether every target is as probable as asked."""
        return bool((self.odds(steps) >= self.problem.asked - 1e-12).all())

    def cost(self, steps: Sequence[int]) -> float:
        """Return what a package costs, in yuan."""
        return float(sum(k * lever.step * lever.cost_yuan for k, lever in zip(steps, self.problem.levers, strict=True)))

    def _columns(self, steps: Sequence[int], columns: Sequence[int]) -> FloatArray:
        quota, leads, gain = (k * lever.step for k, lever in zip(steps, self.problem.levers, strict=True))
        land = self.draws.land
        most = land.most + land.quota_most * quota
        used = np.minimum(most, land.used + land.quota_used * quota + self._leads[round(leads)])
        places = list(columns)
        added = gain * self._existing[:, places] + land.yields[:, places] * (used - land.used)[:, None]
        return np.asarray(self._plain[:, places] + added)


def _extra_leads(problem: GrowthProblem, found: Draws, seed: int) -> FloatArray:
    """Return the land in full use (N + 1, D) that the first so many extra leads take in the last year."""
    draws, years = len(found.shocks.cycle), len(problem.years)
    rates, offer = problem.rates, problem.offer
    most = round(problem.levers[1].steps * problem.levers[1].step)
    land = np.zeros((most + 1, draws))
    for lead in range(most):
        luck, late, size = (units(seed, stream, lead, draws, 1)[:, 0] for stream in (EXTRA, EXTRA_SLIP, EXTRA_SIZE))
        true = converted(offer.lead_chance, found.shocks.cycle, luck, rates.lead_cycle)
        age = years - (offer.lead_begin + slipped(offer.lead_slip_years, late)) + 1
        real = rates.lead_realised * np.exp(rates.lead_spread * ndtri(size) - 0.5 * rates.lead_spread**2)
        land[lead + 1] = land[lead] + offer.lead_land_m2 * true * real * ramp(age, rates.lead_ramp_years)
    return land
