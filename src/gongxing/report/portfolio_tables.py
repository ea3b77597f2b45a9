"""Which tables show the portfolio of sectors: decisions with reasons, scenarios, limits, chains, what is not taken up?"""

from __future__ import annotations

from collections.abc import Sequence

from gongxing.origins import computed
from gongxing.plan.portfolio import DECISIONS, PortfolioScheme, SectorChoice
from gongxing.report.cells import NONE, number_column, stated, value_cell
from gongxing.report.document import EMPTY, Column, Sentence, TableBlock, cell, name_of, plain
from gongxing.report.network_tables import Part, listed_note
from gongxing.words import Text

TOP_WAITING = 10
ORIGIN = computed(
    "engines.portfolio.solve",
    Text("产业组合引擎计算", "computed by the portfolio engine"),
    "firms", "strategies", "region_sectors", "io_sectors", "industry_values",
)  # fmt: skip
_PART = Part("portfolio", Text("产业组合", "portfolio of sectors"), ORIGIN)
_ORDER = ("strengthen", "extend", "enter", "leave")
_MONEY = Text("（万元）", " (million yuan)")
_WAITING_KEPT = ("entries", "money", "land", "jobs", "skilled", "risk")


def _money(zh: str, en: str) -> Text:
    return Text(zh + _MONEY.zh, en + _MONEY.en)


def decisions_table(scheme: PortfolioScheme) -> TableBlock | None:
    """Return every sector that is strengthened, extended, entered or left, with what it wins and takes; None where all are held."""
    active = _ranked(scheme)
    if not active:
        return None
    columns = (
        Column(Text("部门", "Sector"), "left", 2.2),
        Column(Text("决定", "Decision"), "left", 0.9),
        number_column(Text("力度", "Level"), ORIGIN, 0.7),
        number_column(Text("企业", "Firms"), ORIGIN, 0.7),
        number_column(_money("新增年销售", "Sales won a year"), ORIGIN, 1.2),
        number_column(_money("投入", "Effort"), ORIGIN, 1.1),
        number_column(Text("用地（公顷）", "Land (ha)"), ORIGIN, 0.9),
        number_column(Text("用工（人）", "Jobs"), ORIGIN, 0.9),
        number_column(Text("稳健性", "Robust"), ORIGIN, 0.9),
    )
    rows = [(cell(name_of(c.name)), plain(DECISIONS[c.decision]), *_amounts(c)) for c in active]
    total = (
        plain(Text("合计", "Total")), NONE, NONE, NONE,
        value_cell("portfolio", sum(c.gain_yuan for c in active), unit="yuan", show="money!", origin=ORIGIN),
        value_cell("portfolio", scheme.effort_yuan, unit="yuan", show="money!", origin=ORIGIN),
        value_cell("portfolio", sum(c.land_m2 for c in active), unit="m2", show="ha!", origin=ORIGIN),
        value_cell("portfolio", sum(c.jobs for c in active), unit="persons", show="count", origin=ORIGIN), NONE,
    )  # fmt: skip
    note = plain(
        Text(
            "稳健性为换用其他权重、单一情景与随机增量重新求解时，作出同一决定的比例。",
            "Robust is the share of trials with other weights, single scenarios and drawn gains in which the same decision is taken.",
        )
    )
    return TableBlock(
        "table.portfolio.decisions", Text("产业组合", "The portfolio of sectors"), columns, (*rows, total), 1, note
    )


def _ranked(scheme: PortfolioScheme) -> list[SectorChoice]:
    active = [c for c in scheme.choices if c.decision != "hold"]
    return sorted(active, key=lambda c: (_ORDER.index(c.decision), -c.gain_yuan, c.sector))


def _amounts(c: SectorChoice) -> tuple[Sentence, ...]:
    return (
        value_cell("portfolio", float(c.level) if c.level else None, unit="", show="count", origin=ORIGIN),
        value_cell("portfolio", float(c.firms) if c.firms else None, unit="firms", show="count", origin=ORIGIN),
        value_cell("portfolio", c.gain_yuan, unit="yuan", show="money!", origin=ORIGIN),
        value_cell("portfolio", c.effort_yuan, unit="yuan", show="money!", origin=ORIGIN),
        value_cell("portfolio", c.land_m2 or None, unit="m2", show="ha!", origin=ORIGIN),
        value_cell("portfolio", round(c.jobs) or None, unit="persons", show="count", origin=ORIGIN),
        value_cell("portfolio", c.robust, unit="share", show="percent", origin=ORIGIN),
    )


def reasons_table(scheme: PortfolioScheme) -> TableBlock | None:
    """Return why each sector is strengthened, extended, entered or left; None where all are held."""
    active = _ranked(scheme)
    if not active:
        return None
    columns = (
        Column(Text("部门", "Sector"), "left", 1.6),
        Column(Text("决定", "Decision"), "left", 0.8),
        Column(Text("理由", "Reason"), "left", 5.2),
    )
    rows = tuple((cell(name_of(c.name)), plain(DECISIONS[c.decision]), stated(c.reason, ORIGIN)) for c in active)
    return TableBlock("table.portfolio.reasons", Text("产业组合的理由", "Why the portfolio is so"), columns, rows)


def waiting_table(scheme: PortfolioScheme) -> TableBlock | None:
    """Return the held sectors that a limit, the number of entries or risk keeps back, the nearest first; None without any."""
    kept = [c for c in scheme.choices if c.decision == "hold" and set(c.bound_by) & set(_WAITING_KEPT)]
    if not kept:
        return None
    ranked = sorted(kept, key=lambda c: (-((c.density or 0.0) * max(c.growth or 0.0, 0.0)), c.sector))
    columns = (
        Column(Text("部门", "Sector"), "left", 1.6),
        number_column(Text("关联密度", "Density"), ORIGIN, 0.9),
        number_column(Text("全国年增速", "Growth a year"), ORIGIN, 0.9),
        Column(Text("为何暂不加力", "Why not for now"), "left", 4.2),
    )
    rows = tuple(
        (
            cell(name_of(c.name)),
            value_cell("portfolio", c.density, unit="", show="bare", origin=ORIGIN),
            value_cell("portfolio", c.growth, unit="share", show="percent", origin=ORIGIN),
            stated(c.reason, ORIGIN),
        )
        for c in ranked[:TOP_WAITING]
    )
    order = Text("按关联密度与增速之积排列。", "By density times growth.")
    note = listed_note(_PART, "waiting", order, (len(ranked), len(rows)))
    caption = Text("暂不加力的部门", "Sectors kept waiting")
    return TableBlock("table.portfolio.waiting", caption, columns, rows, 0, note)


def scenarios_table(scheme: PortfolioScheme) -> TableBlock:
    """Return what is won a year under each scenario, with the portfolio and with every sector held."""
    columns = (
        Column(Text("情景", "Scenario"), "left", 1.8),
        number_column(Text("概率", "Probability"), ORIGIN, 0.9),
        number_column(_money("各部门保持现状", "Every sector held"), ORIGIN, 1.4),
        number_column(_money("本组合", "This portfolio"), ORIGIN, 1.4),
        number_column(_money("相差", "Difference"), ORIGIN, 1.2),
    )

    def row(label: Text, share: float | None, kept: float | None, gain: float) -> tuple[Sentence, ...]:
        apart = None if kept is None else gain - kept
        return (
            plain(label),
            value_cell("portfolio", share, unit="share", show="percent", origin=ORIGIN),
            *(
                value_cell("portfolio", value, unit="yuan", show="money!", origin=ORIGIN)
                for value in (kept, gain, apart)
            ),
        )

    rows = [row(s.label, s.probability, s.kept_yuan, s.gain_yuan) for s in scheme.scenarios]
    mean = sum(s.probability * s.kept_yuan for s in scheme.scenarios)
    rows.append(row(Text("期望", "Mean"), None, mean, scheme.expected_yuan))
    rows.append(row(Text("最差情形均值", "Mean of the worst"), None, None, scheme.worst_yuan))
    note = plain(
        Text(
            "期末比现状多得的年增加值，扣除投入的年摊销。",
            "Yearly value added won by the end of the horizon against today, less the yearly charge of the effort.",
        )
    )
    return TableBlock(
        "table.portfolio.scenarios", Text("各情景下的增量", "What is won by scenario"), columns, tuple(rows), 2, note
    )


def limits_table(scheme: PortfolioScheme) -> TableBlock | None:
    """Return the limits and how much of each is used; None without limits."""
    if not scheme.limits:
        return None
    columns = (
        Column(Text("限额", "Limit"), "left", 1.6),
        number_column(Text("上限", "At most"), ORIGIN, 1.1),
        number_column(Text("已用", "Used"), ORIGIN, 1.1),
        Column(Text("依据", "Basis"), "left", 3.6),
    )
    show = {"yuan": ("yuan", "large"), "m2": ("m2", "ha"), "人": ("persons", "persons")}
    rows = tuple(
        (
            plain(limit.label),
            *(
                value_cell("portfolio", value, unit=show.get(limit.unit, (limit.unit, ""))[0], show=show.get(limit.unit, ("", ""))[1], origin=ORIGIN)
                for value in (limit.limit, limit.used)
            ),
            stated(limit.basis, ORIGIN),
        )
        for limit in scheme.limits
    )  # fmt: skip
    return TableBlock("table.portfolio.limits", Text("产业组合的限额", "Limits of the portfolio"), columns, rows)


def layout_table(scheme: PortfolioScheme) -> TableBlock | None:
    """Return how each chain of the 2+2 layout is served, sector by sector; None without chains."""
    rows = []
    for chain in scheme.chains:
        for place, sector in enumerate(chain.sectors):
            choice = scheme.choice(sector)
            kind = Text("主导产业", "leading") if chain.kind == "leading_chain" else Text("培育产业", "nurtured")
            rows.append(
                (
                    cell(name_of(chain.chain)) if not place else EMPTY,
                    plain(kind),
                    cell(name_of(choice.name)),
                    plain(DECISIONS[choice.decision]),
                )
            )
    if not rows:
        return None
    columns: Sequence[Column] = (
        Column(Text("产业链", "Chain"), "left", 1.6),
        Column(Text("类别", "Kind"), "left", 1.0),
        Column(Text("部门", "Sector"), "left", 2.2),
        Column(Text("决定", "Decision"), "left", 1.0),
    )
    caption = Text("产业布局的落实", "How the layout of chains is served")
    return TableBlock("table.portfolio.layout", caption, tuple(columns), tuple(rows))
