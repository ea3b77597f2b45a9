"""Is a network map drawn where the plan holds its scheme, in both languages and quickly?"""

from __future__ import annotations

import io
import time

from PIL import Image
from tests.report.networks import networked

from gongxing.report.map_ground import ground_of
from gongxing.report.material import Material, gather
from gongxing.report.network_maps import NETWORK_TITLES, draw_network_map, network_maps_of


def test_only_networks_with_a_scheme_have_a_map(
    material: Material, empty: Material, networks: Material, stuck: Material
) -> None:
    assert network_maps_of(material) == ()
    assert network_maps_of(networks) == tuple(NETWORK_TITLES)
    assert network_maps_of(stuck) == ()
    assert network_maps_of(gather(empty.park, networked(empty.plan), empty.standards)) == ()


def test_every_map_is_drawn_in_both_languages_in_little_time(networks: Material) -> None:
    ground = ground_of(networks)
    start = time.perf_counter()
    for key in NETWORK_TITLES:
        zh, en = (draw_network_map(networks, ground, key, lang) for lang in ("zh", "en"))
        assert zh != en
        with Image.open(io.BytesIO(zh)) as image:
            assert image.width == 1340
            assert len(image.convert("RGB").getcolors(100_000) or ()) > 20
    assert time.perf_counter() - start < 30
