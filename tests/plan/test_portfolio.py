"""Is the choice for a sector found by its code?"""

from __future__ import annotations

import pytest

from gongxing.plan.portfolio import PortfolioScheme, SectorChoice
from gongxing.words import Text


def test_a_choice_is_found_by_sector() -> None:
    words = Text("近", "near")
    choice = SectorChoice("066", Text("专用设备", "machinery"), "", "enter", 0, 0.0, 0.4, 0.06, 0.1, 5e7, 1e7, words)
    scheme = PortfolioScheme((choice,), (), 5e7, 1e7, 1e7, 0.5, 0.4)
    assert scheme.choice("066") is choice
    with pytest.raises(KeyError, match="001"):
        scheme.choice("001")
