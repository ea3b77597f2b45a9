"""How do the funds of a plan come about: which actions bring in land revenue, and what may be spent by the end of each year?"""

from __future__ import annotations

from dataclasses import replace

from gongxing.engines import finance
from gongxing.origins import Figure, computed
from gongxing.park import Park
from gongxing.plan import Funds, Plan
from gongxing.words import Text
from gongxing.workflow.parts import with_part
from gongxing.workflow.values import finance_values_of


def fund(plan: Plan, park: Park, seed: int = 1) -> Plan:
    """Return the plan with its funds, and with land revenue given by the actions that let land be granted.

    NotReadyError without a table `budget`; the plan then has no limit on money.
    """
    values = finance_values_of(park)
    scheme = plan.land.part if plan.land is not None else None
    plan = replace(plan, actions=finance.with_land_revenue(plan.actions, scheme, values))
    funds = finance.make_funds(park, values, plan, seed=seed)
    return with_part(plan, (), _figures(funds), (), funds=funds)


def _figures(funds: Funds) -> tuple[Figure, ...]:
    words = Text("可用资金测算", "reckoning of the funds")
    origin = computed("engines.finance.make_funds", words, "budget", "debts", "bond_offers", "finance_values", "engines.growth.outlook")  # fmt: skip
    last = funds.years[-1]
    numbers = (
        ("funds.free_yuan", Text("规划期末累计可用资金", "free for actions by the end of the horizon"), last.free_fen / 100),
        ("funds.bonds_yuan", Text("测算计入的新增债务", "new bonds counted in the funds"), sum(row.bonds_fen for row in funds.years) / 100),
        ("funds.earmarked_yuan", Text("其中专项债", "special bonds among them"), last.earmarked_fen / 100),
    )  # fmt: skip
    return tuple(Figure(key, label, value, "yuan", origin) for key, label, value in numbers)
