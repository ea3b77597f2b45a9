"""How is a choice written down: each firm with its reason and next best, each site with who uses it, each zone with its chain?"""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from gongxing.engines.industry.admission import admits
from gongxing.engines.industry.compile import Choice, bonus_won
from gongxing.engines.industry.ledger import Ledger
from gongxing.engines.industry.options import EXIT, KEEP, MOVE, UNPLACED, UPGRADE, Options
from gongxing.engines.industry.problem import ACTS, IndustryProblem
from gongxing.engines.industry.reasons import Standing, reason_of, warnings_of
from gongxing.plan.industry import FirmChoice, IndustryScheme, SiteUse, ZoneUse


def write_scheme(problem: IndustryProblem, options: Options, choice: Choice) -> IndustryScheme:
    """Return the scheme of a choice."""
    desk = _Writer(problem, options, choice)
    choices = tuple(desk.firm(row) for row in range(len(problem.firms)))
    covered = sum(c.cost_yuan for c in choices if c.covered and c.decision in ("move", "exit"))
    return IndustryScheme(
        choices, desk.sites(), sum(c.cost_yuan for c in choices), sum(c.gain_yuan for c in choices), problem.budget_yuan,
        warnings_of(problem, choices), desk.zones(), sum(c.public_yuan for c in choices), covered,
    )  # fmt: skip


class _Writer:
    def __init__(self, problem: IndustryProblem, options: Options, choice: Choice) -> None:
        self.problem, self.options, self.choice = problem, options, choice
        self.books = Ledger(problem, options, choice)

    def firm(self, row: int) -> FirmChoice:
        """Return what is written of one firm."""
        firm, picked = self.problem.firms[row], int(self.choice.option[row])
        act, site = int(self.options.act[picked]), int(self.options.site[picked])
        output = firm.output_yuan or 0.0
        moved = act == MOVE
        near = (
            self.problem.near[row, site]
            if moved
            else np.nan
            if act in (EXIT, UNPLACED)
            else self.problem.near_here[row]
        )
        other, loss = self.books.next_best(row)
        gain, lost = yearly(self.problem, row, act)
        standing = Standing(firm, ACTS[act], self._parcel(site) if moved else firm.parcel, float(self.options.cost[picked]),
                            gain, self._share(near), self._share(self.problem.near_here[row]),
                            "" if other < 0 else ACTS[self.options.act[other]], self._site(other), loss,
                            self._lots(row) if act == UNPLACED else (0.0, 0.0))  # fmt: skip
        return FirmChoice(
            firm.id, firm.name, ACTS[act], firm.parcel, self._where(row, act, site),
            float(self.options.land[picked]) if act != UNPLACED else 0.0, float(self.options.cost[picked]), gain, lost * output,
            firm.grade, firm.votes, firm.stable, reason_of(self.problem, standing), firm.leaves, standing.next_decision,
            standing.next_site, loss, firm.chain, (firm.land_m2 or 0.0) if act in (MOVE, EXIT) else 0.0,
            float(self.options.public[picked]), firm.covered and act in (MOVE, EXIT), standing.near, standing.near_before,
            bool(firm.decided),
        )  # fmt: skip

    def _where(self, row: int, act: int, site: int) -> str:
        if act == MOVE:
            return self._parcel(site)
        return self.problem.firms[row].parcel if act in (KEEP, UPGRADE) else ""

    def _lots(self, row: int) -> tuple[float, float]:
        """Return the largest lot that admits a firm, far enough from homes, and the most land left on one under the plan."""
        firm, problem = self.problem.firms[row], self.problem
        level = problem.level_of(firm.distance_m)
        lots = [
            (problem.room_m2(place, level), site.capacity_m2 - float(self.books.used[place]), place)
            for place, site in enumerate(problem.sites)
            if site.parcel != firm.parcel and admits(site.use, firm.kind, firm.industry_class)
        ]
        far = [
            min(room - (float(self.books.far[place, level]) if level >= 0 else 0.0), left) for room, left, place in lots
        ]
        return max((room for room, _, _ in lots), default=0.0), max(0.0, max(far, default=0.0))

    def _parcel(self, site: int) -> str:
        return self.problem.sites[site].parcel if site >= 0 else ""

    def _site(self, option: int) -> str:
        return self._parcel(int(self.options.site[option])) if option >= 0 and self.options.act[option] == MOVE else ""

    @staticmethod
    def _share(value: float) -> float | None:
        return None if np.isnan(value) else float(value)

    def sites(self) -> tuple[SiteUse, ...]:
        """Return every site with who uses it under the plan; unplaced firms still sit on theirs."""
        on: dict[int, list[int]] = defaultdict(list)
        for row, picked in enumerate(self.choice.option.tolist()):
            if self.options.site[picked] >= 0:
                on[int(self.options.site[picked])].append(row)
        found = []
        for place, site in enumerate(self.problem.sites):
            land: dict[str, float] = defaultdict(float)
            for row in on[place]:
                land[self.problem.firms[row].chain] += float(self.options.land[self.choice.option[row]])
            chain = max(sorted(land), key=lambda name: land[name], default="")
            ids = tuple(self.problem.firms[row].id for row in on[place])
            found.append(SiteUse(site.parcel, site.use, site.capacity_m2, float(self.books.used[place]), ids, chain))
        return tuple(found)

    def zones(self) -> tuple[ZoneUse, ...]:
        """Return every zone with the chain it gathers and who of that chain is there."""
        won = bonus_won(self.problem, self.options, self.choice) > 0
        zone = self.options.zone[self.choice.option]
        found = []
        for place, name in enumerate(self.problem.zones):
            chain = int(self.choice.chain[place])
            members = tuple(f.id for row, f in enumerate(self.problem.firms) if won[row] and zone[row] == place)
            parcels = self.problem.zone_parcels[place] if self.problem.zone_parcels else ()
            found.append(ZoneUse(name, self.problem.chains[chain] if chain >= 0 else "", parcels, members))
        return tuple(found)


def yearly(problem: IndustryProblem, row: int, act: int) -> tuple[float, float]:
    """Return yearly value added won by a decision (yuan) and output lost, in years of it: links and zones not counted."""
    firm, prices = problem.firms[row], problem.prices
    added = firm.value_added_yuan or 0.0
    if act == EXIT:
        return -added, 1.0
    if act == UNPLACED:
        return 0.0, 0.0
    if act == MOVE:
        return (prices.move_gain if firm.leaves else 0.0) * added, prices.move_loss_years
    if act == UPGRADE:
        return renewal_gain(problem, row) * added, 0.0
    return 0.0, 0.0


def renewal_gain(problem: IndustryProblem, row: int) -> float:
    """Return the share of value added that upgrading a firm wins: nothing where only what forbids its stay is treated."""
    firm, prices = problem.firms[row], problem.prices
    gain, added = prices.gain_of(firm.grade) or 0.0, firm.value_added_yuan or 0.0
    renewal = max(prices.upgrade_years * added, prices.upgrade_least_yuan_m2 * (firm.land_m2 or 0.0))
    if firm.treatable and firm.decided != "upgrade" and prices.capital_years * added * gain <= renewal:
        return 0.0
    return gain
