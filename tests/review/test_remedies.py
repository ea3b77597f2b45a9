"""Does each light that is not green say who is to act and with which tool?"""

from __future__ import annotations

from gongxing.review.lights import ActionLight, IndicatorLight, Light, Lights
from gongxing.review.remedies import remedies
from gongxing.words import Text, same

WHY = Text("缘由", "why")


def one(light: Light, actual: float | None = 1.0, late: tuple[str, ...] = ()) -> IndicatorLight:
    return IndicatorLight(
        "G", Text("指标", "indicator"), "items", True, same("某局"), 2.0, actual, 3.0, 0.5, light, WHY, late
    )


def test_a_slow_indicator_names_its_leader_and_its_late_actions() -> None:
    act = ActionLight("A", WHY, None, "", 0, None, None, 2, Light.RED, WHY)
    lights = Lights(2026, (one(Light.RED, late=("A",)),), (act,), True, True)
    first, second = remedies(lights)
    assert "某局" in first.zh
    assert "1 项行动" in first.zh
    assert "gongxing replan" in second.zh


def test_silence_asks_for_the_tables_and_green_for_nothing() -> None:
    act = ActionLight("A", WHY, None, "", 0, None, None, None, Light.GREY, WHY)
    words = " ".join(word.en for word in remedies(Lights(2026, (one(Light.GREY, None),), (act,), True, False)))
    assert "indicator_values" in words
    assert "progress" in words
    assert remedies(Lights(2026, (one(Light.GREEN),), (), True, True)) == ()
    assert "gongxing plan" in remedies(Lights(2026, (), (), False, False))[0].en
