"""Do the tables of chapter 9 add up to the fen, in both languages?"""

from __future__ import annotations

from tests.resettlement_problems import small_problem

from gongxing.engines.resettlement import solve
from gongxing.plan import ResettlementScheme
from gongxing.report.document import FigureRun, TableBlock
from gongxing.report.resettlement_tables import accounts_table, estates_table, groups_table


def scheme() -> ResettlementScheme:
    found = solve(small_problem()).part
    assert found is not None
    return found


def column(table: TableBlock, place: int) -> list[float]:
    """The figures of a column, 0 where a row has none."""
    runs = [row[place].zh[0] for row in table.rows]
    return [run.figure.value or 0.0 if isinstance(run, FigureRun) else 0.0 for run in runs]


def test_groups_add_up() -> None:
    table = groups_table(scheme())
    for place in (1, 2, 4, 5, 6):
        *parts, total = column(table, place)
        assert round(sum(parts), 2) == round(total, 2)


def test_estates_add_up() -> None:
    table = estates_table(scheme())
    for place in (3, 4, 5, 6, 7):
        *parts, total = column(table, place)
        assert round(sum(parts), 2) == round(total, 2)


def test_items_add_up_down_and_across() -> None:
    table = accounts_table(scheme())
    for place in range(1, len(table.columns)):
        *parts, net, _ = column(table, place)
        assert round(sum(parts), 2) == round(net, 2)
    for row in range(len(table.rows)):
        *parts, total = [column(table, place)[row] for place in range(1, len(table.columns))]
        assert round(sum(parts), 2) == round(total, 2)
    assert table.totals == 2
