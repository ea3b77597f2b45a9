"""Are empty cells left out of a row, and does a row say where it comes from?"""

from __future__ import annotations

import pandas as pd

from gongxing.origins import OriginKind
from gongxing.plan.listed import filled_rows, row_fault, row_origin
from gongxing.words import Text

WORDS = Text("使用者", "the user")


def test_rows_hold_only_what_is_filled() -> None:
    frame = pd.DataFrame({"id": ["a", "b"], "year": pd.array([2026, None], "Int64"), "words": ["", "x"]})
    assert list(filled_rows(frame)) == [{"id": "a", "year": 2026}, {"id": "b", "words": "x"}]


def test_a_row_of_a_file_is_a_passage_and_a_bare_one_an_assumption() -> None:
    assert row_origin("duties", {"id": "a", "source": "S1", "words": "第三条"}, WORDS).kind is OriginKind.PASSAGE
    own = row_origin("duties", {"id": "a"}, WORDS)
    assert (own.kind, own.ref, own.words) == (OriginKind.ASSUMPTION, "duties/a", WORDS)


def test_a_fault_names_table_row_and_column() -> None:
    found = row_fault("duties", "a", "pillar", "某", Text("支柱", "a pillar"))
    assert "duties" in found.in_("zh")
    assert "'某'" in found.in_("en")
