"""Is the likeness of two zones the sum of their lesser shares?"""

from __future__ import annotations

import pytest
from tests.chain_parks import chain_park, small_map, small_table, with_neighbour

from gongxing.diagnosis.complement import survey_complement
from gongxing.io.packs import load_industry_values


def test_overlap() -> None:
    found = survey_complement(with_neighbour(chain_park()), small_table(), small_map(), load_industry_values())
    assert found.overlap("邻区") == pytest.approx(20 / 120)
    assert found.overlap("别处") == 0
    bare = found.told((), (), ())
    assert bare.figures == ()
    assert bare.links == found.links
