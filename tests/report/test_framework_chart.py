"""Is the frame drawn in both languages, with and without an idea, with few and with many pillars?"""

from __future__ import annotations

from dataclasses import replace

import pytest

from gongxing.plan import Framework
from gongxing.report.framework_chart import draw_framework
from gongxing.report.map_frame import MapWords
from gongxing.report.material import Material
from gongxing.words import Lang, same

WORDS = MapWords("框架", "资料", "", "北")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("count", [1, 6, 9])
def test_a_picture_comes_of_any_frame(framed: Material, lang: Lang, count: int) -> None:
    frame = framed.plan.framework
    assert isinstance(frame, Framework)
    first = frame.pillars[0]
    many = tuple(
        replace(first, id=f"{first.id}{n}" if n else first.id, name=same(f"高质量发展的第 {n} 根支柱"))
        for n in range(count)
    )
    drawn = draw_framework(replace(frame, pillars=many, idea=None if count == 9 else frame.idea), WORDS, lang)
    assert drawn.startswith(b"\x89PNG")
