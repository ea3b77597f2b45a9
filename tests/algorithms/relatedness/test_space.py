"""Does the product space agree with the published package, and are places and sectors without anything told as such?"""

from __future__ import annotations

import numpy as np
import pytest

from gongxing.algorithms.relatedness import advantage, product_space
from gongxing.errors import DataError
from gongxing.workflow.bench_relatedness import differences, peer_measures, random_table


def test_a_table_by_hand() -> None:
    """Places 8+2 and 2+8 of twenty, both sectors ten: advantages 0.8/0.5 and 0.2/0.5."""
    found = product_space([[8, 2], [2, 8]])
    assert found.advantage == pytest.approx(np.array([[1.6, 0.4], [0.4, 1.6]]))
    assert found.presence == pytest.approx(np.eye(2))
    assert (found.diversity == 1).all()
    assert (found.distance == 1 - found.density).all()


@pytest.mark.parametrize(("products", "places", "seed"), [(60, 40, 1), (30, 70, 2), (785, 226, 3)])
def test_the_published_package_gives_the_same(products: int, places: int, seed: int) -> None:
    peer = pytest.importorskip("ecomplexity", reason="the peer ecomplexity is not installed").ecomplexity
    table = random_table(products, places, seed)
    table = table[table.sum(axis=1) > 0][:, table.sum(axis=0) > 0]
    told = peer_measures(table, peer)
    assert max(value for _, value in differences(product_space(table), told)) < 1e-12


def test_empty_places_and_sectors_are_nothing_and_leave_the_rest_alone() -> None:
    table = random_table(20, 15, 4) + 0.01
    whole = product_space(table)
    wide = np.zeros((17, 22))
    wide[np.ix_([0, *range(2, 16)], [*range(1, 21)])] = table
    found = product_space(wide)
    rows, columns = [0, *range(2, 16)], [*range(1, 21)]
    assert found.density[np.ix_(rows, columns)] == pytest.approx(whole.density)
    assert found.place_complexity[rows] == pytest.approx(whole.place_complexity)
    assert found.outlook_gain[np.ix_(rows, columns)] == pytest.approx(whole.outlook_gain)
    assert np.isnan(found.place_complexity[[1, 16]]).all()
    assert np.isnan(found.sector_complexity[[0, 21]]).all()
    assert np.isnan(found.density[:, 0]).all()
    assert (found.presence[1] == 0).all()
    assert (found.ubiquity[[0, 21]] == 0).all()


def test_indices_are_normalised_by_the_places() -> None:
    found = product_space(random_table(20, 15, 4) + 0.01)
    assert found.place_complexity.mean() == pytest.approx(0, abs=1e-12)
    assert found.place_complexity.std() == pytest.approx(1)
    has = found.presence[3] > 0
    assert found.place_complexity[3] == pytest.approx(found.sector_complexity[has].mean())


def test_a_high_threshold_leaves_some_without_advantage() -> None:
    found = product_space([[50, 50, 1], [50, 50, 1], [1, 1, 50]], threshold=1.5)
    assert np.isfinite(found.advantage).all()
    assert found.diversity.tolist() == [0, 0, 1]
    assert np.isnan(found.place_complexity[found.diversity == 0]).all()


def test_continuous_proximity_uses_the_advantages() -> None:
    table = random_table(12, 30, 1)[:, :6] + 0.1
    found = product_space(table, continuous=True)
    assert found.proximity == pytest.approx((1 + np.corrcoef(advantage(table).T)) / 2)


def test_too_little_is_refused() -> None:
    with pytest.raises(DataError, match="expected two"):
        product_space([[1, 2], [0, 0]])
    with pytest.raises(DataError, match="not below zero"):
        product_space([[1, -2], [3, 1]])
