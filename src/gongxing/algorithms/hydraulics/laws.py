"""How much head does a flow lose in a pipe, a pump or a valve, to the last digit as EPANET 2.2 computes it?

All loops work in EPANET's own feet and cubic feet per second with its constants, so that thresholds and roundings agree
(Rossman and others 2020, EPANET 2.2 User Manual, chapter 12). A flow in litres per second is 28.317 times one in
cubic feet per second there, and so it is here.
"""

from __future__ import annotations

import math

import numpy as np

from gongxing.algorithms.hydraulics.network import FloatArray, IntArray, LinkKind, LossLaw, PipeNetwork
from gongxing.algorithms.labelling.compiled import compiled

FOOT = 0.3048
CUBIC_FOOT = 0.028317
"""Cubic metres in a cubic foot as EPANET rounds it."""
KILOWATT_PER_HORSEPOWER = 0.7457
BIG = 1e8
"""Resistance of a shut link."""
FLAT = 1e-7
"""Below this gradient a loss is taken as linear."""
SPARE_FLOW = 1e-6
"""Flow that a shut link starts with."""

_A1 = 3.14159265358979323850e03
_A2 = 1.57079632679489661930e03
_A8 = 4.61841319859066668690e00
_A9 = -8.68588963806503655300e-01
_AB = 3.28895476345399058690e-03
_AC = -5.14214965799093883760e-03

SHUT, POWER, DARCY, PUMP, POWER_PUMP, MINOR = 0, 1, 2, 3, 4, 5
"""Codes of the loss rules in the compiled loops."""


def loss_codes(network: PipeNetwork) -> IntArray:
    """Return (L,) the code of the loss rule of each link."""
    pipe = DARCY if network.law == LossLaw.DARCY_WEISBACH else POWER
    table = np.array([pipe, pipe, POWER_PUMP, PUMP, MINOR], dtype=np.int64)
    return np.asarray(table[network.kind], dtype=np.int64)


def pipe_terms(network: PipeNetwork, diameter: FloatArray, roughness: FloatArray, links: IntArray) -> FloatArray:
    """Return (..., 5) terms of pipes: resistance, minor loss, relative roughness, viscosity term, area in square feet.

    Args:
        network: gives lengths, minor losses, the law and the viscosity.
        diameter, roughness: (...,) of the pipes, in metres and in the terms of the law; a diameter of 0 is shut.
        links: (...,) which link each is.
    """
    feet = np.where(diameter > 0, diameter, 1.0) / FOOT
    length = network.length[links] / FOOT
    terms = np.zeros((*feet.shape, 5))
    if network.law == LossLaw.HAZEN_WILLIAMS:
        terms[..., 0] = 4.727 * length / roughness**1.852 / feet**4.871
    elif network.law == LossLaw.CHEZY_MANNING:
        terms[..., 0] = (4.0 * roughness / (1.49 * math.pi * feet**2)) ** 2 * (feet / 4.0) ** -1.333 * length
    else:
        terms[..., 0] = length / 2.0 / 32.2 / feet / (math.pi * feet**2 / 4.0) ** 2
        terms[..., 2] = roughness / FOOT / feet
        terms[..., 3] = network.viscosity / FOOT**2 * feet
    terms[..., 1] = 0.02517 * network.minor[links] / feet**4
    terms[..., 4] = np.where(diameter > 0, math.pi / 4.0 * feet**2, 0.0)
    return terms


def link_terms(network: PipeNetwork, diameter: FloatArray, roughness: FloatArray) -> FloatArray:
    """Return (..., L, 5) terms of all links for (..., L) diameters; pumps hold theirs in the first three columns."""
    every = np.arange(network.n_links)
    terms = pipe_terms(network, diameter, np.where(network.piped, roughness, 1.0), every)
    terms[..., network.kind == LinkKind.VALVE, 0] = 0.0
    power = network.kind == LinkKind.POWER_PUMP
    curve = network.kind == LinkKind.CURVE_PUMP
    terms[..., power | curve, :] = 0.0
    terms[..., power, 0] = 8.814 * network.pump[power, 0] / KILOWATT_PER_HORSEPOWER
    terms[..., curve, 0] = network.pump[curve, 0] / FOOT
    terms[..., curve, 1] = network.pump[curve, 1] * CUBIC_FOOT ** network.pump[curve, 2] / FOOT
    terms[..., curve, 2] = network.pump[curve, 2]
    return terms


@compiled
def friction(flow: float, rough: float, s: float) -> tuple[float, float]:
    """Return the Darcy friction factor and its derivative by flow (Swamee-Jain; Dunlop's cubic between 2000 and 4000)."""
    w = flow / s
    if w >= _A1:
        y1 = _A8 / w**0.9
        y2 = rough / 3.7 + y1
        y3 = _A9 * math.log(y2)
        f = 1.0 / (y3 * y3)
        return f, 1.8 * f * y1 * _A9 / y2 / y3 / flow
    y2 = rough / 3.7 + _AB
    y3 = _A9 * math.log(y2)
    fa = 1.0 / (y3 * y3)
    fb = (2.0 + _AC / (y2 * y3)) * fa
    r = w / _A2
    x1 = 7.0 * fa - fb
    x2 = 0.128 - 17.0 * fa + 2.5 * fb
    x3 = -0.128 + 13.0 * fa - (fb + fb)
    x4 = 0.032 - 3.0 * fa + 0.5 * fb
    return x1 + r * (x2 + r * (x3 + r * x4)), (x2 + r * (2.0 * x3 + r * 3.0 * x4)) / s / _A2


@compiled
def head_loss(code: int, exponent: float, terms: FloatArray, flow: float) -> tuple[float, float]:
    """Return the loss of head along a link (negative: a gain) and its gradient, above 0, in feet and ft per cfs."""
    q = abs(flow)
    if code in (POWER, MINOR):
        resistance, minor = terms[0], terms[1]
        gradient = 0.0
        if resistance > 0.0:
            gradient = exponent * resistance * q ** (exponent - 1.0)
        if gradient < FLAT and (code == POWER or minor * q < FLAT):
            gradient = FLAT
            loss = FLAT * q
        else:
            loss = gradient * q / exponent
        if minor > 0.0:
            loss += minor * q * q
            gradient += 2.0 * minor * q
        return (loss if flow >= 0.0 else -loss), gradient
    if code == DARCY:
        resistance, minor, rough, s = terms[0], terms[1], terms[2], terms[3]
        if q <= _A2 * s:
            r = 16.0 * math.pi * s * resistance
            return flow * (r + minor * q), r + 2.0 * minor * q
        f, slope = friction(q, rough, s)
        r1 = f * resistance + minor
        return r1 * q * flow, 2.0 * r1 * q + slope * resistance * q * q
    if code == POWER_PUMP:
        gradient = terms[0] / (q * q) if q > 0.0 else 2.0 * BIG
        if gradient > BIG:
            return -BIG * flow, BIG
        if gradient < FLAT:
            return -FLAT * flow, FLAT
        return -terms[0] / flow, gradient
    if code == PUMP:
        shutoff, b, n = terms[0], terms[1], terms[2]
        if flow < 0.0:
            return -shutoff + BIG * flow, BIG
        gradient = n * b * q ** (n - 1.0) if q > 0.0 else 0.0
        if gradient < FLAT:
            gradient = FLAT
            return -shutoff + gradient * flow, gradient
        return -shutoff + gradient * q / n, gradient
    return BIG * flow, BIG
