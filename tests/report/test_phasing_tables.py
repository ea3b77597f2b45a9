"""Do the tables tell years, dates, changes and what is lacking?"""

from __future__ import annotations

from tests.phasing_plans import DAY, quota_park
from tests.report.reading import cells
from tests.report.schedules import scheduled_plan

from gongxing.io.packs import load_standards
from gongxing.plan import PhasingScheme
from gongxing.report.document import TableBlock
from gongxing.report.material import gather
from gongxing.report.phasing_tables import changes_table, idle_table, projects_table, year_list, years_table

PLAN = scheduled_plan()
MATERIAL = gather(quota_park(y2026=2e4), PLAN, load_standards("jiangsu", DAY))


def scheme() -> PhasingScheme:
    assert PLAN.phasing is not None
    assert PLAN.phasing.part is not None
    return PLAN.phasing.part


def rows(table: TableBlock | None) -> list[list[str]]:
    return cells(MATERIAL, table)[1:]


def test_years_add_up() -> None:
    first, second = rows(years_table(PLAN, scheme()))
    assert first == ["2026", "7", "6", "1390.0", "800.0", "2000.0", "0.05"]
    assert second == ["2027", "1", "2", "650.0", "1600.0", "3000.0", "1.00"]


def test_the_largest_works_have_dates_and_the_day_to_apply_by() -> None:
    found = rows(projects_table(PLAN, scheme()))
    assert found[0][0] == "道路 S1 等 2 条：给水、污水"
    change = next(row for row in found if row[0] == "行动 land.change.P1")
    assert change[4:] == ["2026年三季度", "2027年二季度", "2026年5月2日"]
    assert rows(year_list(PLAN, scheme()))[0][0] == "2026"


def test_changes_and_what_is_lacking_are_told() -> None:
    assert rows(changes_table(PLAN, scheme())) == [
        ["行动 land.change.P1", "2026年二季度", "2026年三季度", "前序项目“甲”到 2026 年二季度末才完成"],
    ]  # fmt: skip
    assert rows(idle_table(PLAN, scheme())) == [["行动 land.change.P3", "100.0", "用地指标缺 1.00 公顷"]]
    bare = PhasingScheme(2026, 8, (), ())
    assert changes_table(PLAN, bare) is None
    assert idle_table(PLAN, bare) is None
