"""Does a problem refuse what does not fit together, and tell the room of a site by protection distance?"""

from __future__ import annotations

import numpy as np
import pytest
from tests.industry_problems import PRICES, firm, leaver, made, site

from gongxing.errors import DataError


def test_faults_are_told_at_once() -> None:
    with pytest.raises(DataError, match=r"km has shape .*firm ids repeat"):
        made([firm("A"), firm("A")], [site("P0")], km=np.zeros((1, 1)))
    with pytest.raises(DataError, match="points outside"):
        made([firm("A")], [site("P0")], here=np.array([3]))


def test_a_lot_partly_near_homes_offers_movers_what_is_far_and_free() -> None:
    """6,000 m2 lie farther than 100 m, of which 4,000 m2 are taken: 2,000 m2 are left; nothing is near at 50 m."""
    clear = np.array([[10_000.0, 6_000.0]])
    problem = made([firm("A", land_m2=4_000.0)], [site("P0", present_m2=4_000.0)], levels_m=np.array([50.0, 100.0]),
                   clear_m2=clear, shield_rule="WS-DEF")  # fmt: skip
    assert problem.room_m2(0, problem.level_of(100.0)) == 2_000.0
    assert problem.room_m2(0, problem.level_of(50.0)) == 10_000.0
    assert problem.room_m2(0, problem.level_of(0.0)) == 10_000.0


def test_without_a_rule_that_blocks_distances_do_not_count() -> None:
    problem = made([firm("A")], [site("P0")], levels_m=np.array([50.0]), clear_m2=np.array([[0.0]]))
    assert problem.level_of(50.0) == -1


def test_what_is_known_of_a_firm() -> None:
    assert firm("A").known
    assert not firm("A", land_m2=None).known
    assert firm("A", leaves=("WS-DEF",)).treatable
    assert not leaver("A", "Q0").treatable
    assert PRICES.gain_of("C") == 0.2
    assert PRICES.gain_of("A") is None
