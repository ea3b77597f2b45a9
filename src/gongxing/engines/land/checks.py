"""Does a land scheme keep every rule and demand, and is it worth what it claims? Reckoned anew, row by row.

Shares no code with those who propose: it reads the problem's raw facts and the scheme, nothing else.
"""

from __future__ import annotations

import math
from collections import Counter

from gongxing.engines.land.problem import LandProblem, position
from gongxing.origins import Origin, OriginKind
from gongxing.plan import Finding, LandScheme, Result
from gongxing.words import Text

_SLACK = 1e-6
"""Relative slack for sums of floats."""


def check(problem: LandProblem, result: Result[LandScheme]) -> tuple[Finding, ...]:
    """Return one finding per rule, demand and claim; verdict "pass" or "fail", with the rows at fault.

    A result without a scheme gives a single "unknown" finding.
    """
    if result.part is None:
        return (
            Finding(
                "land.scheme",
                Text("用地方案", "land scheme"),
                "unknown",
                Text("没有可校核的方案", "no scheme to check"),
            ),
        )
    reader = _Reader(problem, result.part)
    found = [reader.complete()]
    if found[0].verdict == "fail":
        return tuple(found)
    found += [reader.mask(place) for place in range(len(problem.masks))]
    found += [reader.demand(place) for place in range(len(problem.demands))]
    found += [
        reader.apart(),
        reader.shields(),
        *reader.budget(),
        *reader.pieces(),
        reader.figures(),
        reader.value(result),
    ]
    return tuple(found)


def _finding(code: str, label: Text, bad: list[str], good_words: Text, rule: str = "") -> Finding:
    words = Text(f"{len(bad)} 处违反", f"{len(bad)} broken") if bad else good_words
    origin = (Origin(OriginKind.RULE, rule, label),) if rule else ()
    return Finding(code, label, "fail" if bad else "pass", words, tuple(bad), rule, origin)


def _near(told: float, found: float) -> bool:
    return math.isclose(told, found, rel_tol=1e-9, abs_tol=1e-3)


class _Reader:
    """The scheme read back into places of classes, parcel by parcel."""

    def __init__(self, problem: LandProblem, scheme: LandScheme) -> None:
        self.problem, self.scheme = problem, scheme
        self.by_id = {choice.parcel: choice for choice in scheme.choices}
        self.abated = {shop for shop, _ in scheme.abated}
        self.known = set(problem.parcels)
        self.labels: list[int] = []

    def complete(self) -> Finding:
        """Every parcel has one class, and it is a class of the problem."""
        bad = []
        for row, parcel in enumerate(self.problem.parcels):
            choice = self.by_id.get(parcel)
            if choice is None:
                bad.append(parcel)
                continue
            kept = choice.planned != "" and choice.planned == self.problem.present[row]
            label = int(self.problem.keeps[row]) if kept else position(self.problem.uses, choice.planned)
            if label < 0 or not math.isclose(choice.area_m2, float(self.problem.area_m2[row]), rel_tol=1e-9):
                bad.append(parcel)
            self.labels.append(label)
        bad += sorted(self.abated - set(self.problem.workshops.ids))
        stated = Counter(choice.parcel for choice in self.scheme.choices)
        bad += sorted(parcel for parcel, count in stated.items() if count > 1 or parcel not in self.known)
        words = Text(
            f"{len(self.problem.parcels)} 个地块各有一个规划用途",
            f"{len(self.problem.parcels)} parcels have one planned class each",
        )
        return _finding("land.complete", Text("地块齐全", "every parcel planned"), bad, words)

    def mask(self, place: int) -> Finding:
        """No parcel has a class that the mask bars."""
        mask = self.problem.masks[place]
        bad = [p for row, p in enumerate(self.problem.parcels) if mask.barred[row, self.labels[row]]]
        rule = "" if mask.rule.startswith("land.") else mask.rule
        return _finding(f"land.mask.{mask.rule}", mask.words, bad, Text("全部符合", "all kept"), rule)

    def demand(self, place: int) -> Finding:
        """The total of a demand lies within its bounds."""
        demand = self.problem.demands[place]
        total = math.fsum(float(demand.amount[row, label]) for row, label in enumerate(self.labels))
        slack = _SLACK * max(1.0, abs(total))
        low = -math.inf if demand.low is None else demand.low
        high = math.inf if demand.high is None else demand.high
        bad = [] if low - slack <= total <= high + slack else [f"{total:.2f} {demand.unit}"]
        words = Text(f"合计 {total / 1e4:.2f} 公顷，在限内", f"total {total / 1e4:.2f} ha, within bounds")
        return _finding(demand.key, demand.label, bad, words, demand.rule)

    def apart(self) -> Finding:
        """No two touching parcels have classes that must stand apart, unless both keep what they are."""
        around = self.problem.neighbours
        bad = []
        for row, (left, right) in enumerate(around.pairs.tolist()):
            a, b = self.labels[left], self.labels[right]
            both_keep = a == self.problem.keeps[left] and b == self.problem.keeps[right]
            if around.touching[row] and around.apart[a, b] and not both_keep:
                bad.append(f"{self.problem.parcels[left]}–{self.problem.parcels[right]}")
        label = Text("三类工业不新与住宅、学校相邻", "class 3 industry not newly beside homes or schools")
        return _finding("land.apart", label, bad, Text("全部符合", "all kept"), around.apart_rule)

    def shields(self) -> Finding:
        """Nobody to be protected stands within the distance of a workshop that works on without abatement."""
        shops, bad = self.problem.workshops, []
        for pair in range(len(shops.shield_parcel)):
            shop, parcel = int(shops.shield_workshop[pair]), int(shops.shield_parcel[pair])
            if not self.problem.works[self.labels[int(shops.parcel[shop])]] or shops.ids[shop] in self.abated:
                continue
            if shops.barred[pair, self.labels[parcel]]:
                bad.append(f"{shops.ids[shop]}→{self.problem.parcels[parcel]}")
        label = Text("防护距离（自车间边界起算）", "protection distances (from the workshop's own edge)")
        return _finding("land.shields", label, bad, Text("全部符合", "all kept"), shops.rule)

    def budget(self) -> list[Finding]:
        """Spending, added up from the raw costs, stays within the budget."""
        if self.problem.budget_yuan is None:
            return []
        shops = self.problem.workshops
        spent = math.fsum(float(self.problem.cost_yuan[row, label]) for row, label in enumerate(self.labels))
        spent += math.fsum(
            float(price) for shop, price in zip(shops.ids, shops.abatement_yuan, strict=True) if shop in self.abated
        )
        bad = [] if spent <= self.problem.budget_yuan * (1 + _SLACK) else [f"{spent:.2f} yuan"]
        words = Text(f"合计 {spent / 1e4:,.0f} 万元，在预算内", f"{spent / 1e4:,.0f} x 10,000 yuan, within budget")
        return [_finding("land.budget", Text("预算", "budget"), bad, words)]

    def pieces(self) -> list[Finding]:
        """Each class that must be contiguous forms one connected piece."""
        found = []
        for label in self.problem.contiguous:
            members = {row for row, own in enumerate(self.labels) if own == label}
            linked: dict[int, list[int]] = {row: [] for row in members}
            for left, right in self.problem.neighbours.pairs.tolist():
                if left in members and right in members:
                    linked[left].append(right)
                    linked[right].append(left)
            count, seen = 0, set[int]()
            for row in members:
                if row in seen:
                    continue
                count += 1
                queue = [row]
                while queue:
                    here = queue.pop()
                    if here not in seen:
                        seen.add(here)
                        queue += linked[here]
            use = self.problem.uses[label]
            bad = [f"{count}"] if count > 1 else []
            found.append(
                _finding(
                    f"land.contiguous.{use}",
                    Text(f"{use} 连片", f"{use} in one piece"),
                    bad,
                    Text("连成一片", "in one piece"),
                )
            )
        return found

    def figures(self) -> Finding:
        """The figures written beside the choices are right: costs, prices of abatement, totals of demands, the account's sums."""
        problem, bad = self.problem, []
        for row, (parcel, label) in enumerate(zip(problem.parcels, self.labels, strict=True)):
            choice = self.by_id[parcel]
            terms = [float(f.points[row, label]) for f in problem.factors] + [
                -problem.cost_weight * float(problem.cost_yuan[row, label])
            ]
            told = [part.points for part in choice.parts if part.factor != "land.factor.border"]
            wrong_parts = bool(choice.parts) and not _near(math.fsum(told), math.fsum(terms))
            if wrong_parts or not _near(choice.cost_yuan, float(problem.cost_yuan[row, label])):
                bad.append(parcel)
        prices = dict(zip(problem.workshops.ids, problem.workshops.abatement_yuan.tolist(), strict=True))
        bad += [shop for shop, price in self.scheme.abated if not _near(price, prices[shop])]
        amounts = {demand.key: demand.amount for demand in problem.demands}
        for use in self.scheme.demands:
            amount = amounts.get(use.key)
            if amount is not None and not _near(
                use.used, math.fsum(float(amount[row, label]) for row, label in enumerate(self.labels))
            ):
                bad.append(use.key)
        for before, after in zip(self.scheme.account, self.scheme.account[1:], strict=False):
            if not _near(after.construction_m2, before.construction_m2 + after.taken_m2 - after.cleared_m2):
                bad.append(f"account {after.year}")
        return _finding(
            "land.figures", Text("表列数字", "figures in the tables"), bad, Text("复核一致", "recomputed, they agree")
        )

    def value(self, result: Result[LandScheme]) -> Finding:
        """The claimed value is the worth of the scheme, and no more than the bound."""
        problem, terms = self.problem, []
        for row, label in enumerate(self.labels):
            terms += [float(factor.points[row, label]) for factor in problem.factors]
            terms.append(-problem.cost_weight * float(problem.cost_yuan[row, label]))
        for row, (left, right) in enumerate(problem.neighbours.pairs.tolist()):
            if self.labels[left] == self.labels[right]:
                terms.append(problem.neighbours.reward_yuan_m * float(problem.neighbours.length_m[row]))
        for shop, price in zip(problem.workshops.ids, problem.workshops.abatement_yuan, strict=True):
            if shop in self.abated:
                terms.append(-problem.cost_weight * float(price))
        value, bad = math.fsum(terms), []
        if result.value is None or not math.isclose(value, result.value, rel_tol=1e-9, abs_tol=1e-3):
            bad.append(f"value {result.value} ≠ {value}")
        if result.bound is not None and value > result.bound + _SLACK * abs(result.bound):
            bad.append(f"value {value} > bound {result.bound}")
        words = Text(
            f"复核价值 {value / 1e8:.3f} 亿元，不超过上界",
            f"value recomputed, {value / 1e8:.3f} x 100 million yuan, not above the bound",
        )
        return _finding("land.value", Text("目标值与上界", "value and bound"), bad, words)
