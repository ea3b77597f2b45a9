"""How much do leads bring in every draw, and how much new industry comes to the land they leave free?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import ndtri

from gongxing.engines.growth.noise import LEAD, SIZE, SLIP, YIELD, units
from gongxing.engines.growth.problem import FloatArray, GrowthProblem
from gongxing.engines.growth.shocks import Shocks


@dataclass(frozen=True)
class Came:
    """What one part of the newcomers makes: totals (D, 3, T), means by chain (C, 3, T)."""

    totals: FloatArray
    by_chain: FloatArray


@dataclass(frozen=True)
class Land:
    """The land of new plots in the last year in every draw, counted by how far it has come towards full use."""

    used: FloatArray
    """(D,) land taken up, weighted by ramp-up."""
    most: FloatArray
    """(D,) what it could be if all free land were taken at once."""
    quota_used: FloatArray
    """(D,) the same per square metre of extra quota."""
    quota_most: float
    yields: FloatArray
    """(D, 3) output, tax and jobs per square metre in full use in the last year."""


def ramp(age: FloatArray, years: float) -> FloatArray:
    """Return the share of full production in the k-th year of production (from 1), nothing before."""
    return np.asarray(np.clip(age / max(years, 1.0), 0.0, 1.0))


def converted(chance: float, cycle: FloatArray, luck: FloatArray, correlation: float) -> FloatArray:
    """Return whether a lead comes true in each draw (Gaussian copula with the cycle); more certain leads keep every draw of less certain ones."""
    latent = correlation * cycle + np.sqrt(1 - correlation**2) * ndtri(luck)
    return np.asarray(latent > ndtri(1 - chance), dtype=np.float64)


def slipped(mean: float, luck: FloatArray) -> FloatArray:
    """Return by how many whole years a lead is late in each draw (geometric with that mean)."""
    if mean <= 0:
        return np.zeros(len(luck))
    return np.asarray(np.floor(np.log(luck) / np.log(mean / (1 + mean))))


def draw_leads(problem: GrowthProblem, shocks: Shocks, seed: int) -> tuple[Came, FloatArray]:
    """Return what leads make and the land (D,) that is kept for those that come within the horizon."""
    draws, years = shocks.oil.shape
    rates, leads, steps = problem.rates, problem.leads, np.arange(1, years + 1)
    totals, land = np.zeros((draws, 3, years)), np.zeros(draws)
    by_chain = np.zeros((len(problem.chains), 3, years))
    for lead in range(len(leads.ids)):
        luck, late, size = (units(seed, stream, lead, draws, 1)[:, 0] for stream in (LEAD, SLIP, SIZE))
        true = converted(float(leads.chance[lead]), shocks.cycle, luck, rates.lead_cycle)
        begin = leads.begin[lead] + slipped(float(leads.slip_years[lead]), late)
        age = steps[None, :] - begin[:, None] + 1
        real = rates.lead_realised * np.exp(rates.lead_spread * ndtri(size) - 0.5 * rates.lead_spread**2)
        share = (true * real)[:, None] * ramp(age, rates.lead_ramp_years)
        shock = shocks.on(int(leads.chain[lead]), float(leads.elasticity[lead]))
        felt = share * np.exp(shock)
        made = (felt, felt, share * np.exp(rates.jobs_elasticity * shock))
        for m in range(3):
            grown = leads.full[m, lead] * made[m]
            totals[:, m] += grown
            by_chain[leads.chain[lead], m] += grown.mean(axis=0)
        land += leads.land_m2[lead] * true * (age[:, -1] > 0)
    return Came(totals, by_chain), land


def draw_plots(problem: GrowthProblem, shocks: Shocks, seed: int, kept: FloatArray) -> tuple[Came, Land]:
    """Return what new industry on planned plots makes that is not kept for leads, and the land in the last year as levers need it."""
    draws, years = shocks.oil.shape
    rates, plots = problem.rates, problem.plots
    pace = np.clip(rates.plot_absorption * np.exp(rates.plot_cycle * shocks.cycle), 0.0, 1.0)
    free = np.maximum(0.0, plots.free_m2[None, :] - kept[:, None])
    new = _uptake(free, pace)
    used = _in_use(problem, new)
    fresh = np.diff(np.maximum.accumulate(free, axis=1), axis=1, prepend=0.0)
    most = np.maximum(used[:, -1], _in_use(problem, fresh)[:, -1])
    granted = quota_by_year(problem)
    extra = _in_use(problem, _uptake(np.broadcast_to(granted, (draws, years)), pace))[:, -1]
    whole = float(_in_use(problem, np.diff(granted, prepend=0.0)[None, :])[0, -1])
    totals, by_chain = np.zeros((draws, 3, years)), np.zeros((len(problem.chains), 3, years))
    yields = np.zeros((draws, 3))
    for c in np.flatnonzero(plots.share > 0).tolist():
        made = plots.share[c] * _yields(problem, shocks, seed, c)
        yields += made[:, :, -1]
        made *= used[:, None, :]
        totals += made
        by_chain[c] = made.mean(axis=0)
    return Came(totals, by_chain), Land(used[:, -1], most, np.minimum(extra, whole), whole, yields)


def quota_by_year(problem: GrowthProblem) -> FloatArray:
    """Return which share (T,) of the extra quota is granted by the end of each year."""
    steps = np.arange(1, len(problem.years) + 1)
    return np.minimum(1.0, steps / max(1, problem.offer.quota_years))


def _uptake(free: FloatArray, pace: FloatArray) -> FloatArray:
    """Return the land (D, T) newly taken each year: a share of what is free by then and not yet taken."""
    new, stock = np.zeros(free.shape), np.zeros(len(pace))
    for t in range(free.shape[1]):
        new[:, t] = pace * np.maximum(0.0, free[:, t] - stock)
        stock = stock + new[:, t]
    return new


def _in_use(problem: GrowthProblem, new: FloatArray) -> FloatArray:
    """Return the land (D, T) in use when so much is newly taken each year: built first, then ramped up."""
    rates, found = problem.rates, np.zeros(new.shape)
    for t in range(new.shape[1]):
        age = np.asarray(t - np.arange(t + 1.0) - rates.plot_build_years + 1)
        found[:, t] = new[:, : t + 1] @ ramp(age, rates.plot_ramp_years)
    return found


def _yields(problem: GrowthProblem, shocks: Shocks, seed: int, c: int) -> FloatArray:
    """Return output, tax and jobs (D, 3, T) per square metre in full use by newcomers of a chain."""
    plots, draws = problem.plots, len(shocks.cycle)
    levels = np.linspace(0.0, 1.0, plots.quantiles.shape[1])
    many = int(plots.lots[c])
    lots = units(seed, YIELD, c, draws, many)
    mean = np.interp(lots.ravel(), levels, plots.quantiles[c]).reshape(lots.shape).mean(axis=1)
    shock = shocks.on(c, float(plots.elasticity[c]))
    output = mean[:, None] * np.exp(shock)
    jobs = plots.jobs[c] * mean[:, None] * np.exp(problem.rates.jobs_elasticity * shock)
    return np.stack((output, plots.tax[c] * output, jobs), axis=1)
