"""Does the bubble chart tell sizes, exposure and decisions, in both languages?"""

from __future__ import annotations

import io
from dataclasses import replace

from PIL import Image
from tests.portfolio_problems import small_problem

from gongxing.diagnosis.candidate import Candidate
from gongxing.engines.portfolio import clerk
from gongxing.engines.portfolio.robust import Trials
from gongxing.engines.portfolio.scheme import write_scheme
from gongxing.report.diversity_chart import draw_bubbles
from gongxing.report.map_frame import MapWords

WORDS = MapWords("关联与增长", "依据", "", "N")


def shown() -> list[Candidate]:
    return [
        Candidate(
            s.code, s.name, s.firms, s.sales_yuan, 0, s.chain, s.rca, s.density, None, s.growth, s.exposure, s.import_share, 0.01
        )
        for s in small_problem().sectors
    ]  # fmt: skip


def test_a_picture_that_differs_by_language_exposure_and_decision() -> None:
    problem = small_problem()
    scheme = write_scheme(problem, clerk(problem), Trials((), 0, 0))
    calm = [replace(c, exposure=0.0) for c in shown()]
    small = [replace(c, sales_yuan=0.0, firms=0) for c in shown()]
    pictures = [
        draw_bubbles(shown(), WORDS, "zh"), draw_bubbles(shown(), WORDS, "en"), draw_bubbles(calm, WORDS, "zh"),
        draw_bubbles(small, WORDS, "zh"), draw_bubbles(shown(), WORDS, "zh", scheme),
    ]  # fmt: skip
    assert len(set(pictures)) == 5
    with Image.open(io.BytesIO(pictures[0])) as image:
        assert image.format == "PNG"
        assert image.width == 1340


def test_the_same_again() -> None:
    assert draw_bubbles(shown(), WORDS, "zh") == draw_bubbles(shown(), WORDS, "zh")


def test_sectors_of_which_nothing_is_known_are_left_out() -> None:
    dark = [replace(c, density=None) for c in shown()]
    assert draw_bubbles(dark, WORDS, "zh") == draw_bubbles([], WORDS, "zh")
    assert draw_bubbles([*shown(), dark[0]], WORDS, "zh") == draw_bubbles(shown(), WORDS, "zh")
