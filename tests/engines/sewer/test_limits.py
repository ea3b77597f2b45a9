"""Are limits, prices and the storm formula read from the values as they should be?"""

from __future__ import annotations

import math

import pytest

from gongxing.engines.sewer.limits import assumed, limits, rain
from gongxing.io.packs import load_network_values


def test_storm_formula_in_si() -> None:
    a, b, n = rain(load_network_values())[:3]
    by_hand = 167 * 9.581 * (1 + 0.846 * math.log10(3)) / (20 + 7) ** 0.656  # L/s and hectare at 20 minutes
    assert a / (1200 + b) ** n == pytest.approx(by_hand * 1e-7)


def test_sewers_run_part_full_and_storm_drains_full() -> None:
    values = load_network_values()
    foul, storm = limits(values, "sewer"), limits(values, "storm")
    assert foul.fill[0] == 0.55
    assert (storm.fill == 1.0).all()
    assert list(foul.diameter_mm) == sorted(foul.diameter_mm)
    assert foul.peak[0] == (0.005, 2.7)
    # 9.81 kJ for each m3 and metre, 8,760 h a year, 20 years at 5 %
    assert foul.energy_yuan == pytest.approx(9.81 / 0.65 * 8760 * 0.7 * 12.4622, rel=1e-4)
    assert all(words.zh and words.en for kind in ("sewer", "storm") for words in assumed(values, kind))
