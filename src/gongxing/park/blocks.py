"""Which blocks do the roads cut the land into, and what do land-use areas say about each?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, NamedTuple

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from gongxing.errors import DataError, Fault, Place
from gongxing.origins import Origin, assumed
from gongxing.park.identity import code, distinct
from gongxing.words import Text

WIDTHS_M: Mapping[str, float] = MappingProxyType(
    {"motorway": 40.0, "arterial": 30.0, "collector": 20.0, "local": 12.0, "lane": 6.0}
)
"""Right-of-way widths assumed for roads whose width is not known, by grade; footpaths cut no blocks."""
_UNGRADED_M = 10.0
_NO_BLOCKS = ("path",)
_HULL_RATIO = 0.15
"""How closely the stand-in outline follows the roads: 0 as closely as can be, 1 the convex hull."""
_HULL_STEP_M = 100.0


@dataclass(frozen=True, slots=True)
class BlockParams:
    """How blocks are cut: widths in metres, areas in square metres.

    A piece below `min_area_m2`, or nowhere wider than `min_width_m`, is a traffic island or a verge, not a block.
    `cover_share` is the share of a block that one land use must cover to be the block's present use.
    """

    widths_m: Mapping[str, float] = field(default_factory=lambda: WIDTHS_M)
    min_area_m2: float = 500.0
    min_width_m: float = 12.0
    cover_share: float = 0.5


class Blocks(NamedTuple):
    """Blocks as rows of `parcels` (id, use, geometry) and what was assumed to cut them."""

    frame: gpd.GeoDataFrame
    assumptions: tuple[Origin, ...]
    notes: tuple[Text, ...]


def blocks(roads: gpd.GeoDataFrame, *, boundary: shapely.Geometry | None = None, outside: Sequence[shapely.Geometry] = (),
           covers: gpd.GeoDataFrame | None = None, params: BlockParams | None = None) -> Blocks:  # fmt: skip
    """Return the blocks that remain of an area when its roads' right of way is taken out.

    `roads` are lines in a projected metric CRS with columns `grade` and `width_m` (missing allowed); footpaths cut nothing.
    `boundary` is the park's outline; without one a hull drawn closely round the roads stands in, which is recorded as an assumption.
    `outside` are areas that are parcels already (or water) and are cut away. `covers` are areas with a column `use`: a
    block takes the use that covers at least `cover_share` of it, else its use stays missing. Ids are made from where a
    block lies, so they outlast changes elsewhere. Raises DataError without a metric CRS or without roads and boundary.
    """
    params = params or BlockParams()
    _require_metric(roads)
    cutting = roads[roads.geometry.notna() & ~_column(roads, "grade").isin(_NO_BLOCKS)]
    assumptions: list[Origin] = []
    area = _outline(cutting, boundary, assumptions)
    used = _right_of_way(cutting, params, assumptions)
    taken = shapely.union_all([*used, *(shapely.make_valid(shape) for shape in outside if shape is not None)])
    pieces = shapely.get_parts(shapely.make_valid(shapely.difference(area, taken)))
    pieces = pieces[[piece.geom_type == "Polygon" for piece in pieces]]
    kept = pieces[_broad(pieces, params)]
    kept = shapely.normalize(shapely.set_precision(kept, 0.01))
    kept = np.array(
        [
            part
            for shape in kept
            for part in shapely.get_parts(shape)
            if part.geom_type == "Polygon" and part.area >= params.min_area_m2
        ],
        dtype=object,
    )
    frame = gpd.GeoDataFrame({"id": pd.array(_ids(kept), dtype="str")}, geometry=list(kept), crs=roads.crs)
    frame["use"] = pd.array(_uses(kept, covers, params.cover_share), dtype="str")
    frame = frame.sort_values("id").reset_index(drop=True)
    dropped = len(pieces) - len(kept)
    notes = [
        Text(
            f"由道路围合得到 {len(frame)} 个街区，{frame['use'].notna().sum()} 个有现状用途；{max(dropped, 0)} 个碎块略去",
            f"{len(frame)} blocks cut by roads, {frame['use'].notna().sum()} with a known use; {max(dropped, 0)} slivers dropped",
        )
    ]
    return Blocks(frame[["id", "use", "geometry"]], tuple(assumptions), tuple(notes))


def _column(roads: gpd.GeoDataFrame, name: str) -> pd.Series[Any]:
    return roads[name] if name in roads else pd.Series([None] * len(roads), index=roads.index, dtype="object")


def _require_metric(roads: gpd.GeoDataFrame) -> None:
    if roads.crs is None or not roads.crs.is_projected:
        name = "∅" if roads.crs is None else str(roads.crs.name)
        fault = Fault(Place(table="roads"), Text(f"坐标系 {name}", f"coordinate system {name}"), Text("以米为单位的投影坐标系", "a projected system in metres"),
                      Text("先换算到园区坐标系", "turn the roads into the park's CRS first"), "blocks.crs")  # fmt: skip
        raise DataError(Text("无法划分街区", "blocks cannot be cut"), (fault,))


def _outline(roads: gpd.GeoDataFrame, boundary: shapely.Geometry | None, assumptions: list[Origin]) -> shapely.Geometry:
    if boundary is not None:
        return shapely.make_valid(boundary)
    points = shapely.multipoints(shapely.get_coordinates(shapely.segmentize(roads.geometry.to_numpy(), _HULL_STEP_M)))
    hull = shapely.concave_hull(points, ratio=_HULL_RATIO) if len(roads) else shapely.Polygon()
    if hull.area == 0:
        fault = Fault(Place(table="roads"), Text("没有可围合的道路", "no roads that bound anything"), Text("道路或园区范围", "roads or an outline"),
                      Text("导入道路，或给出园区范围", "import roads, or give the outline of the park"), "blocks.empty")  # fmt: skip
        raise DataError(Text("无法划分街区", "blocks cannot be cut"), (fault,))
    assumptions.append(
        assumed(
            "blocks.outline",
            Text(
                "未给园区范围，以紧贴道路的外包线代替，边缘街区的外侧不是真实边界",
                "no outline of the park was given; a hull drawn closely round the roads stands in, "
                "so the outer sides of the blocks at the edge are not real boundaries",
            ),
        )
    )
    return hull


def _right_of_way(roads: gpd.GeoDataFrame, params: BlockParams, assumptions: list[Origin]) -> list[shapely.Geometry]:
    grades, known = _column(roads, "grade"), pd.to_numeric(_column(roads, "width_m"), errors="coerce").astype("float64")
    usual = grades.map(
        lambda grade: params.widths_m.get(grade, _UNGRADED_M) if isinstance(grade, str) else _UNGRADED_M
    ).astype("float64")
    widths = known.where(known > 0, usual).to_numpy(dtype=float)
    guessed = int((~(known > 0)).sum())
    if guessed:
        table = {grade: params.widths_m[grade] for grade in sorted(set(grades.dropna()) & set(params.widths_m))}
        listed = ", ".join(f"{grade} {width:g} m" for grade, width in table.items())
        assumptions.append(
            assumed(
                "blocks.widths",
                Text(
                    f"{guessed} 条道路没有红线宽度，按等级取值（{listed}；等级不明 {_UNGRADED_M:g} m）",
                    f"{guessed} roads have no width; it is taken by grade ({listed}; ungraded {_UNGRADED_M:g} m)",
                ),
            )
        )
    # square ends reach over the small gaps where a street is drawn short of the one it joins
    return list(
        shapely.buffer(
            roads.geometry.to_numpy(), widths / 2, cap_style="square", join_style="mitre", mitre_limit=2.0, quad_segs=4
        )
    )


def _broad(pieces: Any, params: BlockParams) -> Any:
    """Return which pieces are large enough and somewhere wider than the least width."""
    large = shapely.area(pieces) >= params.min_area_m2
    wide = np.zeros(len(pieces), dtype=bool)
    wide[large] = ~shapely.is_empty(shapely.buffer(pieces[large], -params.min_width_m / 2, join_style="mitre"))
    return wide


def _ids(shapes: Any) -> list[str]:
    middles = np.round(shapely.get_coordinates(shapely.centroid(shapes))) if len(shapes) else np.empty((0, 2))
    places = [code(f"{x:.0f} {y:.0f}".encode()) for x, y in middles]
    return distinct("K", places, [code(f"{shape.area:.0f}".encode()) for shape in shapes])


def _uses(shapes: Any, covers: gpd.GeoDataFrame | None, share: float) -> list[str | None]:
    uses: list[str | None] = [None] * len(shapes)
    if covers is None or not len(covers) or not len(shapes):
        return uses
    known = covers[covers["use"].notna() & covers.geometry.notna()]
    outlines = shapely.make_valid(known.geometry.to_numpy())
    block, area = shapely.STRtree(outlines).query(shapes, predicate="intersects")
    shared = shapely.area(shapely.intersection(shapes[block], outlines[area]))
    covered: dict[tuple[int, str], float] = defaultdict(float)
    for position, use, m2 in zip(block, known["use"].to_numpy()[area], shared, strict=True):
        covered[(int(position), str(use))] += float(m2)
    for (position, use), m2 in sorted(covered.items(), key=lambda item: (item[1], item[0])):
        if m2 >= share * shapes[position].area:
            uses[position] = use
    return uses
