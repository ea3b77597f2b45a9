"""How do the park's accounts stand today: balance, reliance on land, debt ratio and its class, cover of what is due next year?"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pandas as pd

from gongxing.algorithms.repayment import repayment
from gongxing.diagnosis.survey_tables import SurveyColumn, SurveyTable
from gongxing.errors import Fault, NotReadyError, Place
from gongxing.origins import Figure, Origin, computed
from gongxing.park import Park
from gongxing.plan import Finding
from gongxing.plan.finance import WAYS
from gongxing.standards.parameters import Parameters
from gongxing.words import Text

ACCOUNT_WORDS = {
    "general": Text("一般公共预算", "general public budget"), "fund": Text("政府性基金", "government funds"),
    "capital": Text("国有资本经营", "state capital"), "other": Text("其他", "other"),
}  # fmt: skip
DEBT_WORDS = {
    "general": Text("一般债", "general bonds"), "special": Text("专项债", "special bonds"), "hidden": Text("隐性债务", "hidden debt"),
    "loan": Text("平台融资", "loans"),
}  # fmt: skip
_OWN = ("tax", "fee", "other")
_RESOURCES = (*_OWN, "land", "transfer")


@dataclass(frozen=True)
class MoneySurvey:
    """The accounts as they stand: figures, findings and tables."""

    park_name: str
    as_of: dt.date
    synthetic: bool
    figures: tuple[Figure, ...]
    findings: tuple[Finding, ...]
    tables: tuple[SurveyTable, ...]


@dataclass(frozen=True)
class _Sums:
    """What one year's accounts come to, in yuan."""

    year: int
    own: float
    land: float
    transfers: float
    running: float
    debt: float
    interest: float
    due: float

    @property
    def resources(self) -> float:
        return self.own + self.land + self.transfers

    @property
    def cover(self) -> float | None:
        return (self.resources - self.running) / self.due if self.due else None

    @property
    def ratio(self) -> float | None:
        return self.debt / self.resources if self.resources else None


def survey_money(park: Park, values: Parameters) -> MoneySurvey:
    """Return how the accounts of the last settled year stand; NotReadyError without one."""
    frame = park["budget"].frame
    settled = frame[~frame["expected"].fillna(False).astype(bool)] if len(frame) else frame
    if not len(settled):
        raise _no_accounts()
    sums = _sums(park, settled, int(settled["year"].max()))
    settings = park.settings
    return MoneySurvey(
        settings.name, settings.as_of, settings.synthetic, _figures(sums), _findings(sums, values), (_accounts(frame), _debts(park)),
    )  # fmt: skip


def _sums(park: Park, frame: pd.DataFrame, year: int) -> _Sums:
    rows = frame[frame["year"] == year]

    def total(direction: str, *lines: str) -> float:
        return float(rows.loc[(rows["direction"] == direction) & rows["line"].isin(lines), "amount_yuan"].sum())

    interest = due = 0.0
    debts, first = park["debts"].frame, park.settings.horizon[0]
    for balance, rate, end, way in zip(*(debts[c] for c in ("balance_yuan", "rate", "end", "repayment")), strict=True):
        paid, repaid = repayment(round(balance * 100), float(rate), max(int(end) - first + 1, 1), str(way))[0]
        interest, due = interest + paid / 100, due + (paid + repaid) / 100
    own, land, transfers = total("revenue", *_OWN), total("revenue", "land"), total("revenue", "transfer")
    return _Sums(
        year,
        own,
        land,
        transfers,
        total("spending", "operating", "other"),
        float(debts["balance_yuan"].sum()),
        interest,
        due,
    )


def _origin(sums: _Sums) -> Origin:
    words = Text(f"按 {sums.year} 年决算与期初债务统计", f"from the accounts of {sums.year} and the debts at the start")
    return computed("diagnosis.money", words, "budget", "debts")


def _figures(sums: _Sums) -> tuple[Figure, ...]:
    numbers: tuple[tuple[str, Text, float | None, str], ...] = (
        ("resources_yuan", Text("综合财力", "resources"), sums.resources, "yuan"),
        ("own_yuan", Text("自有收入（不含土地）", "own revenue without land"), sums.own, "yuan"),
        ("running_yuan", Text("运转支出", "running of the park"), sums.running, "yuan"),
        ("self_reliance", Text("自有收入对运转支出的保障", "own revenue over running"), sums.own / sums.running if sums.running else None, "ratio"),
        ("land_reliance", Text("土地出让收入占财力比重", "share of land in the resources"), sums.land / sums.resources if sums.resources else None, "share"),
        ("transfer_share", Text("转移支付占财力比重", "share of transfers in the resources"), sums.transfers / sums.resources if sums.resources else None, "share"),
        ("debt_yuan", Text("债务余额", "debt"), sums.debt, "yuan"),
        ("debt_ratio", Text("债务率", "debt ratio"), sums.ratio, "share"),
        ("rate", Text("平均利率", "mean rate"), sums.interest / sums.debt if sums.debt else None, "share"),
        ("due_yuan", Text("首年应还本付息", "due in the first year"), sums.due, "yuan"),
        ("cover", Text("首年偿债备付率", "cover of the first year's service"), sums.cover, "ratio"),
    )  # fmt: skip
    return tuple(Figure(f"money.{key}", label, value, unit, _origin(sums)) for key, label, value, unit in numbers)


def _findings(sums: _Sums, values: Parameters) -> tuple[Finding, ...]:
    """Return the class of debt risk, the cover against its floor, and whether running rests on land."""
    origin = _origin(sums)
    found = [_class_of(sums, values)]
    floor = values.entry("dscr_floor")
    if sums.cover is not None:
        words = Text(f"{sums.cover:.2f}，下限 {floor.value:g}", f"{sums.cover:.2f}, floor {floor.value:g}")
        verdict = "pass" if sums.cover >= floor.value else "warn"
        found.append(
            Finding(
                "money.cover", Text("偿债备付率", "debt service cover"), verdict, words, origins=(origin, floor.origin)
            )
        )
    short = sums.own + sums.transfers < sums.running
    words = (
        Text("不靠土地收入不足以运转", "without land revenue the park cannot run")
        if short
        else Text("不靠土地收入也足以运转", "the park can run without land revenue")
    )
    found.append(
        Finding(
            "money.running",
            Text("运转保障", "running is paid for"),
            "warn" if short else "pass",
            words,
            origins=(origin,),
        )
    )
    return tuple(found)


def _class_of(sums: _Sums, values: Parameters) -> Finding:
    label = Text("债务风险分档", "class of debt risk")
    if sums.ratio is None:
        return Finding("money.risk", label, "unknown", Text("没有收入，无法判断", "without revenue it cannot be told"))
    classes = [(name, values.entry("risk_class", name)) for name in ("red", "orange", "yellow")]
    words = {
        "red": Text("红档", "red"),
        "orange": Text("橙档", "orange"),
        "yellow": Text("黄档", "yellow"),
        "green": Text("绿档", "green"),
    }
    name = next((name for name, entry in classes if sums.ratio >= entry.value), "green")
    verdict = {"red": "fail", "orange": "warn", "yellow": "warn", "green": "pass"}[name]
    told = Text(f"债务率 {sums.ratio:.0%}，{words[name].zh}", f"debt ratio {sums.ratio:.0%}, {words[name].en}")
    return Finding("money.risk", label, verdict, told, origins=(_origin(sums), *(entry.origin for _, entry in classes)))


def _accounts(frame: pd.DataFrame) -> SurveyTable:
    """Return revenue, spending and balance of each account by year."""
    columns = (
        SurveyColumn("account", Text("预算账户", "account"), "", tuple(ACCOUNT_WORDS.items())), SurveyColumn("year", Text("年份", "year")),
        SurveyColumn("expected", Text("是否预计", "expected")), SurveyColumn("revenue_yuan", Text("收入", "revenue"), "yuan"),
        SurveyColumn("spending_yuan", Text("支出", "spending"), "yuan"), SurveyColumn("balance_yuan", Text("收支差额", "balance"), "yuan"),
    )  # fmt: skip
    flows = frame[frame["line"] != "balance"]
    rows = []
    for account in ACCOUNT_WORDS:
        mine = flows[flows["account"] == account]
        for year in sorted(set(mine["year"].astype(int))):
            group = mine[mine["year"] == year]
            come, go = (float(group.loc[group["direction"] == d, "amount_yuan"].sum()) for d in ("revenue", "spending"))
            expected = bool(group["expected"].fillna(False).any())
            rows.append((account, year, expected, round(come, 2), round(go, 2), round(come - go, 2)))
    return SurveyTable("accounts", Text("各预算收支", "accounts by year"), columns, tuple(rows))


def _debts(park: Park) -> SurveyTable:
    columns = (
        SurveyColumn("id", Text("编号", "id")), SurveyColumn("name", Text("债务名称", "name")),
        SurveyColumn("kind", Text("类别", "kind"), "", tuple(DEBT_WORDS.items())), SurveyColumn("balance_yuan", Text("期初余额", "balance"), "yuan"),
        SurveyColumn("rate", Text("年利率", "rate")), SurveyColumn("end", Text("到期年份", "end")),
        SurveyColumn("repayment", Text("还本方式", "repayment"), "", tuple(WAYS.items())),
    )  # fmt: skip
    frame = park["debts"].frame
    rows = tuple(
        (str(i), str(n), str(k), float(b), float(r), int(e), str(w))
        for i, n, k, b, r, e, w in zip(*(frame[column.name] for column in columns), strict=True)
    )
    return SurveyTable("debts", Text("存量债务", "debts"), columns, rows)


def _no_accounts() -> NotReadyError:
    fault = Fault(
        Place(table="budget"),
        Text("没有决算数", "no settled accounts"),
        Text("至少一年的决算收支", "revenue and spending of at least one settled year"),
        Text(
            "导入财政收支表（gongxing import … --table budget）",
            "import the budget (`gongxing import ... --table budget`)",
        ),
        "money.budget",
    )
    return NotReadyError(Text("无法诊断财力", "the accounts cannot be surveyed"), [fault])
