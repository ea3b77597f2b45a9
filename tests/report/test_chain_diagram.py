"""Is a chain drawn in both languages as picture and as vector drawing, the same each time?"""

from __future__ import annotations

import io

from PIL import Image
from tests.chain_parks import FIRMS, chain_park, small_map, small_table

from gongxing.diagnosis.chain import chain_map
from gongxing.io.packs import load_industry_values
from gongxing.report.chain_diagram import chains_drawn, draw_chain, draw_chain_svg
from gongxing.report.map_frame import MapWords

WORDS = MapWords("产业链图", "来源：企业名录", "合成数据", "北")


def test_a_picture_at_page_width_in_both_languages() -> None:
    found = chain_map(chain_park(), small_table(), small_map(), load_industry_values())
    zh, en = (draw_chain(found, "整机", WORDS, lang) for lang in ("zh", "en"))  # type: ignore[arg-type]
    assert zh != en
    assert zh == draw_chain(found, "整机", WORDS, "zh")
    with Image.open(io.BytesIO(zh)) as image:
        assert image.width == 1340
        colours = {colour for _, colour in image.convert("RGB").getcolors(1 << 24) or ()}
    # faces of thin, present, imported and core boxes, and the red of critical firms
    assert {(255, 243, 191), (211, 249, 216), (229, 219, 255), (208, 235, 255), (176, 0, 32)} <= colours


def test_a_vector_drawing_needs_no_font() -> None:
    found = chain_map(chain_park(), small_table(), small_map(), load_industry_values())
    svg = draw_chain_svg(found, "整机", WORDS, "zh")
    assert b"<svg" in svg
    assert b"<text" not in svg
    assert svg == draw_chain_svg(found, "整机", WORDS, "zh")


def test_only_chains_with_links_are_drawn() -> None:
    full = chain_map(chain_park(), small_table(), small_map(), load_industry_values())
    assert chains_drawn(full) == ("整机",)
    empty = chain_map(
        chain_park(tuple(f for f in FIRMS if not f[2])), small_table(), small_map(), load_industry_values()
    )
    assert chains_drawn(empty) == ()
