"""How is a park read by engines that need sound shapes, when some of its own cross themselves?"""

from __future__ import annotations

import numpy as np
import shapely

from gongxing.park.park import Park

_POLYGONS = (3, 6)


def with_valid_shapes(park: Park) -> Park:
    """Return the park with every self-crossing area of parcels, buildings and waters made valid; the project keeps its own.

    Only the areas of a mended shape are kept (a bow tie becomes two triangles); a shape without any area stays as it is.
    """
    for name in ("parcels", "buildings", "waters"):
        frame = park[name].frame
        shapes = np.asarray(frame.geometry.array)
        bad = ~shapely.is_missing(shapes) & ~shapely.is_valid(shapes)
        if bad.any():
            mended = shapes.copy()
            mended[bad] = [_areas(shape) for shape in shapes[bad]]
            park = park.with_table(name, frame.set_geometry(mended, crs=park.settings.crs))
    return park


def _areas(shape: shapely.Geometry) -> shapely.Geometry:
    parts = shapely.get_parts(shapely.make_valid(shape))
    flat = [p for part in parts for p in shapely.get_parts(part) if shapely.get_type_id(p) in _POLYGONS and p.area > 0]
    return shapely.union_all(flat) if flat else shape
