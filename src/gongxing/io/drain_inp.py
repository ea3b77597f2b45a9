"""How are today's drains written as a SWMM file?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from gongxing.diagnosis.drainage import DrainModel

FloatArray = npt.NDArray[np.float64]
_LEAST_DEPTH_M = 0.3
_OPTIONS = (
    "FLOW_UNITS LPS", "FLOW_ROUTING DYNWAVE", "LINK_OFFSETS ELEVATION", "INERTIAL_DAMPING PARTIAL", "FORCE_MAIN_EQUATION H-W",
    "START_DATE 01/01/2026", "START_TIME 00:00:00", "REPORT_START_DATE 01/01/2026", "REPORT_START_TIME 00:00:00",
    "END_DATE 01/01/2026", "ROUTING_STEP 5", "REPORT_STEP 00:01:00", "VARIABLE_STEP 0.75", "MIN_SURFAREA 1.167",
    "MAX_TRIALS 8", "HEAD_TOLERANCE 0.0015", "ALLOW_PONDING NO", "SKIP_STEADY_STATE NO", "IGNORE_RAINFALL YES",
)  # fmt: skip


@dataclass(frozen=True)
class DrainInp:
    """The words of a SWMM file; node i of it stands for joint `joint[i]`, link k for row `row[k]` of the model.

    Only drains that are joined to an outlet are in it.
    """

    text: str
    nodes: tuple[str, ...]
    joint: tuple[int, ...]
    links: tuple[str, ...]
    row: tuple[int, ...]


@dataclass(frozen=True)
class Inflow:
    """What each joint takes in, L/s: `scale` (N,) times `course` by minute, or times one all the time where there is no course."""

    scale: FloatArray
    course: FloatArray
    minutes: int
    """How long is simulated."""


def drain_inp(model: DrainModel, inflow: Inflow, title: str) -> DrainInp:
    """Return the drains of a model as a SWMM 5 file: circular conduits, ideal pumps at lift stations, free outfalls.

    Ground levels must be known at every joint; manholes flood at ground level.
    """
    wet = np.unique(model.graph.piece[[joint for _, joint in model.outlets]])
    rows = np.flatnonzero(np.isin(model.graph.piece[model.ends[:, 0]], wet))
    outlets = {joint for _, joint in model.outlets}
    lifts = set(model.lifts) & set(model.ends[rows, 0].tolist()) & set(model.ends[rows, 1].tolist()) - outlets
    parts = _Parts(model, rows, outlets, lifts)
    junctions, joint = parts.junctions()
    text = [
        "[TITLE]", " ".join(title.split()), "", "[OPTIONS]", *_OPTIONS, f"END_TIME {_clock(inflow.minutes)}", "",
        "[JUNCTIONS]", *junctions, "", "[OUTFALLS]", *parts.outfalls(), "",
        "[CONDUITS]", *parts.conduits(), "", "[PUMPS]", *(f"P{j + 1} J{j + 1} D{j + 1} * ON 0 0" for j in sorted(lifts)), "",
        "[XSECTIONS]", *(f"C{k + 1} CIRCULAR {float(model.diameter[k])!r} 0 0 0 1" for k in rows.tolist()), "",
        "[INFLOWS]", *_inflows(model, rows, inflow), "", *_course(inflow), "[REPORT]", "INPUT NO", "NODES ALL", "LINKS ALL", "",
    ]  # fmt: skip
    nodes = tuple(line.split()[0] for line in junctions)
    links = tuple(f"C{k + 1}" for k in rows.tolist())
    return DrainInp("\n".join(text) + "\n", nodes, tuple(joint), links, tuple(rows.tolist()))


@dataclass(frozen=True)
class _Parts:
    """The pieces of the file: J<joint> is a manhole, D<joint> where a lift station gives up its water, O<row> an outfall."""

    model: DrainModel
    rows: npt.NDArray[np.int64]
    outlets: set[int]
    lifts: set[int]

    def junctions(self) -> tuple[list[str], list[int]]:
        """Return the lines of the manholes, and the joint each stands for."""
        lines, joints = [], []
        for joint in np.unique(self.model.ends[self.rows]).tolist():
            begins = self.model.upper[self.rows[self.model.ends[self.rows, 0] == joint]].tolist()
            arrives = self.model.lower[self.rows[self.model.ends[self.rows, 1] == joint]].tolist()
            if joint in self.outlets:
                arrives = []
            if joint in self.lifts:
                lines += [self._manhole(f"J{joint + 1}", joint, arrives), self._manhole(f"D{joint + 1}", joint, begins)]
                joints += [joint, joint]
            elif begins or arrives:
                lines.append(self._manhole(f"J{joint + 1}", joint, begins + arrives))
                joints.append(joint)
        return lines, joints

    def _manhole(self, name: str, joint: int, levels: list[float]) -> str:
        invert = min(levels)
        return f"{name} {invert!r} {max(float(self.model.ground[joint]) - invert, _LEAST_DEPTH_M)!r} 0 0 0"

    def outfalls(self) -> Iterator[str]:
        """Yield the outfalls, one for each drain that ends at an outlet."""
        for row in self.rows.tolist():
            if int(self.model.ends[row, 1]) in self.outlets:
                yield f"O{row + 1} {float(self.model.lower[row])!r} FREE NO"

    def conduits(self) -> Iterator[str]:
        """Yield the conduits between their two levels."""
        model = self.model
        for row in self.rows.tolist():
            up, down = model.ends[row].tolist()
            first = f"D{up + 1}" if up in self.lifts else f"J{up + 1}"
            last = f"O{row + 1}" if down in self.outlets else f"J{down + 1}"
            levels = f"{float(model.upper[row])!r} {float(model.lower[row])!r}"
            yield f"C{row + 1} {first} {last} {float(model.length[row])!r} {float(model.roughness[row])!r} {levels} 0 0"


def _inflows(model: DrainModel, rows: npt.NDArray[np.int64], inflow: Inflow) -> Iterator[str]:
    for joint in np.unique(model.ends[rows, 0]).tolist():
        if inflow.scale[joint] > 0:
            if len(inflow.course):
                yield f"J{joint + 1} FLOW course FLOW 1.0 {float(inflow.scale[joint])!r} 0"
            else:
                yield f'J{joint + 1} FLOW "" FLOW 1.0 1.0 {float(inflow.scale[joint])!r}'


def _course(inflow: Inflow) -> Iterator[str]:
    if len(inflow.course):
        yield "[TIMESERIES]"
        for minute, value in enumerate([0.0, *inflow.course.tolist(), 0.0]):
            yield f"course {minute // 60}:{minute % 60:02d} {value!r}"
        yield ""


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}:00"
