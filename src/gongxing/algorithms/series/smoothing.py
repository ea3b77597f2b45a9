"""Which level and trend follow a series closest, one step ahead?

Simple exponential smoothing and damped trend (Gardner and McKenzie 1985) in error-correction form. For given parameters the
errors are linear in the values the filter starts from, so those are found exactly by least squares and the search is left
with one parameter (level) or three (level, trend, damping). A missing value leaves level and trend as they were foreseen.
"""

from __future__ import annotations

import numpy as np

from gongxing.algorithms.labelling.compiled import compiled
from gongxing.algorithms.series.panel import FloatArray

LOW, HIGH = 1e-4, 0.9999
DAMP_LOW, DAMP_HIGH = 0.8, 0.98
"""Bounds of the parameters: those of Hyndman's `ets`."""
_RIDGE = 1e-9
_GOLDEN = 0.6180339887498949


@compiled
def level_start(y: FloatArray, alpha: float) -> tuple[float, float]:
    """Return the squared error of simple smoothing with weight `alpha`, and the level before the first value that makes it least."""
    g, w = 0.0, 1.0
    yy, wy, ww = 0.0, 0.0, 0.0
    for t in range(len(y)):
        if np.isfinite(y[t]):
            gap = y[t] - g
            yy += gap * gap
            wy += w * gap
            ww += w * w
            g += alpha * gap
            w *= 1.0 - alpha
    start = wy / ww if ww > 0 else 0.0
    return max(0.0, yy - start * wy), start


@compiled
def level_path(y: FloatArray, alpha: float, start: float) -> FloatArray:
    """Return (T + 1,) what simple smoothing foresees for each column and, last, beyond them."""
    foreseen = np.empty(len(y) + 1)
    level = start
    for t in range(len(y)):
        foreseen[t] = level
        if np.isfinite(y[t]):
            level += alpha * (y[t] - level)
    foreseen[len(y)] = level
    return foreseen


@compiled
def best_alpha(y: FloatArray) -> float:
    """Return the weight with the least squared error: a grid, then golden section around its best."""
    cells = 25
    best, at = np.inf, 0
    for k in range(cells + 1):
        error, _ = level_start(y, LOW + (HIGH - LOW) * k / cells)
        if error < best:
            best, at = error, k
    low = LOW + (HIGH - LOW) * max(at - 1, 0) / cells
    high = LOW + (HIGH - LOW) * min(at + 1, cells) / cells
    left, right = high - _GOLDEN * (high - low), low + _GOLDEN * (high - low)
    error_left, _ = level_start(y, left)
    error_right, _ = level_start(y, right)
    for _ in range(30):
        if error_left <= error_right:
            high, right, error_right = right, left, error_left
            left = high - _GOLDEN * (high - low)
            error_left, _ = level_start(y, left)
        else:
            low, left, error_left = left, right, error_right
            right = low + _GOLDEN * (high - low)
            error_right, _ = level_start(y, right)
    found = 0.5 * (low + high)
    error, _ = level_start(y, found)
    return found if error <= best else LOW + (HIGH - LOW) * at / cells


@compiled
def trend_start(y: FloatArray, alpha: float, beta: float, phi: float) -> tuple[float, float, float]:
    """Return the squared error of damped smoothing, and the level and trend before the first value that make it least.

    alpha corrects the level, beta the trend (beta = alpha times Gardner's trend weight), phi damps.
    """
    g, gb = 0.0, 0.0  # level and trend from the data alone
    p, pb = 1.0, 0.0  # what a level of one at the start leaves
    q, qb = 0.0, 1.0  # what a trend of one at the start leaves
    yy, py, qy, pp, pq, qq = 0.0, 0.0, 0.0, 0.0, 0.0, 0.0
    for t in range(len(y)):
        g, gb = g + phi * gb, phi * gb
        p, pb = p + phi * pb, phi * pb
        q, qb = q + phi * qb, phi * qb
        if np.isfinite(y[t]):
            e = y[t] - g
            yy += e * e
            py += p * e
            qy += q * e
            pp += p * p
            pq += p * q
            qq += q * q
            g, gb = g + alpha * e, gb + beta * e
            p, pb = p - alpha * p, pb - beta * p
            q, qb = q - alpha * q, qb - beta * q
    pp, qq = pp * (1 + _RIDGE), qq * (1 + _RIDGE)
    det = pp * qq - pq * pq
    if det <= 0.0:
        return np.inf, 0.0, 0.0
    level, trend = (qq * py - pq * qy) / det, (pp * qy - pq * py) / det
    error = yy - 2 * (level * py + trend * qy) + level * level * pp + 2 * level * trend * pq + trend * trend * qq
    return max(0.0, error), level, trend


@compiled
def trend_path(y: FloatArray, weights: FloatArray, level: float, trend: float) -> tuple[FloatArray, float, float]:
    """Return what damped smoothing (alpha, beta, phi) foresees for each column (T,), and level and trend at the end."""
    alpha, beta, phi = weights
    foreseen = np.empty(len(y))
    for t in range(len(y)):
        level, trend = level + phi * trend, phi * trend
        foreseen[t] = level
        if np.isfinite(y[t]):
            e = y[t] - level
            level += alpha * e
            trend += beta * e
    return foreseen, level, trend


@compiled
def best_trend(y: FloatArray) -> FloatArray:
    """Return (alpha, beta, phi) with the least squared error: a grid, then Nelder and Mead's simplex (1965) from its best two."""
    alphas = np.array([0.02, 0.15, 0.4, 0.7, 0.95])
    shares = np.array([0.005, 0.1, 0.4, 0.9])
    damps = np.array([0.8, 0.9, 0.98])
    first, second = np.inf, np.inf
    best, next_best = np.empty(3), np.empty(3)
    for a in alphas:
        for s in shares:
            for d in damps:
                error, _, _ = trend_start(y, a, a * s, d)
                if error < first:
                    second = first
                    next_best[:] = best
                    first = error
                    best[:] = (a, s, d)
                elif error < second:
                    second = error
                    next_best[:] = (a, s, d)
    if not np.isfinite(second):
        next_best[:] = best
    one, error_one = _simplex(y, best)
    two, error_two = _simplex(y, next_best)
    found = one if error_one <= error_two else two
    return np.array([found[0], found[0] * found[1], found[2]])


@compiled
def _error(y: FloatArray, point: FloatArray) -> float:
    """Return the squared error at (alpha, beta / alpha, phi), the point first put within the bounds."""
    point[0] = min(max(point[0], LOW), HIGH)
    point[1] = min(max(point[1], LOW), HIGH)
    point[2] = min(max(point[2], DAMP_LOW), DAMP_HIGH)
    error, _, _ = trend_start(y, point[0], point[0] * point[1], point[2])
    return error


@compiled
def _simplex(y: FloatArray, start: FloatArray) -> tuple[FloatArray, float]:
    corners, errors = np.empty((4, 3)), np.empty(4)
    for k in range(4):
        corners[k] = start
        if k > 0:
            step = 0.05 if k == 3 else 0.15
            corners[k, k - 1] += step if start[k - 1] < 0.7 or (k == 3 and start[2] < 0.9) else -step
        errors[k] = _error(y, corners[k])
    for _ in range(60):
        order = np.argsort(errors)
        corners, errors = corners[order], errors[order]
        if errors[3] - errors[0] <= 1e-9 * (abs(errors[0]) + 1e-300):
            break
        middle = (corners[0] + corners[1] + corners[2]) / 3
        tried = middle + (middle - corners[3])
        error = _error(y, tried)
        if error < errors[0]:
            further = middle + 2 * (middle - corners[3])
            error_further = _error(y, further)
            if error_further < error:
                tried, error = further, error_further
        elif error >= errors[2]:
            side = tried if error < errors[3] else corners[3]
            nearer = 0.5 * (middle + side)
            error_nearer = _error(y, nearer)
            if error_nearer < min(error, errors[3]):
                tried, error = nearer, error_nearer
            else:
                for k in range(1, 4):
                    corners[k] = corners[0] + 0.5 * (corners[k] - corners[0])
                    errors[k] = _error(y, corners[k])
                continue
        corners[3] = tried
        errors[3] = error
    best = int(np.argmin(errors))
    return corners[best], errors[best]
