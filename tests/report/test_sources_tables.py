"""Are imported files and assumptions listed?"""

from __future__ import annotations

from tests.report.reading import cells

from gongxing.report.material import Material
from gongxing.report.sources_tables import assumptions_table, sources_table


def test_files_are_listed_with_rows_and_hash(material: Material, empty: Material) -> None:
    assert cells(material, sources_table(material))[1] == ["S1", "地块.gpkg", "地块", "8", "abababababab"]
    assert sources_table(empty) is None


def test_assumptions_are_listed_in_the_language_of_the_report(material: Material, empty: Material) -> None:
    assert cells(material, assumptions_table(material), "en")[1] == ["A1", "3 %", "growth a year", "not stated"]
    assert assumptions_table(empty) is None
