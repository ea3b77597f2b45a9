"""Which network of drains falls to a plant or an outfall today, and which flow comes down each pipe at its peak?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely

from gongxing.diagnosis.demand import parcel_demand
from gongxing.diagnosis.parcel_needs import places
from gongxing.diagnosis.pipe_graph import PipeGraph
from gongxing.diagnosis.pipes import KINDS, ROOTS, roots
from gongxing.park import Park
from gongxing.park.heights import heights
from gongxing.plan import Finding
from gongxing.standards import land_use
from gongxing.standards.parameters import Parameters
from gongxing.units import HECTARE_M2
from gongxing.words import Text

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]
_DAY_S = 86_400.0
_L_S_HA_OF_MM_MIN = 1000.0 / 6.0


@dataclass(frozen=True)
class DrainModel:
    """The drains of one kind whose levels and sizes are known, laid in the direction of flow. Row k belongs to stretch `stretch[k]`.

    Attributes:
        kind: "sewer" or "storm".
        ends: (L, 2) joints of the pipe graph, upstream end first.
        upper, lower: (L,) invert levels at the two ends, metres.
        diameter, length: (L,) metres.
        roughness: (L,) Manning's n.
        ground: (N,) ground level of every joint of the graph, NaN unknown.
        outlets: joints that a plant or outfall stands at, with the id of the facility.
        lifts: joints with a lift station.
        own: (N,) what each joint takes in itself: mean sewage in m3/s, or paved hectares (area times runoff coefficient).
        left_out: ids of pipes without levels or size.
        served_share: share of what all parcels give off that is near enough to a drain.
    """

    kind: str
    graph: PipeGraph
    stretch: IntArray
    ends: IntArray
    upper: FloatArray
    lower: FloatArray
    diameter: FloatArray
    length: FloatArray
    roughness: FloatArray
    ground: FloatArray
    outlets: tuple[tuple[str, int], ...]
    lifts: tuple[int, ...]
    own: FloatArray
    left_out: tuple[str, ...]
    served_share: float | None

    @property
    def slope(self) -> FloatArray:
        """(L,) fall per metre, 0 for a level pipe."""
        return np.asarray((self.upper - self.lower) / self.length, dtype=np.float64)

    @property
    def bare(self) -> BoolArray:
        """(L,) whether the crown lies above ground at an end, which no buried pipe does; False where the ground is not known."""
        up, down = self.ground[self.ends[:, 0]], self.ground[self.ends[:, 1]]
        return np.asarray((self.upper + self.diameter > up) | (self.lower + self.diameter > down), dtype=np.bool_)


def drain_model(park: Park, values: Parameters, graph: PipeGraph) -> DrainModel | Finding:
    """Return the model of the drains of a kind under present uses, or the finding that says why there is none."""
    name = KINDS[graph.kind]
    if not len(graph.ends):
        return _unknown(
            graph.kind,
            Text(f"没有{name.zh}数据", f"there are no {name.en} on record"),
            Text(f"请导入 kind 为 {graph.kind} 的管线", f"import pipes of kind `{graph.kind}`"),
        )
    start, end, size = _levels(park, graph)
    known = np.isfinite(start) & np.isfinite(end) & np.isfinite(size)
    if not known.any():
        return _unknown(
            graph.kind,
            Text(f"{name.zh}没有管底高程或管径", f"the {name.en} have no invert levels or no diameters"),
            Text(
                "请补填 start_invert_m、end_invert_m 与 diameter_mm",
                "fill in start_invert_m, end_invert_m and diameter_mm",
            ),
        )
    outlets = tuple(sorted(roots(park, graph).items()))
    if not outlets:
        wanted = ROOTS[graph.kind][0]
        return _unknown(
            graph.kind,
            Text("附近没有污水厂或排口", "no treatment plant or outfall lies near them"),
            Text(
                f"请在设施表中导入 kind 为 {wanted} 的点",
                f"import points of kind `{wanted}` into the table of facilities",
            ),
        )
    stretch = np.flatnonzero(known)
    down = start[stretch] >= end[stretch]
    ends = np.where(down[:, None], graph.ends[stretch], graph.ends[stretch][:, ::-1])
    own, share = _own(park, values, graph, stretch, ends)
    materials = park["pipes"]["material"].fillna("").str.strip().to_numpy()[graph.row[stretch]]
    rough = {m: values.value("drain_roughness", m or "*") for m in set(materials)}
    gaps = tuple(dict.fromkeys(graph.pipe[k] for k in np.flatnonzero(~known)))
    return DrainModel(
        graph.kind,
        graph,
        stretch,
        ends.astype(np.int64),
        np.maximum(start, end)[stretch],
        np.minimum(start, end)[stretch],
        size[stretch] / 1000.0,
        graph.length_m[stretch],
        np.array([rough[m] for m in materials]),
        heights(park, graph.xy).z_m,
        outlets,
        _lifts(park, graph),
        own,
        gaps,
        share,
    )


def _unknown(kind: str, why: Text, what: Text) -> Finding:
    name = KINDS[kind]
    words = Text(
        f"{name.zh}负荷未知，因为{why.zh}；{what.zh}",
        f"the load of the {name.en} is unknown, because {why.en}; {what.en}",
    )
    label = Text(f"{name.zh}负荷", f"load of the {name.en}")
    return Finding(f"network.{kind}.state", label, "unknown", words)


def _levels(park: Park, graph: PipeGraph) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return the invert levels at both ends of every stretch, between those of its pipe, and the diameter in mm."""
    table = park["pipes"].frame.iloc[graph.row]
    first, last = (table[name].to_numpy(dtype=float) for name in ("start_invert_m", "end_invert_m"))
    start = first + (last - first) * graph.share[:, 0]
    return start, first + (last - first) * graph.share[:, 1], table["diameter_mm"].to_numpy(dtype=float)


def _lifts(park: Park, graph: PipeGraph) -> tuple[int, ...]:
    joints = (graph.joint_near(spot) for spot in places(park, "lift_station"))
    return tuple(sorted({joint for joint in joints if joint is not None}))


def _own(
    park: Park, values: Parameters, graph: PipeGraph, stretch: IntArray, ends: IntArray
) -> tuple[FloatArray, float | None]:
    """Return what each joint takes in, and the share of all that is near enough; a parcel gives to the upper end of its nearest drain."""
    ids, shapes, gives = _given(park, values, graph.kind)
    own = np.zeros(len(graph.xy))
    total = float(gives.sum())
    if not len(ids) or total <= 0:
        return own, None
    lines = graph.shapes[stretch]
    (mine, nearest), far = shapely.STRtree(lines).query_nearest(shapes, all_matches=False, return_distance=True)
    near = far <= values.value("pipe_service_m")
    np.add.at(own, ends[nearest[near], 0], gives[mine[near]])
    return own, float(gives[mine[near]].sum()) / total


def _given(park: Park, values: Parameters, kind: str) -> tuple[list[str], npt.NDArray[np.object_], FloatArray]:
    """Return the parcels of known use, their shapes and what each gives off: mean sewage (m3/s) or paved hectares.

    Washing and watering make no sewage; the rain of fields, woods and water runs to ditches, not to street drains.
    """
    uses = {row: code for row, code in zip(park.parcels.ids, park.parcels["use"].fillna(""), strict=True) if code}
    where = dict(zip(park.parcels.ids, park.parcels.geometry, strict=True))
    if kind == "sewer":
        demand = parcel_demand(park, uses, values)
        washed = np.array([uses.get(row, "").startswith(("12", "0601", "14")) for row in demand.parcels], dtype=bool)
        gives = (
            np.where(washed, 0.0, demand.water_m3_day)
            * values.value("sewage_share")
            / values.value("water_day_factor")
            / _DAY_S
        )
        ids = list(demand.parcels)
    else:
        ids = [
            row for row, code in uses.items() if land_use(code).built and where[row] is not None and where[row].area > 0
        ]
        coefficient = {code: values.value("runoff_coefficient", code) for code in set(uses.values())}
        gives = np.array([coefficient[uses[row]] * where[row].area / HECTARE_M2 for row in ids])
    shapes = np.empty(len(ids), dtype=object)
    shapes[:] = [where[row] for row in ids]
    return ids, shapes, gives


def sewage_peak(mean_m3_s: FloatArray, values: Parameters) -> FloatArray:
    """Return the peak of a mean flow of sewage, m3/s: a factor that falls with the flow, and what seeps in besides."""
    kinds = [kind for kind in values.kinds("sewage_peak_factor") if kind.endswith("L/s")]
    steps = sorted((float(kind.removesuffix("L/s")), values.value("sewage_peak_factor", kind)) for kind in kinds)
    litres, factors = np.array(steps).T
    factor = np.interp(1000.0 * mean_m3_s, litres, factors)
    return np.asarray(mean_m3_s * (factor + values.value("sewage_infiltration_share")), dtype=np.float64)


def rain_l_s_ha(minutes: FloatArray, values: Parameters) -> FloatArray:
    """Return the intensity of the design storm over a time of concentration, L/s per hectare: 167 A1 (1 + C lg P) / (t + b)^n."""
    strength = values.value("storm_rain_a1") * (
        1.0 + values.value("storm_rain_c") * np.log10(values.value("storm_return_years"))
    )
    spread = (minutes + values.value("storm_rain_b_min")) ** values.value("storm_rain_n")
    return np.asarray(_L_S_HA_OF_MM_MIN * strength / spread, dtype=np.float64)


def peak_flows(model: DrainModel, values: Parameters) -> tuple[FloatArray, BoolArray]:
    """Return the peak flow (L,) of each drain in m3/s, NaN within a ring that falls to nowhere, and which of them lie in one.

    What joins at a joint leaves by the drains that start there, in proportion to what they carry when full. Sewage peaks as a
    whole; rain by the rational method, the time of concentration growing by the time of flow in full pipes.
    """
    gathered = model.own.copy()
    count = len(gathered)
    minutes = np.full(count, values.value("storm_inlet_min"))
    waiting = np.bincount(model.ends[:, 1], minlength=count)
    leaving: list[list[int]] = [[] for _ in range(count)]
    for k, upstream in enumerate(model.ends[:, 0].tolist()):
        leaving[upstream].append(k)
    full = full_flow(model.diameter, np.maximum(model.slope, 1e-4), model.roughness)
    speed = full / (np.pi * model.diameter**2 / 4.0)
    load, arrive = np.full(len(full), np.nan), np.zeros(len(full))
    ready = [joint for joint in range(count) if waiting[joint] == 0]
    while ready:
        joint = ready.pop()
        share = full[leaving[joint]] / full[leaving[joint]].sum() if leaving[joint] else np.zeros(0)
        for k, part in zip(leaving[joint], share.tolist(), strict=True):
            load[k], arrive[k] = gathered[joint] * part, minutes[joint]
            down = int(model.ends[k, 1])
            gathered[down] += load[k]
            minutes[down] = max(minutes[down], minutes[joint] + model.length[k] / speed[k] / 60.0)
            waiting[down] -= 1
            if waiting[down] == 0:
                ready.append(down)
    ring = np.isnan(load)
    if model.kind == "sewer":
        return np.where(ring, np.nan, sewage_peak(np.nan_to_num(load), values)), ring
    return np.where(ring, np.nan, np.nan_to_num(load) * rain_l_s_ha(arrive, values) / 1000.0), ring


def full_flow(diameter: FloatArray, slope: FloatArray, roughness: FloatArray) -> FloatArray:
    """Return what round pipes carry when just full, m3/s, by Manning's formula."""
    area = np.pi * diameter**2 / 4.0
    return np.asarray(area * (diameter / 4.0) ** (2.0 / 3.0) * np.sqrt(slope) / roughness, dtype=np.float64)
