"""Which small parks with accounts do tests of money share?"""

from __future__ import annotations

import datetime as dt
from typing import Any

import pandas as pd

from gongxing.park import Park
from gongxing.plan import Action, LandScheme, ParcelChoice, Plan, Result, Status
from gongxing.words import same
from tests.parks import grid_park

DAY = dt.date(2026, 1, 1)


def line(identity: str, year: int, kind: str, direction: str, amount: float) -> dict[str, Any]:
    """One line of the budget."""
    return {"id": identity, "year": year, "account": "general", "item": kind, "line": kind, "direction": direction, "amount_yuan": amount}  # fmt: skip


def money_park(*extra: dict[str, Any]) -> Park:
    """A park with accounts of 2025 and 2026, one old debt, a general and a special bond, three programmes."""
    budget = [
        line("a", 2025, "tax", "revenue", 5e6), line("b", 2025, "fee", "revenue", 6e5), line("c", 2025, "transfer", "revenue", 1e6),
        line("d", 2025, "operating", "spending", 2e6), line("e", 2025, "balance", "revenue", 3e6), line("f", 2026, "fee", "revenue", 7e5),
        line("g", 2026, "land", "revenue", 9e9), line("h", 2026, "works", "spending", 8e9), *extra,
    ]  # fmt: skip
    debts = [
        {
            "id": "D1",
            "name": "旧债",
            "kind": "general",
            "balance_yuan": 1e6,
            "rate": 0.03,
            "end": 2027,
            "repayment": "bullet",
        }
    ]
    offers = [
        {"id": "B1", "name": "一般债", "kind": "general", "rate": 0.02, "term_years": 3, "repayment": "bullet",
         "year_ceiling_yuan": 2.5e6, "total_ceiling_yuan": 5e6, "issue_cost": 0.001, "lot_yuan": 1e6},
        {"id": "S1", "name": "专项债", "kind": "special", "rate": 0.025, "term_years": 5, "repayment": "equal_principal",
         "year_ceiling_yuan": 5e6, "total_ceiling_yuan": 9e6, "lot_yuan": 5e5},
    ]  # fmt: skip
    park = grid_park([["0101", "0703", "1001"]])
    park = park.with_table("budget", pd.DataFrame(budget))
    return park.with_table("debts", pd.DataFrame(debts)).with_table("bond_offers", pd.DataFrame(offers))


def with_programmes(park: Park) -> Park:
    """The park with two programmes: one of two steps, one of one."""
    rows = [
        ("a1", "贴息", "finance", 1, 30.0, 50.0), ("a2", "贴息", "finance", 2, 50.0, 60.0), ("b1", "引才", "talent", 1, 40.0, 80.0),
    ]  # fmt: skip
    columns = ["id", "programme", "group", "step", "amount_yuan", "benefit_yuan"]
    return park.with_table("incentives", pd.DataFrame(rows, columns=columns))


def choice(parcel: str, present: str, planned: str, *, fixed: bool = False) -> ParcelChoice:
    """One parcel of a hectare."""
    return ParcelChoice(parcel, 10_000.0, present, planned, fixed, (), 0.0)


def money_plan(*actions: Action) -> Plan:
    """A plan of five years: farmland and homes become industry and shops, a factory stays."""
    choices = (choice("P00", "0101", "1001"), choice("P01", "0703", "0901"), choice("P02", "1001", "1001"))
    scheme = LandScheme((), choices, (), ())
    result = Result(Status.OPTIMAL, scheme, 1.0, 1.0, 0.0, 1, same("m"))
    return Plan("甲园", DAY, DAY, (2026, 2030), result, actions)


def action(identity: str, engine: str = "water", cost: float | None = 1e6, **more: Any) -> Action:
    """One action."""
    kind = "change_use" if engine == "land" else "build"
    return Action(identity, engine, kind, same(identity), more.pop("parcels", ()), cost, 365.0, **more)
