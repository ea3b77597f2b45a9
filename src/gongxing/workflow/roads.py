"""Which new roads does a bare parcel file need, with no project: access before and after, the least length, the segments?"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry import LineString

from gongxing.engines import roads
from gongxing.errors import DataError, Fault, Place
from gongxing.io.atomic import replacing
from gongxing.io.road_lines import SUFFIXES, write_road_lines
from gongxing.park import Park
from gongxing.plan import Result, Status
from gongxing.plan.roads import RoadScheme
from gongxing.standards import land_use
from gongxing.words import Text, same
from gongxing.workflow.ingest import Wishes, ingest
from gongxing.workflow.projects import new
from gongxing.workflow.values import network_values_of

_GAP_M = 1.0
"""Parcels closer than this belong to one block."""
_RIM_WIDTH_M = 1.0
_TRIPS_LIKE = "0701"
"""What parcels of unknown use are taken for when links are weighed: town housing."""


@dataclass(frozen=True, slots=True)
class RoadsAsked:
    """What the user asks: a budget of new length in metres beyond which nothing is built, roads from another file, the layer, the CRS."""

    budget_m: float | None = None
    roads: Path | None = None
    layer: str | None = None
    crs: str | None = None
    seed: int = 1


@dataclass(frozen=True, slots=True)
class RoadsAnswer:
    """What came back. Shares are of the parcels that need a road; lengths in metres; `proven` speaks of the least access length."""

    file: str
    status: str
    parcels: int
    needing: int
    access_before: float | None
    access_after: float | None
    new_m: float | None
    access_m: float | None
    least_access_m: float | None
    proven: bool
    bound_yuan: float | None
    value_yuan: float | None
    gap: float | None
    roads_from: Text
    checks_failed: tuple[str, ...]
    conflict: tuple[Text, ...]
    notes: tuple[Text, ...]
    out: str
    seconds: float


def plan_roads(
    file: Path | str,
    asked: RoadsAsked | None = None,
    *,
    out: Path | None = None,
    stop: Callable[[], bool] | None = None,
) -> RoadsAnswer:
    """Plan access for the parcels of a file and, with a budget, the links that pay within it; write the new segments to `out`.

    Any format that `import` reads. Roads come from the file or from `asked.roads`; without any, what lies between blocks of
    parcels counts as road. Without a budget only access is planned. DataError where the file cannot be read or holds no parcels.
    """
    began, path, asked = time.perf_counter(), Path(file), asked or RoadsAsked()
    if out is not None and out.suffix.lower() not in SUFFIXES:
        raise _wrong_suffix(out)
    park, notes = _park(path, asked)
    park, source = _with_streets(park)
    values = network_values_of(park)
    rules = roads.RoadRules(budget_m=asked.budget_m, links=asked.budget_m is not None)
    problem = roads.build_problem(park, values, _uses(park), asked=rules)
    result = roads.solve(problem, seed=asked.seed, stop=stop)
    reached = _reached(problem, asked, stop) if result.status is Status.INFEASIBLE else result
    if out is not None and reached.part is not None:
        with replacing(out) as draft:
            write_road_lines(reached.part.built, park.settings.crs, draft)
    answer = _answer(problem, result, reached)
    return replace(
        answer, file=str(path), parcels=len(park.parcels), roads_from=source, notes=(*notes, *answer.notes),
        out=str(out) if out is not None and reached.part is not None else "", seconds=time.perf_counter() - began,
    )  # fmt: skip


def _reached(problem: roads.RoadProblem, asked: RoadsAsked, stop: Callable[[], bool] | None) -> Result[RoadScheme]:
    """Return the plan for the parcels that can be reached, where others cannot."""
    can = problem.access.reachable
    if can.all():
        return Result(Status.UNKNOWN, None, None, None, None, asked.seed, same("-"))
    start, kept = problem.waiting_start, np.flatnonzero(can)
    nodes = [problem.waiting_nodes[start[g] : start[g + 1]] for g in kept.tolist()]
    sizes = np.concatenate([[0], np.cumsum([len(part) for part in nodes], dtype=np.int64)])
    flat = np.concatenate(nodes) if nodes else np.zeros(0, dtype=np.int64)
    names = tuple(problem.waiting[g] for g in kept.tolist())
    return roads.solve(
        replace(problem, waiting=names, waiting_start=sizes.astype(np.int64), waiting_nodes=flat),
        seed=asked.seed,
        stop=stop,
    )


def _answer(problem: roads.RoadProblem, result: Result[RoadScheme], reached: Result[RoadScheme]) -> RoadsAnswer:
    needing = len(problem.waiting) + len(problem.served)
    scheme = reached.part
    failed = tuple(f.code for f in roads.check(problem, result) if f.verdict == "fail") if result.part else ()
    new = [segment for segment in scheme.segments if segment.decision == "new"] if scheme else []
    return RoadsAnswer(
        "", result.status.value, 0, needing,
        len(problem.served) / needing if needing else None, len(scheme.access) / needing if scheme and needing else None,
        sum(s.length_m for s in new) if scheme else None, sum(s.length_m for s in new if s.stage == "access") if scheme else None,
        scheme.least_access_m if scheme else None, scheme is not None and scheme.least_access_proven,
        reached.bound, reached.value, reached.gap, same("-"), failed, result.conflict,
        (*problem.notes, *(scheme.warnings if scheme else ())), "", 0.0,
    )  # fmt: skip


def _park(path: Path, asked: RoadsAsked) -> tuple[Park, tuple[Text, ...]]:
    """Read the files through the import of a project that lives only as long as this takes."""
    files = [path, *([asked.roads] if asked.roads else [])]
    with tempfile.TemporaryDirectory() as folder:
        project = new(Path(folder) / "roads", name=path.stem)
        wishes = Wishes(crs=asked.crs, repair=True, on_duplicate="keep_first")
        report = ingest(project, files, wishes)
        park = project.load()
        if not len(park.parcels) or (asked.layer and not _fed(park, asked.layer)):
            project = new(Path(folder) / "again", name=path.stem)
            ingest(project, [path], replace(wishes, table="parcels"))
            if asked.roads:
                ingest(project, [asked.roads], replace(wishes, table="roads"))
            park = project.load()
    park = _only(park, asked.layer)
    return park, (*report.notes, *(note for layer in report.layers for note in layer.notes))


def _fed(park: Park, layer: str) -> bool:
    return bool(park.parcels["source"].fillna("").str.endswith(f"/{layer}").any())


def _only(park: Park, layer: str | None) -> Park:
    """Return the park with the parcels of one layer; DataError if there are none."""
    frame = park.parcels.frame
    if layer:
        frame = frame[frame["source"].fillna("").str.endswith(f"/{layer}").to_numpy(dtype=bool)]
    if not len(frame):
        fault = Fault(Place(park.settings.name, layer or ""), Text("没有面图形", "no areas"), Text("地块面", "parcels as areas"),
                      Text("换一个图层（--layer）或文件", "name another layer (--layer) or file"), "roads.parcels")  # fmt: skip
        raise DataError(Text("没有可规划的地块", "there are no parcels to plan for"), [fault])
    return park.with_table("parcels", frame)


def _with_streets(park: Park) -> tuple[Park, Text]:
    """Return the park with streets: those read, or the rims of its blocks where there are none."""
    table = park["roads"].frame
    if len(table) and (table["grade"].isna() | ~table["grade"].isin(["motorway", "path"])).any():
        return park, Text(f"读入道路 {len(table)} 条", f"{len(table)} roads read")
    shapes = shapely.make_valid(np.asarray(park.parcels.geometry.array, dtype=object))
    blocks = shapely.buffer(
        shapely.union_all(shapely.buffer(shapes, _GAP_M / 2, join_style="mitre")), -_GAP_M / 2, join_style="mitre"
    )
    rims = [
        LineString(ring.coords)
        for part in shapely.get_parts(blocks).tolist()
        if part.geom_type == "Polygon"
        for ring in (part.exterior, *part.interiors)
    ]
    frame = gpd.GeoDataFrame(
        {"id": [f"rim-{i + 1}" for i in range(len(rims))], "grade": "local", "width_m": _RIM_WIDTH_M},
        geometry=rims,
        crs=park.settings.crs,
    )
    return park.with_table("roads", frame), Text(
        f"没有道路：以 {len(rims)} 条街区外缘为既有道路", f"no roads: the {len(rims)} rims of blocks count as road"
    )


def _uses(park: Park) -> Mapping[str, str]:
    """Return the uses the parcels are planned for: as they are; where none is known, as town housing."""
    found = dict(zip(park.parcels.ids, park.parcels["use"].fillna(""), strict=True))
    return {parcel: land_use(use).code if use else _TRIPS_LIKE for parcel, use in found.items()}


def _wrong_suffix(out: Path) -> DataError:
    fault = Fault(Place(str(out)), same(out.suffix or "∅"), Text("、".join(SUFFIXES), "one of " + ", ".join(SUFFIXES)),
                  Text("改 --out 的后缀", "change the suffix of --out"), "roads.out")  # fmt: skip
    return DataError(Text("写不了这种格式", "this format is not written"), [fault])
