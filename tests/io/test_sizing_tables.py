"""Are cost and limit tables read by problem, and are their faults told with row and column?"""

from __future__ import annotations

from pathlib import Path

import pytest

from gongxing.errors import DataError, NotReadyError
from gongxing.io.limit_rules import LimitRule
from gongxing.io.sizing_tables import CostRow, choose_problem, read_costs, read_limits, read_node_limits

COSTS = "problem,option,diameter_set_in_inp_units,unit_cost_per_length\nA,0,100,5.5\nA,1,200,9\nB,0,4,1\n"
LIMITS = (
    "problem,junctions,links,decision_vars,options,min_head_rule,max_velocity,has_pmax,fixed_cost,reference_front_min_cost\n"
    "A,3,4,4,2,pressure>=20,2.0,True,100,999\nB,1,1,,1,head>=9,,False,,\n"
)


@pytest.fixture
def tables(tmp_path: Path) -> tuple[Path, Path]:
    (tmp_path / "costs.csv").write_text(COSTS, encoding="utf-8")
    (tmp_path / "limits.csv").write_text(LIMITS, encoding="utf-8")
    return tmp_path / "costs.csv", tmp_path / "limits.csv"


def test_rows_of_a_problem(tables: tuple[Path, Path]) -> None:
    costs, limits = tables
    assert read_costs(costs, "A") == (CostRow(100.0, 5.5), CostRow(200.0, 9.0))
    row = read_limits(limits, "A")
    assert row.rules == (LimitRule(False, False, None, 20.0),)
    assert (row.max_velocity, row.decision_vars, row.fixed_cost, row.has_pmax) == (2.0, 4, 100.0, True)
    assert row.sizes == {"junctions": 3, "links": 4, "options": 2}


def test_empty_cells_are_no_limits(tables: tuple[Path, Path]) -> None:
    row = read_limits(tables[1], "B")
    assert (row.max_velocity, row.decision_vars, row.fixed_cost, row.has_pmax) == (None, None, 0.0, False)


def test_the_problem_is_the_one_wished_or_named_like_the_file(tables: tuple[Path, Path]) -> None:
    assert choose_problem(*tables, "net", "b") == "B"
    assert choose_problem(*tables, "a", None) == "A"
    with pytest.raises(DataError, match="one of A, B"):
        choose_problem(*tables, "net", None)


def test_tables_without_a_problem_column_are_taken_whole(tmp_path: Path) -> None:
    costs, limits = tmp_path / "c.csv", tmp_path / "l.csv"
    costs.write_text("diameter_set_in_inp_units,unit_cost_per_length,roughness\n100,1,120\n", encoding="utf-8")
    limits.write_text("min_head_rule,max_pressure\npressure>=10,60; node5 62\n", encoding="utf-8")
    assert choose_problem(costs, limits, "x", None) is None
    assert read_costs(costs, None) == (CostRow(100.0, 1.0, 120.0),)
    assert read_limits(limits, None).rules[1:] == (
        LimitRule(True, False, None, 60.0),
        LimitRule(True, False, "5", 62.0),
    )


def test_all_faults_of_a_table_are_told(tmp_path: Path) -> None:
    path = tmp_path / "c.csv"
    path.write_text(COSTS.replace("5.5", "dear").replace("200", "-1"), encoding="utf-8")
    with pytest.raises(DataError) as caught:
        read_costs(path, "A")
    told = caught.value.in_("en")
    assert "2 faults" in told
    assert "dear" in told
    assert "row 2" in told


def test_missing_columns_rules_and_files_are_told(tmp_path: Path) -> None:
    path = tmp_path / "l.csv"
    path.write_text("problem,max_velocity\nA,1\n", encoding="utf-8")
    with pytest.raises(DataError, match="min_head_rule"):
        read_limits(path, "A")
    path.write_text("problem,min_head_rule\nA,somehow\n", encoding="utf-8")
    with pytest.raises(DataError, match="somehow"):
        read_limits(path, "A")
    with pytest.raises(NotReadyError):
        read_costs(tmp_path / "none.csv", None)


def test_limits_of_single_nodes(tmp_path: Path) -> None:
    path = tmp_path / "n.csv"
    path.write_text("problem,node,min_pressure,max_pressure\nA,5,,62\nA,6,25,70\nB,5,1,2\n", encoding="utf-8")
    assert read_node_limits(path, "A") == (
        LimitRule(True, False, "5", 62.0),
        LimitRule(False, False, "6", 25.0),
        LimitRule(True, False, "6", 70.0),
    )
