"""Do survey tables hold plain values only?"""

import numpy as np

from gongxing.diagnosis.survey_tables import SurveyColumn, SurveyTable, plain, rows_of
from gongxing.words import Text


def test_what_is_not_known_is_none_and_numbers_are_plain() -> None:
    assert plain(np.nan) is None
    assert plain(np.inf) is None
    assert plain(np.bool_(True)) is True
    assert plain(np.float64(1.23456)) == 1.235
    assert type(plain(np.int64(3))) is int
    assert plain("word") == "word"


def test_columns_become_rows_and_are_found_by_name() -> None:
    columns = (SurveyColumn("id", Text("编号", "id")), SurveyColumn("m", Text("长度", "length"), "m"))
    table = SurveyTable("t", Text("表", "table"), columns, rows_of(["a", "b"], np.array([1.0, np.nan])))
    assert table.rows == (("a", 1.0), ("b", None))
    assert table.column("m") == (1.0, None)
