"""Do the formulas of a partly filled circular pipe agree with what is known of it?"""

from __future__ import annotations

import math

import pytest

from gongxing.algorithms.gravity.manning import angle_of_area, carrying, normal_depth, slope_at_velocity, wetted_angle


def test_half_full_carries_half_of_full() -> None:
    assert carrying(0.4, 0.5, 0.013) == pytest.approx(carrying(0.4, 1.0, 0.013) / 2)


def test_full_pipe_by_hand() -> None:
    # D = 1 m, n = 0.013, slope 0.01: A = 0.7854, R = 0.25, v = 0.25^(2/3) * 0.1 / 0.013 = 3.0527, Q = 2.3976
    assert carrying(1.0, 1.0, 0.013) * 0.1 == pytest.approx(2.3976, rel=1e-4)


@pytest.mark.parametrize("fill", [0.001, 0.05, 0.3, 0.5, 0.7, 0.93])
def test_depth_and_flow_are_inverse(fill: float) -> None:
    flow = carrying(0.5, fill, 0.013) * math.sqrt(0.004)
    found, velocity = normal_depth(flow, 0.5, 0.004, 0.013)
    angle = wetted_angle(fill)
    assert found == pytest.approx(fill, abs=1e-6)
    assert velocity == pytest.approx(flow / (0.25 * (angle - math.sin(angle)) / 8), rel=1e-6)


@pytest.mark.parametrize("share", [1e-9, 1e-4, 0.2, 0.5, 0.8, 0.999])
def test_angle_of_area(share: float) -> None:
    angle = angle_of_area(share)
    assert (angle - math.sin(angle)) / (2 * math.pi) == pytest.approx(share, rel=1e-6)


def test_at_the_slope_of_a_velocity_the_flow_has_that_velocity() -> None:
    slope = slope_at_velocity(0.02, 0.4, 0.6, 0.013)
    assert normal_depth(0.02, 0.4, slope, 0.013)[1] == pytest.approx(0.6, rel=1e-6)
    assert slope_at_velocity(1.0, 0.4, 0.6, 0.013) == 0.0  # even full it runs at 8 m/s


def test_surcharged_and_dry_pipes() -> None:
    assert normal_depth(0.0, 0.4, 0.01, 0.013) == (0.0, 0.0)
    assert normal_depth(5.0, 0.4, 0.01, 0.013) == (1.0, pytest.approx(5.0 / (math.pi * 0.04)))
    assert normal_depth(0.01, 0.4, 0.0, 0.013)[0] == 1.0
