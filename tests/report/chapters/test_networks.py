"""Does the chapter say what stands, what is planned, what the works amount to, and what is missing where nothing is known?"""

from __future__ import annotations

import pytest
from tests.report.reading import chapter

from gongxing.report.assemble import assemble
from gongxing.report.document import Heading
from gongxing.report.material import Material
from gongxing.words import Lang


def test_it_says_what_was_measured(material: Material) -> None:
    text = chapter(material, "infrastructure")
    assert "支路 | 1 | 0.4 | 100.0%" in text
    assert "尚无管线资料" in text


def test_it_says_what_is_missing(empty: Material) -> None:
    text = chapter(empty, "infrastructure")
    assert "尚无道路资料" in text
    assert "网络引擎尚未提出工程" in text


def test_every_section_of_the_outline_is_there_in_order(networks: Material) -> None:
    found = [b.key for b in assemble(networks).blocks if isinstance(b, Heading) and b.key.startswith("infrastructure.")]
    assert found == [
        f"infrastructure.{name}" for name in ("roads", "pipes", "water", "sewer", "storm", "lines", "works")
    ]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_bills_of_quantities_close_the_chapter(networks: Material, lang: Lang) -> None:
    text = chapter(networks, "infrastructure", lang)
    assert ("给水工程工程量清单" if lang == "zh" else "Bill of quantities: water supply") in text
    assert ("106500.00" if lang == "zh" else "106,500.00") in text


def test_every_number_has_an_origin_with_all_networks(networks: Material, stuck: Material) -> None:
    assert assemble(networks).blocks
    assert assemble(stuck).blocks
