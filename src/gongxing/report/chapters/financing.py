"""With what money is the plan paid for: funds, cash flow, debt, projects on special bonds, incentives?"""

from __future__ import annotations

from collections.abc import Iterator

from gongxing.origins import Figure, computed
from gongxing.plan import FinanceScheme, Funds
from gongxing.report.chapters.foundation import paragraph, told
from gongxing.report.chapters.opening import body, pending
from gongxing.report.chapters.verdicts import checked, unsolved, verdict
from gongxing.report.document import Block, FigureRun, MapBlock, Ref, Sentence, join, plain, say
from gongxing.report.economy_parts import FINANCE_PART
from gongxing.report.finance_charts import chart_titles
from gongxing.report.finance_tables import (
    bonds_projects_table,
    cash_table,
    ceilings_table,
    debt_table,
    fund_table,
    issues_table,
)
from gongxing.report.incentive_tables import incentives_said, incentives_table
from gongxing.report.material import Material
from gongxing.words import Text


def finance_section(material: Material) -> tuple[Block, ...]:
    """Return what the finance engine found; what is missing where the park has no accounts."""
    result = material.plan.finance
    if result is None:
        return body(*unsolved(material, FINANCE_PART, None), pending("finance"))
    lead = body(_free(material.plan.funds), *verdict(material, FINANCE_PART, result))
    if result.part is None:
        return body(*lead, *checked(material, FINANCE_PART))
    return body(*lead, *_scheme(material, result.part), *checked(material, FINANCE_PART))


def _free(funds: Funds | None) -> Block | None:
    """Say how much may be spent by the end of the horizon, whatever is done when."""
    if funds is None:
        return None
    origin = computed(
        "engines.finance.make_funds",
        Text("可用资金测算", "reckoning of the funds"),
        "budget",
        "debts",
        "bond_offers",
        "finance_values",
    )
    last = funds.years[-1]
    label = Text("规划期末累计可用资金", "free for actions by the end of the horizon")
    free = FigureRun(Figure("report.finance.free", label, last.free_fen / 100, "yuan", origin))
    return paragraph(
        say(
            Text(
                "先测算资金盘子：不论项目先后，到规划期末行动支出（扣除土地收入）累计不超过{free}，就一定有办法在债务限额、偿债能力和最低库款之内付清；分期据此安排。",
                "First the funds: whatever is done when, spending of up to {free} by the end of the horizon, net of land revenue, can surely be paid for within "
                "the ceilings on debt, its service and the least cash; phasing keeps within it.",
            ),
            free=free,
        )
    )


def _scheme(material: Material, scheme: FinanceScheme) -> Iterator[Block | None]:
    cash, debt, issues = cash_table(scheme), debt_table(scheme), issues_table(scheme)
    titles = chart_titles(material)

    def chart(key: str) -> MapBlock | None:
        return MapBlock(key, titles[key]) if key in titles else None

    yield paragraph(
        say(Text("逐年收支见{table}。", "{table} gives the cash flow by year."), table=Ref(cash.key)),
        _balance(material),
    )
    yield from (chart("chart.finance.cash"), cash, chart("chart.finance.whole"))
    fund = fund_table(scheme)
    reliance = told(
        material,
        Text("土地出让净收入占规划期财力的{share}。", "Land makes up {share} of the resources of the horizon."),
        share=("finance.land_reliance", Text("土地收入占财力比重", "share of land in the resources")),
    )
    yield paragraph(
        say(Text("政府性基金收支见{table}。", "{table} is the government fund."), table=Ref(fund.key)), reliance
    )
    yield fund
    yield paragraph(_debt_said(material, scheme))
    yield from (issues, ceilings_table(scheme), chart("chart.finance.debt"), debt)
    yield from _special(scheme)
    if scheme.incentives is not None:
        shared = incentives_table(scheme.incentives)
        where = say(Text("各项安排见{table}。", "{table} lists the programmes."), table=Ref(shared.key))
        yield paragraph(incentives_said(scheme.incentives), where)
        yield from (shared, chart("chart.finance.incentives"))


def _balance(material: Material) -> Sentence:
    """Say what the plan is worth to the park: present value, rate of return, payback."""
    worth = told(
        material,
        Text(
            "以园区支出与土地收入、项目收益、新增税收相抵，净现值为{npv}。",
            "Land revenue, income of works and taxes above the base year's against the park's spending come to a present value of {npv}.",
        ),
        npv=("finance.npv_yuan", Text("规划净现值", "net present value of the plan")),
    )
    rate = told(
        material,
        Text("内部收益率{irr}。", "The internal rate of return is {irr}."),
        irr=("finance.irr", Text("规划内部收益率", "internal rate of return of the plan")),
    )
    return join((worth, rate))


def _debt_said(material: Material, scheme: FinanceScheme) -> Sentence:
    if not scheme.issues:
        return plain(
            Text(
                "自有财力与土地收入足以支付，不必新增债务。",
                "Own revenue and land suffice; nothing has to be borrowed.",
            )
        )
    issued = told(
        material,
        Text(
            "规划期新增债务{issued}，其中专项债{special}；债务余额最高{peak}，偿债备付率最低{cover}。",
            "{issued} are borrowed, {special} of it in special bonds; debt peaks at {peak}, service cover falls to {cover} at the least.",
        ),
        issued=("finance.issued_yuan", Text("新增债务融资", "bonds and loans issued")),
        special=("finance.special_yuan", Text("其中专项债", "special bonds among them")),
        peak=("finance.peak_debt_yuan", Text("债务余额峰值", "peak debt")),
        cover=("finance.least_dscr", Text("最低偿债备付率", "least debt service cover")),
    )
    return issued


def _special(scheme: FinanceScheme) -> Iterator[Block | None]:
    table = bonds_projects_table(scheme)
    if table is None:
        return
    words = Text(
        "专项债只安排给有收益的在建项目，项目收益须覆盖本息，见{table}。",
        "Special bonds go only to works under way whose own income covers principal and interest, see {table}.",
    )
    yield paragraph(say(words, table=Ref(table.key)))
    yield table
