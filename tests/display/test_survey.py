"""Are figures of the survey spoken in units that people use?"""

from __future__ import annotations

from tests.network_parks import water_park

from gongxing.diagnosis.survey import SURVEY_KEYS
from gongxing.display.survey import SECTIONS, spoken
from gongxing.origins import Figure, computed
from gongxing.words import Text
from gongxing.workflow.survey import survey_networks

ORIGIN = computed("test", Text("试", "test"), "x")


def test_units_and_the_word_for_unknown() -> None:
    label = Text("时间", "time")
    assert spoken(Figure("k", label, 4.66, "min", ORIGIN), "zh") == "时间：4.7分钟"
    assert spoken(Figure("k", label, 0.5, "share", ORIGIN), "en") == "Time: 50.0%"
    assert spoken(Figure("k", label, None, "min", ORIGIN), "en") == "Time: unknown"


def test_every_key_shown_is_a_key_of_the_survey() -> None:
    shown = [key for _, keys in SECTIONS for key in keys]
    assert set(shown) <= set(SURVEY_KEYS)
    assert len(set(shown)) == len(shown)


def test_every_figure_can_be_spoken() -> None:
    for figure in survey_networks(water_park()).figures:
        for lang in ("zh", "en"):
            line = spoken(figure, lang)
            assert line
            assert "nan" not in line
