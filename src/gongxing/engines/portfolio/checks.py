"""Does a portfolio hold, and does it win and take what it claims? Reckoned anew from the problem's facts and the scheme.

Shares no code with those who propose: options are found again from the sectors' facts and the rates, gains added up scenario by
scenario, the worst tail as a linear programme would see it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from gongxing.engines.portfolio.problem import LEADING, FloatArray, PortfolioProblem, Sector
from gongxing.plan import Finding, Result
from gongxing.plan.portfolio import PortfolioScheme, SectorChoice
from gongxing.words import Text

_CLOSE = 1e-6


def check(problem: PortfolioProblem, result: Result[PortfolioScheme]) -> tuple[Finding, ...]:
    """Return one finding per rule and claim; verdict "pass" or "fail", with the sectors at fault; "unknown" without a scheme."""
    if result.part is None:
        words = Text("没有可校核的方案", "no scheme to check")
        return (Finding("portfolio.scheme", Text("产业组合", "portfolio"), "unknown", words),)
    reader = _Reader(problem, result.part)
    found = [reader.complete()]
    if found[0].verdict == "fail":
        return tuple(found)
    return (
        *found, reader.decisions(), reader.amounts(), reader.limits(), reader.entries(), reader.chains(), reader.leaving(),
        reader.scenarios(), reader.risk(), reader.concentration(), reader.value(result),
    )  # fmt: skip


def _finding(code: str, label: Text, bad: Sequence[str], good: Text) -> Finding:
    words = Text(f"{len(bad)} 处不符", f"{len(bad)} do not hold") if bad else good
    return Finding(f"portfolio.{code}", label, "fail" if bad else "pass", words, tuple(bad))


def _near(told: float, found: float, scale: float = 1.0) -> bool:
    return math.isclose(told, found, rel_tol=_CLOSE, abs_tol=_CLOSE * max(abs(scale), 1.0))


class _Reader:
    """The scheme read against the problem."""

    def __init__(self, problem: PortfolioProblem, scheme: PortfolioScheme) -> None:
        self.problem, self.scheme, self.rates = problem, scheme, problem.rates
        self.pairs = list(zip(problem.sectors, scheme.choices, strict=False))

    def complete(self) -> Finding:
        """Every sector is decided once, in the order of the problem, on the facts of the problem."""
        codes = [sector.code for sector in self.problem.sectors]
        bad = [] if codes == [c.sector for c in self.scheme.choices] else ["sectors"]
        bad += [
            c.sector
            for s, c in self.pairs
            if (c.firms, c.present_yuan, c.density, c.growth, c.exposure)
            != (s.firms, s.sales_yuan, s.density, s.growth, s.exposure)
        ]
        label = Text("部门齐全", "every sector decided")
        return _finding("complete", label, bad, Text(f"{len(codes)} 个部门", f"{len(codes)} sectors"))

    def decisions(self) -> Finding:
        """A sector without firms is held or entered, one with firms is not entered; strengthening needs strength or a chain's core, entry a known nearness."""
        bad = []
        for sector, choice in self.pairs:
            allowed = {"hold", "extend", "leave"} if sector.firms else {"hold"}
            if not sector.firms and sector.density is not None and not sector.no_entry:
                allowed.add("enter")
            if sector.firms and ((sector.rca or 0.0) >= 1 or sector.core):
                allowed.add("strengthen")
            grows = choice.decision in ("strengthen", "extend", "enter")
            levels = range(1, len(self.rates.cost_of(choice.decision)) + 1) if grows else (0,)
            if choice.decision not in allowed or choice.level not in levels:
                bad.append(sector.code)
        return _finding("decisions", Text("决定合乎现状", "decisions fit what stands"), bad, Text("全部合乎", "all do"))

    def amounts(self) -> Finding:
        """Gain, effort, land, jobs and skilled staff of every decision follow from the sector's facts and the rates."""
        bad = []
        for sector, choice in self.pairs:
            sales, effort, land, jobs = self._amounts(sector, choice)
            told = (choice.gain_yuan, choice.effort_yuan, choice.land_m2, choice.jobs, choice.skilled)
            found = (sales, effort, land, jobs, jobs * sector.skilled_share)
            if not all(_near(t, f) for t, f in zip(told, found, strict=True)):
                bad.append(sector.code)
        label = Text("增量、投入、用地与用工", "gain, effort, land and jobs")
        return _finding("amounts", label, bad, Text("逐一复算一致", "each agrees when reckoned anew"))

    def _amounts(self, sector: Sector, choice: SectorChoice) -> tuple[float, float, float, float]:
        """Return sales won, effort, new land and new jobs of a decision."""
        rates, grown = self.rates, (1.0 + sector.growth_used) ** self.rates.years
        if choice.decision == "hold":
            return 0.0, 0.0, 0.0, 0.0
        if choice.decision == "leave":
            return (
                -sector.sales_yuan * grown, rates.exit_cost_yuan_m2 * sector.land_m2, -rates.land_release * sector.land_m2, -sector.jobs,
            )  # fmt: skip
        step = choice.level - 1
        if choice.decision == "enter":
            aim = rates.gain_of("enter_sales")[step] * (1.0 + rates.import_pull * (sector.import_share or 0.0))
            chance = sector.entry_success
        elif choice.decision == "extend":
            aim = max(rates.gain_of("extend")[step] * sector.sales_yuan, rates.gain_of("extend_sales")[step])
            chance = rates.success_extend
        else:
            aim, chance = rates.gain_of("strengthen")[step] * sector.sales_yuan, rates.success_strengthen
        land = 0.0 if choice.decision == "strengthen" else aim * sector.land_per_yuan
        return chance * aim * grown, rates.cost_of(choice.decision)[step] * aim, land, aim * sector.jobs_per_yuan

    def limits(self) -> Finding:
        """No limit is exceeded, and the use told is that of the decisions."""
        sums = {
            "money": sum(c.effort_yuan for c in self.scheme.choices), "land": sum(c.land_m2 for c in self.scheme.choices),
            "jobs": sum(c.jobs for c in self.scheme.choices), "skilled": sum(c.skilled for c in self.scheme.choices),
        }  # fmt: skip
        told = {limit.key: limit for limit in self.scheme.limits}
        bad = []
        for limit in self.problem.limits:
            row, used = told.get(limit.key), sums.get(limit.key, 0.0)
            fits = used <= limit.limit + _CLOSE * max(abs(limit.limit), 1.0)
            if row is None or not fits or not _near(row.used, used) or row.limit != limit.limit:
                bad.append(limit.key)
        if not _near(self.scheme.effort_yuan, sums["money"]):
            bad.append("effort")
        return _finding("limits", Text("投入、用地、用工限额", "limits"), bad, Text("均未超出", "all kept"))

    def entries(self) -> Finding:
        """Not more sectors are entered than allowed."""
        entered = [c.sector for c in self.scheme.choices if c.decision == "enter"]
        bad = entered if len(entered) > self.problem.entries else []
        good = Text(f"进入 {len(entered)} 个", f"{len(entered)} entered")
        return _finding("entries", Text("新进入部门数", "entries"), bad, good)

    def chains(self) -> Finding:
        """Every chain of the 2+2 layout is served by a decision of the right kind, and told so."""
        decided = {c.sector: c.decision for c in self.scheme.choices}
        told = {c.chain: c for c in self.scheme.chains}
        bad = []
        for demand in self.problem.chains:
            kinds = ("strengthen", "extend") if demand.kind == LEADING else ("extend", "enter")
            sectors = {self.problem.sectors[int(self.problem.option_sector[k])].code for k in demand.options}
            served = {code for code in sectors if decided[code] in kinds}
            row = told.get(demand.chain)
            if not served or row is None or set(row.sectors) != served:
                bad.append(demand.chain)
        good = Text(f"{len(self.problem.chains)} 条产业链均有着落", f"all {len(self.problem.chains)} chains are served")
        return _finding("chains", Text("“2+2”布局", "the 2+2 layout"), bad, good)

    def leaving(self) -> Finding:
        """Only weakly related, small sectors that no longer grow, and of no chain, are left."""
        bad = [s.code for s, c in self.pairs if c.decision == "leave" and (not s.may_leave or s.chain)]
        return _finding("leaving", Text("退出部门", "sectors left"), bad, Text("均合条件", "all qualify"))

    def _gains(self, choices: Sequence[SectorChoice] = ()) -> FloatArray:
        """Return the gain in each scenario, in value added less charges of effort, with `choices` made."""
        problem, gains = self.problem, []
        made = {c.sector: c for c in choices}
        for w in range(len(problem.probability)):
            parts = []
            for s, sector in enumerate(problem.sectors):
                grown, hit = (1.0 + sector.growth_used) ** self.rates.years, 1.0 + float(problem.effect[w, s])
                parts.append(sector.value_share * sector.sales_yuan * (grown * hit - 1.0))
                choice = made.get(sector.code)
                if choice is not None:
                    parts.append(
                        sector.value_share * choice.gain_yuan * hit - choice.effort_yuan / self.rates.capital_years
                    )
            gains.append(math.fsum(parts))
        return np.array(gains)

    def scenarios(self) -> Finding:
        """What is won in each scenario, with and without the portfolio, is as told."""
        gains, kept = self._gains(self.scheme.choices), self._gains()
        told = {row.key: row for row in self.scheme.scenarios}
        keys, bad = np.array(self.problem.scenario), []
        scale = float(np.abs(gains).max(initial=1.0))
        for key in dict.fromkeys(self.problem.scenario):
            weight = np.where(keys == key, self.problem.probability, 0.0)
            if not weight.sum() > 0:
                continue
            found = (weight.sum(), weight @ gains / weight.sum(), weight @ kept / weight.sum())
            row = told.get(key)
            if row is None or not all(
                _near(t, float(f), scale)
                for t, f in zip((row.probability, row.gain_yuan, row.kept_yuan), found, strict=True)
            ):
                bad.append(key)
        return _finding(
            "scenarios",
            Text("各情景所得", "gains by scenario"),
            bad,
            Text("逐一复算一致", "each agrees when reckoned anew"),
        )

    def risk(self) -> Finding:
        """The mean and the mean of the worst tail are as told."""
        gains = self._gains(self.scheme.choices)
        scale = float(np.abs(gains).max(initial=1.0))
        bad = []
        if not _near(self.scheme.expected_yuan, float(self.problem.probability @ gains), scale):
            bad.append("expected")
        if not _near(self.scheme.worst_yuan, self._worst(gains), scale):
            bad.append("worst")
        good = Text("期望与最差情形均值一致", "mean and worst mean agree")
        return _finding("risk", Text("期望与风险", "mean and risk"), bad, good)

    def _worst(self, gains: FloatArray) -> float:
        """Return the conditional value at risk as the greatest of eta - shortfall/tail, which is reached at one of the outcomes."""
        short = np.maximum(gains[:, None] - gains[None, :], 0.0)
        return float((gains - short @ self.problem.probability / self.problem.tail).max())

    def concentration(self) -> Finding:
        """The concentration of sales today and at the end of the horizon is as told."""
        today = [s.sales_yuan for s in self.problem.sectors]
        later = [
            max(s.sales_yuan * (1.0 + s.growth_used) ** self.rates.years + c.gain_yuan, 0.0) for s, c in self.pairs
        ]
        bad = []
        for name, told, amounts in (
            ("before", self.scheme.concentration_before, today),
            ("after", self.scheme.concentration_after, later),
        ):
            total = math.fsum(amounts)
            if not _near(told, math.fsum((x / total) ** 2 for x in amounts) if total > 0 else 0.0):
                bad.append(name)
        return _finding("concentration", Text("行业集中度", "concentration"), bad, Text("复算一致", "agrees"))

    def value(self, result: Result[PortfolioScheme]) -> Finding:
        """The value weighs mean and worst mean as asked, each decision is worth what it claims, and the bound lies not below."""
        aversion = self.problem.risk_aversion
        found = (1.0 - aversion) * self.scheme.expected_yuan + aversion * self.scheme.worst_yuan
        bad = [] if result.value is not None and _near(result.value, found, found) else ["value"]
        if (
            result.bound is None
            or result.value is None
            or result.bound < result.value - _CLOSE * max(abs(result.value), 1.0)
        ):
            bad.append("bound")
        hits = self.problem.probability @ (1.0 + self.problem.effect)
        for (sector, choice), hit in zip(self.pairs, hits.tolist(), strict=True):
            own = sector.value_share * choice.gain_yuan * hit - choice.effort_yuan / self.rates.capital_years
            if not _near(choice.value_yuan, own):
                bad.append(sector.code)
        return _finding("value", Text("目标值与上界", "value and bound"), bad, Text("复算一致", "both agree"))
