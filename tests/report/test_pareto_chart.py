"""Is a front drawn, a panel for each pair of criteria?"""

from __future__ import annotations

import pytest
from tests.robustness_cases import front

from gongxing.report.map_frame import MapWords
from gongxing.report.pareto_chart import draw_front
from gongxing.words import Lang


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_front_is_a_picture(lang: Lang) -> None:
    assert draw_front(front(), MapWords("题", "注", "", "北"), lang).startswith(b"\x89PNG")
