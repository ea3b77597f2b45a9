"""Are flows, slopes and trenches of one reach what they are by hand?"""

from __future__ import annotations

import math

import numpy as np
import pytest
from tests.gravity_problems import line, rules

from gongxing.algorithms.gravity import carrying, normal_depth
from gongxing.algorithms.gravity.reach import main_cost, main_head, peak_flow, slope_window, smallest, trench, walk


def test_foul_flow_between_the_points_of_its_peak_factor_and_infiltration() -> None:
    asked = rules(peak_at=np.array([0.005, 0.015]), peak_by=np.array([2.7, 2.3]), flow=np.array([0.0, 1.0, 0.1]))
    assert peak_flow(0.001, 0.0, asked) == pytest.approx(0.001 * 2.8)
    assert peak_flow(0.010, 0.0, asked) == pytest.approx(0.010 * 2.6)
    assert peak_flow(1.0, 0.0, asked) == pytest.approx(2.4)


def test_storm_flow_is_intensity_on_runoff_area() -> None:
    asked = rules(flow=np.array([1.0, 0.0, 0.0]), rain=np.array([1e-3, 600.0, 0.5, 1.0]))
    assert peak_flow(10_000.0, 300.0, asked) == pytest.approx(10_000.0 * 1e-3 / math.sqrt(900.0))


def test_least_slope_carries_the_flow_and_keeps_the_velocity() -> None:
    asked = rules(velocity=np.array([0.6, 5.0]), enough=np.array([0.02, 0.02]), least=np.array([0.001, 0.001]))
    low, high = slope_window(0.02, 0, asked)
    fill, velocity = normal_depth(0.02, 0.3, low, 0.013)
    assert fill <= 0.7 + 1e-9
    assert velocity >= 0.6 - 1e-9
    assert min(abs(fill - 0.7), abs(velocity - 0.6)) < 1e-6  # one of the two binds
    assert normal_depth(0.02, 0.3, high, 0.013)[1] == pytest.approx(5.0)
    trickle, _ = slope_window(1e-5, 0, asked)
    assert trickle == 0.02  # too little to run at 0.6 m/s: the slope from which the pipe counts as self-cleansing


def test_the_shallowest_trench() -> None:
    small = line([10.0, 9.5, 9.5])
    # 1 % over 100 m from depth 1: falls 1 m while the ground falls 0.5 m, so it ends 1.5 m deep
    end, cost = walk(0, 1.0, 0, 0.01, np.inf, small.ways, small.rules)
    assert end == pytest.approx(1.5)
    assert cost == pytest.approx(100 * (300 + 100 * 1.25))
    # falling 0.2 %, it would rise above the least depth: it follows the ground instead
    assert walk(0, 1.0, 0, 0.002, np.inf, small.ways, small.rules)[0] == pytest.approx(1.0)
    # too deep
    assert walk(2, 4.5, 0, 0.01, np.inf, small.ways, small.rules)[1] < 0
    # not steeper than 0.2 %: it drops at its upper manhole
    end, cost = walk(0, 1.0, 0, 0.001, 0.002, small.ways, small.rules)
    assert end == pytest.approx(1.0)
    assert cost == pytest.approx(100 * (300 + 100 * (1.3 + 1.0) / 2))


def test_a_trench_of_rising_price() -> None:
    # 10 m long, depth from 1 to 3 m, 2 yuan per m and m2: integral of 2 h^2 over 10 m = 2 * 10 * (27 - 1) / (3 * 2)
    assert trench(10.0, 1.0, 3.0, np.array([0.0, 0.0, 2.0])) == pytest.approx(2 * 10 * 26 / 6)


def test_a_pressure_main() -> None:
    small = line([10.0, 12.0])
    asked = small.rules._replace(main=np.array([150.0, 0.01, 0.0, 20.0]))
    assert main_cost(0, 0.5, small.ways, asked) == pytest.approx(100 * (150 + 20 * 0.5 + 100))
    assert main_head(0, 3.0, small.ways, asked) == pytest.approx((12 - 1) - (10 - 3) + 1.0)


def test_smallest_diameter() -> None:
    asked = rules()
    most = carrying(0.3, 0.7, 0.013) * 0.1
    assert smallest(most * 0.99, 0.01, 0, asked) == 0
    assert smallest(most * 1.01, 0.01, 0, asked) == 1
    assert smallest(most * 10.0, 0.01, 0, asked) == -1
    assert smallest(most, 0.0, 0, asked) == -1
