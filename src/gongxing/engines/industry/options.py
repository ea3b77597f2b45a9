"""Which options does each firm have, and what is each worth, cost and take?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gongxing.engines.industry.admission import admits
from gongxing.engines.industry.problem import ACTS, BoolArray, Firm, FloatArray, IndustryProblem, IntArray

KEEP, UPGRADE, MOVE, EXIT, UNPLACED = range(len(ACTS))
_SLACK = 1e-6
"""Square metres by which land may be over for the rounding of sums."""


@dataclass(frozen=True)
class Options:
    """The options of all firms, one after the other (K,), and where those of each firm begin (F + 1,)."""

    firm: IntArray
    act: IntArray
    site: IntArray
    """Whose land it uses, as a place in `sites`; -1 where it closes or stands on no site."""
    zone: IntArray
    """Zone in which it will be, -1 for none."""
    value: FloatArray
    """Worth in yuan, without the bonus of a zone given to its chain."""
    bonus: FloatArray
    """What it is worth besides if its zone is given to its chain."""
    cost: FloatArray
    public: FloatArray
    """Public money that counts against the budget."""
    land: FloatArray
    """Land used where it will be."""
    level: IntArray
    """Place of the protection distance that its land must keep, -1 where that is no matter."""
    begin: IntArray

    def of(self, firm: int) -> slice:
        """Return the options of a firm."""
        return slice(int(self.begin[firm]), int(self.begin[firm + 1]))


@dataclass(frozen=True, slots=True)
class _Row:
    act: int
    site: int
    zone: int
    value: float
    cost: float
    public: float
    land: float
    level: int = -1


def options_of(problem: IndustryProblem) -> Options:
    """Return every option of every firm: only what the rules and the user's decision leave open (see README.md)."""
    places = _Places(problem)
    lists = [_options(problem, row, places) for row in range(len(problem.firms))]
    rows = [one for found in lists for one in found]
    years, gain = problem.prices.capital_years, problem.prices.cluster_gain
    firm = np.repeat(np.arange(len(lists)), [len(found) for found in lists]).astype(np.int64)
    added = np.array([f.value_added_yuan or 0.0 for f in problem.firms], dtype=float)
    member = np.array([bool(f.chain) for f in problem.firms], dtype=bool)
    zone = np.array([one.zone for one in rows], dtype=np.int64)
    bonus = np.where((zone >= 0) & member[firm], years * gain * added[firm], 0.0)
    return Options(
        firm,
        np.array([one.act for one in rows], dtype=np.int64),
        np.array([one.site for one in rows], dtype=np.int64),
        zone,
        np.array([one.value for one in rows], dtype=float),
        bonus,
        np.array([one.cost for one in rows], dtype=float),
        np.array([one.public for one in rows], dtype=float),
        np.array([one.land for one in rows], dtype=float),
        np.array([one.level for one in rows], dtype=np.int64),
        np.concatenate([[0], np.cumsum([len(found) for found in lists])]).astype(np.int64),
    )


class _Places:
    """Which sites take whom, and how much room each could have at best once all who may leave it have left."""

    def __init__(self, problem: IndustryProblem) -> None:
        self.problem = problem
        held = np.zeros(len(problem.sites))
        for row, firm in enumerate(problem.firms):
            if problem.here[row] >= 0 and not _may_go(firm):
                held[problem.here[row]] += firm.land_m2 or 0.0
        capacity = np.array([site.capacity_m2 for site in problem.sites], dtype=float)
        self.room = {
            level: np.minimum(
                np.array([problem.room_m2(place, level) for place in range(len(capacity))]), capacity - held
            )
            for level in range(-1, len(problem.levels_m))
        }
        self.taken: dict[tuple[str, int | None], BoolArray] = {}

    def open_to(self, row: int) -> IntArray:
        """Return the sites that admit a firm, could have room for it and lie far enough from homes; its own is none."""
        firm = self.problem.firms[row]
        key = (firm.kind, firm.industry_class)
        if key not in self.taken:
            self.taken[key] = np.array([admits(site.use, *key) for site in self.problem.sites], dtype=bool)
        room = self.room[self.problem.level_of(firm.distance_m)]
        fits = self.taken[key] & (room >= (firm.need_m2 or 0.0) - _SLACK)
        fits[self.problem.here[row] if self.problem.here[row] >= 0 else slice(0, 0)] = False
        return np.flatnonzero(fits)


def _may_go(firm: Firm) -> bool:
    """Whether a firm may leave its place at all: by a rule, by its own gain, or by closing."""
    if firm.decided:
        return firm.decided in ("move", "exit")
    return bool(firm.leaves) or (firm.known and not firm.anchor)


def _options(problem: IndustryProblem, row: int, places: _Places) -> list[_Row]:
    firm = problem.firms[row]
    staying = _staying(problem, row)
    free = bool(firm.leaves) or firm.decided == "move"
    least = -np.inf if free else max((one.value for one in staying), default=-np.inf)
    moves = _moves(problem, row, places.open_to(row), least) if _may_go(firm) else []
    dearest = max((one.cost for one in moves), default=0.0)
    rows = [*staying, *moves, *_closing(problem, row)]
    if firm.decided:
        wanted = ACTS.index(firm.decided)
        return [
            one
            for one in rows
            if one.act == wanted and (not firm.decided_site or problem.sites[one.site].parcel == firm.decided_site)
        ]
    if firm.leaves:
        rows.append(_unplaced(problem, row, dearest))
    return rows


def _staying(problem: IndustryProblem, row: int) -> list[_Row]:
    """Return keeping and upgrading, as far as nothing forbids them."""
    firm, prices = problem.firms[row], problem.prices
    added, land = firm.value_added_yuan or 0.0, firm.land_m2 or 0.0
    site, zone = int(problem.here[row]), int(problem.zone_here[row])
    years = prices.capital_years
    near = prices.link_gain * _known(problem.near_here[row])
    found = []
    if not firm.leaves:
        found.append(_Row(KEEP, site, zone, years * added * (1 + near), 0.0, 0.0, land))
    gain = prices.gain_of(firm.grade)
    treated = firm.treatable and firm.steps <= prices.most_steps
    asked = firm.decided == "upgrade"
    if not firm.known or (firm.leaves and not treated) or not (treated or gain is not None or asked):
        return found
    renewal = max(prices.upgrade_years * added, prices.upgrade_least_yuan_m2 * land)
    renewed = asked or (gain is not None and (not treated or years * added * gain > renewal))
    cost = renewal if renewed else 0.0
    cost += prices.treat_yuan_m2 * firm.conflict_m2 + prices.step_yuan_m2 * land * firm.steps
    better = (gain or 0.0) if renewed else 0.0
    value = years * added * (1 + better + near) - cost
    found.append(_Row(UPGRADE, site, zone, value, cost, prices.upgrade_public * cost, land))
    return found


def _moves(problem: IndustryProblem, row: int, sites: IntArray, least: float) -> list[_Row]:
    """Return a move to each of `sites` that is worth more than `least`."""
    firm, prices = problem.firms[row], problem.prices
    if not firm.known or firm.need_m2 is None or firm.land_m2 is None:
        return []
    added, years = firm.value_added_yuan or 0.0, prices.capital_years
    cost = firm.land_m2 * (prices.move_yuan_m2 + prices.haul_yuan_m2_km * problem.km[row, sites])
    better = prices.move_gain if firm.leaves else 0.0
    near = prices.link_gain * np.nan_to_num(problem.near[row, sites])
    freed = firm.land_m2 if firm.frees_works else 0.0
    value = years * added * (1 + better + near) - cost - prices.move_loss_years * added
    value += prices.land_worth_yuan_m2 * (freed - firm.need_m2)
    share = 0.0 if firm.covered else 1.0 if firm.leaves else prices.move_public
    level, zone = problem.level_of(firm.distance_m), problem.zone_site[sites]
    return [
        _Row(
            MOVE,
            int(sites[k]),
            int(zone[k]),
            float(value[k]),
            float(cost[k]),
            share * float(cost[k]),
            firm.need_m2,
            level,
        )
        for k in np.flatnonzero(value > least)
    ]


def _closing(problem: IndustryProblem, row: int) -> list[_Row]:
    """Return closing: for grade D under every formula, or where the user says so."""
    firm, prices = problem.firms[row], problem.prices
    allowed = (firm.grade == "D" and firm.stable) or firm.decided == "exit"
    if not allowed or not firm.known or firm.land_m2 is None:
        return []
    cost = prices.exit_yuan_m2 * firm.land_m2
    freed = firm.land_m2 if firm.frees_works else 0.0
    public = 0.0 if firm.covered else cost
    return [_Row(EXIT, -1, -1, prices.land_worth_yuan_m2 * freed - cost, cost, public, 0.0)]


def _unplaced(problem: IndustryProblem, row: int, dearest: float) -> _Row:
    """Return the last resort: dearer than any move of the firm, so that it is taken only where no site is left; the firm still sits on its land."""
    firm, prices = problem.firms[row], problem.prices
    stake = prices.capital_years * (firm.value_added_yuan or 0.0) + dearest
    land = firm.land_m2 or 0.0
    return _Row(UNPLACED, int(problem.here[row]), -1, -prices.unplaced_yuan - stake, 0.0, 0.0, land)


def _known(share: float) -> float:
    return 0.0 if np.isnan(share) else float(share)
