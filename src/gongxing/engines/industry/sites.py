"""Which parcels may firms use under the plan, how much land do they offer, and how much of it lies far enough from homes?"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import shapely

from gongxing.engines.industry.admission import site_use
from gongxing.engines.industry.planned import PlannedUses, ShapeArray
from gongxing.engines.industry.problem import FloatArray, Site
from gongxing.park import Park
from gongxing.standards.parameters import Parameters


def sites_of(
    park: Park, planned: PlannedUses, present_m2: Mapping[str, float], values: Parameters
) -> tuple[tuple[Site, ...], ShapeArray]:
    """Return the sites and their shapes; `present_m2` says how much land firms occupy on each parcel today.

    A site offers its usable share, or what is occupied today if that is more. A parcel unchanged by the plan that
    stands idle is a site like any other.
    """
    share = values.value("site_share")
    found, shapes = [], []
    for parcel, shape in zip(park.parcels.ids, park.parcels.geometry.array, strict=True):
        use = planned.use.get(parcel, "")
        if shape is None or shape.is_empty or not site_use(use):
            continue
        taken = present_m2.get(parcel, 0.0)
        found.append(Site(parcel, use, max(share * shape.area, taken), taken, parcel in planned.changed))
        shapes.append(shape)
    outline = np.empty(len(shapes), dtype=object)
    outline[:] = shapes
    return tuple(found), outline


def clear_areas(shapes: ShapeArray, capacity: FloatArray, sensitive: ShapeArray, levels_m: FloatArray) -> FloatArray:
    """Return (S, L) the usable land of each site farther than each distance from every sensitive shape.

    The usable share of a site holds for its far part as well.
    """
    found = np.repeat(capacity[:, None], len(levels_m), axis=1)
    if not len(shapes) or not len(sensitive):
        return found
    tree = shapely.STRtree(sensitive)
    areas = np.maximum(shapely.area(shapes), 1e-9)
    for level, metres in enumerate(levels_m):
        site, near = tree.query(shapes, predicate="dwithin", distance=float(metres))
        for row in np.unique(site):
            reach = shapely.union_all(shapely.buffer(sensitive[near[site == row]], float(metres), quad_segs=8))
            left = shapely.area(shapely.difference(shapely.make_valid(shapes[row]), reach))
            found[row, level] = capacity[row] * left / areas[row]
    return found
