"""Do the tables of grading count what the survey found, with an origin on every number, in both languages?"""

from __future__ import annotations

from tests.graded_parks import exemplary, firms_park, many_firms
from tests.report.reading import cells

from gongxing.diagnosis.grading_survey import survey_grading
from gongxing.io.grading import load_formulas
from gongxing.report.document import EMPTY, Document
from gongxing.report.grading_tables import (
    agreement_block,
    classes_table,
    formulas_table,
    group_of,
    lagging_table,
    loose_table,
)
from gongxing.report.material import Material
from gongxing.report.origins_check import check_origins

FORMULAS = load_formulas()
SURVEY = survey_grading(many_firms(60), FORMULAS, draws=20)


def test_classes_add_up_to_all_firms(material: Material) -> None:
    table = classes_table(SURVEY)
    rows = cells(material, table, "zh")[1:]
    assert rows[-1][0] == "合计"
    assert sum(int(row[1]) for row in rows[:-1]) == int(rows[-1][1]) == 60
    assert rows[-1][4] == rows[-1][5] == "100.0%"
    groups = [group_of(firm) for firm in SURVEY.grading.firms]
    names = [f"{group} 类" if group in "ABCD" else "取决于公式" for group in dict.fromkeys(sorted(groups))]
    assert [row[0] for row in rows[:-1]] == names


def test_formulas_count_their_classes_and_say_what_they_borrow(material: Material) -> None:
    table = formulas_table(SURVEY)
    rows = cells(material, table, "en")[1:]
    assert [row[0] for row in rows] == [formula.label.en for formula in FORMULAS]
    assert [int(n) for n in rows[0][2:6]] == [12, 24, 21, 3]
    assert "borrowed" in rows[1][-1]
    assert cells(material, table, "zh")[1:][0][1] == "MJ-HA"


def test_agreement_is_one_triangle(material: Material) -> None:
    table = agreement_block(SURVEY)
    assert table is not None
    rows = cells(material, table, "en")[1:]
    assert len(rows) == 4
    assert [sum(text != "—" for text in row[1:]) for row in rows] == [4, 3, 2, 1]


def test_the_last_firms_and_the_loose_ones_are_listed(material: Material) -> None:
    lagging, loose = lagging_table(SURVEY), loose_table(SURVEY)
    assert lagging is not None
    assert loose is not None
    stable = {f.firm for f in SURVEY.grading.firms if f.stable and f.settled in ("C", "D")}
    assert {row[0] for row in cells(material, lagging, "en")[1:]} <= stable
    areas = [float(row[3].replace(",", "")) for row in cells(material, loose, "en")[1:]]
    assert areas == sorted(areas, reverse=True)
    alone = survey_grading(firms_park(exemplary()), FORMULAS, draws=5)
    assert lagging_table(alone) is None


def test_every_number_has_an_origin() -> None:
    blocks = [classes_table(SURVEY), formulas_table(SURVEY), agreement_block(SURVEY), lagging_table(SURVEY), loose_table(SURVEY)]  # fmt: skip
    found = tuple(block for block in blocks if block is not None)
    assert len(found) == 5
    check_origins(Document(EMPTY, EMPTY, (), EMPTY, False, found))
