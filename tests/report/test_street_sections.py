"""Does a section show every line beneath a street where it lies, the street's left on the left?"""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from PIL import Image
from tests.report.networks import lines_scheme

from gongxing.plan.lines import LinesScheme, PlacedLine, StreetPosition
from gongxing.report.map_ground import map_words
from gongxing.report.material import Material
from gongxing.report.street_sections import MOST_SECTIONS, draw_sections, street_sections
from gongxing.words import Text


def street(number: int, lines: int = 3) -> LinesScheme:
    """A street that runs east along y = 100 * number, with lines at 4, 0 and -4 m from its middle."""
    found = tuple(
        PlacedLine(
            f"L{number}.{i}", kind, "present" if i == 2 else kind, "new", 300.0, 0.33,
            ((0.0, 100.0 * number + off), (200.0, 100.0 * number + off)), False, 3.0, 3.0, 1.0, 1.4,
        )
        for i, (kind, off) in enumerate((("water", 4.0), ("sewer", 0.0), ("gas", -4.0)))
    )[:lines]  # fmt: skip
    positions = (StreetPosition(f"S{number}", f"R{number}", "water", (found[0].id,), 200.0, 4.0, 4.0, 9.0, 0.0),)
    return replace(lines_scheme(), lines=found, positions=positions)


def test_lines_are_cut_where_they_lie_with_the_cover_there() -> None:
    (section,) = street_sections(street(1))
    assert (section.road, section.half_width_m) == ("R1", 9.0)
    assert [cut.kind for cut in section.cuts] == ["water", "sewer", "gas"]
    assert [cut.offset_m for cut in section.cuts] == pytest.approx([4.0, 0.0, -4.0])
    assert [cut.cover_m for cut in section.cuts] == pytest.approx([1.2] * 3)  # the middle of 1.0 and 1.4
    assert [cut.present for cut in section.cuts] == [False, False, True]


def test_fullest_streets_first_and_lone_lines_need_no_section() -> None:
    streets = [street(i, lines=1 if i == 0 else 2 if i == 1 else 3) for i in range(7)]
    whole = replace(
        lines_scheme(),
        lines=tuple(line for s in streets for line in s.lines),
        positions=tuple(p for s in streets for p in s.positions),
    )
    found = street_sections(whole)
    assert [section.road for section in found] == ["R2", "R3", "R4", "R5"]
    assert len(found) == MOST_SECTIONS
    assert street_sections(street(0, lines=1)) == ()


def test_sections_are_drawn_in_both_languages(material: Material) -> None:
    words = map_words(material, Text("横断面", "Sections"), "zh")
    sections = street_sections(street(1))
    zh, en = draw_sections(sections, words, "zh"), draw_sections(sections, words, "en")
    assert zh != en
    with Image.open(io.BytesIO(zh)) as image:
        assert image.width == 1340
        colours = {colour for _, colour in image.convert("RGB").getcolors(100_000) or ()}
    assert (25, 113, 194) in colours  # the water main is filled
