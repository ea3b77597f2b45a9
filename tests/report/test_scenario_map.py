"""Does the map show where scenarios agree?"""

from __future__ import annotations

from tests.comparisons import comparison

from gongxing.report.map_ground import ground_of
from gongxing.report.material import Material
from gongxing.report.scenario_map import agreement_layers, draw_agreement


def test_parcels_are_shaded_by_how_many_scenarios_agree(material: Material) -> None:
    found, ground = comparison(*material.park.parcels.ids), ground_of(material)
    labels = [layer.label for layer in agreement_layers(material, found, ground, "en")]
    assert labels[-1] == "1 of 2 agree (1)"
    assert draw_agreement(material, found, ground, "zh").startswith(b"\x89PNG")
