"""Are the park's firms added up by the sectors of the table?"""

from __future__ import annotations

import pytest
from tests.economy_parks import ROWS, economy_park, small_map, small_table

from gongxing.diagnosis.sector_mix import chains_of, sector_mix
from gongxing.errors import NotReadyError


def test_sums_by_sector() -> None:
    mix = sector_mix(economy_park(), small_table(), small_map())
    assert mix.firms.tolist() == [0, 3, 2, 1, 0]
    assert mix.sales_yuan.tolist() == [0, 1650e6, 470e6, 30e6, 0]
    assert mix.jobs.tolist() == [0, 1200, 380, 40, 0]
    assert mix.total_yuan == 2150e6
    assert mix.chain == ("", "钻采", "钻采", "检测", "")
    assert mix.unmapped == ()


def test_firms_without_a_known_code_are_named() -> None:
    park = economy_park([*ROWS, ("9999", "", 10.0, 1, 1.0)])
    assert sector_mix(park, small_table(), small_map()).unmapped == ("F7",)


def test_output_stands_in_for_missing_sales() -> None:
    park = economy_park()
    frame = park.firms.frame
    frame.loc[0, "sales_yuan"] = None
    frame.loc[0, "output_yuan"] = 7e6
    mix = sector_mix(park.with_table("firms", frame), small_table(), small_map())
    assert mix.sales_yuan[1] == pytest.approx(757e6)


@pytest.mark.parametrize(("column", "told"), [("sector", "firms.sector"), ("sales_yuan", "firms.sales_yuan")])
def test_what_is_missing_is_told(column: str, told: str) -> None:
    park = economy_park()
    frame = park.firms.frame.drop(columns=column)
    with pytest.raises(NotReadyError) as caught:
        sector_mix(park.with_table("firms", frame), small_table(), small_map())
    place = caught.value.faults[0].place
    assert f"{place.table}.{place.column}" == told


def test_chains_of_the_layout() -> None:
    assert chains_of(economy_park()) == {"钻采": "leading_chain", "检测": "nurtured_chain"}
