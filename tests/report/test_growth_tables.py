"""Do the tables of growth tell the distribution, the parts, the odds and the gaps, each number with its origin?"""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.growth_problems import calm_problem, growth_problem, lead, plots
from tests.report.reading import cells

from gongxing.engines.growth import outlook
from gongxing.engines.growth.problem import Target
from gongxing.plan import GrowthOutlook
from gongxing.report.document import EMPTY, Document, TableBlock
from gongxing.report.growth_tables import (
    chains_table,
    parts_table,
    rates_table,
    road_table,
    spread_table,
    targets_table,
)
from gongxing.report.material import Material
from gongxing.report.origins_check import check_origins

TABLES = (spread_table, parts_table, chains_table, targets_table, rates_table, road_table)


@pytest.fixture(scope="module")
def calm() -> GrowthOutlook:
    """100 million become 130 in three years; a lead adds 50 from the second, plots 30; a fifth of the firm is lost in the last."""
    million = 1e6
    problem = calm_problem(
        leads=lead(),
        plots=plots((55.0,) * 3),
        targets=(Target("output", 0.3, 100 * 1.3**3), Target("jobs", 0.01, 5 * 1.01**3)),
    )
    problem = replace(
        problem, base=problem.base * million, path=problem.path * million, jobs_path=problem.jobs_path * million,
        leads=replace(problem.leads, full=problem.leads.full * million), plots=replace(problem.plots, quantiles=problem.plots.quantiles * million),
        targets=tuple(replace(t, value=t.value * million) for t in problem.targets),
    )  # fmt: skip
    return outlook(problem, 20, 1)


def test_every_number_has_its_origin(calm: GrowthOutlook) -> None:
    tables = tuple(table for make in TABLES if (table := make(calm)) is not None)
    assert len(tables) == len(TABLES)
    check_origins(Document(EMPTY, EMPTY, (), EMPTY, False, tables))


def test_the_distribution_by_year(calm: GrowthOutlook, material: Material) -> None:
    rows = cells(material, spread_table(calm), "en")
    assert rows[0] == ["Measure", "Year", "Mean", "10%", "25%", "50%", "75%", "90%"]
    assert rows[1][:3] == ["Output (million yuan)", "2026", "140.00"]
    assert rows[3][:3] == ["—", "2028", "210.00"]
    assert rows[7][:2] == ["Jobs (persons)", "2026"]


def test_parts_add_up(calm: GrowthOutlook, material: Material) -> None:
    rows = cells(material, parts_table(calm))
    assert rows[0] == ["指标", "年份", "合计", "现有企业", "招商线索", "规划地块", "企业去留", "较基年"]
    assert rows[3][1:] == ["2028", "2.10", "1.30", "0.50", "0.30", "—", "110.0%"]


def test_chains_are_summed(material: Material) -> None:
    rows = cells(material, chains_table(outlook(growth_problem(), 200, 1)), "en")
    assert {rows[1][0], rows[2][0]} == {"甲链", "乙链"}
    assert rows[3][0] == "Total"
    assert rows[3][2] == "100.0%"


def test_what_is_out_of_reach_is_called_so(calm: GrowthOutlook, material: Material) -> None:
    rows = cells(material, targets_table(calm))
    assert [row[-1] for row in rows[1:]] == ["不可达", "可达"]
    assert rows[1][1:6] == ["30.0%", "2.20", "2.10", "0.0%", "80.0%"]
    assert cells(material, targets_table(calm), "en")[1][-1] == "not reachable"


def test_rates_and_the_way_there(calm: GrowthOutlook, material: Material) -> None:
    rows = cells(material, rates_table(calm), "en")
    assert rows[0] == ["Measure", "50%", "80%", "90%"]
    assert rows[1] == ["Output", *[f"{2.1 ** (1 / 3) - 1:.1%}"] * 3]
    road = cells(material, road_table(calm), "en")
    assert road[1][1:] == ["2026", "130.00", "140.00", "140.00", "0.00"]
    assert road[3][1:] == ["2028", "219.70", "210.00", "210.00", "9.70"]


def test_without_targets_there_are_no_tables_of_them(calm: GrowthOutlook) -> None:
    bare = replace(calm, targets=(), road=(), chains=(), rates=())
    makers = (targets_table, road_table, chains_table, rates_table)
    assert [make(bare) for make in makers] == [None] * 4
    assert isinstance(spread_table(bare), TableBlock)
