"""Is a procedure drawn as PNG and SVG in both languages, the same bytes each time?"""

from __future__ import annotations

import datetime as dt

import pytest

from gongxing.io.packs import load_standards
from gongxing.io.procedure_packs import load_holidays, load_procedures
from gongxing.report.procedure_chart import draw_procedure
from gongxing.standards.procedures import dated
from gongxing.words import LANGS, Lang

CALENDAR = load_holidays().calendar()
FOUND = dated(
    load_procedures().procedure("eia_form", load_standards("", dt.date(2026, 1, 1))), dt.date(2026, 12, 1), CALENDAR
)


@pytest.mark.parametrize("lang", LANGS)
def test_a_png_shows_the_steps(lang: Lang) -> None:
    picture = draw_procedure(FOUND, CALENDAR, lang)
    assert picture.startswith(b"\x89PNG")
    assert draw_procedure(FOUND, CALENDAR, lang) == picture


def test_an_svg_is_the_same_each_time() -> None:
    picture = draw_procedure(FOUND, CALENDAR, "zh", "svg")
    assert b"<svg" in picture
    assert draw_procedure(FOUND, CALENDAR, "zh", "svg") == picture
