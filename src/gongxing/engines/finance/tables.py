"""How is the finance of a plan written down as tables, as finance bureaus publish it, for a workbook or another program?"""

from __future__ import annotations

from collections.abc import Iterator

from gongxing.diagnosis.survey_tables import Cell, SurveyColumn, SurveyTable, plain
from gongxing.plan import FinanceScheme, Plan
from gongxing.plan.finance import GROUPS, OFFER_KINDS, SOURCES, USES, WAYS
from gongxing.words import Text

_YEAR = SurveyColumn("year", Text("年份", "year"))


def finance_tables(plan: Plan) -> tuple[SurveyTable, ...]:
    """Return cash flow, spending by engine, issues, their service, offers, projects, incentives, curve and funds of a plan; empty without both."""
    found: list[SurveyTable] = []
    if plan.funds is not None:
        found.append(_funds(plan))
    scheme = plan.finance.part if plan.finance is not None else None
    if scheme is not None:
        found += [table for table in _of_scheme(scheme) if table.rows]
    return tuple(found)


def _funds(plan: Plan) -> SurveyTable:
    names = {
        "revenue_fen": Text("自有收入", "revenue"), "transfers_fen": Text("转移支付", "transfers"), "operating_fen": Text("运转与激励", "running and incentives"),
        "service_fen": Text("还本付息", "debt service"), "bonds_fen": Text("可新增债务", "new bonds"), "free_fen": Text("累计可用资金", "free by the end of the year"),
        "earmarked_fen": Text("其中累计专项债", "special bonds of it"),
    }  # fmt: skip
    columns = (_YEAR, *(SurveyColumn(name, label, "yuan") for name, label in names.items()))
    years = plan.funds.years if plan.funds is not None else ()
    rows = tuple((row.year, *(_yuan(getattr(row, name)) for name in names)) for row in years)
    return SurveyTable("funds", Text("可用资金", "funds"), columns, rows)


def _of_scheme(scheme: FinanceScheme) -> Iterator[SurveyTable]:
    flows = (
        SOURCES | USES | {"cash": Text("年末库款", "cash at the end"), "owed": Text("年末债务余额", "debt at the end")}
    )
    columns = (
        _YEAR, *(SurveyColumn(name, label, "yuan") for name, label in flows.items()),
        SurveyColumn("dscr", Text("偿债备付率", "debt service cover")), SurveyColumn("debt_ratio", Text("债务率", "debt ratio")),
    )  # fmt: skip
    rows = tuple(
        (y.year, *(_yuan(y.fen(name)) for name in flows), plain(y.dscr, 4), plain(y.debt_ratio, 4)) for y in scheme.years
    )  # fmt: skip
    yield SurveyTable("cash_flow", Text("现金流量表", "cash flow"), columns, rows)
    yield _spending(scheme)
    yield from _debt(scheme)
    yield _projects(scheme)
    yield from _incentives(scheme)


def _spending(scheme: FinanceScheme) -> SurveyTable:
    years = scheme.years[: scheme.horizon + 1]
    columns = (
        SurveyColumn("engine", Text("类别", "engine")),
        *(SurveyColumn(f"y{y.year}", Text(f"{y.year}年", str(y.year)), "yuan") for y in years),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (engine, *(_yuan(row[t]) for t in range(len(years)))) for engine, row in scheme.spending if any(row)
    )
    return SurveyTable("spending", Text("规划行动支出", "spending on actions"), columns, rows)


def _debt(scheme: FinanceScheme) -> Iterator[SurveyTable]:
    columns = (
        SurveyColumn("offer", Text("工具编号", "offer")), SurveyColumn("name", Text("债券名称", "name")),
        SurveyColumn("kind", Text("类别", "kind"), "", tuple(OFFER_KINDS.items())), _YEAR, SurveyColumn("face_yuan", Text("发行额", "face"), "yuan"),
        SurveyColumn("rate", Text("年利率", "rate")), SurveyColumn("term", Text("期限", "term"), "year"),
        SurveyColumn("way", Text("还本方式", "repayment"), "", tuple(WAYS.items())), SurveyColumn("interest_yuan", Text("利息合计", "interest"), "yuan"),
    )  # fmt: skip
    yield SurveyTable(
        "issues", Text("债务发行计划", "issues"), columns,
        tuple(
            (i.offer, i.name.zh, i.kind, i.year, _yuan(i.face_fen), plain(i.rate, 6), len(i.payments), i.way, _yuan(sum(p[0] for p in i.payments)))
            for i in scheme.issues
        ),
    )  # fmt: skip
    service = (
        SurveyColumn("offer", Text("工具编号", "offer")), SurveyColumn("issued", Text("发行年份", "issued in")), _YEAR,
        SurveyColumn("interest_yuan", Text("付息", "interest"), "yuan"), SurveyColumn("principal_yuan", Text("还本", "principal"), "yuan"),
    )  # fmt: skip
    rows = tuple(
        (i.offer, i.year, i.year + later, _yuan(interest), _yuan(principal))
        for i in scheme.issues
        for later, (interest, principal) in enumerate(i.payments, start=1)
    )
    yield SurveyTable("service", Text("新增债务还本付息表", "service of the new bonds"), service, rows)
    uses = (
        SurveyColumn("offer", Text("工具编号", "offer")), SurveyColumn("name", Text("名称", "name")),
        SurveyColumn("kind", Text("类别", "kind"), "", tuple(OFFER_KINDS.items())), SurveyColumn("ceiling_yuan", Text("限额", "ceiling"), "yuan"),
        SurveyColumn("issued_yuan", Text("发行额", "issued"), "yuan"),
    )  # fmt: skip
    offered = tuple((u.offer, u.name.zh, u.kind, _yuan(u.ceiling_fen), _yuan(u.issued_fen)) for u in scheme.offers)
    yield SurveyTable("ceilings", Text("债务限额使用表", "use of the ceilings"), uses, offered)


def _projects(scheme: FinanceScheme) -> SurveyTable:
    columns = (
        SurveyColumn("action", Text("项目编号", "action")), SurveyColumn("title_zh", Text("项目", "project in Chinese")),
        SurveyColumn("title_en", Text("项目（英文）", "project in English")), SurveyColumn("start", Text("开工年份", "started in")),
        SurveyColumn("cost_yuan", Text("投资", "cost"), "yuan"), SurveyColumn("counted_yuan", Text("存续期收益", "income over the term"), "yuan"),
        SurveyColumn("carries_yuan", Text("可承载专项债", "can carry"), "yuan"), SurveyColumn("special_yuan", Text("安排专项债", "special bonds"), "yuan"),
        SurveyColumn("service_yuan", Text("应付本息", "principal and interest"), "yuan"), SurveyColumn("cover", Text("本息覆盖倍数", "cover")),
    )  # fmt: skip
    first = scheme.years[0].year
    rows = tuple(
        (
            p.action, p.title.zh, p.title.en, None if p.year is None else first + p.year, _yuan(p.cost_fen), _yuan(p.counted_fen),
            _yuan(p.carries_fen), _yuan(p.special_fen), _yuan(p.service_fen), plain(p.cover, 4),
        )
        for p in scheme.projects
    )  # fmt: skip
    return SurveyTable("projects", Text("专项债券项目收益与融资平衡表", "projects on special bonds"), columns, rows)


def _incentives(scheme: FinanceScheme) -> Iterator[SurveyTable]:
    shared = scheme.incentives
    if shared is None:
        return
    columns = (
        SurveyColumn("programme", Text("激励项目", "programme")), SurveyColumn("group", Text("类别", "group"), "", tuple(GROUPS.items())),
        SurveyColumn("step", Text("档次", "step")), SurveyColumn("amount_yuan", Text("年资金", "money a year"), "yuan"),
        SurveyColumn("benefit_yuan", Text("年效益", "benefit a year"), "yuan"),
    )  # fmt: skip
    rows = tuple((g.programme, g.group, g.step, _yuan(g.amount_fen), _yuan(g.benefit_fen)) for g in shared.granted)
    yield SurveyTable("incentives", Text("激励资金分配", "sharing of incentives"), columns, rows)
    curve = (
        SurveyColumn("budget_yuan", Text("年预算", "budget a year"), "yuan"), SurveyColumn("benefit_yuan", Text("最大年效益", "greatest benefit"), "yuan"),
        SurveyColumn("marginal", Text("每增一元的效益", "benefit of one more yuan")),
    )  # fmt: skip
    points = tuple((_yuan(cost), _yuan(worth), plain(shared.marginal(cost), 4)) for cost, worth in shared.curve)
    yield SurveyTable("incentive_curve", Text("激励资金边际效益", "marginal value of incentives"), curve, points)


def _yuan(fen: int) -> float:
    return fen / 100
