"""Which tables of a park speak of its money: its accounts, its debts, the bonds it may issue, its programmes of incentives?"""

from __future__ import annotations

from gongxing.park.schema import Column, Kind, Schema, id_column, source_column
from gongxing.words import Text

ACCOUNTS = ("general", "fund", "capital", "other")
"""The accounts of a government: general public budget, government funds, state capital, others."""
LINES = ("tax", "fee", "land", "transfer", "debt", "operating", "works", "balance", "other")
"""What a line of the accounts is: the engine tells by it which lines it reckons itself."""
REPAYMENTS = ("bullet", "annuity", "equal_principal")
"""How a debt is repaid."""

_RATE = Text("年利率，如 0.026 表示 2.6%", "yearly rate, such as 0.026 for 2.6 %")

BUDGET = Schema(
    "budget",
    Text("财政收支", "budget lines"),
    Text("园区本级历年与预计的财政收支", "yearly revenue and spending of the park's own accounts, past and expected"),
    (
        id_column(),
        Column(
            "year",
            Kind.INTEGER,
            Text("年份", "year"),
            Text("收支年度", "year of the line"),
            required=True,
            low=1990,
            high=2100,
            blocks=Text("资金测算", "the reckoning of funds"),
            names=("year", "年份", "年度"),
        ),
        Column(
            "account",
            Kind.CHOICE,
            Text("预算账户", "account"),
            Text(
                "一般公共预算、政府性基金、国有资本经营或其他",
                "general public budget, government funds, state capital or other",
            ),
            required=True,
            choices=ACCOUNTS,
            names=("account", "预算账户", "账户", "预算类别"),
        ),
        Column(
            "item",
            Kind.TEXT,
            Text("科目", "item"),
            Text("收支科目名称", "name of the line"),
            required=True,
            names=("item", "科目", "项目", "科目名称"),
        ),
        Column(
            "line",
            Kind.CHOICE,
            Text("收支性质", "line"),
            Text(
                "税收、非税（收费）、土地出让、转移支付、债务、运转、工程、结转结余或其他",
                "tax, fee, land, transfer, debt, operating, works, balance carried over or other",
            ),
            required=True,
            choices=LINES,
            names=("line", "收支性质", "性质", "类别"),
        ),
        Column(
            "direction",
            Kind.CHOICE,
            Text("收支方向", "direction"),
            Text("收入或支出", "revenue or spending"),
            required=True,
            choices=("revenue", "spending"),
            names=("direction", "收支方向", "收支", "方向"),
        ),
        Column(
            "amount_yuan",
            Kind.NUMBER,
            Text("金额", "amount"),
            Text("年度金额", "amount of the year"),
            unit="yuan",
            required=True,
            low=0,
            names=("amount_yuan", "金额", "年度金额"),
        ),
        Column(
            "expected",
            Kind.FLAG,
            Text("是否预计", "expected"),
            Text("是预计数而不是决算数", "an expectation, not a settled account"),
            names=("expected", "是否预计", "预计"),
        ),
        source_column(),
    ),
)

DEBTS = Schema(
    "debts",
    Text("存量债务", "debts"),
    Text(
        "规划期前已有的债务，按期初余额逐笔填写",
        "debts that stand before the plan begins, one row each with its balance",
    ),
    (
        id_column("债务编号"),
        Column(
            "name",
            Kind.TEXT,
            Text("债务名称", "name"),
            Text("债券、贷款或融资的名称", "name of the bond, loan or financing"),
            required=True,
            names=("name", "债务名称", "名称"),
        ),
        Column(
            "kind",
            Kind.CHOICE,
            Text("债务类别", "kind"),
            Text(
                "一般债、专项债、隐性债务或平台融资",
                "general bond, special bond, hidden debt or financing by a platform",
            ),
            required=True,
            choices=("general", "special", "hidden", "loan"),
            names=("kind", "债务类别", "类别"),
        ),
        Column(
            "balance_yuan",
            Kind.NUMBER,
            Text("期初余额", "balance"),
            Text("规划期首年年初尚欠本金", "principal owed when the plan begins"),
            unit="yuan",
            required=True,
            low=0,
            blocks=Text("资金测算与偿债", "funds and debt service"),
            names=("balance_yuan", "期初余额", "余额", "本金余额"),
        ),
        Column(
            "rate",
            Kind.NUMBER,
            Text("年利率", "rate"),
            _RATE,
            unit="share",
            required=True,
            low=0,
            high=0.5,
            names=("rate", "年利率", "利率"),
        ),
        Column(
            "start",
            Kind.INTEGER,
            Text("起始年份", "start"),
            Text("发行或借入年份", "year in which it was taken up"),
            low=1990,
            high=2100,
            names=("start", "起始年份", "发行年份"),
        ),
        Column(
            "end",
            Kind.INTEGER,
            Text("到期年份", "end"),
            Text("最后一次还本的年份", "year of the last repayment"),
            required=True,
            low=1990,
            high=2150,
            names=("end", "到期年份", "到期年"),
        ),
        Column(
            "repayment",
            Kind.CHOICE,
            Text("还本方式", "repayment"),
            Text("到期一次还本、等额本息或等额本金", "bullet, annuity or equal principal"),
            required=True,
            choices=REPAYMENTS,
            names=("repayment", "还本方式", "还款方式"),
        ),
        source_column(),
    ),
)

BOND_OFFERS = Schema(
    "bond_offers",
    Text("可用融资工具", "bond offers"),
    Text(
        "规划期内可发行的债券或可借入的贷款及其条件与额度",
        "kinds of bonds and loans that may be taken up in the horizon, their terms and ceilings",
    ),
    (
        id_column(),
        Column(
            "name",
            Kind.TEXT,
            Text("工具名称", "name"),
            Text("债券或贷款的名称", "name of the bond or loan"),
            required=True,
            names=("name", "工具名称", "名称"),
        ),
        Column(
            "kind",
            Kind.CHOICE,
            Text("融资类别", "kind"),
            Text(
                "一般债、专项债（只用于有收益的项目）或贷款",
                "general bond, special bond (only for works with income of their own) or loan",
            ),
            required=True,
            choices=("general", "special", "loan"),
            names=("kind", "融资类别", "类别"),
        ),
        Column(
            "rate",
            Kind.NUMBER,
            Text("年利率", "rate"),
            _RATE,
            unit="share",
            required=True,
            low=0,
            high=0.5,
            names=("rate", "年利率", "利率"),
        ),
        Column(
            "term_years",
            Kind.INTEGER,
            Text("期限", "term"),
            Text("年数，发行次年起付息", "years; the first payment falls in the year after the issue"),
            unit="year",
            required=True,
            low=1,
            high=40,
            names=("term_years", "期限", "年限"),
        ),
        Column(
            "repayment",
            Kind.CHOICE,
            Text("还本方式", "repayment"),
            Text("到期一次还本、等额本息或等额本金", "bullet, annuity or equal principal"),
            required=True,
            choices=REPAYMENTS,
            names=("repayment", "还本方式", "还款方式"),
        ),
        Column(
            "year_ceiling_yuan",
            Kind.NUMBER,
            Text("年度限额", "yearly ceiling"),
            Text("每年最多发行", "the most that may be issued in a year"),
            unit="yuan",
            required=True,
            low=0,
            names=("year_ceiling_yuan", "年度限额", "每年限额"),
        ),
        Column(
            "total_ceiling_yuan",
            Kind.NUMBER,
            Text("总限额", "total ceiling"),
            Text("规划期内最多发行", "the most that may be issued in the horizon"),
            unit="yuan",
            required=True,
            low=0,
            names=("total_ceiling_yuan", "总限额", "限额"),
        ),
        Column(
            "issue_cost",
            Kind.NUMBER,
            Text("发行费率", "issue cost"),
            Text("发行费用占面值，如 0.001", "cost of the issue as a share of its face, such as 0.001"),
            unit="share",
            low=0,
            high=0.1,
            names=("issue_cost", "发行费率", "发行费用率"),
        ),
        Column(
            "lot_yuan",
            Kind.NUMBER,
            Text("发行单位", "lot"),
            Text("每次发行须为其整数倍", "issues are whole multiples of it"),
            unit="yuan",
            required=True,
            low=10_000,
            names=("lot_yuan", "发行单位", "最小单位"),
        ),
        source_column(),
    ),
)

INCENTIVES = Schema(
    "incentives", Text("激励政策", "incentives"), Text("财政金融、税费与人才激励项目的各档安排", "the steps at which each programme of incentives may be funded"),
    (
        id_column(),
        Column("programme", Kind.TEXT, Text("激励项目", "programme"), Text("项目名称；同名的行是同一项目的不同档", "name of the programme; rows of one name are its steps"),
               required=True, names=("programme", "激励项目", "项目", "政策")),
        Column("group", Kind.CHOICE, Text("政策类别", "group"), Text("金融支持、财税支持或人才政策", "finance, fiscal and tax, or talent"),
               required=True, choices=("finance", "fiscal", "talent"), names=("group", "政策类别", "类别")),
        Column("step", Kind.INTEGER, Text("档次", "step"), Text("第几档，一档起", "number of the step, from 1"),
               required=True, low=1, high=50, names=("step", "档次")),
        Column("amount_yuan", Kind.NUMBER, Text("年资金", "yearly money"), Text("这一档每年所需资金", "money the step takes a year"),
               unit="yuan", required=True, low=0, names=("amount_yuan", "年资金", "金额")),
        Column("benefit_yuan", Kind.NUMBER, Text("年效益", "yearly benefit"), Text("这一档每年带来的效益", "what the step is worth a year"),
               unit="yuan", required=True, low=0, blocks=Text("激励资金分配", "the allocation of incentives"), names=("benefit_yuan", "年效益", "效益")),
        Column("basis", Kind.TEXT, Text("测算依据", "basis"), Text("效益如何估出", "how the benefit was estimated"),
               names=("basis", "测算依据", "依据")),
        source_column(),
    ),
)  # fmt: skip

FINANCE: tuple[Schema, ...] = (BUDGET, DEBTS, BOND_OFFERS, INCENTIVES)
"""The tables of money, in the order in which they are shown."""
