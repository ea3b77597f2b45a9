"""Do the tables of levers tell amounts, limits, costs and what each would take alone?"""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.growth_problems import calm_problem, out_of_reach, plots
from tests.report.reading import cells

from gongxing.engines.growth import GrowthParams, outlook, solve
from gongxing.engines.growth.problem import LeverTerms, Target
from gongxing.plan import GrowthOutlook, GrowthScheme, Result
from gongxing.report.document import EMPTY, Document
from gongxing.report.lever_tables import closers_table, odds_table, package_table
from gongxing.report.material import Material
from gongxing.report.origins_check import check_origins
from gongxing.words import Text


@pytest.fixture(scope="module")
def found() -> tuple[GrowthOutlook, Result[GrowthScheme]]:
    """17 more than 130 are wanted: one step of productivity (13 for 20 million) and two hectares (4 for 10 million)."""
    levers = (
        LeverTerms("quota", Text("用地", "land"), "m2", 1e4, 6e4, 500.0),
        LeverTerms("investment", Text("线索", "leads"), "count", 1.0, 4.0, 3e7),
        LeverTerms("productivity", Text("增效", "gain"), "share", 0.1, 0.4, 2e8),
    )
    problem = calm_problem(plots=plots((0.0,) * 3, per_m2=2e-4), targets=(Target("output", 0.1, 147.0),), levers=levers)
    return outlook(problem, 5, 1), solve(problem, GrowthParams(draws=5))


def test_the_package(found: tuple[GrowthOutlook, Result[GrowthScheme]], material: Material) -> None:
    rows = cells(material, package_table(found[1]))
    assert rows[1] == ["用地（公顷）", "2.00", "6.00", "0.10", "—", "—"]
    assert rows[2] == ["线索（条）", "0", "4", "0.00", "—", "—"]
    assert rows[3] == ["增效（占产值）", "10.0%", "40.0%", "0.20", "20.0%", "0.40"]
    assert rows[4][3] == "0.30"


def test_odds_before_and_with_it(found: tuple[GrowthOutlook, Result[GrowthScheme]], material: Material) -> None:
    assert cells(material, odds_table(found[1], found[0]), "en")[1] == ["Output", "10.0%", "0.0%", "100.0%", "80.0%"]


def test_what_could_close_the_gap(found: tuple[GrowthOutlook, Result[GrowthScheme]], material: Material) -> None:
    big = replace(found[0], closers=tuple(replace(c, gain=c.gain * 1e7) for c in found[0].closers))
    rows = cells(material, closers_table(big), "en")
    assert rows[0] == ["Lever at its limit", "Output (million yuan) gained", "Of the gap"]
    assert [row[1] for row in rows[1:]] == ["120.00", "0.00", "520.00"]
    assert [row[2] for row in rows[1:]] == [f"{12 / 3.1:.1%}", "0.0%", "1,677.4%"]  # 133.1 are wanted of 130
    assert closers_table(replace(found[0], closers=())) is None


def test_every_number_has_its_origin_and_no_package_no_table(found: tuple[GrowthOutlook, Result[GrowthScheme]]) -> None:
    tables = (package_table(found[1]), odds_table(found[1], found[0]), closers_table(found[0]))
    check_origins(Document(EMPTY, EMPTY, (), EMPTY, False, tuple(table for table in tables if table)))
    refused = solve(out_of_reach(), GrowthParams(draws=50))
    assert package_table(refused) is None
    assert odds_table(refused, found[0]) is None
