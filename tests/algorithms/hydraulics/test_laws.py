"""Do the laws of head loss give what the formulas say by hand?"""

from __future__ import annotations

import math

import numpy as np
import pytest
from tests.pipe_networks import row_of_two

from gongxing.algorithms.hydraulics import LossLaw
from gongxing.algorithms.hydraulics.laws import DARCY, POWER, friction, head_loss, link_terms


def test_hazen_williams_by_hand() -> None:
    # 1000 ft of 1 ft, C 100, 1 cfs: 4.727 * 1000 / 100^1.852 / 1 = 0.934 ft
    network = row_of_two()
    terms = link_terms(network, np.full(2, 0.3048), np.full(2, 100.0))
    terms[0, 0] *= 0.3048  # from 1000 m to 1000 ft
    loss, gradient = head_loss(POWER, 1.852, terms[0], 1.0)
    assert loss == pytest.approx(4.727 * 1000 / 100**1.852)
    assert gradient == pytest.approx(1.852 * loss)


def test_laminar_flow_is_hagen_poiseuille() -> None:
    # f = 64 / Re below Re 2000: the loss grows in proportion to the flow
    terms = np.array([1.0, 0.0, 1e-4, 1e-3, 1.0])
    one, _ = head_loss(DARCY, 2.0, terms, 0.1)
    two, _ = head_loss(DARCY, 2.0, terms, 0.2)
    assert two == pytest.approx(2 * one)


def test_rough_turbulent_friction_is_swamee_jain() -> None:
    # Re = 4 q / (pi d nu) = 4e6 / pi * ... with q = s * 1e6 w; here w = 1e6: y = 5.74 / Re^0.9 with Re = 4 w / pi
    f, _ = friction(1.0, 1e-3, 1e-6)
    reynolds = 4e6 / math.pi
    assert f == pytest.approx(0.25 / math.log10(1e-3 / 3.7 + 5.74 / reynolds**0.9) ** 2, rel=1e-6)


@pytest.mark.parametrize("law", list(LossLaw))
def test_the_gradient_is_the_slope_of_the_loss(law: LossLaw) -> None:
    network = row_of_two(law, {0: 130.0, 1: 1e-4, 2: 0.012}[int(law)])
    terms = link_terms(network, network.diameter, network.roughness)
    code, exponent = (DARCY if law == LossLaw.DARCY_WEISBACH else POWER), (1.852 if law == 0 else 2.0)
    for flow in (0.4, 1.3, -2.0):
        up, down = (head_loss(code, exponent, terms[0], flow + step)[0] for step in (1e-6, -1e-6))
        assert head_loss(code, exponent, terms[0], flow)[1] == pytest.approx((up - down) / 2e-6, rel=1e-4)
