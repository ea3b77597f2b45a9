"""Are land and money booked right, and is no single better change overlooked?"""

from __future__ import annotations

import numpy as np
import pytest
from tests.industry_problems import decisions, failed, firm, leaver, made, result_of, site, thrown

from gongxing.engines.industry import check, clerk
from gongxing.engines.industry.compile import Choice, objective
from gongxing.engines.industry.ledger import Ledger, polished
from gongxing.engines.industry.options import options_of

NO_ZONES = np.zeros(0, dtype=np.int64)


def test_a_mover_that_leaves_a_lot_makes_room_there() -> None:
    problem = made([leaver("A", "Q0"), leaver("B", "Q1")], [site("P0"), site("P1")])
    options = options_of(problem)
    first, second, last = int(options.begin[0]), int(options.begin[1]), int(options.begin[2]) - 1
    books = Ledger(problem, options, Choice(np.array([first, last]), NO_ZONES))
    assert books.used.tolist() == [10_000.0, 0.0]
    assert not books.fits(1, second)
    books.take(0, first + 1)
    assert books.used.tolist() == [0.0, 10_000.0]
    assert books.fits(1, second)
    assert books.spent == pytest.approx(1.1e6)


def test_far_land_taken_by_one_mover_is_not_there_for_the_next() -> None:
    """11,000 m2 lie far enough: 10,000 are taken, 4,000 more do not fit until the first is gone."""
    firms = [leaver("A", "Q0", distance_m=50.0), leaver("B", "Q1", distance_m=50.0, need_m2=4e3)]
    problem = made(
        firms, [site("P0", 2e4)], levels_m=np.array([50.0]), clear_m2=np.array([[1.1e4]]), shield_rule="WS-DEF"
    )
    options = options_of(problem)
    books = Ledger(problem, options, Choice(np.array([options.begin[0], options.begin[2] - 1]), NO_ZONES))
    assert not books.fits(1, int(options.begin[1]))
    books.take(0, int(options.begin[1]) - 1)
    assert books.fits(1, int(options.begin[1]))


def test_money_bounds_a_change() -> None:
    problem = made([leaver("A", "Q0")], [site("P0")], budget_yuan=1e6)
    options = options_of(problem)
    books = Ledger(problem, options, Choice(np.array([options.begin[1] - 1]), NO_ZONES))
    assert not books.fits(0, 0)
    assert books.next_best(0) == (-1, None)


def test_a_better_lot_that_is_free_is_taken() -> None:
    problem = made([leaver("A", "Q0")], [site("P0"), site("P1")], km=np.array([[5.0, 1.0]]))
    choice = polished(problem, options_of(problem), Choice(np.array([0]), NO_ZONES))
    assert decisions(result_of(problem, choice)) == {"A": "move P1"}


@pytest.mark.parametrize("seed", range(8))
def test_a_polished_choice_is_sound_never_worse_and_leaves_no_single_gain(seed: int) -> None:
    problem = thrown(seed)
    options, hand = options_of(problem), clerk(problem)
    assert hand is not None
    better = polished(problem, options, hand)
    assert objective(problem, options, better) >= objective(problem, options, hand) - 1e-6
    assert failed(check(problem, result_of(problem, better))) == set()
    books = Ledger(problem, options, better)
    losses = [books.next_best(row)[1] for row in range(len(problem.firms))]
    assert all(loss is None or loss >= -1e-2 for loss in losses)


def test_a_zone_that_gathers_its_chain_adds_to_what_a_firm_is_worth() -> None:
    problem = made([firm("A", chain="甲")], [site("P0", present_m2=1e4)], zones=("P0",), zone_here=np.array([0]),
                   zone_site=np.array([0]), hearts=np.array([[True]]))  # fmt: skip
    options = options_of(problem)
    given = Ledger(problem, options, Choice(np.array([0]), np.array([0])))
    bare = Ledger(problem, options, Choice(np.array([0]), np.array([-1])))
    assert given.worth(0, 0) - bare.worth(0, 0) == pytest.approx(0.2e6)
