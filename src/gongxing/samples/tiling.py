"""How do drawn patches and roads become one clean tiling of the park, without a gap or an overlap?

All edges are noded together on a centimetre grid and the faces between them handed to their owners, so neighbouring
parcels share every vertex; faces too small or too thin to be a parcel join the neighbour with the longest common edge.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import Polygon

from gongxing.samples.ground import Patch, Street
from gongxing.samples.shapes import pieces, strings

_GRID_M = 0.01
_SLIP_M2 = 420.0
_STUB_M2 = 200.0
_CORNER_M = 14.0


@dataclass(frozen=True)
class Tiling:
    """The cells that tile the park: each a polygon with the patch it came from, and the links of the street network."""

    shapes: tuple[Polygon, ...]
    patches: tuple[Patch, ...]
    links: tuple[Street, ...]


def tile(park: Polygon, patches: list[Patch], *, streets: list[Street]) -> Tiling:
    """Return the tiling of `park` by `patches`, with the ground between them given to the links of `streets`."""
    links = node_links(streets)
    owners = [*patches, *_surfaces(park, patches, links=links)]
    faces = _faces(park, owners)
    owner = _owners(faces, owners)
    owner = _absorb(faces, owner, owners=owners)
    shapes: list[Polygon] = []
    kept: list[Patch] = []
    groups: dict[int, list[int]] = defaultdict(list)
    for face, number in enumerate(owner.tolist()):
        groups[number].append(face)
    for number in sorted(groups):
        whole = (
            faces[groups[number][0]] if len(groups[number]) == 1 else shapely.coverage_union_all(faces[groups[number]])
        )
        for part in pieces(whole):
            shapes.append(part)
            kept.append(owners[number])
    return Tiling(tuple(shapes), tuple(kept), tuple(links))


def node_links(streets: list[Street]) -> list[Street]:
    """Return the streets cut at every junction, each link with the properties of the street it belongs to."""
    paths = np.array([street.path for street in streets], dtype=object)
    whole = shapely.line_merge(shapely.union_all(paths, grid_size=_GRID_M * 5))
    parts = strings(whole, 3.0)
    middles = shapely.line_interpolate_point(np.array(parts, dtype=object), 0.5, normalized=True)
    _, source = shapely.STRtree(paths).query_nearest(middles, all_matches=False)
    found = []
    for part, i in zip(parts, source.tolist(), strict=True):
        street = streets[i]
        found.append(Street(part, street.grade, street.width, street.lanes, street.name))
    return sorted(found, key=lambda link: (-link.width, -link.lanes, link.name, link.path.coords[0]))


def _surfaces(park: Polygon, patches: list[Patch], *, links: list[Street]) -> list[Patch]:
    """Return the ground of each link: its band and corners, less what patches and wider links already hold."""
    shapes = np.array([patch.shape for patch in patches], dtype=object)
    ground = shapely.STRtree(shapes)
    bands = np.array(
        [link.path.buffer(link.width / 2 + _CORNER_M, cap_style="square", quad_segs=3) for link in links], dtype=object
    )
    tree = shapely.STRtree(bands)
    found = []
    for i, link in enumerate(links):
        near = [bands[j] for j in tree.query(bands[i]).tolist() if j < i]
        taken = shapely.union_all(
            np.array([*near, *shapes[ground.query(bands[i], predicate="intersects")]], dtype=object)
        )
        use = (
            "1202"
            if link.grade == "motorway" or link.lanes == 6
            else "0601"
            if link.grade == "lane" and link.width < 7
            else "1207"
        )
        for part in pieces(bands[i].intersection(park).difference(taken), 1.0):
            found.append(Patch(part, use, group="road", name=link.name))
    return found


def _faces(park: Polygon, owners: list[Patch]) -> NDArray[np.object_]:
    edges = np.array([park.exterior, *(patch.shape.boundary for patch in owners)], dtype=object)
    noded = shapely.union_all(shapely.set_precision(edges, _GRID_M), grid_size=_GRID_M)
    faces = shapely.get_parts(shapely.polygonize(shapely.get_parts(noded)))
    inside = shapely.contains_properly(park.buffer(0.05), shapely.point_on_surface(faces))
    return np.asarray(faces[inside], dtype=object)


def _owners(faces: NDArray[np.object_], owners: list[Patch]) -> NDArray[np.int64]:
    tree = shapely.STRtree([patch.shape for patch in owners])
    face, owner = tree.query(shapely.point_on_surface(faces), predicate="intersects")
    found = np.full(len(faces), -1)
    order = np.argsort(-owner, kind="stable")
    found[face[order]] = owner[order]
    return found


def _absorb(faces: NDArray[np.object_], owner: NDArray[np.int64], *, owners: list[Patch]) -> NDArray[np.int64]:
    """Return the owners after unowned faces and slips have joined the neighbour with the longest common edge."""
    area = shapely.area(faces)
    total = np.bincount(owner[owner >= 0], area[owner >= 0], len(owners))
    parts = np.bincount(owner[owner >= 0], minlength=len(owners))
    width = 2 * area / np.maximum(shapely.length(faces), 1e-9)
    narrow = np.array([patch.group in ("road", "lane", "water") for patch in owners] + [False])[owner]
    least = np.where(narrow, _STUB_M2, _SLIP_M2)
    small = (owner < 0) | (area < 25) | (width < np.where(narrow, 1.5, 4.3)) | (total[owner] < least)
    small |= (parts[owner] > 1) & (area < _SLIP_M2)
    tree = shapely.STRtree(faces)
    found = owner.copy()
    waiting = np.flatnonzero(small)[np.argsort(-area[small], kind="stable")].tolist()
    settled = ~small
    while waiting:
        later = []
        for face in waiting:
            near = [j for j in tree.query(faces[face], predicate="intersects").tolist() if j != face and settled[j]]
            common = (
                shapely.length(shapely.intersection(faces[face].boundary, shapely.boundary(faces[near])))
                if near
                else np.zeros(0)
            )
            common = common * np.array([_welcome(owners[found[j]]) for j in near])
            if near and common.max() > 0:
                found[face] = found[near[int(common.argmax())]]
                settled[face] = True
            else:
                later.append(face)
        if len(later) == len(waiting):
            raise ArithmeticError(f"{len(later)} faces touch no parcel")
        waiting = later
    return found


def _welcome(patch: Patch) -> float:
    """Return how readily `patch` takes a slip: fields, gardens and roads before lanes, homesteads and water."""
    return 0.2 if patch.group in ("water", "lane") or patch.stands == "homes" else 1.0
