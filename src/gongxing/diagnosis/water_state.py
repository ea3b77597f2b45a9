"""Where are pressure, velocity and head loss of today's water mains outside what the rules allow?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from gongxing.algorithms.hydraulics import Hydraulics
from gongxing.diagnosis.counts import figure
from gongxing.diagnosis.survey_tables import SurveyColumn, SurveyTable, rows_of
from gongxing.diagnosis.water_supply import WaterModel
from gongxing.origins import Figure, Origin, computed
from gongxing.plan import Finding
from gongxing.standards.parameters import Parameters
from gongxing.words import Text

FloatArray = npt.NDArray[np.float64]
OWN = Text("自有恒定流解算", "own steady-state solver")
EPANET = Text("EPANET 2.2", "EPANET 2.2")


@dataclass(frozen=True)
class WaterState:
    """The peak hour of today: per joint of the model the pressure (N,) in metres (NaN unknown), per stretch flow and more.

    Attributes:
        head: (N,) metres.
        flow: (L,) m3/s; velocity: (L,) m/s; gradient: (L,) metres of head lost per kilometre.
        judge: what computed it.
    """

    model: WaterModel
    head: FloatArray
    pressure: FloatArray
    flow: FloatArray
    velocity: FloatArray
    gradient: FloatArray
    judge: Text


@dataclass(frozen=True)
class WaterSurvey:
    """The peak hour with its figures, findings and tables of hot spots; `state` is None where it cannot be known."""

    state: WaterState | None
    figures: tuple[Figure, ...]
    findings: tuple[Finding, ...]
    tables: tuple[SurveyTable, ...]


def own_state(model: WaterModel) -> WaterState | Finding:
    """Return the peak hour by our own solver, or the finding that it did not settle."""
    found = Hydraulics(model.network).solve()
    if not found.settled:
        words = Text(
            "管网计算不收敛；请核对管径与水源水头",
            "the network does not settle; check the diameters and the heads of the sources",
        )
        return Finding("network.water.state", Text("给水水力", "water hydraulics"), "unknown", words)
    return state_of(model, found.head, found.flow, OWN)


def state_of(model: WaterModel, head: FloatArray, flow: FloatArray, judge: Text) -> WaterState:
    """Return the peak hour from the heads (N,) and flows (L,) that `judge` computed."""
    network = model.network
    pressure = head - network.elevation if model.measured else np.full(len(head), np.nan)
    area = np.pi * network.diameter**2 / 4.0
    lost = np.abs(head[network.ends[:, 0]] - head[network.ends[:, 1]])
    return WaterState(model, head, pressure, flow, np.abs(flow) / area, 1000.0 * lost / network.length, judge)


def survey_water(state: WaterState | Finding, values: Parameters) -> WaterSurvey:
    """Return the survey of the peak hour; a finding in place of a state gives unknown figures."""
    if isinstance(state, Finding):
        return WaterSurvey(None, tuple(_figures(None, values)), (state,), ())
    findings = (*_pressure_findings(state, values), *_flow_findings(state, values), *_notes(state))
    return WaterSurvey(
        state,
        tuple(_figures(state, values)),
        findings,
        (_joint_table(state, values), _pipe_table(state, values)),
    )


def _origin(state: WaterState | None, *keys: Origin) -> Origin:
    judge = state.judge if state else OWN
    return computed(
        "diagnosis.water_state",
        Text(
            f"现状用地最高日最高时恒定流（{judge.zh}），水源水头固定，地块用水分配到最近管段两端",
            f"steady state of the peak hour of present uses ({judge.en}), heads of the sources fixed, the demand of a parcel "
            "drawn at the ends of its nearest main",
        ),
        "pipes",
        "facilities.head_m",
        "spot_heights.height_m",
        "parcels.use",
        *(key.ref for key in keys),
    )


def _figures(state: WaterState | None, values: Parameters) -> Iterator[Figure]:
    """Yield the figures of demand, pressure, velocity and head loss."""
    limits = {
        key: values.entry(key)
        for key in ("water_service_head_m", "water_max_head_m", "water_velocity_max_m_s", "water_gradient_max_m_km")
    }
    origin = _origin(state, *(entry.origin for entry in limits.values()))
    model = state.model if state else None
    note = _joined(model.notes) if model else None
    known = state is not None and model is not None and model.measured
    pressure = state.pressure[~state.model.network.fixed] if state else np.zeros(0)
    low, high, fast, steep = (entry.value for entry in limits.values())
    made = (
        ("demand_m3_day", Text("给水管网承担的最高日用水", "water of the maximum day drawn from the mains"),
         model.served_m3_day if model else None, "m3/day"),
        ("demand_share", Text("用水由管网承担的比例", "share of the demand that the mains reach"),
         model.served_m3_day / model.asked_m3_day if model and model.asked_m3_day else None, "share"),
        ("pressure_min_m", Text("最不利点自由水头", "least pressure at a joint"), _least(pressure) if known else None, "m"),
        ("pressure_median_m", Text("节点自由水头（中位）", "pressure at the joints (median)"),
         float(np.median(pressure)) if known and len(pressure) else None, "m"),
        ("pressure_low", Text(f"自由水头低于 {low:g} 米的节点", f"joints with less than {low:g} m of pressure"),
         float((pressure < low).sum()) if known else None, "count"),
        ("pressure_high", Text(f"自由水头高于 {high:g} 米的节点", f"joints with more than {high:g} m of pressure"),
         float((pressure > high).sum()) if known else None, "count"),
        ("velocity_max_m_s", Text("最大流速", "greatest velocity"), float(state.velocity.max()) if state else None, "m/s"),
        ("velocity_over", Text(f"流速超过 {fast:g} 米/秒的管段", f"mains faster than {fast:g} m/s"),
         float((state.velocity > fast).sum()) if state else None, "count"),
        ("gradient_max_m_km", Text("最大单位水头损失", "greatest head loss per length"),
         float(state.gradient.max()) if state else None, "m/km"),
        ("gradient_over", Text(f"水头损失超过 {steep:g} 米/公里的管段", f"mains losing more than {steep:g} m per km"),
         float((state.gradient > steep).sum()) if state else None, "count"),
    )  # fmt: skip
    for key, label, value, unit in made:
        yield figure(f"network.water.{key}", label, value, unit=unit, origin=origin, note=note)


def _least(pressure: FloatArray) -> float | None:
    return float(pressure.min()) if len(pressure) else None


def _joined(notes: tuple[Text, ...]) -> Text | None:
    if not notes:
        return None
    return Text("；".join(note.zh for note in notes), "; ".join(note.en for note in notes))


def _pressure_findings(state: WaterState, values: Parameters) -> Iterator[Finding]:
    label = Text("给水压力", "water pressure")
    entry, top = values.entry("water_service_head_m"), values.entry("water_max_head_m")
    if not state.model.measured:
        words = Text(
            "压力未知，因为没有高程点；请导入地形图高程点",
            "pressures are unknown, because there are no spot heights; import those of the topographic map",
        )
        yield Finding("network.water.pressure", label, "unknown", words)
        return
    drawn = ~state.model.network.fixed
    low, high = ((wrong & drawn) for wrong in (state.pressure < entry.value, state.pressure > top.value))
    names = np.asarray(state.model.network.nodes, dtype=object)
    words = Text(
        f"最高日最高时有 {int(low.sum())} 个节点低于 {entry.value:g} 米，{int(high.sum())} 个高于 {top.value:g} 米",
        f"at the peak hour {int(low.sum())} joints have less than {entry.value:g} m and {int(high.sum())} more than {top.value:g} m",
    )
    wrong = low | high
    yield Finding(
        "network.water.pressure",
        label,
        "warn" if wrong.any() else "pass",
        words,
        tuple(names[wrong].tolist()),
        entry.origin.ref,
        (entry.origin, top.origin),
    )


def _flow_findings(state: WaterState, values: Parameters) -> Iterator[Finding]:
    names = np.asarray(state.model.network.links, dtype=object)
    for key, figures, rule, label, unit in (
        (
            "velocity",
            state.velocity,
            "water_velocity_max_m_s",
            Text("给水流速", "water velocity"),
            Text("米/秒", "m/s"),
        ),
        ("gradient", state.gradient, "water_gradient_max_m_km", Text("水头损失", "head loss"), Text("米/公里", "m/km")),
    ):
        entry = values.entry(rule)
        over = figures > entry.value
        words = Text(
            f"{len(names)} 段中 {int(over.sum())} 段超过 {entry.value:g} {unit.zh}，最大 {figures.max():.2f}",
            f"{int(over.sum())} of {len(names)} mains exceed {entry.value:g} {unit.en}, the greatest is {figures.max():.2f}",
        )
        verdict = "warn" if over.any() else "pass"
        rows = tuple(names[over].tolist())
        yield Finding(f"network.water.{key}", label, verdict, words, rows, entry.origin.ref, (entry.origin,))


def _notes(state: WaterState) -> Iterator[Finding]:
    joined = _joined(state.model.notes)
    if joined is not None:
        yield Finding("network.water.assumed", Text("给水模型假设", "assumptions of the water model"), "warn", joined)


def _joint_table(state: WaterState, values: Parameters) -> SurveyTable:
    """Return every joint at the peak hour, the lowest pressure first."""
    low, high = values.value("water_service_head_m"), values.value("water_max_head_m")
    network = state.model.network
    joints = np.flatnonzero(~network.fixed)
    order = joints[np.lexsort((joints, state.pressure[joints]))]
    xy = state.model.graph.xy[state.model.joint[order]]
    wrong = (state.pressure[order] < low) | (state.pressure[order] > high)
    columns = (
        SurveyColumn("joint", Text("节点", "joint")),
        SurveyColumn("x", Text("横坐标", "x"), "m"),
        SurveyColumn("y", Text("纵坐标", "y"), "m"),
        SurveyColumn("ground_m", Text("地面高程", "ground level"), "m"),
        SurveyColumn("pressure_m", Text("自由水头", "pressure"), "m"),
        SurveyColumn("demand_l_s", Text("节点流量", "demand"), "L/s"),
        SurveyColumn("over", Text("超限", "outside the limits")),
    )
    level = network.elevation[order] if state.model.measured else [None] * len(order)
    rows = rows_of(
        [network.nodes[i] for i in order],
        xy[:, 0],
        xy[:, 1],
        level,
        state.pressure[order],
        1000.0 * network.demand[order],
        wrong if state.model.measured else [None] * len(order),
    )
    return SurveyTable("water_joints", Text("给水节点压力", "pressures at the joints of the mains"), columns, rows)


def _pipe_table(state: WaterState, values: Parameters) -> SurveyTable:
    """Return every main at the peak hour, those with the greatest head loss first."""
    network = state.model.network
    order = np.lexsort((np.arange(network.n_links), -state.gradient))
    fast, steep = values.value("water_velocity_max_m_s"), values.value("water_gradient_max_m_km")
    columns = (
        SurveyColumn("pipe", Text("管段", "main")),
        SurveyColumn("inner_mm", Text("内径", "inner diameter"), "mm"),
        SurveyColumn("length_m", Text("长度", "length"), "m"),
        SurveyColumn("flow_l_s", Text("流量", "flow"), "L/s"),
        SurveyColumn("velocity_m_s", Text("流速", "velocity"), "m/s"),
        SurveyColumn("gradient_m_km", Text("单位水头损失", "head loss"), "m/km"),
        SurveyColumn("over", Text("超限", "over a limit")),
    )
    rows = rows_of(
        [network.links[k] for k in order],
        1000.0 * network.diameter[order],
        network.length[order],
        1000.0 * np.abs(state.flow[order]),
        state.velocity[order],
        state.gradient[order],
        (state.velocity[order] > fast) | (state.gradient[order] > steep),
    )
    return SurveyTable("water_mains", Text("给水管水力状况", "hydraulic state of the mains"), columns, rows)
