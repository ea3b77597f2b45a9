"""Do the indices of specialisation and concentration give the values printed for them?

Printed values: reference manual of the R package REAT 3.0.3 (Wieland 2021), worked examples after Farhauer and Kroell, Standorttheorien
(Springer 2013/2014), and employment of Goettingen and Germany 2017 and of Freiburg and Germany 2014 (Bundesagentur fuer Arbeit; Statistische
Aemter), named at each test; G. Krumme, "Shift & Share Table", Geography 350, University of Washington. Those without a printed value are
worked by hand in a comment.
"""

from __future__ import annotations

import math

import numpy as np
import pytest

from gongxing.algorithms.concentration import (
    ellison_glaeser,
    herfindahl,
    hoover,
    krugman,
    location_quotients,
    locational_gini,
    quotient_gini,
    relative_diversity,
    relative_specialisation,
)
from gongxing.errors import DataError

GOETTINGEN = [45, 466, 7874, 1334, 7051, 2481, 2251, 2032, 1739, 7915, 4875, 3936, 7488, 16896, 900]
GERMANY = [
    248052, 538768, 6797172, 1798954, 4380223, 1713157, 1062982, 1027486, 975126, 2397099, 2357313, 1762308, 1249260,
    4676036, 1181037,
]  # fmt: skip
"""Employees 2017 by section (A, B+D+E, C, F, G, H, I, J, K, M, N, O, P, Q, R)."""
FREIBURG = [12121, 3154, 25484, 4798, 3372, 1059, 14837, 42931, 6673]
GERMANY_2014 = [7155807, 1696961, 6674652, 925648, 996498, 232167, 3992230, 7127512, 1123004]


def test_location_quotient_of_farhauer_and_kroell() -> None:
    table = [[1714.0, 79006.0 - 1714.0]]
    assert location_quotients(table, [879213.0, 15593224.0 - 879213.0])[0, 0] == pytest.approx(0.3847623, abs=5e-8)


def test_location_quotients_of_the_seattle_course() -> None:
    """Krumme's columns 1 to 3: regional shares 50, 10, 20, 20 %, national 10, 20, 40, 30 %."""
    found = location_quotients([[500, 100, 200, 200]], [10, 20, 40, 30])[0]
    assert found == pytest.approx([5, 0.5, 0.5, 0.667], abs=5e-4)


def test_quotients_against_the_sum_of_all_places() -> None:
    """Two places of 100 each: 60+40 and 20+80. All: 80+120 of 200, so 0.6/0.4, 0.4/0.6, 0.2/0.4, 0.8/0.6."""
    assert location_quotients([[60, 40], [20, 80]]) == pytest.approx(np.array([[1.5, 2 / 3], [0.5, 4 / 3]]))


def test_krugman_of_two_places_with_nothing_in_common() -> None:
    assert krugman([20, 10, 70, 0, 0], [0, 0, 0, 60, 40]) == pytest.approx(2.0)


def test_krugman_and_hoover_of_goettingen() -> None:
    assert krugman(GOETTINGEN, GERMANY) == pytest.approx(0.4508469, abs=5e-8)
    assert hoover(GOETTINGEN, GERMANY) == pytest.approx(0.4508469 / 2, abs=5e-8)


def test_gini_of_specialisation() -> None:
    assert quotient_gini([700, 600, 500, 10000, 40000], [30000, 15000, 10000, 60000, 50000]) == pytest.approx(
        0.6222222, abs=5e-8
    )
    assert quotient_gini(FREIBURG, GERMANY_2014) == pytest.approx(0.2089009, abs=5e-8)
    assert quotient_gini(GOETTINGEN, GERMANY) == pytest.approx(0.359852, abs=5e-7)


def test_gini_of_concentration() -> None:
    assert quotient_gini([500, 500, 1000, 7000, 1000], [20000, 15000, 20000, 40000, 5000]) == pytest.approx(
        0.4068966, abs=5e-8
    )


def test_lorenz_gini_by_hand() -> None:
    """Shares 0.25 and 0.75 over places of equal size: the curve runs (0,0), (0.5,0.25), (1,1); twice the area above it is 0.25."""
    assert locational_gini([25, 75], [50, 50]) == pytest.approx(0.25)
    assert locational_gini([30, 70], [30, 70]) == pytest.approx(0.0)


def test_ellison_glaeser_of_three_austrian_towns() -> None:
    plants = [200, 650, 12000, 100, 50, 16000, 13000, 1500, 1500, 25000]
    place = [0, 0, 0, 0, 0, 1, 1, 1, 1, 2]
    assert ellison_glaeser(plants, place, [500000, 400000, 100000]) == pytest.approx(0.05990628, abs=5e-9)


def test_ellison_glaeser_of_an_even_spread_is_below_zero() -> None:
    """Four equal plants over two equal places, two each: G = 0, H = 1/4, 1 - sum x^2 = 1/2: (0 - 1/8)/(3/8) = -1/3."""
    assert ellison_glaeser([1, 1, 1, 1], [0, 0, 1, 1], [5, 5]) == pytest.approx(-1 / 3)


def test_herfindahl_by_hand() -> None:
    """Shares 0.5, 0.3, 0.2: 0.25 + 0.09 + 0.04."""
    assert herfindahl([50, 30, 20]) == pytest.approx(0.38)


def test_relative_specialisation_and_diversity_by_hand() -> None:
    """Shares 0.5, 0.5 against 0.2, 0.8: greatest quotient 2.5; differences 0.3 + 0.3, inverse 1/0.6."""
    assert relative_specialisation([50, 50], [20, 80]) == pytest.approx(2.5)
    assert relative_diversity([50, 50], [20, 80]) == pytest.approx(1 / 0.6)
    assert relative_diversity([1, 4], [20, 80]) == math.inf


def test_nothing_over_nothing_is_not_a_number() -> None:
    found = location_quotients([[0, 0, 0], [1, 1, 0]])
    assert np.isnan(found[0]).all()
    assert np.isnan(found[1, 2])
    assert math.isnan(herfindahl([0, 0]))
    assert math.isnan(ellison_glaeser([5], [0], [5, 5]))
    assert math.isnan(quotient_gini([0, 0], [1, 1]))


@pytest.mark.parametrize("amounts", [[-1.0, 2.0], [math.nan, 1.0]])
def test_amounts_below_zero_or_missing_are_refused(amounts: list[float]) -> None:
    with pytest.raises(DataError, match="not below zero"):
        herfindahl(amounts)


def test_rows_that_do_not_match_are_refused() -> None:
    with pytest.raises(DataError):
        krugman([1, 2], [1, 2, 3])
    with pytest.raises(DataError):
        ellison_glaeser([1, 2], [0, 7], [1, 1])
