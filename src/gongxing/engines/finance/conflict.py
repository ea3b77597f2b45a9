"""Why can the plan not be paid for: the smallest set of rules that cannot hold together?"""

from __future__ import annotations

from collections.abc import Callable

from gongxing.algorithms.milp import MilpLimits, irreducible_conflict
from gongxing.engines.finance.compile import Compiled
from gongxing.engines.finance.problem import FinanceProblem
from gongxing.words import Text

FEN_PER_WAN = 1_000_000


def conflict_of(
    problem: FinanceProblem, compiled: Compiled, limits: MilpLimits, stop: Callable[[], bool] | None = None
) -> tuple[Text, ...]:
    """Return the smallest set of rules found that cannot hold together, in words, beginning with what has to be paid."""
    found = irreducible_conflict(compiled.model, compiled.groups, limits=limits, stop=stop)
    names = found.groups or tuple(compiled.groups)
    return (_spending(problem), *(_words(problem, name) for name in names))


def _spending(problem: FinanceProblem) -> Text:
    total = int(problem.works.sum()) / FEN_PER_WAN
    return Text(
        f"规划行动须支出 {total:,.0f} 万元", f"the actions of the plan cost {total:,.0f} ten thousand yuan"
    )  # fmt: skip


def _words(problem: FinanceProblem, name: str) -> Text:
    rule, _, which = name.partition(":")
    if rule in ("yearly", "total"):
        offer = next(offer for offer in problem.offers if offer.id == which)
        lots = offer.year_lots if rule == "yearly" else offer.total_lots
        most = f"{lots * offer.lot_fen / FEN_PER_WAN:,.0f}"
        zh, en = ("每年", " a year") if rule == "yearly" else ("合计", " in all")
        return Text(
            f"{offer.name.zh}{zh}最多发行 {most} 万元",
            f"at most {most} ten thousand yuan of {offer.name.en}{en}",
        )
    return _of_year(problem, rule, int(which))


def _of_year(problem: FinanceProblem, rule: str, year: int) -> Text:
    place = year - problem.first
    if rule == "cash":
        least = f"{problem.least_cash_fen / FEN_PER_WAN:,.0f}"
        return Text(
            f"{year} 年末库款不少于 {least} 万元", f"at least {least} ten thousand yuan in cash at the end of {year}"
        )
    if rule == "dscr":
        return Text(
            f"{year} 年偿债备付率不低于 {problem.dscr_floor:g}", f"debt service cover of at least {problem.dscr_floor:g} in {year}"
        )  # fmt: skip
    if rule == "ceiling":
        most = f"{(problem.debt_ceiling_fen or 0) / FEN_PER_WAN:,.0f}"
        return Text(
            f"{year} 年末债务余额不超过 {most} 万元", f"debt of at most {most} ten thousand yuan at the end of {year}"
        )
    if rule == "ratio":
        return Text(f"{year} 年债务率不超过 {problem.debt_ratio:.0%}", f"debt of at most {problem.debt_ratio:.0%} of the resources of {year}")  # fmt: skip
    carried = f"{int(problem.carried[place]) / FEN_PER_WAN:,.0f}"
    return Text(
        f"至 {year} 年专项债不超过已开工项目可承载的 {carried} 万元",
        f"special bonds by {year} within the {carried} ten thousand yuan that started works can carry",
    )
