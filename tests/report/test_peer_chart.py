"""Does the picture beside peers follow the figures, in both languages, and stay away where nothing can be compared?"""

from __future__ import annotations

import io

from PIL import Image

from gongxing.diagnosis.peers import survey_peers
from gongxing.io.peers import load_peers
from gongxing.report.map_frame import MapWords
from gongxing.report.material import Material
from gongxing.report.peer_chart import draw_peers

WORDS = MapWords("对标园区", "来源", "", "")


def test_the_language_and_the_peers_change_the_picture(material: Material) -> None:
    survey = survey_peers(material.park, load_peers())
    fewer = survey_peers(material.park, load_peers()[:5])
    pictures = [draw_peers(survey, WORDS, "zh"), draw_peers(survey, WORDS, "en"), draw_peers(fewer, WORDS, "zh")]
    assert len(set(pictures)) == 3
    assert pictures[0] is not None
    with Image.open(io.BytesIO(pictures[0])) as image:
        assert image.width == 1340


def test_without_peers_there_is_no_picture(material: Material) -> None:
    assert draw_peers(survey_peers(material.park, ()), WORDS, "zh") is None
