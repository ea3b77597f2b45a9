"""What do the accounts of the demo park say: budget, old debts, bonds it may issue, programmes of incentives? All made up."""

from __future__ import annotations

import numpy as np
import pandas as pd

_WAN = 10_000.0
_LINES: tuple[tuple[str, str, str, str, float, float], ...] = (
    ("general", "税收收入（留成）", "tax", "revenue", 16_800, 0.02), ("general", "非税收入", "fee", "revenue", 1_900, 0.0),
    ("general", "上级转移支付", "transfer", "revenue", 3_600, 0.03), ("general", "人员与机构运转", "operating", "spending", 4_800, 0.03),
    ("general", "市政养护与环卫", "operating", "spending", 2_600, 0.04), ("general", "民生与公共服务", "operating", "spending", 2_900, 0.03),
    ("fund", "国有土地使用权出让收入", "land", "revenue", 9_500, -0.06), ("fund", "城市基础设施配套费", "fee", "revenue", 1_200, 0.0),
    ("fund", "征地拆迁与前期开发", "works", "spending", 7_800, -0.04), ("capital", "国有资本收益", "other", "revenue", 420, 0.02),
    ("general", "基本建设", "works", "spending", 5_200, 0.0), ("general", "还本付息", "debt", "spending", 2_100, 0.02),
)  # fmt: skip
"""Account, item, what it is, direction, ten thousand yuan in the last settled year, growth a year."""
_SETTLED = 3
"""Years with settled accounts before the horizon."""
_EXPECTED = 2
"""Years of the horizon for which the budget has expectations."""
_BALANCE_WAN = 6_500
_DEBTS = (
    ("新增一般债券（示例）", "general", 4_000, 0.0291, 2022, 2031, "bullet"),
    ("园区基础设施专项债券（示例）", "special", 9_000, 0.0305, 2023, 2037, "equal_principal"),
    ("标准厂房项目贷款（示例）", "loan", 6_000, 0.0445, 2021, 2032, "annuity"),
)  # fmt: skip
_OFFERS = (
    ("7 年期一般债券（示例）", "general", 0.0215, 7, "bullet", 4_000, 14_000, 0.001, 100),
    ("15 年期园区基础设施专项债券（示例）", "special", 0.0242, 15, "equal_principal", 22_000, 80_000, 0.001, 500),
    ("政策性银行中长期贷款（示例）", "loan", 0.0335, 12, "annuity", 12_000, 40_000, 0.002, 500),
)  # fmt: skip
_PROGRAMMES: tuple[tuple[str, str, tuple[float, ...], float, float], ...] = (
    ("技改贷款贴息", "finance", (200, 400, 700, 1_100), 3.4, 0.62), ("产业引导基金", "finance", (500, 1_000, 2_000), 2.6, 0.72),
    ("首贷与信用贷担保", "finance", (100, 200, 350, 500), 4.1, 0.55), ("科技保险补助", "finance", (50, 100, 200), 2.2, 0.6),
    ("设备更新补助", "fiscal", (300, 600, 1_000, 1_500, 2_000), 3.0, 0.7), ("研发费用后补助", "fiscal", (200, 500, 900, 1_300), 3.7, 0.66),
    ("亩均效益奖励", "fiscal", (100, 300, 600), 2.4, 0.64), ("绿色改造奖补", "fiscal", (150, 300, 500), 2.0, 0.75),
    ("首台套与新产品奖励", "fiscal", (100, 250, 400, 600), 3.2, 0.58), ("高层次人才项目", "talent", (150, 300, 600), 2.9, 0.6),
    ("技能人才实训与津贴", "talent", (100, 200, 400, 700, 1_000), 3.9, 0.68), ("人才公寓与安家", "talent", (200, 500, 900), 2.1, 0.7),
)  # fmt: skip
"""Programme, group, ten thousand yuan a year of each step, benefit of the first yuan, exponent below 1 of what more money adds."""


def budget(scale: float, first_year: int, rng: np.random.Generator) -> pd.DataFrame:
    """Return settled accounts of three years, expectations of the first two of the horizon, and the cash carried over."""
    rows = []
    for year in range(first_year - _SETTLED, first_year + _EXPECTED):
        for number, (account, item, line, direction, amount, growth) in enumerate(_LINES, start=1):
            sure = year < first_year
            grown = amount * scale * (1 + growth) ** (year - first_year + 1) * (rng.normal(1.0, 0.03) if sure else 1.0)
            rows.append(
                (f"YS-{year}-{number:02d}", year, account, item, line, direction, round(grown, 2) * _WAN, not sure)
            )
    rows.append(
        (
            f"YS-{first_year - 1}-JY",
            first_year - 1,
            "general",
            "年末结转结余",
            "balance",
            "revenue",
            _BALANCE_WAN * scale * _WAN,
            False,
        )
    )
    return pd.DataFrame(rows, columns=["id", "year", "account", "item", "line", "direction", "amount_yuan", "expected"])


def debts(scale: float) -> pd.DataFrame:
    """Return three old debts with what is owed when the plan begins."""
    rows = [
        (f"ZW{n:02d}", name, kind, owed * scale * _WAN, *rest)
        for n, (name, kind, owed, *rest) in enumerate(_DEBTS, start=1)
    ]
    return pd.DataFrame(rows, columns=["id", "name", "kind", "balance_yuan", "rate", "start", "end", "repayment"])


def bond_offers(scale: float) -> pd.DataFrame:
    """Return three kinds of bonds and loans with their ceilings."""
    rows = [
        (f"RZ{n:02d}", name, kind, rate, term, way, yearly * scale * _WAN, whole * scale * _WAN, cost, lot * _WAN)
        for n, (name, kind, rate, term, way, yearly, whole, cost, lot) in enumerate(_OFFERS, start=1)
    ]
    columns = [
        "id",
        "name",
        "kind",
        "rate",
        "term_years",
        "repayment",
        "year_ceiling_yuan",
        "total_ceiling_yuan",
        "issue_cost",
        "lot_yuan",
    ]
    return pd.DataFrame(rows, columns=columns)


def incentives(scale: float) -> pd.DataFrame:
    """Return twelve programmes with three to five steps, what each step takes and is worth a year."""
    rows = []
    for number, (name, group, steps, first, power) in enumerate(_PROGRAMMES, start=1):
        for step, amount in enumerate(steps, start=1):
            worth = first * steps[0] * (amount / steps[0]) ** power * scale
            rows.append(
                (
                    f"JL{number:02d}-{step}",
                    f"{name}（示例）",
                    group,
                    step,
                    amount * scale * _WAN,
                    round(worth, 1) * _WAN,
                    "合成示范测算",
                )
            )
    return pd.DataFrame(rows, columns=["id", "programme", "group", "step", "amount_yuan", "benefit_yuan", "basis"])
