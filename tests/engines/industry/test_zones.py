"""Are clusters of works land found, and may each chain gather where it is strong?"""

from __future__ import annotations

import numpy as np

from gongxing.engines.industry.zones import hearts, zones


def test_the_largest_leads_and_each_belongs_to_the_nearest_leader() -> None:
    """The middle place is within 100 m of the larger leader but nearer to the other."""
    places = np.array([[0.0, 0.0], [90.0, 0.0], [150.0, 0.0], [np.nan, np.nan]])
    zone, leaders = zones(places, np.array([9.0, 1.0, 5.0, 3.0]), 100.0)
    assert leaders.tolist() == [0, 2]
    assert zone.tolist() == [0, 1, 1, -1]


def test_nothing_has_no_zone() -> None:
    zone, leaders = zones(np.zeros((0, 2)), np.zeros(0), 100.0)
    assert len(zone) == len(leaders) == 0


def test_hearts_are_the_few_strongest_zones_of_a_chain() -> None:
    strength = np.array([[5.0, 1.0], [4.0, 0.0], [3.0, 2.0]])
    assert hearts(strength, 2).tolist() == [[True, True], [True, False], [False, True]]


def test_a_chain_for_which_no_zone_is_left_has_no_heart() -> None:
    found = hearts(np.array([[5.0, 1.0]]), 2)
    assert found.sum() == 1
