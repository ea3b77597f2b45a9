"""Do the tables of the back-test show error beside naive and coverage as it was, shortfalls said in words?"""

from __future__ import annotations

import numpy as np

from gongxing.algorithms.series import Trial, backtest
from gongxing.io.prices import BRENT_ORIGIN, load_brent
from gongxing.plan.growth import Coverage
from gongxing.report.backtest_tables import backtest_table, horizon_table
from gongxing.report.document import EMPTY, Document, FigureRun, Quoted, Sentence, Stated, TableBlock
from gongxing.report.origins_check import check_origins
from gongxing.words import Text


def shown(sentence: Sentence) -> str:
    parts = []
    for run in sentence.en:
        if isinstance(run, FigureRun):
            parts.append(f"{run.figure.value:g}")
        elif isinstance(run, Quoted | Stated):
            parts.append(run.words.en)
        else:
            parts.append(getattr(run, "text", ""))
    return "".join(parts)


def with_origins(table: TableBlock) -> None:
    check_origins(Document(EMPTY, EMPTY, (), EMPTY, False, (table,)))


def test_a_row_a_measure_with_ratio_and_coverage() -> None:
    found = (
        Coverage("output", 0.5, 0.52, 40, 0.9, 1.2), Coverage("output", 0.9, 0.7, 40, 0.9, 1.2),
        Coverage("jobs", 0.5, 0.5, 30, 1.0, 0.0, "firm"),
    )  # fmt: skip
    table = backtest_table(found)
    assert table is not None
    assert [[shown(cell) for cell in row] for row in table.rows] == [
        ["output", "the park as a whole", "40", "0.9", "1.2", "0.75", "0.52", "0.7"],
        ["jobs", "single firms", "30", "1", "0", "—", "0.5", "—"],
    ]
    assert "nominal 90% for output of the park as a whole held only 70.0%" in shown(table.note)
    with_origins(table)


def test_intervals_that_hold_are_not_blamed_and_nothing_tested_is_no_table() -> None:
    table = backtest_table((Coverage("tax", 0.8, 0.81, 10, 1.0, 1.0),))
    assert table is not None
    assert "held only" not in shown(table.note)
    assert backtest_table((Coverage("tax", 0.8, 0.0, 0, 0.0, 0.0),)) is None


def test_oil_is_shown_by_horizon_with_its_shortfall() -> None:
    past = backtest(np.array(load_brent().prices), 3, 12, Trial(origins=40))
    table = horizon_table("table.oil.backtest", Text("油价回测", "Back-test of the oil price"), past, BRENT_ORIGIN)
    assert table is not None
    assert [shown(row[0]) for row in table.rows] == ["1", "2", "3"]
    assert shown(table.rows[0][2]) == f"{past.of('combined').mase_by[0]:g}"
    assert shown(table.rows[2][3]) == f"{past.of('naive').mase_by[2]:g}"
    assert f"{past.ratio:.2f} times the naive one" in shown(table.note)
    with_origins(table)
    assert horizon_table("t", Text("甲", "a"), backtest([1.0, 2.0], 2), BRENT_ORIGIN) is None
