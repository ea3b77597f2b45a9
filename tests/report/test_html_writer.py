"""Is the page self-contained, complete and linked both ways?"""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from gongxing.report.html_writer import write_html
from gongxing.report.maps import draw_maps
from gongxing.report.material import Material
from gongxing.report.spoken import Script


@pytest.fixture(scope="module")
def page(script_zh: Script, material: Material) -> str:
    return write_html(script_zh, draw_maps(material, "zh")).decode("utf-8")


def test_nothing_is_fetched_from_elsewhere(page: str) -> None:
    bare = re.sub(r"base64,[A-Za-z0-9+/=]+", "", page)
    assert re.findall(r"https?:|//[a-z]", bare) == []
    assert re.findall(r'(?:src|href)="(?!#|data:)', bare) == []
    assert re.findall(r"url\(\"(?!data:)", bare) == []
    assert page.count("data:font/woff") == 2
    assert page.count("data:image/png") == 4


def test_every_link_has_its_target(page: str) -> None:
    targets = set(re.findall(r'id="([^"]+)"', page))
    wanted = set(re.findall(r'href="#([^"]+)"', page))
    assert wanted <= targets
    assert "n1" in wanted
    assert "m1-1" in wanted


def test_it_has_all_chapters_and_the_label(page: str) -> None:
    assert len(re.findall(r"<h2 ", page)) == 16
    assert "合成数据" in page


def test_words_of_the_data_cannot_become_markup(script_zh: Script) -> None:
    bare = replace(script_zh, title="<script>甲</script>", blocks=())
    assert b"<script>" not in write_html(bare, {})


def test_printed_pages_carry_the_label_and_no_name_can_break_the_style(script_zh: Script) -> None:
    named = replace(script_zh, running='甲"}</style><b>', blocks=())
    page = write_html(named, {}).decode("utf-8")
    assert '@top-right { content: "合成数据，仅供演示"' in page
    assert page.count("</style>") == 1
