"""Efficiency by data envelopment analysis: published vectors, exact fractions, units that are odd.

`FLS`: eleven units with two inputs and one output. Scores and slacks are printed to ten digits in the test suite of the Julia
package DataEnvelopmentAnalysis.jl (J. Barbero and J. L. Zofio, test/dea.jl), which checks them against R.

`STORES`: eight stores with employees and sales of Cooper, Seiford and Tone, Data Envelopment Analysis (2nd ed. 2007), table
1.1; their efficiency in table 1.2 is (sales/employees)/1, printed as 0.5, 1, 0.667, 0.75, 0.8, 0.4, 0.5, 0.625.

`SUPERMARKETS`: six units of the same book, example 2.2 (two inputs, one output of 1): CCR scores 0.8571, 0.6316, 1,
1, 1, 1. The first is 6/7 and the second 12/19, worked out below.
"""

from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import linprog

from gongxing.algorithms.efficiency import Orientation, Returns, efficiency

FLS_IN = np.array(
    [[5, 13], [16, 12], [16, 26], [17, 15], [18, 14], [23, 6], [25, 10], [27, 22], [37, 14], [42, 25], [5, 17]], dtype=float
)  # fmt: skip
FLS_OUT = np.array([12, 14, 25, 26, 8, 9, 27, 30, 31, 26, 12], dtype=float)
FLS: dict[tuple[Returns, Orientation], list[float]] = {
    ("constant", "input"): [
        1, 0.6222896791, 0.8198562444, 1, 0.3103709311, 0.5555555556, 1, 0.7576690896, 0.8201058201, 0.4905660377, 1,
    ],
    ("constant", "output"): [
        1, 1.606968641, 1.219726027, 1, 3.221951220, 1.8, 1, 1.319837398, 1.219354839, 2.038461538, 1,
    ],
    ("variable", "input"): [1, 0.8699861687, 1, 1, 0.7116402116, 1, 1, 1, 1, 0.4931209269, 1],
    ("variable", "output"): [1, 1.507518797, 1, 1, 3.203947368, 1, 1, 1, 1, 1.192307692, 1],
}  # fmt: skip
STORES = np.array([[2, 1], [3, 3], [3, 2], [4, 3], [5, 4], [5, 2], [6, 3], [8, 5]], dtype=float)
SUPERMARKETS = np.array([[4, 3], [7, 3], [8, 1], [4, 2], [2, 4], [10, 1]], dtype=float)


@pytest.mark.parametrize("returns", ["constant", "variable"])
@pytest.mark.parametrize("orientation", ["input", "output"])
def test_scores_agree_with_the_published_vectors(returns: Returns, orientation: Orientation) -> None:
    found = efficiency(FLS_IN, FLS_OUT, returns=returns, orientation=orientation)
    assert found.score == pytest.approx(FLS[returns, orientation], abs=1e-9)
    assert set(found.status) == {"solved"}


def test_slacks_agree_with_the_published_ones() -> None:
    found = efficiency(FLS_IN, FLS_OUT)
    expected = np.zeros((11, 2))
    expected[5, 0], expected[8, 0], expected[10, 1] = 4.444444444, 1.640211640, 4.0
    assert found.slack_in == pytest.approx(expected, abs=1e-9)
    assert not found.slack_out.any()
    found = efficiency(FLS_IN, FLS_OUT, returns="variable")
    assert found.slack_out[4, 0] == pytest.approx(2.698412698, abs=1e-9)
    found = efficiency(FLS_IN, FLS_OUT, returns="variable", orientation="output")
    assert found.slack_in[9] == pytest.approx([5, 11], abs=1e-9)


def test_peers_agree_with_the_published_weights() -> None:
    found = efficiency(FLS_IN, FLS_OUT)
    assert found.peers[1] == ((3, pytest.approx(0.4249783174, abs=1e-9)), (6, pytest.approx(0.10928013877, abs=1e-9)))
    assert found.peers[2] == ((0, pytest.approx(1.134321653, abs=1e-9)), (3, pytest.approx(0.4380053908, abs=1e-9)))
    found = efficiency(FLS_IN, FLS_OUT, returns="variable")
    assert dict(found.peers[9]) == pytest.approx({0: 0.03711078928, 3: 0.4433381608, 6: 0.5195510500}, abs=1e-9)
    assert found.efficient(0)
    assert not found.efficient(10)  # score 1, but it could do with four less of its second input


def test_one_input_and_one_output_is_the_ratio_to_the_best() -> None:
    found = efficiency(STORES[:, 0], STORES[:, 1])
    assert found.score == pytest.approx([1 / 2, 1, 2 / 3, 3 / 4, 4 / 5, 2 / 5, 1 / 2, 5 / 8], abs=1e-12)
    assert efficiency(STORES[:, 0], STORES[:, 1], orientation="output").score == pytest.approx(
        1 / found.score, abs=1e-12
    )


def test_supermarkets_are_the_fractions_worked_out_by_hand() -> None:
    """A = (4, 3) lies on the facet through D = (4, 2) and E = (2, 4), x + y = 6: theta = 6/7.

    B = (7, 3) lies on the facet through C = (8, 1) and D = (4, 2), x + 4y = 12: theta = 12/19. F = (10, 1) can do with two less
    of the first input.
    """
    found = efficiency(SUPERMARKETS, np.ones(6))
    assert found.score == pytest.approx([6 / 7, 12 / 19, 1, 1, 1, 1], abs=1e-12)
    assert np.round(found.score, 4).tolist() == [0.8571, 0.6316, 1.0, 1.0, 1.0, 1.0]  # as printed
    assert found.slack_in[5] == pytest.approx([2, 0], abs=1e-12)
    assert found.peers[5] == ((2, pytest.approx(1.0)),)


def test_a_unit_judged_by_the_others_alone_can_exceed_one() -> None:
    """Without C = (8, 1) the facet above it runs from D = (4, 2) to F = (10, 1), x + 6y = 16: 16/14.

    Without E = (2, 4) only D = (4, 2) reaches as little of the first input: theta 2 <= 4 needs theta = 2. Without D = (4, 2) the
    facet runs from C to E, x + 2y = 10: 10/8. F stays on the level of C: 1.
    """
    found = efficiency(SUPERMARKETS, np.ones(6), against_others=True)
    assert found.score == pytest.approx([6 / 7, 12 / 19, 8 / 7, 5 / 4, 2, 1], abs=1e-12)
    assert all(row not in dict(found.peers[row]) for row in range(6))


def test_variable_returns_by_hand() -> None:
    """Inputs 2, 4, 3, 5, 6 make 1, 2, 3, 4, 5: Banker et al.; the frontier runs through (2, 1), (3, 3), (6, 5).

    (4, 2): at output 2 the frontier needs 2.5, 2.5/4 = 5/8. (5, 4): needs 4.5, 9/10. Outputs: at input 4 the frontier makes
    3 + 2/3, over 2 = 11/6; at input 5 it makes 13/3, over 4 = 13/12.
    """
    x, y = np.array([2, 4, 3, 5, 6.0]), np.array([1, 2, 3, 4, 5.0])
    assert efficiency(x, y, returns="variable").score == pytest.approx([1, 5 / 8, 1, 9 / 10, 1], abs=1e-12)
    outward = efficiency(x, y, returns="variable", orientation="output")
    assert outward.score == pytest.approx([1, 11 / 6, 1, 13 / 12, 1], abs=1e-12)
    alone = efficiency(x, y, returns="variable", against_others=True)
    assert alone.status[4] == "infeasible"  # nobody else makes 5
    assert np.isnan(alone.score[4])
    assert alone.score[0] == pytest.approx(1.5, abs=1e-12)  # the next least input is 3


@pytest.mark.parametrize("returns", ["constant", "variable"])
def test_units_of_measure_and_order_change_nothing(returns: Returns) -> None:
    rng = np.random.default_rng(5)
    x, y = rng.lognormal(0, 2, (25, 3)), rng.lognormal(0, 2, (25, 2))
    plain = efficiency(x, y, returns=returns)
    scaled = efficiency(x * [1e6, 1e-3, 7.0], y * [1e-5, 3e4], returns=returns)
    assert scaled.score == pytest.approx(plain.score, abs=1e-9)
    assert scaled.slack_in == pytest.approx(plain.slack_in * [1e6, 1e-3, 7.0], rel=1e-6, abs=1e-6)
    turned = efficiency(x[::-1], y[::-1], returns=returns)
    assert turned.score[::-1] == pytest.approx(plain.score, abs=1e-9)
    assert (plain.score <= 1 + 1e-9).all()


def test_every_score_is_reached_by_its_peers_and_slacks() -> None:
    """The certificate of a score: the peers use theta times the inputs less the slack, and make the outputs and the slack."""
    rng = np.random.default_rng(6)
    x, y = rng.lognormal(0, 1, (40, 3)), rng.lognormal(0, 1, (40, 2))
    found = efficiency(x, y, returns="variable")
    for row in range(40):
        weights = np.zeros(40)
        for peer, weight in found.peers[row]:
            weights[peer] = weight
        assert weights.sum() == pytest.approx(1, abs=1e-9)
        assert weights @ x == pytest.approx(found.score[row] * x[row] - found.slack_in[row], abs=1e-8)
        assert weights @ y == pytest.approx(y[row] + found.slack_out[row], abs=1e-8)


@pytest.mark.parametrize("returns", ["constant", "variable"])
def test_blocks_and_dropped_units_change_no_score(returns: Returns) -> None:
    """So many units that most are dropped before the final run: every score is that of one whole programme solved by scipy."""
    rng = np.random.default_rng(8)
    x, y = rng.lognormal(0, 1, (150, 2)), rng.lognormal(0, 1, (150, 2))
    found = efficiency(x, y, returns=returns)
    convex = {} if returns == "constant" else {"A_eq": np.append(0.0, np.ones(150))[None, :], "b_eq": [1.0]}
    for row in range(0, 150, 6):
        rows = np.vstack([np.column_stack([-x[row], x.T]), np.column_stack([np.zeros(2), -y.T])])
        plain = linprog(np.append(1.0, np.zeros(150)), A_ub=rows, b_ub=[0, 0, *-y[row]], method="highs", **convex)
        assert found.score[row] == pytest.approx(plain.fun, abs=1e-9)
    beyond = efficiency(x, y, returns=returns, against_others=True)
    inside = found.score < 1 - 1e-7
    assert beyond.score[inside] == pytest.approx(found.score[inside])
    assert (beyond.score[~inside & np.isfinite(beyond.score)] >= 1 - 1e-9).all()


def test_what_is_not_known_is_left_out_and_told() -> None:
    x = np.array([[2.0, 1.0], [np.nan, 1.0], [4.0, 1.0]])
    found = efficiency(x, np.array([1.0, 50.0, 1.0]))
    assert found.status == ("solved", "missing", "solved")
    assert found.score[0] == 1.0
    assert np.isnan(found.score[1])
    assert found.peers[1] == ()


def test_zeros_have_a_meaning() -> None:
    x, y = np.array([[1.0, 0.0], [2.0, 3.0], [0.0, 0.0], [2.0, 1.0]]), np.array([1.0, 1.0, 1.0, 0.0])
    found = efficiency(x, y)
    assert found.status == ("solved", "solved", "no_inputs", "solved")
    assert found.score[3] == 0.0  # makes nothing
    assert found.score[0] == 1.0  # a unit that uses nothing is a fault of the data and sets no measure
    outward = efficiency(x, y, orientation="output")
    assert outward.status[3] == "no_outputs"
    assert efficiency(np.array([1.0, 2.0]), np.array([[1.0, 0.0], [1.0, 0.0]])).score == pytest.approx([1, 0.5])


def test_twins_and_hermits() -> None:
    twins = efficiency(np.array([2.0, 2.0, 4.0]), np.array([1.0, 1.0, 1.0]))
    assert twins.score == pytest.approx([1, 1, 0.5])
    beyond = efficiency(np.array([2.0, 2.0, 4.0]), np.array([1.0, 1.0, 1.0]), against_others=True)
    assert beyond.score == pytest.approx([1, 1, 0.5])
    assert efficiency(np.array([3.0]), np.array([7.0])).score.tolist() == [1.0]
    hermit = efficiency(np.array([3.0]), np.array([7.0]), against_others=True)
    assert hermit.status == ("infeasible",)
    nobody = efficiency(np.zeros((0, 2)), np.zeros((0, 1)))
    assert nobody.score.shape == (0,)


def test_numbers_that_make_no_sense_are_refused() -> None:
    with pytest.raises(ValueError, match="not below zero"):
        efficiency(np.array([-1.0]), np.array([1.0]))
    with pytest.raises(ValueError, match="not below zero"):
        efficiency(np.array([np.inf]), np.array([1.0]))
    with pytest.raises(ValueError, match="2 units have inputs, 1 have outputs"):
        efficiency(np.ones(2), np.ones(1))
