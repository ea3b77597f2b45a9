"""Do the charts of growth and skills show what differs, in both languages?"""

from __future__ import annotations

import io
from dataclasses import replace

from PIL import Image
from tests.growth_problems import growth_problem
from tests.report.test_talent_tables import NEED

from gongxing.engines.growth import outlook
from gongxing.report.growth_chart import draw_parts, draw_skills
from gongxing.report.map_frame import MapWords

WORDS = MapWords("题", "注", "合成数据", "北")


def test_parts_stand_on_one_another() -> None:
    found = outlook(growth_problem(), 50, 1, tested=False)
    zh, en = draw_parts(found, WORDS, "zh"), draw_parts(found, WORDS, "en")
    more = replace(found, parts=tuple(replace(p, mean=p.mean * 1.5) if p.part == "leads" else p for p in found.parts))
    untold = replace(found, road=())
    assert len({zh, en, draw_parts(more, WORDS, "zh"), draw_parts(untold, WORDS, "zh")}) == 4
    with Image.open(io.BytesIO(zh)) as image:
        assert image.width == 1340


def test_skills_with_and_without_known_staff() -> None:
    bare = replace(NEED, rows=tuple(replace(row, staff=None, gap=None) for row in NEED.rows))
    drawn = {draw_skills(NEED, WORDS, "zh"), draw_skills(NEED, WORDS, "en"), draw_skills(bare, WORDS, "zh")}
    assert len(drawn) == 3
