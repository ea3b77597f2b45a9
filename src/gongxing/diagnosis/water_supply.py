"""Which hydraulic model do the water mains of today make, and what must be known before they can be judged?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from gongxing.algorithms.hydraulics import LinkKind, PipeNetwork
from gongxing.diagnosis.demand import parcel_demand
from gongxing.diagnosis.parcel_needs import places
from gongxing.diagnosis.pipe_graph import PipeGraph
from gongxing.diagnosis.pipes import roots
from gongxing.park import Park
from gongxing.park.heights import heights
from gongxing.plan import Finding
from gongxing.standards.parameters import Parameters
from gongxing.words import Text

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
_DAY_S = 86_400.0
_LABEL = Text("给水水力", "water hydraulics")


@dataclass(frozen=True)
class WaterModel:
    """The part of today's water mains that a source feeds, loaded with the peak hour of present uses.

    Attributes:
        network: for the solver; node i is joint `joint[i]` of the pipe graph, link k its stretch `stretch[k]`.
        measured: whether ground heights are known, without which pressures are not.
        served_m3_day: demand of the maximum day of the parcels the mains reach.
        asked_m3_day: that of all parcels.
        notes: the assumptions made for what is not recorded.
    """

    graph: PipeGraph
    network: PipeNetwork
    joint: IntArray
    stretch: IntArray
    measured: bool
    served_m3_day: float
    asked_m3_day: float
    notes: tuple[Text, ...]


def water_model(park: Park, values: Parameters, graph: PipeGraph) -> WaterModel | Finding:
    """Return the model of the peak hour, or the finding that says why there is none and what to import."""
    if not len(graph.ends):
        return _unknown(
            Text("没有给水管数据", "there are no water mains on record"),
            Text("导入给水管线普查数据", "import the survey of the water mains"),
        )
    ground = heights(park, graph.xy)
    notes: list[Text] = []
    sources = _heads(park, graph, ground.z_m, values, notes)
    if not sources:
        return _unknown(
            Text("给水管附近没有已知水头的水源", "no water source of known head lies near the mains"),
            Text(
                "请在设施表中导入 kind 为 water_source 的点并填写 head_m，或导入高程点",
                "import points of kind `water_source` with head_m into the table of facilities, or spot heights",
            ),
        )
    fed = np.isin(graph.piece, np.unique(graph.piece[list(sources)]))
    joint = np.flatnonzero(fed)
    stretch = np.flatnonzero(fed[graph.ends[:, 0]])
    load, served, asked = _load(park, values, graph, stretch)
    place = np.full(len(fed), -1, dtype=np.int64)
    place[joint] = np.arange(len(joint))
    head = np.array([sources.get(int(j), np.nan) for j in joint])
    factor = values.value("water_hour_factor") / _DAY_S
    level = ground.z_m[joint] if ground.measured else np.zeros(len(joint))
    network = PipeNetwork(
        tuple(f"N{j + 1}" for j in joint.tolist()),
        _names(graph, stretch),
        place[graph.ends[stretch]],
        level,
        head,
        load[joint] * factor,
        np.full(len(stretch), int(LinkKind.PIPE)),
        np.maximum(graph.length_m[stretch], 0.1),
        *_pipes(park, graph, stretch, values, notes),
        np.zeros(len(stretch)),
        np.zeros(len(stretch), dtype=bool),
    )
    if len(places(park, "pump_station")):
        notes.append(
            Text("加压泵站特性未知，未计入", "booster pumps are left out, since their curves are not recorded")
        )
    return WaterModel(graph, network, joint, stretch, ground.measured, served, asked, tuple(notes))


def _unknown(why: Text, what: Text) -> Finding:
    words = Text(
        f"压力与流速未知，因为{why.zh}；{what.zh}", f"pressure and velocity are unknown, because {why.en}; {what.en}"
    )
    return Finding("network.water.state", _LABEL, "unknown", words)


def _heads(park: Park, graph: PipeGraph, ground: FloatArray, values: Parameters, notes: list[Text]) -> dict[int, float]:
    """Return the total head at the joints of sources and tanks; a head not recorded is assumed where the ground is known."""
    table = park["facilities"].frame.set_index("id")
    found: dict[int, float] = {}
    pressure = values.value("water_source_pressure_m")
    assumed = 0
    for name, joint in roots(park, graph).items():
        head = table.loc[name, "head_m"]
        if pd.isna(head) and table.loc[name, "kind"] == "tank":
            head = table.loc[name, "level_m"]
        if pd.isna(head):
            head = ground[joint] + pressure
            assumed += int(np.isfinite(head))
        if np.isfinite(head):
            found[joint] = max(float(head), found.get(joint, -np.inf))
    if assumed:
        notes.append(
            Text(
                f"{assumed} 处水源没有水头，按地面以上 {pressure:g} 米计",
                f"{assumed} sources have no head on record and are given {pressure:g} m above ground",
            )
        )
    return found


def _names(graph: PipeGraph, stretch: IntArray) -> tuple[str, ...]:
    """Return a name for each stretch: the pipe's id, with a number where a pipe has several."""
    seen: dict[str, int] = {}
    found = []
    for row in stretch.tolist():
        pipe = graph.pipe[row]
        seen[pipe] = seen.get(pipe, 0) + 1
        found.append(pipe if seen[pipe] == 1 else f"{pipe}/{seen[pipe]}")
    return tuple(found)


def _load(park: Park, values: Parameters, graph: PipeGraph, stretch: IntArray) -> tuple[FloatArray, float, float]:
    """Return the m3 a day drawn at each joint, and the demand served and asked for.

    A parcel within service distance draws from its nearest stretch, divided between the two joints after where it lies.
    """
    uses = {row: code for row, code in zip(park.parcels.ids, park.parcels["use"].fillna(""), strict=True) if code}
    demand = parcel_demand(park, uses, values)
    shapes = dict(zip(park.parcels.ids, park.parcels.geometry, strict=True))
    rows = np.flatnonzero(demand.water_m3_day > 0)
    load = np.zeros(len(graph.xy))
    asked = float(demand.water_m3_day.sum())
    if not len(rows):
        return load, 0.0, asked
    parcels = np.array([shapes[demand.parcels[row]] for row in rows], dtype=object)
    lines = graph.shapes[stretch]
    (mine, nearest), far = shapely.STRtree(lines).query_nearest(parcels, all_matches=False, return_distance=True)
    near = far <= values.value("pipe_service_m")
    mine, nearest = mine[near], nearest[near]
    drawn = demand.water_m3_day[rows[mine]]
    inside = shapely.point_on_surface(parcels[mine])
    share = shapely.line_locate_point(lines[nearest], inside, normalized=True)
    ends = graph.ends[stretch[nearest]]
    np.add.at(load, ends[:, 0], drawn * (1.0 - share))
    np.add.at(load, ends[:, 1], drawn * share)
    return load, float(drawn.sum()), asked


def _pipes(
    park: Park, graph: PipeGraph, stretch: IntArray, values: Parameters, notes: list[Text]
) -> tuple[FloatArray, FloatArray]:
    """Return inner diameter in metres and roughness of each stretch; sizes not recorded are the smallest of the catalogue."""
    table = park["pipes"].frame.iloc[graph.row[stretch]]
    nominal, inner = _catalogue(values)
    size = table["diameter_mm"].to_numpy(dtype=float)
    gaps = ~np.isfinite(size)
    if gaps.any():
        notes.append(
            Text(
                f"{int(gaps.sum())} 段没有管径，按 DN{nominal[0]:g} 计",
                f"{int(gaps.sum())} pipes have no diameter on record and are taken for DN{nominal[0]:g}",
            )
        )
    size = np.where(gaps, nominal[0], size)
    clear = np.interp(size, nominal, inner)
    clear = np.where(size < nominal[0], size * inner[0] / nominal[0], clear)
    clear = np.where(size > nominal[-1], size * inner[-1] / nominal[-1], clear)
    materials = table["material"].fillna("").str.strip()
    bare = int((materials == "").sum())
    if bare:
        notes.append(
            Text(f"{bare} 段没有管材，粗糙系数取缺省值", f"{bare} pipes have no material on record: default roughness")
        )
    rough = {m: values.value("pipe_roughness_hw", m or "*") for m in materials.unique()}
    return clear / 1000.0, np.array([rough[m] for m in materials])


def _catalogue(values: Parameters) -> tuple[FloatArray, FloatArray]:
    """Return nominal and inner diameters of water pipes in mm, in order of size."""
    kinds = [kind for kind in values.kinds("water_pipe_inner_mm") if kind.startswith("DN")]
    pairs = sorted((float(kind[2:]), values.value("water_pipe_inner_mm", kind)) for kind in kinds)
    nominal, inner = np.array(pairs).T
    return nominal, inner
