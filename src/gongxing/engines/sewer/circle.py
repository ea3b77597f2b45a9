"""How much does a circular pipe carry, and how full and fast does it run? The checker's own reckoning of Manning's formula."""

from __future__ import annotations

import math


def carried(diameter: float, fill: float, slope: float, roughness: float) -> float:
    """Return the flow in m3/s at a ratio of depth to diameter."""
    if slope <= 0.0 or fill <= 0.0:
        return 0.0
    half = math.acos(max(-1.0, 1.0 - 2.0 * min(fill, 1.0)))
    area = diameter**2 / 4.0 * (half - math.sin(half) * math.cos(half))
    return float(area * (area / (diameter * half)) ** (2.0 / 3.0) * math.sqrt(slope) / roughness)


def running(flow: float, diameter: float, slope: float, roughness: float) -> tuple[float, float]:
    """Return ratio of depth to diameter and velocity of steady flow, full where it cannot run free."""
    section = math.pi * diameter**2 / 4.0
    if flow <= 0.0:
        return 0.0, 0.0
    if flow >= carried(diameter, 0.938181, slope, roughness):
        return 1.0, flow / section
    low, high = 0.0, 0.938181
    for _ in range(80):
        middle = (low + high) / 2.0
        if carried(diameter, middle, slope, roughness) < flow:
            low = middle
        else:
            high = middle
    half = math.acos(1.0 - 2.0 * low)
    area = diameter**2 / 4.0 * (half - math.sin(half) * math.cos(half))
    return low, flow / area if area > 0 else 0.0
