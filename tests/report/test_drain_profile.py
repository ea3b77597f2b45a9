"""Does the profile follow the trunk with most water from its head to the outlet, and show its levels?"""

from __future__ import annotations

import io
from dataclasses import replace

from PIL import Image
from tests.report.networks import drains_scheme

from gongxing.plan.sewer import DrainDecision
from gongxing.report.drain_profile import draw_profile, main_trunk
from gongxing.report.map_ground import map_words
from gongxing.report.material import Material
from gongxing.words import Text


def test_the_trunk_follows_the_water_upstream_from_the_largest_outlet() -> None:
    trunk = main_trunk(drains_scheme("sewer"))
    assert trunk is not None
    # at M1-M2 the pressure main (40 L/s) carries more than the drain beside it (20 L/s); the drain given up is no way
    assert [pipe.id for pipe in trunk.pipes] == ["s0", "s3", "s2"]
    assert [node.id for node in trunk.nodes] == ["M0", "M1", "M2", "M3"]
    assert trunk.along_m == (0.0, 100.0, 200.0, 300.0)


def test_no_outlet_no_trunk_and_circles_end() -> None:
    scheme = drains_scheme("sewer")
    assert main_trunk(replace(scheme, outlets=())) is None
    assert main_trunk(replace(scheme, pipes=())) is None
    given_up = tuple(replace(pipe, decision=DrainDecision.ABANDON) for pipe in scheme.pipes)
    assert main_trunk(replace(scheme, pipes=given_up)) is None
    back = replace(scheme.pipes[2], id="s9", start="M3", end="M0")
    trunk = main_trunk(replace(scheme, pipes=(*scheme.pipes, back)))
    assert trunk is not None
    assert len(trunk.pipes) == 3


def test_the_drawing_differs_by_language_and_by_levels(material: Material) -> None:
    scheme = drains_scheme("storm")
    trunk = main_trunk(scheme)
    assert trunk is not None
    words = map_words(material, Text("纵断面", "Profile"), "zh")
    zh, en = draw_profile(trunk, scheme, words, "zh"), draw_profile(trunk, scheme, words, "en")
    deeper = replace(trunk, pipes=tuple(replace(p, end_invert_m=p.end_invert_m - 0.5) for p in trunk.pipes))
    assert len({zh, en, draw_profile(deeper, scheme, words, "zh")}) == 3
    with Image.open(io.BytesIO(zh)) as image:
        assert image.width == 1340
