"""How much does a circular pipe carry, how fast, and how full, at a given slope? Manning's formula with exact geometry.

With the wetted angle a of a pipe of diameter D: area D^2 (a - sin a) / 8, wetted perimeter D a / 2,
velocity R^(2/3) s^(1/2) / n. All slopes are falls per metre, positive downwards.
"""

from __future__ import annotations

import numpy as np

from gongxing.algorithms.labelling.compiled import compiled

FULLEST = 5.278107137
"""Wetted angle at which a circular pipe carries most (depth 0.938 D)."""


@compiled
def wetted_angle(fill: float) -> float:
    """Return the wetted angle at a ratio of depth to diameter in 0..1."""
    return float(2.0 * np.arccos(1.0 - 2.0 * min(max(fill, 0.0), 1.0)))


@compiled
def carrying(diameter: float, fill: float, roughness: float) -> float:
    """Return the flow for slope 1 at a ratio of depth to diameter; the flow at slope s is that times the root of s."""
    angle = wetted_angle(fill)
    if angle <= 0.0:
        return 0.0
    wet = angle - np.sin(angle)
    return float(diameter * diameter * wet / 8.0 * (diameter * wet / (4.0 * angle)) ** (2.0 / 3.0) / roughness)


@compiled
def angle_of_area(share: float) -> float:
    """Return the wetted angle whose area is `share` (0..1) of the whole section, by Newton's method on a - sin a."""
    target = 2.0 * np.pi * min(max(share, 0.0), 1.0)
    mirrored = target > np.pi
    if mirrored:
        target = 2.0 * np.pi - target
    angle = (6.0 * target) ** (1.0 / 3.0)
    for _ in range(8):
        rise = 1.0 - np.cos(angle)
        if rise <= 1e-14:
            break
        change = (angle - np.sin(angle) - target) / rise
        angle -= change
        if abs(change) < 1e-12:
            break
    return float(2.0 * np.pi - angle if mirrored else angle)


@compiled
def slope_at_velocity(flow: float, diameter: float, velocity: float, roughness: float) -> float:
    """Return the slope at which `flow` runs at `velocity`; 0 if even a full pipe is faster, whatever its slope."""
    section = np.pi * diameter * diameter / 4.0
    share = flow / velocity / section
    if share >= 1.0:
        return 0.0
    if share <= 0.0:
        return np.inf
    angle = angle_of_area(share)
    radius = diameter * (angle - np.sin(angle)) / (4.0 * angle)
    return float((roughness * velocity / radius ** (2.0 / 3.0)) ** 2)


@compiled
def normal_depth(flow: float, diameter: float, slope: float, roughness: float) -> tuple[float, float]:
    """Return ratio of depth to diameter and velocity of steady flow; (1, flow / section) where the pipe cannot carry it free."""
    section = np.pi * diameter * diameter / 4.0
    if flow <= 0.0:
        return 0.0, 0.0
    if slope <= 0.0:
        return 1.0, flow / section
    root = np.sqrt(slope)
    most = carrying(diameter, 0.5 * (1.0 - np.cos(FULLEST / 2.0)), roughness) * root
    if flow >= most:
        return 1.0, flow / section
    low, high = 0.0, FULLEST
    for _ in range(60):
        angle = 0.5 * (low + high)
        if carrying(diameter, 0.5 * (1.0 - np.cos(angle / 2.0)), roughness) * root < flow:
            low = angle
        else:
            high = angle
    angle = 0.5 * (low + high)
    return 0.5 * (1.0 - np.cos(angle / 2.0)), flow / (section * (angle - np.sin(angle)) / (2.0 * np.pi))
