"""Who are a firm's partners, and how many of them are near a place?"""

from __future__ import annotations

import numpy as np
import pytest
from tests.industry_parks import Chains

from gongxing.engines.industry.links import largest, partner_weights, within_reach


def test_the_largest_are_the_fewest_that_make_the_share() -> None:
    assert largest(np.array([50.0, 30.0, np.nan, 20.0]), 0.7).tolist() == [True, True, False, False]
    assert largest(np.array([np.nan, 0.0]), 0.7).tolist() == [False, False]


def test_partners_weigh_by_linkage_and_sales_and_nobody_is_his_own() -> None:
    """a trades 0.2 with b (sales 10) and 0.1 with c (sales 20): half of its partners' weight each."""
    chains = Chains({"a": "x", "b": "y", "c": "z"}, {("x", "y"): 0.2, ("x", "z"): 0.1, ("x", "x"): 0.9})
    anchors = np.array([True, True, True])
    weights = partner_weights(["a", "b", "c"], ["", "", ""], anchors, np.array([30.0, 10.0, 20.0]), chains)
    assert weights[0] == pytest.approx([0.0, 0.5, 0.5])
    assert weights[1].sum() == 0.0


def test_without_a_chain_map_firms_of_one_chain_are_partners() -> None:
    weights = partner_weights(["a", "b", "c"], ["甲", "甲", ""], np.array([False, True, True]), np.array([1.0, 2.0, 3.0]), None)  # fmt: skip
    assert weights.tolist() == [[1.0, 0.0], [0.0, 0.0], [0.0, 0.0]]


def test_nearness_falls_from_the_reach_to_twice_the_reach() -> None:
    places = np.array([[0.0, 0.0], [150.0, 0.0], [300.0, 0.0], [np.nan, np.nan]])
    assert within_reach(places, np.array([[0.0, 0.0]]), 100.0)[:, 0] == pytest.approx([1.0, 0.5, 0.0, 0.0])
    assert within_reach(places, np.zeros((0, 2)), 100.0).shape == (4, 0)
