"""Does EPANET 2.2 agree that a design keeps every limit?

The toolkit that WNTR ships is called in this process: the file is opened once, then diameters are set and steady states
run as often as asked. A verdict is given at the file's own accuracy and at 1e-6.
"""

from __future__ import annotations

import ctypes
import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

import numpy as np
from wntr.epanet.toolkit import ENepanet

from gongxing.algorithms.hydraulics.laws import CUBIC_FOOT, FOOT
from gongxing.algorithms.hydraulics.network import FloatArray, IntArray, LinkKind, LossLaw, PipeNetwork
from gongxing.algorithms.sizing import LoadCase, SizingProblem, Violation
from gongxing.algorithms.sizing.verdict import missed, rank_worst
from gongxing.errors import DataError, Fault, Place
from gongxing.plan import Finding
from gongxing.words import Text, same

FINE = 1e-6
"""The second accuracy at which a design is judged."""
PER_CUBIC_FOOT = (1.0, 448.831, 0.64632, 0.5382, 1.9837, 28.317, 1699.0, 2.4466, 101.94, 2446.6)
"""Flow units in a cubic foot a second, in EPANET's order: CFS GPM MGD IMGD AFD LPS LPM MLD CMH CMD."""
AMERICAN = 5
"""Flow units before this one go with feet and inches."""
_ELEVATION, _BASE_DEMAND, _HEAD = 0, 1, 10
_DIAMETER, _ROUGHNESS, _INITIAL_STATUS, _VELOCITY = 0, 2, 4, 9
_ACCURACY = 1
_COLD = 10


@dataclass(frozen=True)
class Verdict:
    """What EPANET found.

    Attributes:
        violations: at the file's accuracy and at 1e-6 together, the worst first.
        at_file, at_fine: number of violations at each accuracy.
        pressure: (C, N) metres of head above elevation at 1e-6, by case.
        velocity: (C, L) m/s.
        warning: EPANET's own highest warning code (0 none, 1 not balanced, 2 unstable, 6 negative pressures, ...).
    """

    violations: tuple[Violation, ...]
    at_file: int
    at_fine: int
    pressure: FloatArray
    velocity: FloatArray
    warning: int

    @property
    def feasible(self) -> bool:
        """Whether nothing is missed at either accuracy and every state balanced."""
        return not self.violations and self.warning not in (1, 2)


class Epanet:
    """EPANET with one file open; use it in a `with` block, or call `close`.

    Raises DataError when EPANET refuses the file. `text` is the words of the .inp, `name` the file's name for messages.
    """

    def __init__(self, text: str, network: PipeNetwork, *, name: str = "network.inp") -> None:
        self.network = network
        self._folder = tempfile.TemporaryDirectory(prefix="gongxing-epanet-")
        self._library = ENepanet(version=2.2).ENlib
        self._project = ctypes.c_uint64()
        self._library.EN_createproject(ctypes.byref(self._project))
        files = [Path(self._folder.name) / part for part in ("in.inp", "out.rpt", "out.bin")]
        files[0].write_bytes(text.encode("utf-8"))
        code = self._library.EN_open(self._project, *(os.fsencode(file) for file in files))
        if code > 100:
            self._library.EN_close(self._project)
            self._library.EN_deleteproject(self._project)
            report = files[1].read_text(encoding="utf-8", errors="replace") if files[1].exists() else ""
            self._folder.cleanup()
            raise _refused(name, code, report)
        self._simulations = 0
        self._shut = network.closed.copy()
        self._demand: FloatArray | None = None
        self._head: FloatArray | None = None
        self._ground: FloatArray | None = None
        self._prepare()

    def _prepare(self) -> None:
        number = ctypes.c_int()
        self._library.EN_getflowunits(self._project, ctypes.byref(number))
        self._per_cubic_foot = PER_CUBIC_FOOT[number.value]
        american = number.value < AMERICAN
        self._length, self._diameter = (FOOT, FOOT / 12.0) if american else (1.0, 0.001)
        darcy = self.network.law == LossLaw.DARCY_WEISBACH
        self._rough = (FOOT / 1000.0 if american else 0.001) if darcy else 1.0
        self._nodes = self._indices(self._library.EN_getnodeindex, self.network.nodes)
        self._links = self._indices(self._library.EN_getlinkindex, self.network.links)
        accuracy = ctypes.c_double()
        self._library.EN_getoption(self._project, _ACCURACY, ctypes.byref(accuracy))
        self._file_accuracy = accuracy.value
        self._library.EN_openH(self._project)

    def _indices(self, find: ctypes._NamedFuncPointer, ids: Sequence[str]) -> list[int]:
        number, out = ctypes.c_int(), []
        for name in ids:
            if find(self._project, name.encode("utf-8"), ctypes.byref(number)):
                raise DataError(f"EPANET knows no element {name} in this file")
            out.append(number.value)
        return out

    @property
    def simulations(self) -> int:
        """Steady states run so far."""
        return self._simulations

    def judge(self, problem: SizingProblem, choice: IntArray | Sequence[int]) -> Verdict:
        """Judge a design in every case of a problem; the file must hold the problem's network.

        A case that keeps the network's demands and heads runs on the file's own; others set base demands and heads, and
        need a file without demand patterns or multiplier.
        """
        diameter, roughness = problem.chosen(choice)
        self._lay(problem, diameter, roughness)
        found: list[Violation] = []
        pressures, velocities, counts, warning = [], [], [0, 0], 0
        for case in problem.cases:
            self._load(case, diameter)
            laid = (diameter > 0) & ~case.closed & ~self.network.closed
            for at, accuracy in enumerate((self._file_accuracy, FINE)):
                code, pressure, velocity = self._run(accuracy)
                warning = max(warning, code) if code not in (1, 2) else code
                wrong = missed(problem, case, pressure, velocity, laid)
                counts[at] += len(wrong)
                found += wrong
            pressures.append(pressure)
            velocities.append(velocity)
        return Verdict(
            rank_worst(_once(found)), counts[0], counts[1], np.stack(pressures), np.stack(velocities), warning
        )

    def heads(self, diameter: FloatArray | None = None, *, accuracy: float = FINE) -> FloatArray:
        """Return (N,) heads in metres of the file as it stands, or with other (L,) diameters in metres."""
        if diameter is not None:
            for k in np.flatnonzero(self.network.piped).tolist():
                self._set_link(k, _DIAMETER, float(diameter[k]) / self._diameter)
        self._solve(accuracy)
        return self._read(self._library.EN_getnodevalue, self._nodes, _HEAD) * self._length

    def _lay(self, problem: SizingProblem, diameter: FloatArray, roughness: FloatArray) -> None:
        for k in problem.decided.tolist():
            if diameter[k] > 0:
                self._set_link(k, _DIAMETER, float(diameter[k]) / self._diameter)
                self._set_link(k, _ROUGHNESS, float(roughness[k]) / self._rough)

    def _load(self, case: LoadCase, diameter: FloatArray) -> None:
        network, piped = self.network, self.network.piped
        wanted = network.closed | case.closed | (piped & (diameter <= 0))
        for k in np.flatnonzero(network.kind != LinkKind.CHECK_PIPE).tolist():
            shut = bool(wanted[k])
            if piped[k] or shut != self._shut[k]:
                self._set_link(k, _INITIAL_STATUS, 0.0 if shut else 1.0)
                self._shut[k] = shut
        if self._demand is not None or not np.array_equal(case.demand, network.demand):
            self._demand = case.demand
            for i in np.flatnonzero(~network.fixed).tolist():
                value = float(case.demand[i]) / CUBIC_FOOT * self._per_cubic_foot
                self._library.EN_setnodevalue(self._project, self._nodes[i], _BASE_DEMAND, ctypes.c_double(value))
        if self._head is not None or case.head is not None:
            self._head = network.head if case.head is None else case.head
            for i in np.flatnonzero(network.fixed).tolist():
                value = float(self._head[i]) / self._length
                self._library.EN_setnodevalue(self._project, self._nodes[i], _ELEVATION, ctypes.c_double(value))
            self._ground = None

    def _run(self, accuracy: float) -> tuple[int, FloatArray, FloatArray]:
        code = self._solve(accuracy)
        heads = self._read(self._library.EN_getnodevalue, self._nodes, _HEAD)
        if self._ground is None:
            self._ground = self._read(self._library.EN_getnodevalue, self._nodes, _ELEVATION)
        speed = self._read(self._library.EN_getlinkvalue, self._links, _VELOCITY)
        return code, (heads - self._ground) * self._length, speed * self._length

    def _solve(self, accuracy: float) -> int:
        self._library.EN_setoption(self._project, _ACCURACY, ctypes.c_double(accuracy))
        moment = ctypes.c_long()
        self._library.EN_initH(self._project, _COLD)
        self._simulations += 1
        return int(self._library.EN_runH(self._project, ctypes.byref(moment)))

    def _read(self, get: ctypes._NamedFuncPointer, indices: Sequence[int], what: int) -> FloatArray:
        value = ctypes.c_double()
        out = np.empty(len(indices))
        for at, index in enumerate(indices):
            get(self._project, index, what, ctypes.byref(value))
            out[at] = value.value
        return out

    def _set_link(self, k: int, what: int, value: float) -> None:
        self._library.EN_setlinkvalue(self._project, self._links[k], what, ctypes.c_double(value))

    def close(self) -> None:
        """Give EPANET's memory and files back; a second call does nothing."""
        if self._project.value:
            self._library.EN_closeH(self._project)
            self._library.EN_close(self._project)
            self._library.EN_deleteproject(self._project)
            self._project = ctypes.c_uint64()
            self._folder.cleanup()

    def __enter__(self) -> Epanet:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _once(found: list[Violation]) -> list[Violation]:
    """Return each limit missed once, the first time it was found."""
    kept: dict[tuple[str, str, str], Violation] = {}
    for violation in found:
        kept.setdefault((violation.case, violation.kind, violation.place), violation)
    return list(kept.values())


def _refused(name: str, code: int, report: str) -> DataError:
    """Return EPANET's refusal with the lines of its report that tell why."""
    told = [line.strip() for line in report.splitlines() if "error" in line.lower() or "Error" in line]
    faults = [
        Fault(
            Place(name),
            same(line),
            Text("EPANET 2.2 能打开的 .inp 文件", "an .inp file that EPANET 2.2 opens"),
            Text("改正该处", "correct it there"),
            "epanet",
        )
        for line in told or [f"error {code}"]
    ]
    return DataError(Text(f"EPANET 拒绝了 {name}", f"EPANET refuses {name}"), faults)


_KINDS = {
    "pressure_min": Text("压力低于下限", "pressure below its least"),
    "pressure_max": Text("压力高于上限", "pressure above its most"),
    "velocity_max": Text("流速高于上限", "velocity above its most"),
    "velocity_min": Text("流速低于下限", "velocity below its least"),
    "unsettled": Text("水力计算不收敛", "no steady state"),
}


def epanet_findings(verdict: Verdict, *, label: Text | None = None) -> tuple[Finding, ...]:
    """Return the verdict as one finding of a plan's review: pass, or fail with the places at fault."""
    label = label or Text("EPANET 2.2 复核", "EPANET 2.2 referee")
    if verdict.feasible:
        words = Text("文件精度与 1e-6 精度下均无违反", "no limit is missed, at the file's accuracy and at 1e-6")
        return (Finding("water.epanet", label, "pass", words, rule="EPANET 2.2"),)
    parts = [(_KINDS.get(v.kind, same(v.kind)), v) for v in verdict.violations[:5]]
    zh = "；".join(f"{v.case} {v.place} {kind.zh} {v.value:.3f}（{v.limit:.3f}）" for kind, v in parts)
    en = "; ".join(f"{v.case} {v.place} {kind.en} {v.value:.3f} ({v.limit:.3f})" for kind, v in parts)
    words = Text(zh or f"EPANET 警告 {verdict.warning}", en or f"EPANET warning {verdict.warning}")
    return (Finding("water.epanet", label, "fail", words, tuple(v.place for v in verdict.violations), "EPANET 2.2"),)
