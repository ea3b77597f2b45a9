"""Which drains of today carry more than they can, which fall the wrong way, and where does water come up?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from gongxing.diagnosis.counts import figure
from gongxing.diagnosis.drainage import DrainModel, full_flow, peak_flows
from gongxing.diagnosis.pipes import KINDS
from gongxing.diagnosis.survey_tables import SurveyColumn, SurveyTable, rows_of
from gongxing.origins import Figure, Origin, computed
from gongxing.plan import Finding
from gongxing.standards.parameters import Parameters
from gongxing.words import Text

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]
MANNING = Text("曼宁公式满管流量", "Manning's formula, full pipes")
SWMM = Text("SWMM 5 动力波", "SWMM 5 dynamic wave")
LEVEL = 1e-5
"""A fall below this is no fall."""


@dataclass(frozen=True)
class Flooding:
    """What a run of SWMM says: per joint of the model's graph the volume (N,) that comes up in m3, per drain whether it surcharges."""

    volume_m3: FloatArray
    surcharged: BoolArray
    fullest: FloatArray
    """(L,) greatest depth over diameter, NaN for a drain that SWMM was not asked about: there Manning's formula decides."""


@dataclass(frozen=True)
class DrainState:
    """The peak of today: per drain its flow and what it can carry when full (m3/s), whether it lies level or rings."""

    model: DrainModel
    flow: FloatArray
    full: FloatArray
    flat: BoolArray
    ring: BoolArray
    flooding: Flooding | None = None

    @property
    def ratio(self) -> FloatArray:
        """(L,) flow over capacity, NaN where either is not known."""
        usable = ~self.flat & ~self.ring
        found: FloatArray = np.full(len(self.flow), np.nan)
        np.divide(self.flow, self.full, out=found, where=usable & (self.full > 0))
        return found

    @property
    def over(self) -> BoolArray:
        """(L,) whether a drain carries more than it can: after SWMM where it ran, else after Manning's formula."""
        if self.flooding is not None:
            return np.asarray(
                self.flooding.surcharged | ~np.isfinite(self.flooding.fullest) & self._beyond, dtype=np.bool_
            )
        return self._beyond

    @property
    def _beyond(self) -> BoolArray:
        return np.asarray(np.nan_to_num(self.ratio) > 1.0, dtype=np.bool_)

    @property
    def judge(self) -> Text:
        """What the verdict rests on."""
        return SWMM if self.flooding is not None else MANNING


@dataclass(frozen=True)
class DrainSurvey:
    """Sewers and storm drains of today; a kind whose state cannot be known has none, and its finding says why."""

    states: dict[str, DrainState]
    figures: tuple[Figure, ...]
    findings: tuple[Finding, ...]
    tables: tuple[SurveyTable, ...]


def drain_state(model: DrainModel, values: Parameters) -> DrainState:
    """Return the peak of today in the drains of a model."""
    flow, ring = peak_flows(model, values)
    flat = model.slope < LEVEL
    return DrainState(model, flow, full_flow(model.diameter, np.maximum(model.slope, 0.0), model.roughness), flat, ring)


def survey_drains(found: dict[str, DrainState | Finding], values: Parameters) -> DrainSurvey:
    """Return the survey of the drains by kind; a finding in place of a state gives unknown figures."""
    states = {kind: state for kind, state in found.items() if isinstance(state, DrainState)}
    figures: list[Figure] = []
    findings: list[Finding] = []
    for kind, state in found.items():
        figures += _figures(kind, states.get(kind), values)
        findings += [state] if isinstance(state, Finding) else _findings(state, values)
    tables = tuple(_table(state) for state in states.values())
    return DrainSurvey(states, tuple(figures), tuple(findings), tables)


def _origin(kind: str, state: DrainState | None, values: Parameters) -> Origin:
    keys = (
        ("sewage_share", "water_day_factor")
        if kind == "sewer"
        else ("storm_rain_a1", "storm_return_years", "runoff_coefficient")
    )
    judge = state.judge if state else MANNING
    how = (
        Text("现状用地的最大时污水量", "peak sewage of present uses")
        if kind == "sewer"
        else Text(
            "设计重现期暴雨下建设用地的雨水量（推理公式）", "rain of the design storm on built land (rational method)"
        )
    )
    return computed(
        "diagnosis.drain_state",
        Text(f"{how.zh}，地块排入最近管段上游端；判定依据：{judge.zh}",
             f"{how.en}, each parcel draining to the upper end of its nearest drain; verdict by {judge.en}"),
        "pipes.start_invert_m", "pipes.end_invert_m", "pipes.diameter_mm", "parcels.use",
        *(values.entry(key, "10").origin.ref for key in keys), values.entry("drain_roughness").origin.ref,
    )  # fmt: skip


def _figures(kind: str, state: DrainState | None, values: Parameters) -> Iterator[Figure]:
    name, origin = KINDS[kind], _origin(kind, state, values)
    ratio = state.ratio[np.isfinite(state.ratio)] if state else np.zeros(0)
    flooded = state.flooding.volume_m3 if state and state.flooding else None
    gaps = len(state.model.left_out) if state else 0
    note = (
        Text(f"{gaps} 段缺高程或管径，未计入", f"{gaps} pipes without levels or diameter are left out")
        if gaps
        else None
    )
    made = (
        ("given_share", Text(f"{name.zh}承担的排水比例", f"share of the discharge that the {name.en} reach"),
         state.model.served_share if state else None, "share"),
        ("load_max", Text(f"{name.zh}最大负荷（流量与满管流量之比）", f"greatest load of the {name.en} (flow over full flow)"),
         float(ratio.max()) if len(ratio) else None, ""),
        ("over", Text(f"超负荷{name.zh}段数", f"{name.en} that carry more than they can"),
         float(state.over.sum()) if state else None, "count"),
        ("over_m", Text(f"超负荷{name.zh}长度", f"length of {name.en} that carry more than they can"),
         float(state.model.length[state.over].sum()) if state else None, "m"),
        ("flat", Text(f"平坡{name.zh}段数", f"{name.en} without fall"), float(state.flat.sum()) if state else None, "count"),
        ("flooded", Text(f"{name.zh}冒溢检查井", f"manholes of the {name.en} where water comes up"),
         float((flooded > 1.0).sum()) if flooded is not None else None, "count"),
        ("flooded_m3", Text(f"{name.zh}冒溢水量", f"water that comes up from the {name.en}"),
         float(flooded.sum()) if flooded is not None else None, "m3"),
    )  # fmt: skip
    for key, label, value, unit in made:
        yield figure(f"network.{kind}.{key}", label, value, unit=unit, origin=origin, note=note)


def _findings(state: DrainState, values: Parameters) -> Iterator[Finding]:
    kind, model = state.model.kind, state.model
    name = KINDS[kind]
    pipes = np.asarray([model.graph.pipe[k] for k in model.stretch], dtype=object)
    over = tuple(dict.fromkeys(pipes[state.over].tolist()))
    words = Text(
        f"{len(pipes)} 段中 {int(state.over.sum())} 段超负荷（{state.judge.zh}）",
        f"{int(state.over.sum())} of {len(pipes)} carry more than they can ({state.judge.en})",
    )
    label = Text(f"{name.zh}负荷", f"load of the {name.en}")
    yield Finding(f"network.{kind}.load", label, "warn" if over else "pass", words, over)
    if state.flooding is not None:
        count = int((state.flooding.volume_m3 > 1.0).sum())
        volume = float(state.flooding.volume_m3.sum())
        words = Text(
            f"{count} 座检查井冒溢，共 {volume:.0f} 立方米" if count else "没有检查井冒溢",
            f"water comes up at {count} manholes, {volume:.0f} m3 in all" if count else "water comes up nowhere",
        )
        label = Text(f"{name.zh}冒溢", f"flooding from the {name.en}")
        yield Finding(f"network.{kind}.flooding", label, "warn" if count else "pass", words)
    yield from _gaps(state, pipes)


def _gaps(state: DrainState, pipes: npt.NDArray[np.object_]) -> Iterator[Finding]:
    kind, name = state.model.kind, KINDS[state.model.kind]
    label = Text(f"{name.zh}高程", f"levels of the {name.en}")
    wrong = state.flat | state.ring
    rows = tuple(dict.fromkeys(pipes[wrong].tolist()))
    if rows:
        words = Text(
            f"{int(state.flat.sum())} 段没有坡度，{int(state.ring.sum())} 段成环不能自流；请核对管底高程",
            f"{int(state.flat.sum())} have no fall, {int(state.ring.sum())} lie in a ring; check the invert levels",
        )
        yield Finding(f"network.{kind}.levels", label, "warn", words, rows)
    bare = tuple(dict.fromkeys(pipes[state.model.bare].tolist()))
    if bare:
        words = Text(
            f"{len(bare)} 段管顶高出地面；请核对管底高程与高程点",
            f"{len(bare)} have their crown above ground; check the invert levels and the spot heights",
        )
        yield Finding(f"network.{kind}.cover", label, "warn", words, bare)
    if state.model.left_out:
        words = Text(
            f"{len(state.model.left_out)} 段缺管底高程或管径，未参与计算；请补填",
            f"{len(state.model.left_out)} pipes have no levels or diameter and are left out; fill them in",
        )
        yield Finding(f"network.{kind}.gaps", label, "unknown", words, state.model.left_out)


def _table(state: DrainState) -> SurveyTable:
    """Return every drain at its peak, the most loaded first."""
    model = state.model
    ratio = state.ratio
    order = np.lexsort((np.arange(len(ratio)), -np.nan_to_num(ratio, nan=-1.0)))
    name = KINDS[model.kind]
    columns = (
        SurveyColumn("pipe", Text("管线", "pipe")),
        SurveyColumn("diameter_mm", Text("管径", "diameter"), "mm"),
        SurveyColumn("length_m", Text("长度", "length"), "m"),
        SurveyColumn("slope_per_mille", Text("坡度", "slope"), "‰"),
        SurveyColumn("flow_l_s", Text("高峰流量", "peak flow"), "L/s"),
        SurveyColumn("full_l_s", Text("满管流量", "full flow"), "L/s"),
        SurveyColumn("load", Text("负荷", "load")),
        SurveyColumn("over", Text("超负荷", "overloaded")),
    )
    rows = rows_of(
        [model.graph.pipe[model.stretch[k]] for k in order],
        1000.0 * model.diameter[order],
        model.length[order],
        1000.0 * model.slope[order],
        1000.0 * state.flow[order],
        1000.0 * state.full[order],
        ratio[order],
        state.over[order],
    )
    return SurveyTable(f"{model.kind}_loads", Text(f"{name.zh}负荷", f"load of the {name.en}"), columns, rows)
