"""Are assumptions found by what they speak of, whatever stands behind the first stroke?"""

from __future__ import annotations

import pandas as pd
from tests.parks import grid_park

from gongxing.park.assumed import Assumed, assumed_rows


def test_rows_of_a_matter_come_in_order_with_what_is_filled() -> None:
    rows = pd.DataFrame(
        {
            "id": ["sector_io/35", "industry_values/move_gain/35", "sector_io/34", "free words"],
            "value": ["066", "0.1", "067", "1"],
            "words": ["甲", "乙", "丙", "丁"],
            "unit": [None, "share", None, None],
        }
    )
    park = grid_park([["100102"]]).with_table("assumptions", rows)
    assert [row.name for row in assumed_rows(park, "sector_io")] == ["35", "34"]
    assert list(assumed_rows(park, "industry_values")) == [
        Assumed("industry_values/move_gain/35", "industry_values", "move_gain/35", "0.1", "share", "乙", "")
    ]
    assert list(assumed_rows(park, "firm_decision")) == []
