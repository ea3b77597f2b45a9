"""Which figures of the network values are the limits and prices of drains?"""

from __future__ import annotations

import math

import numpy as np

from gongxing.engines.sewer.problem import SEWER, STORM, Limits
from gongxing.standards.parameters import Parameters
from gongxing.words import Text

GRAVITATION = 9.81
HOURS = 8760.0


def limits(values: Parameters, kind: str) -> Limits:
    """Return limits and prices of drains of a kind ("sewer" or "storm")."""

    def given(key: str) -> float:
        return values.value(key, kind)

    series = sorted(values.value("drain_dn_mm", name) for name in values.kinds("drain_dn_mm"))
    series = [size for size in series if size >= given("drain_least_dn_mm")]
    names = [f"DN{size:g}" for size in series]
    fill = [given("drain_fill_max") if kind == STORM else values.value("drain_fill_max", name) for name in names]
    years, rate = given("pump_life_years"), given("discount_rate")
    worth = years if rate <= 0 else (1 - (1 + rate) ** -years) / rate
    energy = GRAVITATION / given("pump_efficiency") * HOURS * given("electricity_yuan_kwh") * worth
    peak = sorted(
        (float(name.removesuffix("L/s")) / 1000, values.value("sewage_peak_factor", name))
        for name in values.kinds("sewage_peak_factor")
    )
    return Limits(
        np.array(series), np.array(fill), np.array([values.value("drain_pipe_yuan_m", name) for name in names]),
        given("pipe_cover_m"), given("drain_depth_max_m"), given("drain_wall_m"), given("drain_slope_least"),
        given("drain_slope_enough"), (given("drain_velocity_min_m_s"), given("drain_velocity_max_m_s")), given("drain_roughness"),
        (given("drain_dig_yuan_m3"), given("drain_shore_yuan_m3_m"), given("drain_surface_yuan_m2")),
        (given("drain_manhole_yuan"), given("drain_manhole_yuan_m")), (given("drain_station_yuan"), given("drain_station_yuan_m3_s")),
        (given("drain_main_yuan_m"), given("drain_main_yuan_m_m3_s"), given("drain_main_loss")), energy, given("drain_pumps") > 0,
        tuple(peak), given("sewage_infiltration_share"), rain(values),
    )  # fmt: skip


def rain(values: Parameters) -> tuple[float, float, float, float, float]:
    """Return the storm formula in SI: i (m/s) = a / (t + b)^n with t in seconds, velocity of travel, mean rain in m/s.

    q = 167 A1 (1 + C lg P) / (t + b)^n in L/s and hectare, t in minutes.
    """
    years, power = values.value("storm_return_years"), values.value("storm_rain_n")
    strength = 167 * values.value("storm_rain_a1") * (1 + values.value("storm_rain_c") * math.log10(years))
    return (
        strength * 1e-7 * 60**power, values.value("storm_rain_b_min") * 60, power, values.value("storm_travel_m_s"),
        values.value("storm_rain_year_m") / (HOURS * 3600),
    )  # fmt: skip


def assumed(values: Parameters, kind: str) -> tuple[Text, ...]:
    """Return the assumptions that shape the flows most, in words."""
    day, share = values.value("water_day_factor"), values.value("sewage_share")
    if kind == SEWER:
        infiltration = values.value("sewage_infiltration_share")
        return (
            Text(
                f"平均日污水量 = 最高日用水量 ÷ {day:g} × {share:g}，另计地下水渗入 {infiltration:.0%}；变化系数随流量取值",
                f"mean sewage = water of the maximum day / {day:g} x {share:g}, with {infiltration:.0%} infiltration; peak factor by flow",
            ),
        )
    a, c, b, n = (values.value(f"storm_rain_{key}") for key in ("a1", "c", "b_min", "n"))
    years, inlet = values.value("storm_return_years"), values.value("storm_inlet_min")
    travel = values.value("storm_travel_m_s")
    return (
        Text(
            f"暴雨强度 q = 167×{a:g}(1+{c:g} lgP)/(t+{b:g})^{n:g}，P = {years:g} 年，地面集水 {inlet:g} 分钟，管内流行按 {travel:g} m/s 推算",
            f"storm intensity q = 167 x {a:g} (1 + {c:g} lg P) / (t + {b:g})^{n:g}, P = {years:g} years, inlet time {inlet:g} min, travel at {travel:g} m/s",
        ),
    )
