"""What does the last year of every draw look like when the model of the README is reckoned anew, firm by firm in plain arrays?

Written from the README for the check: it shares the numbers drawn (`noise`, the fan of oil prices) and the problem with the engine, none of its
loops.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from scipy.special import ndtri

from gongxing.algorithms.series import FanParams, fan
from gongxing.engines.growth import noise
from gongxing.engines.growth.problem import FloatArray, GrowthProblem


class LastYear:
    """The last year reckoned anew, on the same draws."""

    def __init__(self, problem: GrowthProblem, draws: int, seed: int) -> None:
        self.problem, self.draws, self.seed = problem, draws, seed
        self.years = len(problem.years)
        self._common()
        self.existing, self.changed = self._firms()
        self.leads, kept = self._leads()
        self._plots(kept)

    def totals(self, amounts: Sequence[float]) -> FloatArray:
        """Return output, tax and jobs (D, 3) with so much of each lever (quota in m2, leads, gain as a share)."""
        quota, leads, gain = amounts
        land = self.used + self.quota_used * quota + self._extra(round(leads))
        land = np.minimum(land, self.most + self.quota_most * quota)
        found = self.existing + self.changed + self.leads + self.yields * land[:, None]
        found[:, :2] += gain * self.existing[:, :2]
        return np.asarray(found)

    def _unit(self, stream: int, item: int, years: int = 1) -> FloatArray:
        return noise.units(self.seed, stream, item, self.draws, years)

    def _fade(self, changes: FloatArray, left: float) -> FloatArray:
        level, found = np.zeros(self.draws), []
        for t in range(self.years):
            level = left * level + changes[:, t]
            found.append(level)
        return np.stack(found, axis=1)

    def _common(self) -> None:
        rates, oil = self.problem.rates, self.problem.oil
        self.felt = np.zeros((self.draws, self.years))
        if oil is not None:
            terms = FanParams(oil.period, float(oil.period), 1 - rates.oil_reversion)
            level = np.log(fan(oil.prices, self.years, self.draws, self.seed, terms) / oil.price)
            for t in range(self.years):
                late = level[:, t - 1] if t else 0.0
                self.felt[:, t] = (1 - rates.oil_lag_share) * level[:, t] + rates.oil_lag_share * (late - oil.before)
        bell = ndtri(self._unit(noise.DEMAND, 0, self.years))
        self.cycle = bell[:, : min(2, self.years)].sum(axis=1) / np.sqrt(min(2, self.years))
        nation = self._fade(rates.demand_shock * bell, rates.shock_persistence)
        self.demand = [
            nation
            + self._fade(rates.chain_shock * ndtri(self._unit(noise.CHAIN, c, self.years)), rates.shock_persistence)
            for c in range(len(self.problem.chains))
        ]

    def _firms(self) -> tuple[FloatArray, FloatArray]:
        p, rates = self.problem, self.problem.rates
        made, changed = np.zeros((self.draws, 3)), np.zeros((self.draws, 3))
        for firm in range(len(p.firms)):
            start, size = int(p.pool_start[firm]), int(p.pool_size[firm])
            errors = p.pool[start : start + size]
            luck = self._unit(noise.LUCK, firm, self.years)
            own = self._fade(p.sigma[firm] * errors[(luck * size).astype(np.int64)], rates.noise_persistence)[:, -1]
            stays = self._unit(noise.EXIT, firm)[:, 0] <= (1 - p.hazard[firm]) ** self.years
            shock = own + self.demand[int(p.chain[firm])][:, -1] + p.elasticity[firm] * self.felt[:, -1]
            output = stays * p.path[firm, -1] * np.exp(shock)
            tax = output * (p.base[1, firm] / p.base[0, firm] if p.base[0, firm] > 0 else 0.0)
            jobs = stays * p.jobs_path[firm, -1] * np.exp(rates.jobs_elasticity * shock)
            all_three = np.stack((output, tax, jobs), axis=1)
            made += all_three
            changed += all_three * np.array([p.factor[firm, -1], p.factor[firm, -1], p.jobs_factor[firm, -1]])
        return made, changed

    def _true(self, stream: int, item: int, chance: float) -> FloatArray:
        link = self.problem.rates.lead_cycle
        latent = link * self.cycle + np.sqrt(1 - link * link) * ndtri(self._unit(stream, item)[:, 0])
        return np.asarray(latent > ndtri(1 - chance), dtype=np.float64)

    def _begins(self, stream: int, item: int, begin: float, slip: float) -> FloatArray:
        if slip <= 0:
            return np.full(self.draws, float(begin))
        return np.asarray(begin + np.floor(np.log(self._unit(stream, item)[:, 0]) / np.log(slip / (1 + slip))))

    def _size(self, stream: int, item: int) -> FloatArray:
        rates = self.problem.rates
        bell = ndtri(self._unit(stream, item)[:, 0])
        return np.asarray(rates.lead_realised * np.exp(rates.lead_spread * bell - rates.lead_spread**2 / 2))

    def _leads(self) -> tuple[FloatArray, FloatArray]:
        leads, rates = self.problem.leads, self.problem.rates
        made, kept = np.zeros((self.draws, 3)), np.zeros(self.draws)
        for k in range(len(leads.ids)):
            true = self._true(noise.LEAD, k, float(leads.chance[k]))
            begin = self._begins(noise.SLIP, k, float(leads.begin[k]), float(leads.slip_years[k]))
            share = true * self._size(noise.SIZE, k) * _ramp(self.years - begin + 1, rates.lead_ramp_years)
            shock = self.demand[int(leads.chain[k])][:, -1] + leads.elasticity[k] * self.felt[:, -1]
            for m, power in enumerate((1.0, 1.0, rates.jobs_elasticity)):
                made[:, m] += leads.full[m, k] * share * np.exp(power * shock)
            kept += leads.land_m2[k] * true * (begin <= self.years)
        return made, kept

    def _in_use(self, new: list[FloatArray]) -> FloatArray:
        rates, last = self.problem.rates, self.years - 1
        ages = [np.array(last - t - rates.plot_build_years + 1.0) for t in range(self.years)]
        return np.asarray(sum(land * _ramp(age, rates.plot_ramp_years) for land, age in zip(new, ages, strict=True)))

    def _taken_up(self, free: Callable[[int], FloatArray], pace: FloatArray) -> FloatArray:
        stock, new = np.zeros(self.draws), []
        for t in range(self.years):
            new.append(pace * np.maximum(free(t) - stock, 0.0))
            stock = stock + new[-1]
        return self._in_use(new)

    def _plots(self, kept: FloatArray) -> None:
        plots, rates = self.problem.plots, self.problem.rates
        pace = np.minimum(1.0, rates.plot_absorption * np.exp(rates.plot_cycle * self.cycle))
        free = [np.maximum(plots.free_m2[t] - kept, 0.0) for t in range(self.years)]
        self.used = self._taken_up(lambda t: free[t], pace)
        peak, fresh = np.zeros(self.draws), []
        for land in free:
            fresh.append(np.maximum(land - peak, 0.0))
            peak = np.maximum(peak, land)
        self.most = np.maximum(self.used, self._in_use(fresh))
        span = self.problem.offer.quota_years
        granted = [min(1.0, (t + 1) / span) for t in range(self.years)]
        steps = [np.array(granted[t] - (granted[t - 1] if t else 0.0)) for t in range(self.years)]
        self.quota_most = float(self._in_use(steps))
        self.quota_used = np.minimum(self._taken_up(lambda t: np.full(self.draws, granted[t]), pace), self.quota_most)
        self.yields = np.zeros((self.draws, 3))
        for c in range(len(self.problem.chains)):
            if plots.share[c] <= 0:
                continue
            luck = self._unit(noise.YIELD, c, int(plots.lots[c]))
            levels = np.linspace(0, 1, plots.quantiles.shape[1])
            mean = np.interp(luck, levels, plots.quantiles[c]).mean(axis=1)
            shock = self.demand[c][:, -1] + plots.elasticity[c] * self.felt[:, -1]
            for m, (rate, power) in enumerate(
                ((1.0, 1.0), (plots.tax[c], 1.0), (plots.jobs[c], rates.jobs_elasticity))
            ):
                self.yields[:, m] += plots.share[c] * rate * mean * np.exp(power * shock)

    def _extra(self, count: int) -> FloatArray:
        offer, rates, land = self.problem.offer, self.problem.rates, np.zeros(self.draws)
        for k in range(count):
            begin = self._begins(noise.EXTRA_SLIP, k, offer.lead_begin, offer.lead_slip_years)
            share = _ramp(self.years - begin + 1, rates.lead_ramp_years) * self._size(noise.EXTRA_SIZE, k)
            land += offer.lead_land_m2 * self._true(noise.EXTRA, k, offer.lead_chance) * share
        return land


def _ramp(age: FloatArray, years: float) -> FloatArray:
    return np.asarray(np.minimum(1.0, np.maximum(0.0, age / max(1.0, years))))
