"""Which of many outcomes does no other surpass in everything, and how much of the space of outcomes do they cover?"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]


def non_dominated(points: npt.ArrayLike) -> BoolArray:
    """Return (n,) which of the points (n, d), more of each coordinate being better, no other point dominates.

    A point is dominated by one that is nowhere less and somewhere more; equal points do not dominate one another. Exact:
    points are gone through by falling sum, so that only those kept so far can dominate the next.
    """
    given = _checked(points)
    kept = np.zeros(len(given), dtype=bool)
    front = np.empty((0, given.shape[1]))
    for place in np.argsort(-given.sum(axis=1), kind="stable"):
        point = given[place]
        beaten = bool(((front >= point).all(axis=1) & (front > point).any(axis=1)).any())
        # Rounding may give a point and one that dominates it the same sum, in either order.
        if not beaten:
            kept[place] = True
            front = np.vstack([front, point])
    places = np.flatnonzero(kept)
    for place in places:
        rivals = given[places]
        kept[place] = not ((rivals >= given[place]).all(axis=1) & (rivals > given[place]).any(axis=1)).any()
    return kept


def hypervolume(points: npt.ArrayLike, reference: npt.ArrayLike) -> float:
    """Return the volume of all that is at least `reference` (d,) and surpassed by some point (n, d); more is better.

    Exact, by slicing along the last coordinate (Zitzler 2001: hypervolume by slicing objectives); meant for fronts of tens of
    points in up to five coordinates.
    """
    given, floor = _checked(points), np.asarray(reference, dtype=np.float64)
    if floor.shape != (given.shape[1],):
        raise ValueError(f"reference has shape {floor.shape}, expected ({given.shape[1]},)")
    above = given[(given > floor).all(axis=1)] - floor
    return _volume(above[non_dominated(above)]) if len(above) else 0.0


def _volume(points: FloatArray) -> float:
    """Return the volume between the origin and points that are above it everywhere."""
    if points.shape[1] == 1:
        return float(points.max())
    ordered = points[np.argsort(-points[:, -1], kind="stable")]
    floors = np.append(ordered[1:, -1], 0.0)
    total = 0.0
    for count, thickness in enumerate(ordered[:, -1] - floors, start=1):
        if thickness > 0:
            slab = ordered[:count, :-1]
            total += float(thickness) * _volume(slab[non_dominated(slab)])
    return total


def _checked(points: npt.ArrayLike) -> FloatArray:
    given = np.asarray(points, dtype=np.float64)
    if given.ndim != 2 or given.shape[1] < 1:
        raise ValueError(f"points have shape {given.shape}, expected (points, coordinates)")
    if not np.isfinite(given).all():
        raise ValueError("points hold what is no finite number")
    return given
