"""Do boxes of a chain diagram stand apart within the page, and do all words and dots stay inside their box?"""

from __future__ import annotations

import itertools
import math
from dataclasses import replace

import pytest
from tests.chain_parks import FIRMS, chain_park, small_map, small_table

from gongxing.diagnosis.chain import chain_map
from gongxing.diagnosis.chain_parts import ChainMap
from gongxing.io.input_output import load_input_output, load_sector_map
from gongxing.io.packs import load_industry_values
from gongxing.report.chain_layout import MOST_DOWN, MOST_UP, Layout, fitted, lay_chain, width_of
from gongxing.report.map_frame import WIDTH_IN
from gongxing.words import LANGS, Lang

VALUES = load_industry_values()
CROWD = (
    *((f"K{i}", "3512", "整机", 900.0 / (i + 1)) for i in range(60)), *((f"V{i}", "3443", "整机", 30.0) for i in range(40)),
    ("L1", "3130", "", 12.0), ("L2", "3825", "", 3.0),
)  # fmt: skip


def crowded() -> ChainMap:
    """Sixty makers of oil equipment of all sizes and their suppliers, on the national table."""
    return chain_map(chain_park(tuple(CROWD)), load_input_output(), load_sector_map(), VALUES)


def assert_in_order(layout: Layout) -> None:
    for a, b in itertools.combinations(layout.boxes, 2):
        apart = a.x + a.width < b.x or b.x + b.width < a.x or a.y + a.height < b.y or b.y + b.height < a.y
        assert apart, (a.side, a.lines[0].words, b.side, b.lines[0].words)
    for box in layout.boxes:
        assert box.x >= 0
        assert box.x + box.width <= WIDTH_IN
        assert box.y >= 0
        assert box.y + box.height <= layout.height
        spans = []
        for line in box.lines:
            wide = width_of(line.words, line.size)
            left = line.x - {"left": 0.0, "center": wide / 2, "right": wide}[line.align]
            assert left >= box.x - 0.01, line.words
            assert left + wide <= box.x + box.width + 0.01, line.words
            assert box.y <= line.y <= box.y + box.height
            spans.append((left, left + wide, line.y))
        for (l1, r1, y1), (l2, r2, y2) in itertools.combinations(spans, 2):
            assert abs(y1 - y2) > 0.08 or r1 <= l2 + 1e-6 or r2 <= l1 + 1e-6
        for dot in box.dots:
            assert box.x <= dot.x - dot.radius
            assert dot.x + dot.radius <= box.x + box.width
            assert box.y <= dot.y - dot.radius
            assert dot.y + dot.radius <= box.y + box.height
            for left, right, y in spans:
                assert dot.x + dot.radius <= left or dot.x - dot.radius >= right or abs(dot.y - y) >= dot.radius


@pytest.mark.parametrize("lang", LANGS)
def test_nothing_overlaps(lang: Lang) -> None:
    small = chain_map(chain_park(), small_table(), small_map(), VALUES)
    for found in (small, crowded()):
        layout = lay_chain(found, "整机", lang)
        assert_in_order(layout)
        assert layout.height < 9.5


def test_long_names_and_many_chains_of_firms_still_fit() -> None:
    found = crowded()
    long = tuple(
        replace(firm, name=firm.name * 12) for firm in found.critical
    )  # names no box could hold are shortened, not run over the edge
    assert long
    assert_in_order(lay_chain(replace(found, critical=long), "整机", "zh"))


def test_sides_show_the_strongest_and_count_the_rest() -> None:
    loose = VALUES.with_value("chain_link_share", "*", 0.0005, "x").with_value("chain_sale_share", "*", 0.0005, "x")
    found = chain_map(chain_park(tuple(CROWD)), load_input_output(), load_sector_map(), loose)
    layout = lay_chain(found, "整机", "en")
    up, down = layout.of("up"), layout.of("down")
    assert len(up) == MOST_UP + 1
    assert up[-1].lines[0].words == f"{len(found.of('整机', 'up')) - MOST_UP} more sectors (see the table)"
    # the last two boxes downstream are the rest and final use
    assert len(down) == MOST_DOWN + 2
    assert down[-1].lines[0].words.startswith("Final use (nation): invested 47%")


def test_dots_grow_with_sales_and_critical_firms_are_named() -> None:
    layout = lay_chain(chain_map(chain_park(), small_table(), small_map(), VALUES), "整机", "zh")
    (core,) = layout.of("core")
    sizes = {dot.firm: dot.radius for dot in core.dots}
    assert sizes["M1"] / sizes["M2"] == pytest.approx(math.sqrt(60 / 40))
    assert any(line.words == "★M1厂 −43%" for line in core.lines)
    steel = layout.of("up")[0]
    assert (steel.status, steel.weight) == ("thin", pytest.approx(0.2))
    assert [dot.critical for dot in steel.dots] == [True]


def test_words_break_at_blanks_shrink_and_end_in_an_ellipsis() -> None:
    words, size = fitted("Mining, metallurgy and construction machinery", 1.5)
    assert len(words) == 2
    assert " ".join(words) == "Mining, metallurgy and construction machinery"
    assert all(width_of(part, size) <= 1.5 for part in words)
    cut, size = fitted("很" * 200, 1.0)
    assert cut[-1].endswith("…")
    assert width_of(cut[-1], size) <= 1.0
    assert width_of("", 6.0) == 0.0


def test_a_chain_without_links_cannot_be_drawn() -> None:
    found = chain_map(chain_park(tuple(f for f in FIRMS if not f[2])), small_table(), small_map(), VALUES)
    with pytest.raises(KeyError):
        lay_chain(found, "整机", "zh")
