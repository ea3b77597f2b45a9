"""Does the fan chart show past, bands and target, in both languages, from what the outlook holds?"""

from __future__ import annotations

import io
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from gongxing.diagnosis.history import History
from gongxing.io.prices import load_brent
from gongxing.plan.growth import GrowthOutlook, TargetOdds, YearSpread
from gongxing.report.fan_chart import Fan, fan_picture, fans_of, oil_fan, quantile
from gongxing.report.map_frame import MapWords
from gongxing.words import Text

NAN = float("nan")
WORDS = MapWords("试验园区", "来源", "合成数据", "北")


def spread(measure: str, year: int, middle: float, width: float) -> YearSpread:
    quantiles = tuple(
        (p, middle * float(np.exp(width * z)))
        for p, z in ((0.05, -1.64), (0.25, -0.67), (0.5, 0.0), (0.75, 0.67), (0.95, 1.64))
    )
    return YearSpread(measure, year, middle, quantiles)


def outlook() -> GrowthOutlook:
    spreads = tuple(
        spread(m, 2026 + k, v * 1.05 ** (k + 1), 0.05 * (k + 1))
        for m, v in (("output", 3e10), ("jobs", 20_000.0))
        for k in range(5)
    )
    oil = tuple(spread("oil", 2026 + k, 70.0, 0.2 * (k + 1)) for k in range(5))
    target = TargetOdds("output", 0.08, 3e10 * 1.08**5, 0.21, 0.8)
    return GrowthOutlook(
        2025, (("output", 3e10), ("tax", 1e9), ("jobs", 20_000.0)), spreads, (), (target,), (), (), 100, 1, oil
    )


def test_panels_follow_the_outlook_and_mark_years_with_many_firms_unknown() -> None:
    output = np.array([[NAN, 1e10, 1e10, 1.1e10], [NAN, NAN, 1.8e10, 1.9e10], [NAN, NAN, NAN, 1.0]])
    empty = np.full_like(output, NAN)
    history = History(
        ("A", "B", "C"), (2022, 2023, 2024, 2025), {"output": output, "jobs": empty, "tax": empty, "sales": empty}
    )
    fans = fans_of(outlook(), history)
    assert [fan.title.en for fan in fans] == ["output", "jobs"]
    # the base year comes from the outlook, not from the history
    assert fans[0].history == ((2023, 1e10), (2024, 2.8e10), (2025, 3e10))
    assert fans[0].partial == (2023, 2024)
    assert fans[0].target is not None
    assert (fans[0].target.year, fans[0].target.probability) == (2030, 0.21)
    assert fans[1].history == ((2025, 20_000.0),)
    assert fans[1].target is None


def test_the_oil_panel_has_whole_years_of_the_past_before_its_fan() -> None:
    fan = oil_fan(outlook(), load_brent())
    assert fan is not None
    assert [year for year, _ in fan.history][-1] == 2025
    assert len(fan.history) == 15
    assert oil_fan(replace(outlook(), oil=()), load_brent()) is None


def test_quantiles_between_listed_ones_lie_on_a_straight_line() -> None:
    found = YearSpread("output", 2026, 1.0, ((0.1, 1.0), (0.5, 3.0), (0.9, 7.0)))
    assert quantile(found, 0.5) == 3.0
    assert quantile(found, 0.7) == pytest.approx(5.0)
    assert quantile(found, 0.05) == 1.0


def test_the_picture_differs_by_language_and_by_target() -> None:
    fans = fans_of(outlook())
    zh, en = fan_picture(fans, WORDS, "zh"), fan_picture(fans, WORDS, "en")
    bare = fan_picture(tuple(replace(fan, target=None) for fan in fans), WORDS, "zh")
    assert len({zh, en, bare}) == 3
    with Image.open(io.BytesIO(zh)) as image:
        assert image.width == 1340
        colours = {colour for _, colour in image.convert("RGB").getcolors(1 << 24) or ()}
    assert {(0xDB, 0xE7, 0xF5), (0x7E, 0xA6, 0xD6), (0xC2, 0x25, 0x5C)} <= colours


def test_a_fan_without_past_or_unit_can_be_drawn() -> None:
    fan = Fan(Text("甲", "a"), "", (), (spread("x", 2026, 0.5, 0.1), spread("x", 2027, 0.6, 0.2)))
    assert fan.base is None
    with Image.open(io.BytesIO(fan_picture((fan,), WORDS, "en"))) as image:
        assert image.height > 300
