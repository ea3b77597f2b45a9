"""Do the tables of growth hold what outlook, package and skills say, and nothing where there is none?"""

from __future__ import annotations

import datetime as dt

from tests.growth_problems import growth_problem

from gongxing.engines import growth
from gongxing.plan import Plan
from gongxing.plan.talent import ChainSkills, SkillYear, TalentNeed

DAY = dt.date(2026, 1, 1)
EMPTY = Plan("甲园", DAY, DAY, (2026, 2030))


def test_a_plan_without_growth_has_no_tables() -> None:
    assert growth.growth_tables(EMPTY) == ()


def test_every_year_lever_and_skill_has_its_row() -> None:
    problem = growth_problem()
    seen = growth.outlook(problem, 500, tested=False)
    result = growth.solve(problem, growth.GrowthParams(draws=500))
    assert result.part is not None
    need = TalentNeed(2025, (SkillYear("engineer", 2026, 12.0, None, None),), (ChainSkills("甲", "engineer", 12.0),))
    plan = Plan("甲园", DAY, DAY, (2026, 2030), outlook=seen, growth=result, talent=need)
    tables = {table.name: table for table in growth.growth_tables(plan)}
    outlook = tables["growth_outlook"]
    assert outlook.column("mean")[0] == round(seen.spreads[0].mean, 4)
    assert len(outlook.rows) == len(seen.spreads)
    assert tables["growth_package"].column("lever") == tuple(lever.key for lever in result.part.levers)
    assert tables["talent"].rows == (("engineer", 2026, 12.0, None, None),)
    assert all(len(row) == len(table.columns) for table in tables.values() for row in table.rows)
