"""How is the problem stated as an assignment of firms and zones to options that share land, money and bonuses?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gongxing.algorithms.assignment import AssignmentProblem
from gongxing.engines.industry.options import MOVE, Options, options_of
from gongxing.engines.industry.problem import FloatArray, IndustryProblem, IntArray

MONEY = 1e-6
"""The assignment counts in million yuan and hectares: its solver likes numbers near one."""
LAND = 1e-4
BUDGET = "money"


@dataclass(frozen=True)
class Choice:
    """One option for every firm (F,), as a place in its options, and the chain (Z,) each zone gathers, -1 for none."""

    option: IntArray
    chain: IntArray


class Compiled:
    """The problem as an assignment. Items: firms, then zones. Resources: land of sites, far land of sites, money, bonuses."""

    def __init__(self, problem: IndustryProblem) -> None:
        self.source = problem
        self.options = options_of(problem)
        self.bonused = np.flatnonzero(self.options.bonus > 0)
        self._uses: list[tuple[str, float, IntArray, FloatArray]] = []
        if (np.diff(self.options.begin) > 0).all():
            self._land()
            self._money()
            self.problem = self._assignment()

    def _land(self) -> None:
        """Land of each site, and of the part of it that lies farther than each distance from homes; sites nobody may go to are left out."""
        options, sites = self.options, self.source.sites
        moves = options.act == MOVE
        for place in np.unique(options.site[moves]).tolist():
            on = np.flatnonzero(options.site == place)
            self._uses.append(
                (f"site/{sites[place].parcel}", sites[place].capacity_m2 * LAND, on, options.land[on] * LAND)
            )
            for level in range(len(self.source.levels_m)):
                far = np.flatnonzero(moves & (options.site == place) & (options.level >= level))
                room = self.source.room_m2(place, level)
                if len(far) and room < sites[place].capacity_m2:
                    name = f"far/{sites[place].parcel}/{self.source.levels_m[level]:g}"
                    self._uses.append((name, room * LAND, far, options.land[far] * LAND))

    def _money(self) -> None:
        if self.source.budget_yuan is not None:
            paid = np.flatnonzero(self.options.public > 0)
            self._uses.append((BUDGET, self.source.budget_yuan * MONEY, paid, self.options.public[paid] * MONEY))

    def _assignment(self) -> AssignmentProblem:
        """Lay the options out: as they are, then with the bonus, then one per zone and chain (none first).

        The bonus of a firm in a zone is a unit that giving the zone to any other chain (or to none) uses up. That each
        chain gathers one of its hearts is the same as that all of them but one, at most, are given to others.
        """
        options, problem = self.options, self.source
        plain, bonused = len(options.firm), self.bonused
        zones, chains = len(problem.zones), len(problem.chains)
        firms = len(problem.firms)
        item = np.concatenate([options.firm, options.firm[bonused], firms + np.repeat(np.arange(zones), chains + 1)])
        base = MONEY * self._base()
        cost = np.concatenate([
            base[options.firm] - MONEY * options.value,
            base[options.firm[bonused]] - MONEY * (options.value + options.bonus)[bonused],
            np.zeros(zones * (chains + 1)),
        ])  # fmt: skip
        twin = np.full(plain, -1, dtype=np.int64)
        twin[bonused] = plain + np.arange(len(bonused))
        rows, places, amounts, names = [], [], [], []
        capacity: list[float] = []
        for name, room, used, amount in self._uses:
            again = twin[used] >= 0
            rows.append(np.full(len(used) + int(again.sum()), len(capacity)))
            places.append(np.concatenate([used, twin[used][again]]))
            amounts.append(np.concatenate([amount, amount[again]]))
            capacity.append(room)
            names.append(name)
        units, spots = self._bonus_rows(plain + len(bonused), len(capacity), twin)
        rows.append(units)
        places.append(spots)
        amounts.append(np.ones(len(units)))
        count = int(units.max() + 1 - len(capacity)) if len(units) else 0
        capacity += [1.0] * count
        names += [f"bonus/{n}" for n in range(count)]
        for chain, name in enumerate(problem.chains):
            heart = np.flatnonzero(problem.hearts[:, chain])
            if len(heart):
                choosing = plain + len(bonused) + (heart[:, None] * (chains + 1) + np.arange(chains + 1)).ravel()
                others = choosing[np.tile(np.arange(chains + 1) != chain + 1, len(heart))]
                rows.append(np.full(len(others), len(capacity)))
                places.append(others)
                amounts.append(np.ones(len(others)))
                capacity.append(len(heart) - 1.0)
                names.append(f"chain/{name}")
        return AssignmentProblem(
            firms + zones, item, cost, np.concatenate(rows), np.concatenate(places), np.concatenate(amounts),
            np.array(capacity), tuple(names), (*(f.id for f in problem.firms), *(f"zone/{z}" for z in problem.zones)),
        )  # fmt: skip

    def _bonus_rows(self, zone_options: int, first: int, twin: IntArray) -> tuple[IntArray, IntArray]:
        options, problem = self.options, self.source
        chain = {name: place for place, name in enumerate(problem.chains)}
        width = len(chain) + 1
        keys: dict[tuple[int, int], int] = {}
        rows: list[int] = []
        places: list[int] = []
        for k in self.bonused.tolist():
            pair = (int(options.firm[k]), int(options.zone[k]))
            if pair not in keys:
                keys[pair] = first + len(keys)
                own = 1 + chain[problem.firms[pair[0]].chain]
                others = [c for c in range(width) if c != own]
                rows += [keys[pair]] * len(others)
                places += [zone_options + pair[1] * width + c for c in others]
            rows.append(keys[pair])
            places.append(int(twin[k]))
        return np.array(rows, dtype=np.int64), np.array(places, dtype=np.int64)

    def _base(self) -> FloatArray:
        """Return (F,) what each firm is worth as it stands today, which is taken off so that the numbers stay small."""
        years = self.source.prices.capital_years
        return np.array([years * (firm.value_added_yuan or 0.0) for firm in self.source.firms], dtype=float)

    @property
    def base_yuan(self) -> float:
        """What all firms are worth as they stand today, links not counted."""
        return float(self._base().sum())

    def encode(self, choice: Choice) -> IntArray:
        """Return a choice as one option for each item."""
        options, problem = self.options, self.source
        plain = len(options.firm)
        twin = np.full(plain, -1, dtype=np.int64)
        twin[self.bonused] = plain + np.arange(len(self.bonused))
        gathered = bonus_won(problem, options, choice) > 0
        firms = np.where(gathered, twin[choice.option], choice.option)
        width = len(problem.chains) + 1
        zones = plain + len(self.bonused) + np.arange(len(problem.zones)) * width + choice.chain + 1
        return np.concatenate([firms, zones])

    def decode(self, found: IntArray) -> Choice:
        """Return an assignment as a choice; a zone that wins no bonus gathers no chain, unless it is its chain's only heart."""
        options, problem = self.options, self.source
        plain, firms = len(options.firm), len(problem.firms)
        picked = found[:firms].copy()
        again = picked >= plain
        picked[again] = self.bonused[picked[again] - plain]
        width = len(problem.chains) + 1
        chain = ((found[firms:] - plain - len(self.bonused)) % width - 1).astype(np.int64)
        choice = Choice(picked, chain)
        won = bonus_won(problem, options, choice) > 0
        used = set(options.zone[picked[won]].tolist())
        for zone in range(len(problem.zones)):
            own = int(chain[zone])
            alone = own >= 0 and problem.hearts[zone, own] and (problem.hearts[:, own] & (chain == own)).sum() == 1
            if zone not in used and not alone:
                chain[zone] = -1
        return Choice(picked, chain)


def bonus_won(problem: IndustryProblem, options: Options, choice: Choice) -> FloatArray:
    """Return (F,) the bonus of each firm whose zone gathers its chain."""
    place = {name: row for row, name in enumerate(problem.chains)}
    own = np.array([place.get(firm.chain, -2) for firm in problem.firms], dtype=np.int64)
    zone = options.zone[choice.option]
    if not len(problem.zones):
        return np.zeros(len(zone))
    given = np.where(zone >= 0, choice.chain[np.maximum(zone, 0)], -1)
    found: FloatArray = np.where(given == own, options.bonus[choice.option], 0.0)
    return found


def objective(problem: IndustryProblem, options: Options, choice: Choice) -> float:
    """Return the value of a choice in yuan."""
    return float(options.value[choice.option].sum() + bonus_won(problem, options, choice).sum())
