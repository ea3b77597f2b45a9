"""Are density, dead ends, pieces and detours of the small park as counted by hand?"""

import pytest
from tests.network_parks import bare_park, line, rows, street_park

from gongxing.diagnosis.roads import survey_roads
from gongxing.io.packs import load_network_values

VALUES = load_network_values()


@pytest.fixture(scope="module")
def found():
    return survey_roads(street_park(), VALUES)


@pytest.fixture(scope="module")
def figures(found):
    return {figure.key: figure.value for figure in found.figures}


def test_dead_ends_run_to_the_next_junction(found, figures) -> None:
    # C east of B 150 m, B north of C 100 m, E alone 80 m (once, though it has two ends), D west of B 60 m; A leads out
    assert [(end.road, round(end.length_m), end.over) for end in found.dead_ends] == [
        ("C", 150, True), ("B", 100, False), ("E", 80, False), ("D", 60, False),
    ]  # fmt: skip
    assert figures["network.dead_ends"] == 4
    assert figures["network.dead_end_m"] == pytest.approx(390)
    assert figures["network.dead_ends_over"] == 1


def test_the_street_alone_is_a_piece_of_its_own(found, figures) -> None:
    assert figures["network.pieces"] == 2
    assert figures["network.largest_piece"] == pytest.approx(1510 / 1590)
    table = next(table for table in found.tables if table.name == "street_pieces")
    assert table.column("roads") == ("E",)


def test_density_is_length_over_the_outline(figures) -> None:
    # 1 km by 0.9 km; 1.0 km arterial, 0.3 collector, 0.23 local
    assert figures["network.density.arterial"] == pytest.approx(1.0 / 0.9, rel=0.02)
    assert figures["network.density"] == pytest.approx(1.53 / 0.9, rel=0.02)


def test_the_detour_is_street_over_straight(found, figures) -> None:
    # works (45, 35) and homes (134, 227.5): 55 along A and 200 along B, 34 along C, and 35 and 27.5 off the street
    table = next(table for table in found.tables if table.name == "detours")
    pair = next(row for row in table.rows if set(row[:2]) == {"works", "homes"})
    assert pair[2] == pytest.approx(212.1, abs=0.1)
    assert pair[3] == pytest.approx(55 + 200 + 34 + 35 + 27.5, abs=0.1)
    assert figures["network.cut_off_pairs"] == 0


def test_without_roads_everything_is_unknown_and_it_says_what_to_import() -> None:
    found = survey_roads(bare_park(), VALUES)
    assert all(figure.value is None for figure in found.figures)
    assert [finding.verdict for finding in found.findings] == ["unknown"]
    assert "import road centrelines" in found.findings[0].words.en


def test_roads_of_unknown_grade_are_named() -> None:
    park = street_park().with_table("roads", rows([line([(0, 0), (100, 0)])], id=["x"], grade=[None]))
    finding = next(f for f in survey_roads(park, VALUES).findings if f.code == "network.grades")
    assert finding.rows == ("x",)
