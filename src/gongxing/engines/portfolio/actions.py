"""Which measures does a portfolio ask for: upgrading, promotion of missing links, entries, clearing; at what cost, for how long, why?"""

from __future__ import annotations

from gongxing.diagnosis.chain_parts import ChainMap
from gongxing.engines.portfolio.problem import PortfolioProblem
from gongxing.origins import Origin, computed
from gongxing.plan import Action
from gongxing.plan.portfolio import PortfolioScheme, SectorChoice
from gongxing.standards.parameters import Parameters
from gongxing.words import Text


def portfolio_actions(
    problem: PortfolioProblem, scheme: PortfolioScheme, values: Parameters, chain: ChainMap | None = None
) -> tuple[Action, ...]:
    """Return one action for each sector that is strengthened, extended, entered or left.

    Its cost is the effort of the decision, its duration the parameter `promotion_days`. Needs are industrial land, jobs and skilled
    staff; a decision that frees them gives them. It is worth the value added it wins a year. Where a chain map names the sector as a
    missing, thin or imported link, the title says so.
    """
    gaps = (
        {link.sector: link.chain for link in chain.links if link.status in ("missing", "thin", "imported")}
        if chain
        else {}
    )
    found = []
    for choice in scheme.choices:
        if choice.decision == "hold":
            continue
        days = values.entry("promotion_days", choice.decision)
        found.append(
            Action(
                f"portfolio.{choice.decision}.{choice.sector}", "portfolio", choice.decision, _title(choice, gaps.get(choice.sector, "")), (),
                choice.effort_yuan, days.value, needs=_stocks(choice, 1.0), gives=_stocks(choice, -1.0),
                origins=(*_origins(problem), days.origin),
                benefit_yuan=choice.value_yuan + choice.effort_yuan / problem.rates.capital_years,
            )
        )  # fmt: skip
    return tuple(found)


def _stocks(choice: SectorChoice, sign: float) -> tuple[tuple[str, float], ...]:
    amounts = (("industry_land_m2", choice.land_m2), ("jobs", choice.jobs), ("skilled", choice.skilled))
    return tuple((name, sign * amount) for name, amount in amounts if sign * amount > 0)


def _title(choice: SectorChoice, gap: str) -> Text:
    name = choice.name
    link = gap and choice.decision in ("extend", "enter")
    words = {
        "strengthen": Text(f"{name.zh}：技术改造与龙头培育", f"{name.en}: upgrading and growing leading firms"),
        "extend": Text(f"{name.zh}：{'补链' if link else '延链'}定向招商", f"{name.en}: targeted promotion of {'the missing link' if link else 'its suppliers and users'}"),
        "enter": Text(f"{name.zh}：新领域{'补链' if link else ''}定向招商", f"{name.en}: targeted promotion of {'the missing link, ' if link else ''}a new field"),
        "leave": Text(f"{name.zh}：协商退出、腾退用地", f"{name.en}: settled departure, land cleared"),
    }[choice.decision]  # fmt: skip
    return Text(f"{words.zh}（{choice.chain}）", f"{words.en} ({choice.chain})") if choice.chain else words


def _origins(problem: PortfolioProblem) -> tuple[Origin, ...]:
    words = Text("产业组合方案", "portfolio of sectors")
    own = computed("engines.portfolio.solve", words, "firms", "strategies", "io_sectors", "industry_values")
    return (own, *(limit.origin for limit in problem.limits if limit.key == "money"))
