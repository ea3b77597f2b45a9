"""Are the fonts there, and does a page carry only the characters it needs?"""

from __future__ import annotations

import base64

from gongxing.report.fonts import SANS, folder, sans, webfont


def test_the_font_files_are_there() -> None:
    assert len(list(folder().glob("*.otf"))) == 2
    assert sans(9).get_name() == SANS


def test_a_page_font_is_small_and_grows_with_the_text() -> None:
    few, more = webfont("规划", serif=False), webfont("规划报告用地平衡表" * 3, serif=False)
    data = base64.b64decode(few.split(",")[1])
    assert data[:4] == b"wOFF"
    assert len(few) < len(more) < 60_000
