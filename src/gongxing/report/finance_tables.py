"""Which tables tell how the plan is paid for: cash flow, government fund, debt, issues and ceilings, projects on special bonds?"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from gongxing.origins import Origin, computed
from gongxing.plan import FinanceScheme
from gongxing.plan.finance import OFFER_KINDS, SOURCES, USES, WAYS, FinanceYear
from gongxing.report.cells import NONE, number_column, stated, value_cell
from gongxing.report.document import Column, Quoted, QuoteKind, Sentence, TableBlock, cell, name_of, plain
from gongxing.words import Text, same

TOP_PROJECTS = 15
FUND_ENGINES = ("land", "resettlement")
"""The engines whose actions the government fund pays for."""
ORIGIN = computed(
    "engines.finance.solve", Text("资金引擎按分重算", "recomputed by the finance engine in whole fen"), "budget", "debts",
    "bond_offers", "finance_values", "engines.growth.outlook", "park.toml",
)  # fmt: skip
_UNIT = Text("（万元）", " (million yuan)")
_Amount = Callable[[FinanceYear], int]


def planned_years(scheme: FinanceScheme) -> tuple[FinanceYear, ...]:
    """Return the years of the horizon."""
    return scheme.years[: scheme.horizon]


def money_cell(fen: int | None, origin: Origin = ORIGIN) -> Sentence:
    """Return a cell with an amount of fen; nothing is a dash."""
    return value_cell("finance", None if not fen else fen / 100, unit="yuan", show="money!", origin=origin)


def cash_table(scheme: FinanceScheme) -> TableBlock:
    """Return the cash flow of the horizon, items by years, with the sum; sources and uses add up to the change of cash."""
    sources = [(label, _flow(name)) for name, label in SOURCES.items()]
    uses = [(label, _flow(name)) for name, label in USES.items()]
    rows = [_row(scheme, label, amount) for label, amount in sources]
    rows.append(_row(scheme, Text("资金来源合计", "all sources"), lambda year: year.in_fen))
    rows += [_row(scheme, label, amount) for label, amount in uses]
    rows.append(_row(scheme, Text("资金运用合计", "all uses"), lambda year: year.out_fen))
    rows.append(_row(scheme, Text("年末库款", "cash at the end"), lambda year: year.cash_fen, summed=False))
    note = plain(
        Text(
            "首年期初库款另计；来源减运用为当年库款增减。土地出让为扣除法定计提后的净收入。",
            "Cash at the start comes on top; sources less uses are the change of cash. Land revenue is net of statutory deductions.",
        )
    )
    caption = Text(f"规划期现金流量表{_UNIT.zh}", f"Cash flow of the horizon{_UNIT.en}")
    return TableBlock("table.finance.cash", caption, _by_year(scheme), tuple(rows), 0, note)


def fund_table(scheme: FinanceScheme) -> TableBlock:
    """Return revenue and spending of the government fund by year: land and special bonds against land works and their service."""
    first = scheme.years[0].year
    spent = dict.fromkeys((year.year for year in scheme.years), 0)
    for engine, row in scheme.spending:
        for t, amount in enumerate(row):
            spent[first + t] += amount if engine in FUND_ENGINES else 0
    special = [issue for issue in scheme.issues if issue.kind == "special"]
    issued, served = (dict.fromkeys(spent, 0) for _ in range(2))
    for issue in special:
        issued[issue.year] += issue.face_fen
        for later, (interest, principal) in enumerate(issue.payments, start=1):
            served[issue.year + later] += interest + principal
    rows = (
        _row(scheme, Text("土地出让净收入", "land revenue, net"), _flow("land")),
        _row(scheme, Text("专项债券收入", "special bonds"), lambda y: issued[y.year]),
        _row(scheme, Text("收入合计", "revenue"), lambda y: y.land_fen + issued[y.year]),
        _row(scheme, Text("土地整备与动迁安置", "land works and resettlement"), lambda y: spent[y.year]),
        _row(scheme, Text("专项债券还本付息", "service of special bonds"), lambda y: served[y.year]),
        _row(scheme, Text("支出合计", "spending"), lambda y: spent[y.year] + served[y.year]),
        _row(
            scheme, Text("收支差额", "balance"), lambda y: y.land_fen + issued[y.year] - spent[y.year] - served[y.year]
        ),
    )
    note = plain(
        Text(
            "差额为正者用于其他有收益的规划工程，为负者由一般公共预算与其他融资调剂。",
            "A surplus goes to other works with income; a shortfall is met by the general budget and other borrowing.",
        )
    )
    caption = Text(f"政府性基金收支表{_UNIT.zh}", f"Government fund: revenue and spending{_UNIT.en}")
    return TableBlock("table.finance.fund", caption, _by_year(scheme), rows, 1, note)


def _flow(name: str) -> _Amount:
    return lambda year: year.fen(name)


def _by_year(scheme: FinanceScheme) -> tuple[Column, ...]:
    years = (Column(same(str(y.year)), "right", 1.0, ORIGIN, quoted=True) for y in planned_years(scheme))
    return (Column(Text("科目", "Item"), "left", 2.2), *years, number_column(Text("合计", "Total"), ORIGIN, 1.1))


def _row(scheme: FinanceScheme, label: Text, amount: _Amount, *, summed: bool = True) -> tuple[Sentence, ...]:
    amounts = [amount(year) for year in planned_years(scheme)]
    name = name_of(Text(label.zh, label.en[:1].upper() + label.en[1:]))
    total = money_cell(sum(amounts)) if summed else NONE
    return (cell(name), *(money_cell(fen) for fen in amounts), total)


def debt_table(scheme: FinanceScheme) -> TableBlock | None:
    """Return debt and its service by year until all is repaid; None where nothing is owed."""
    years = [y for y in scheme.years if y.owed_fen or y.interest_fen or y.principal_fen]
    if not years:
        return None
    columns = (
        Column(Text("年份", "Year"), "center", 0.8), number_column(Text("发行", "Issued"), ORIGIN), number_column(Text("还本", "Repaid"), ORIGIN),
        number_column(Text("付息", "Interest"), ORIGIN), number_column(Text("年末余额", "Owed at the end"), ORIGIN, 1.2),
        number_column(Text("债务率", "Debt ratio"), ORIGIN), number_column(Text("偿债备付率", "Service cover"), ORIGIN, 1.1),
    )  # fmt: skip
    last = planned_years(scheme)[-1].year
    rows = tuple(
        (
            cell(Quoted(same(str(y.year)), QuoteKind.DATE)), money_cell(y.issued_fen), money_cell(y.principal_fen), money_cell(y.interest_fen),
            money_cell(y.owed_fen), value_cell("finance", y.debt_ratio if y.year <= last else None, unit="share", show="percent", origin=ORIGIN),
            value_cell("finance", y.dscr, unit="ratio", show="ratio", origin=ORIGIN),
        )
        for y in years
    )  # fmt: skip
    note = plain(
        Text(
            "规划期后土地收入未知，不计债务率。", "Land revenue after the horizon is unknown, so no debt ratio is told."
        )
    )
    caption = Text(f"债务余额与还本付息表{_UNIT.zh}", f"Debt and its service{_UNIT.en}")
    return TableBlock("table.finance.debt", caption, columns, rows, 0, note)


def issues_table(scheme: FinanceScheme) -> TableBlock | None:
    """Return the issues with their terms; None without any."""
    if not scheme.issues:
        return None
    columns = (
        Column(Text("年份", "Year"), "center", 0.7), Column(Text("债券", "Bond"), "left", 2.6), Column(Text("类别", "Kind"), "left", 1.0),
        number_column(Text("发行额", "Face"), ORIGIN), number_column(Text("年利率", "Rate"), ORIGIN, 0.8),
        number_column(Text("期限（年）", "Term (years)"), ORIGIN, 0.8), Column(Text("还本方式", "Repayment"), "left", 1.2),
        number_column(Text("利息合计", "Interest"), ORIGIN),
    )  # fmt: skip
    rows = [
        (
            cell(Quoted(same(str(i.year)), QuoteKind.DATE)), cell(name_of(i.name)), cell(name_of(OFFER_KINDS[i.kind])), money_cell(i.face_fen),
            value_cell("finance", i.rate, unit="share", show="percent2", origin=ORIGIN),
            value_cell("finance", float(len(i.payments)), unit="count", show="count", origin=ORIGIN), cell(name_of(WAYS[i.way])),
            money_cell(sum(p[0] for p in i.payments)),
        )
        for i in scheme.issues
    ]  # fmt: skip
    total = (money_cell(sum(i.face_fen for i in scheme.issues)), NONE, NONE, NONE)
    interest = sum(p[0] for i in scheme.issues for p in i.payments)
    rows.append((plain(Text("合计", "Total")), NONE, NONE, *total, money_cell(interest)))
    caption = Text(f"债务发行计划{_UNIT.zh}", f"Bonds and loans to be issued{_UNIT.en}")
    return TableBlock("table.finance.issues", caption, columns, tuple(rows), 1)


def ceilings_table(scheme: FinanceScheme) -> TableBlock | None:
    """Return each offer's ceiling, what is issued and what is left; None without offers."""
    if not scheme.offers:
        return None
    columns = (
        Column(Text("债券", "Bond"), "left", 2.6), Column(Text("类别", "Kind"), "left", 1.2), number_column(Text("限额", "Ceiling"), ORIGIN),
        number_column(Text("发行额", "Issued"), ORIGIN), number_column(Text("余额", "Left"), ORIGIN),
    )  # fmt: skip
    rows = [
        (
            cell(name_of(use.name)), cell(name_of(OFFER_KINDS[use.kind])), money_cell(use.ceiling_fen), money_cell(use.issued_fen),
            money_cell(use.ceiling_fen - use.issued_fen),
        )
        for use in scheme.offers
    ]  # fmt: skip
    sums = [sum(getattr(use, name) for use in scheme.offers) for name in ("ceiling_fen", "issued_fen")]
    rows.append(
        (plain(Text("合计", "Total")), NONE, money_cell(sums[0]), money_cell(sums[1]), money_cell(sums[0] - sums[1]))
    )
    caption = Text(f"债务限额使用表{_UNIT.zh}", f"Use of the ceilings{_UNIT.en}")
    return TableBlock("table.finance.ceilings", caption, columns, tuple(rows), 1)


def bonds_projects_table(scheme: FinanceScheme) -> TableBlock | None:
    """Return the works on which most special bonds lie, with income, service and cover, and all others in sum; None without any."""
    laid = sorted((p for p in scheme.projects if p.special_fen), key=lambda p: (-p.special_fen, p.action))
    if not laid:
        return None
    columns = (
        Column(Text("项目", "Project"), "left", 3.4), number_column(Text("投资", "Cost"), ORIGIN), number_column(Text("专项债", "Special bonds"), ORIGIN),
        number_column(Text("存续期收益", "Income over the term"), ORIGIN, 1.1), number_column(Text("应付本息", "To be paid"), ORIGIN),
        number_column(Text("覆盖倍数", "Cover"), ORIGIN, 0.8),
    )  # fmt: skip
    names = ("cost_fen", "special_fen", "counted_fen", "service_fen")

    def line(label: Sentence, amounts: Sequence[int]) -> tuple[Sentence, ...]:
        cover = amounts[2] / amounts[3] if amounts[3] else None
        told = value_cell("finance", cover, unit="ratio", show="ratio", origin=ORIGIN)
        return (label, *(money_cell(amount) for amount in amounts), told)

    rows = [line(stated(p.title, ORIGIN), [getattr(p, name) for name in names]) for p in laid[:TOP_PROJECTS]]
    rest = laid[TOP_PROJECTS:]
    if rest:
        rows.append(
            line(plain(Text("其余项目", "All other projects")), [sum(getattr(p, n) for p in rest) for n in names])
        )
    rows.append(line(plain(Text("合计", "Total")), [sum(getattr(p, n) for p in laid) for n in names]))
    caption = Text(f"专项债券项目收益与融资平衡表{_UNIT.zh}", f"Projects on special bonds{_UNIT.en}")
    return TableBlock("table.finance.projects", caption, columns, tuple(rows), 1)
