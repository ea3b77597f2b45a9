"""Are streets cut into reaches at the spots asked for and not too long?"""

from __future__ import annotations

import numpy as np
import pytest
from shapely.geometry import LineString

from gongxing.engines.sewer.corridor import lay_corridor, substring
from gongxing.park.streets import streets


def test_cut_beside_a_spot_and_at_the_spacing() -> None:
    graph = streets([LineString([(0, 0), (300, 0)])], ["R"])
    corridor = lay_corridor(graph, [(130.0, 20.0), (5.0, 0.0), (150.0, 500.0)], 100.0, 60.0)
    assert sorted(corridor.xy[:, 0]) == pytest.approx([0, 65, 130, 215, 300])
    assert sum(piece.length_m for piece in corridor.pieces) == pytest.approx(300)
    assert {piece.road for piece in corridor.pieces} == {"R"}
    assert np.unique([(p.first, p.last) for p in corridor.pieces]).size == 5


def test_part_of_a_line_keeps_its_bends() -> None:
    line = LineString([(0, 0), (10, 0), (10, 10)])
    assert substring(line, 5, 15) == [(5, 0), (10, 0), (10, 5)]
