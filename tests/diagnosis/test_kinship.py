"""Is relatedness taken from places where there are enough, and else from like inputs and trade?"""

from __future__ import annotations

import numpy as np
import pytest
from tests.economy_parks import small_table

from gongxing.diagnosis.kinship import input_kinship, kinship, presence
from gongxing.diagnosis.region_table import RegionTable

SALES = np.array([0.0, 900.0, 400.0, 10.0, 0.0])
ALL = np.ones(5, dtype=bool)


def regions(places: int) -> RegionTable:
    """Half of the places make machines and parts, half steel and energy; nobody tells of testing."""
    amounts = np.zeros((places, 5))
    amounts[: places // 2, [1, 2]] = 10.0
    amounts[places // 2 :, [0, 4]] = 10.0
    return RegionTable(tuple(map(str, range(places))), amounts, np.array([0, 1, 2, 4]), "output_yuan", (2024, 2024))


def test_from_places() -> None:
    found = kinship(small_table(), SALES, regions(8), least_places=6, trade_weight=0.3, served=ALL)
    assert found.basis == "places"
    assert found.akin[1, 2] == 1.0
    assert found.akin[1, 0] == 0.0
    assert found.near[[0, 1, 2]] == pytest.approx([0, 1, 1])
    assert np.isnan(found.near[3])


def test_too_few_places_fall_back_to_inputs() -> None:
    found = kinship(small_table(), SALES, regions(4), least_places=6, trade_weight=0.3, served=ALL)
    assert found.basis == "input_output"
    assert np.isfinite(found.near).all()
    assert np.isnan(found.complexity).all()
    assert kinship(small_table(), SALES, None, least_places=6, trade_weight=0.3, served=ALL).basis == "input_output"


def test_places_that_tell_nothing_of_the_park_fall_back_too() -> None:
    """The park tests; the places make anything else."""
    only = np.array([0.0, 0.0, 0.0, 10.0, 0.0])
    found = kinship(small_table(), only, regions(8), least_places=6, trade_weight=0.3, served=ALL)
    assert found.basis == "input_output"
    empty = RegionTable(("a", "b"), np.zeros((2, 5)), np.arange(5), "output_yuan", (2024, 2024))
    assert kinship(small_table(), SALES, empty, least_places=2, trade_weight=0.3, served=ALL).basis == "input_output"


def test_like_inputs_and_trade_by_hand() -> None:
    """Two sectors that buy the same goods in the same proportion are alike; the weight of trade draws suppliers near."""
    flows = np.array([[0.0, 10.0, 20.0], [0.0, 0.0, 0.0], [0.0, 0.0, 0.0]]) * 1e9
    table = small_table(
        codes=("a", "b", "c"), names=small_table().names[:3], flows=flows, output=np.full(3, 1e11), imports=np.zeros(3),
        value_added=np.full(3, 1e11), final_use=np.full(3, 1e11), exports=np.zeros(3), earlier_output=None, earlier_year=None,
    )  # fmt: skip
    alike = input_kinship(table, 0.0)
    assert alike[1, 2] == pytest.approx(1.0)
    assert alike[0, 1] == 0.0
    traded = input_kinship(table, 1.0)
    assert traded[0, 2] == 1.0
    assert 0 < traded[0, 1] < 1.0
    assert traded[1, 2] == 0.0


def test_sectors_that_are_not_looked_at_are_akin_to_nothing() -> None:
    looked = np.array([True, True, True, False, False])
    found = kinship(small_table(), SALES, None, least_places=6, trade_weight=0.3, served=looked)
    assert (found.akin[3] == 0).all()
    assert np.isnan(found.near[4])


def test_presence_is_a_quotient_of_one_or_more() -> None:
    assert presence(np.array([5.0, 5.0, 0.0]), np.array([50.0, 20.0, 30.0])).tolist() == [True, True, False]
