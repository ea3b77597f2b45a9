"""Does a scheme hold? Every rule, sum, cost and worth recomputed from the problem, sharing no code with solver or clerk."""

from __future__ import annotations

import math
from collections import Counter, defaultdict

from gongxing.engines.industry.admission import admits
from gongxing.engines.industry.problem import CLEARED, Firm, IndustryProblem
from gongxing.origins import computed
from gongxing.plan import Finding, IndustryScheme, Result
from gongxing.plan.industry import DECISIONS, FirmChoice
from gongxing.words import Text

_SLACK = 1e-6


def check(problem: IndustryProblem, result: Result[IndustryScheme]) -> tuple[Finding, ...]:
    """Return one finding per rule, "fail" with the rows that break it; empty if the result has no scheme."""
    if result.part is None:
        return ()
    reader = _Reader(problem, result.part)
    first = reader.complete()
    if first.verdict == "fail":
        return (first,)
    return (
        first, reader.decided(), reader.staying(), reader.admission(), reader.land(), reader.far(), reader.closing(),
        reader.unplaced(), reader.zones(), reader.money(), reader.figures(), reader.value(result),
    )  # fmt: skip


def _finding(code: str, label: Text, bad: list[str], words: Text, rule: str = "") -> Finding:
    if bad:
        listed = ", ".join(bad[:10]) + (" …" if len(bad) > 10 else "")
        words = Text(f"不符：{listed}", f"broken by: {listed}")
    origin = (computed("engines.industry.checks", Text("复核计算", "recomputed by the check"), "firms", "parcels"),)
    return Finding(code, label, "fail" if bad else "pass", words, tuple(bad), rule, origin)


def _near(told: float, found: float) -> bool:
    return math.isclose(told, found, rel_tol=1e-9, abs_tol=1e-3)


_KEPT = Text("全部符合", "all kept")


class _Reader:
    """The scheme read back, firm by firm, with its worth reckoned anew."""

    def __init__(self, problem: IndustryProblem, scheme: IndustryScheme) -> None:
        self.problem, self.scheme, self.prices = problem, scheme, problem.prices
        self.by_id = {choice.firm: choice for choice in scheme.choices}
        self.place = {site.parcel: row for row, site in enumerate(problem.sites)}
        self.pairs: list[tuple[int, Firm, FirmChoice]] = []

    def complete(self) -> Finding:
        """Every firm has exactly one decision; movers have a site, and only they have another place than today's."""
        told = Counter(choice.firm for choice in self.scheme.choices)
        known = {firm.id for firm in self.problem.firms}
        bad = [firm for firm in known if told[firm] != 1] + [firm for firm in told if firm not in known]
        for row, firm in enumerate(self.problem.firms):
            choice = self.by_id.get(firm.id)
            if choice is None:
                continue
            self.pairs.append((row, firm, choice))
            stays = choice.decision in ("keep", "upgrade")
            wrong = choice.decision not in DECISIONS or choice.parcel != firm.parcel
            wrong |= stays and choice.site != firm.parcel
            wrong |= choice.decision == "move" and (choice.site not in self.place or choice.site == firm.parcel)
            wrong |= choice.decision in ("exit", "unplaced") and choice.site != ""
            if wrong:
                bad.append(firm.id)
        words = Text(f"{len(known)} 家企业各有一项处置", f"{len(known)} firms have one decision each")
        return _finding("industry.complete", Text("企业齐全", "every firm decided"), sorted(set(bad)), words)

    def decided(self) -> Finding:
        """The user's decisions hold."""
        bad = [
            firm.id
            for _, firm, choice in self.pairs
            if firm.decided
            and (choice.decision != firm.decided or (firm.decided_site and choice.site != firm.decided_site))
        ]
        return _finding("industry.decided", Text("使用者的决定", "the user's decisions"), bad, _KEPT)

    def staying(self) -> Finding:
        """Who must leave does not stay; who may stay only if treated is upgraded; who stands without data changes nothing."""
        bad = []
        for _, firm, choice in self.pairs:
            if choice.decision == "keep" and firm.leaves:
                bad.append(firm.id)
            hopeless = CLEARED in firm.leaves or firm.steps > self.prices.most_steps
            if choice.decision == "upgrade" and firm.leaves and hopeless:
                bad.append(firm.id)
            unknown = not firm.parcel or firm.land_m2 is None or firm.value_added_yuan is None
            if unknown and choice.decision not in ("keep", "unplaced"):
                bad.append(firm.id)
        label = Text("留者合乎规划用途与防护距离", "who stays accords with planned use and protection distance")
        return _finding("industry.staying", label, bad, _KEPT, self.problem.shield_rule)

    def admission(self) -> Finding:
        """A mover's site admits its class; a firm that may stay and that others rely on does not move."""
        bad = []
        for _, firm, choice in self.pairs:
            if choice.decision != "move":
                continue
            site = self.problem.sites[self.place[choice.site]]
            if not admits(site.use, firm.kind, firm.industry_class) or (firm.anchor and not firm.decided):
                bad.append(f"{firm.id}→{choice.site}")
        return _finding("industry.admission", Text("新址用途准入", "sites admit those who come"), bad, _KEPT)

    def land(self) -> Finding:
        """The land of those who stay and come lies within each site's capacity, and is told as it is."""
        used: dict[str, float] = defaultdict(float)
        for _, firm, choice in self.pairs:
            if choice.decision == "move":
                used[choice.site] += firm.need_m2 or 0.0
            elif choice.decision != "exit":
                used[firm.parcel] += firm.land_m2 or 0.0
        movers = {choice.site for _, _, choice in self.pairs if choice.decision == "move"}
        bad = []
        for use in self.scheme.sites:
            room = self.problem.sites[self.place[use.parcel]].capacity_m2 if use.parcel in self.place else -1.0
            over = use.parcel in movers and used[use.parcel] > room + _SLACK * max(1.0, room)
            if over or not _near(use.used_m2, used[use.parcel]) or not _near(use.capacity_m2, room):
                bad.append(use.parcel)
        bad += [site for site in movers if site not in {use.parcel for use in self.scheme.sites}]
        return _finding("industry.land", Text("地块容量", "land of sites"), bad, _KEPT)

    def far(self) -> Finding:
        """The land of movers lies farther from homes and schools than their workshops require."""
        problem, bad = self.problem, []
        if problem.shield_rule:
            for site, place in enumerate(problem.sites):
                comers = [(f, c) for _, f, c in self.pairs if c.decision == "move" and c.site == place.parcel]
                for level, metres in enumerate(problem.levels_m.tolist()):
                    need = math.fsum(f.need_m2 or 0.0 for f, _ in comers if f.distance_m >= metres)
                    clear = float(problem.clear_m2[site, level])
                    room = place.capacity_m2 if clear >= place.capacity_m2 else max(0.0, clear - place.present_m2)
                    if need > room + _SLACK * max(1.0, room):
                        bad.append(f"{place.parcel}/{metres:g} m")
        label = Text("新址防护距离", "protection distances at new sites")
        return _finding("industry.far", label, bad, _KEPT, problem.shield_rule)

    def closing(self) -> Finding:
        """Nobody closes on an unstable grade: only a stable D, or the user's word."""
        bad = [
            firm.id
            for _, firm, choice in self.pairs
            if choice.decision == "exit" and firm.decided != "exit" and not (firm.grade == "D" and firm.stable)
        ]
        bad += [c.firm for _, f, c in self.pairs if (c.grade, c.votes, c.stable) != (f.grade, f.votes, f.stable)]
        label = Text("不以不稳定的等级令企业退出", "nobody closes on an unstable grade")
        return _finding("industry.closing", label, bad, _KEPT)

    def unplaced(self) -> Finding:
        """Only firms that must leave are without a place, and each is told."""
        bad = [f.id for _, f, c in self.pairs if c.decision == "unplaced" and (not f.leaves or f.decided)]
        lost = [c for _, _, c in self.pairs if c.decision == "unplaced"]
        if lost and not self.scheme.warnings:
            bad += [choice.firm for choice in lost]
        label = Text("待安置企业如实列出", "firms without a place are told")
        return _finding("industry.unplaced", label, bad, Text(f"{len(lost)} 家", f"{len(lost)} of them"))

    def zones(self) -> Finding:
        """Each zone gathers at most one chain, and each chain has one of its hearts."""
        given = [zone.chain for zone in self.scheme.zones]
        bad = [] if [zone.zone for zone in self.scheme.zones] == list(self.problem.zones) else ["zones"]
        for place, chain in enumerate(self.problem.chains):
            heart = self.problem.hearts[:, place].tolist()
            if any(heart) and not any(mark and told == chain for mark, told in zip(heart, given, strict=False)):
                bad.append(chain)
        bad += [chain for chain in given if chain and chain not in self.problem.chains]
        return _finding("industry.zones", Text("产业片区", "chain zones"), bad, _KEPT)

    def money(self) -> Finding:
        """Public money, added up anew, stays within the budget."""
        spent = math.fsum(self._public(row, firm, choice) for row, firm, choice in self.pairs)
        budget = self.problem.budget_yuan
        bad = [] if _near(spent, self.scheme.public_yuan) else [f"{self.scheme.public_yuan:.2f} ≠ {spent:.2f}"]
        if budget is not None and spent > budget * (1 + _SLACK):
            bad.append(f"{spent:.2f} > {budget:.2f}")
        words = Text(f"公共资金 {spent / 1e4:,.0f} 万元", f"public money of {spent / 1e4:,.0f} x 10,000 yuan")
        return _finding("industry.money", Text("公共资金", "public money"), bad, words)

    def figures(self) -> Finding:
        """Costs, gains and output lost told for each firm, and their sums, are right."""
        bad = []
        for row, firm, choice in self.pairs:
            same = _near(choice.cost_yuan, self._cost(row, firm, choice))
            same &= _near(choice.gain_yuan, self._gain(firm, choice) * (firm.value_added_yuan or 0.0))
            lost = {"move": self.prices.move_loss_years, "exit": 1.0}.get(choice.decision, 0.0)
            same &= _near(choice.lost_yuan, lost * (firm.output_yuan or 0.0))
            same &= _near(choice.public_yuan, self._public(row, firm, choice))
            if not same:
                bad.append(firm.id)
        if not _near(self.scheme.cost_yuan, math.fsum(c.cost_yuan for _, _, c in self.pairs)):
            bad.append("cost_yuan")
        if not _near(self.scheme.gain_yuan, math.fsum(c.gain_yuan for _, _, c in self.pairs)):
            bad.append("gain_yuan")
        return _finding("industry.figures", Text("表列数字", "figures in the tables"), bad, _KEPT)

    def value(self, result: Result[IndustryScheme]) -> Finding:
        """The claimed value is the worth of the decisions, zones included, and no more than the bound."""
        worth = math.fsum([*(self._worth(row, firm, choice) for row, firm, choice in self.pairs), self._bonuses()])
        bad = []
        if result.value is None or not math.isclose(worth, result.value, rel_tol=1e-9, abs_tol=1e-2):
            bad.append(f"value {result.value} ≠ {worth}")
        if result.bound is not None and worth > result.bound + _SLACK * abs(result.bound):
            bad.append(f"value {worth} > bound {result.bound}")
        words = Text(
            f"复核价值 {worth / 1e8:.3f} 亿元，不超过上界",
            f"value recomputed, {worth / 1e8:.3f} x 100 million yuan, not above the bound",
        )
        return _finding("industry.value", Text("目标值与上界", "value and bound"), bad, words)

    def _gain(self, firm: Firm, choice: FirmChoice) -> float:
        """Return the yearly gain as a share of value added."""
        if choice.decision == "exit":
            return -1.0
        if choice.decision == "move":
            return self.prices.move_gain if firm.leaves else 0.0
        return self._renewal(firm)[1] if choice.decision == "upgrade" else 0.0

    def _renewal(self, firm: Firm) -> tuple[float, float]:
        """Return cost and gain of renewing a firm: (0, 0) where only what forbids its stay is treated."""
        prices, added = self.prices, firm.value_added_yuan or 0.0
        gains = dict(prices.upgrade_gain)
        price = max(prices.upgrade_years * added, prices.upgrade_least_yuan_m2 * (firm.land_m2 or 0.0))
        gain = gains.get(firm.grade, 0.0)
        if firm.decided != "upgrade":
            forced = bool(firm.leaves)
            if firm.grade not in gains or (forced and prices.capital_years * added * gain <= price):
                return 0.0, 0.0
        return price, gain

    def _cost(self, row: int, firm: Firm, choice: FirmChoice) -> float:
        prices, land = self.prices, firm.land_m2 or 0.0
        if choice.decision == "upgrade":
            treating = prices.treat_yuan_m2 * firm.conflict_m2 + prices.step_yuan_m2 * firm.steps * land
            return self._renewal(firm)[0] + treating
        if choice.decision == "move":
            km = float(self.problem.km[row, self.place[choice.site]])
            return land * prices.move_yuan_m2 + land * km * prices.haul_yuan_m2_km
        return prices.exit_yuan_m2 * land if choice.decision == "exit" else 0.0

    def _public(self, row: int, firm: Firm, choice: FirmChoice) -> float:
        cost = self._cost(row, firm, choice)
        if choice.decision == "upgrade":
            return self.prices.upgrade_public * cost
        if choice.decision == "move" and not firm.leaves:
            return self.prices.move_public * cost
        return 0.0 if firm.covered else cost

    def _worth(self, row: int, firm: Firm, choice: FirmChoice) -> float:
        prices, added = self.prices, firm.value_added_yuan or 0.0
        stake, cost = prices.capital_years * added, self._cost(row, firm, choice)
        freed = prices.land_worth_yuan_m2 * (firm.land_m2 or 0.0) * firm.frees_works
        if choice.decision == "unplaced":
            return -prices.unplaced_yuan - stake - self._dearest(row, firm)
        if choice.decision == "exit":
            return freed - cost
        site = self.place.get(choice.site, -1)
        share = float(self.problem.near[row, site] if choice.decision == "move" else self.problem.near_here[row])
        links = 0.0 if math.isnan(share) else prices.link_gain * share
        worth = stake * (1.0 + self._gain(firm, choice) + links) - cost
        if choice.decision == "move":
            worth += freed - prices.land_worth_yuan_m2 * (firm.need_m2 or 0.0) - prices.move_loss_years * added
        return worth

    def _dearest(self, row: int, firm: Firm) -> float:
        """Return the cost of the dearest site that could take a firm if all who may leave it did."""
        if firm.land_m2 is None or firm.need_m2 is None or firm.value_added_yuan is None or not firm.parcel:
            return 0.0
        held: dict[int, float] = defaultdict(float)
        for other, here in zip(self.problem.firms, self.problem.here.tolist(), strict=True):
            open_ = (
                other.decided in ("move", "exit")
                if other.decided
                else bool(other.leaves) or (other.known and not other.anchor)
            )
            if not open_:
                held[here] += other.land_m2 or 0.0
        level = self.problem.level_of(firm.distance_m)
        costs = [
            firm.land_m2 * (self.prices.move_yuan_m2 + self.prices.haul_yuan_m2_km * float(self.problem.km[row, place]))
            for place, site in enumerate(self.problem.sites)
            if site.parcel != firm.parcel
            and admits(site.use, firm.kind, firm.industry_class)
            and min(self.problem.room_m2(place, level), site.capacity_m2 - held[place]) >= firm.need_m2 - _SLACK
        ]
        return max(costs, default=0.0)

    def _bonuses(self) -> float:
        """Return what the firms win whose zone gathers their chain."""
        given = {zone.zone: zone.chain for zone in self.scheme.zones}
        won = []
        for row, firm, choice in self.pairs:
            if choice.decision == "move":
                zone = int(self.problem.zone_site[self.place[choice.site]])
            else:
                zone = int(self.problem.zone_here[row]) if choice.decision in ("keep", "upgrade") else -1
            if firm.chain and zone >= 0 and given.get(self.problem.zones[zone]) == firm.chain:
                won.append(self.prices.capital_years * self.prices.cluster_gain * (firm.value_added_yuan or 0.0))
        return math.fsum(won)
