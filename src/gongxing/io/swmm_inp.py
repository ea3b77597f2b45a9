"""How is a sewer or storm scheme written as a SWMM 5 file, with the flows it was designed for?

Storm: the design storm (Chicago hyetograph of the intensity formula), averaged over the inlet time, on the runoff area of
each node. Sewers: the peak flow that each manhole adds, steadily. Pumps move whatever comes to them to the next node.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping
from itertools import pairwise

from gongxing.engines.sewer.limits import rain
from gongxing.plan.sewer import DrainNode, DrainPipe, SewerScheme
from gongxing.standards.parameters import Parameters

WELL, INLET, OUTFALL = ".well", ".inlet", "O."
STEP_S = 60
STORM_MIN, PEAK_AT, HOURS = 120, 0.4, 3
_MOUTH_M = 10.0
_LEAST_FALL_M = 0.001
_WET = 1.0
"""Metres that a wet well reaches below the lowest drain that ends in it."""


def hyetograph(values: Parameters) -> list[float]:
    """Return the design storm as intensities in m/s, one for each minute.

    Chicago hyetograph (Keifer & Chu 1957): the mean over any time around the peak is what the formula gives for that time.
    """
    strength, lag, power = rain(values)[:3]
    duration = STORM_MIN * 60.0

    def depth(t: float, share: float) -> float:
        """Rain within `t` seconds on one side of the peak, which has `share` of every spell."""
        return float(t * strength / (t / share + lag) ** power)

    before, after = PEAK_AT * duration, (1 - PEAK_AT) * duration
    marks = [min(i * STEP_S, duration) for i in range(STORM_MIN * 60 // STEP_S + 1)]
    total = [
        depth(before, PEAK_AT) - depth(before - t, PEAK_AT)
        if t <= before
        else depth(before, PEAK_AT) + depth(min(t - before, after), 1 - PEAK_AT)
        for t in marks
    ]
    return [(b - a) / STEP_S for a, b in pairwise(total)]


def inlet_series(values: Parameters) -> list[float]:
    """Return the intensity that reaches the manholes, minute by minute: the storm averaged over the inlet time."""
    storm = hyetograph(values)
    span = max(1, round(values.value("storm_inlet_min") * 60 / STEP_S))
    padded = [0.0] * (span - 1) + storm + [0.0] * span
    return [sum(padded[i : i + span]) / span for i in range(len(padded) - span + 1)]


def scheme_inp(scheme: SewerScheme, values: Parameters) -> str:
    """Return the words of a SWMM 5 file of a scheme."""
    return _Writer(scheme, values).text()


class _Writer:
    """Sections of the file, from the pipes in service."""

    def __init__(self, scheme: SewerScheme, values: Parameters) -> None:
        self.scheme, self.values = scheme, values
        self.pipes = [pipe for pipe in scheme.pipes if pipe.decision.in_service]
        self.place = {node.id: node for node in scheme.nodes}
        self.pumped = {pump.node for pump in scheme.pumps}
        self.outlets = {outlet.node: outlet for outlet in scheme.outlets if outlet.used}
        self.relays = sorted({pipe.end for pipe in self.pipes if pipe.pressure and pipe.end in self.pumped})
        """Pumped nodes where a pressure main ends: SWMM lets no two pumps meet, so a short drain leads to the wet well."""
        arriving = Counter(pipe.end for pipe in self.pipes)
        self.gathered = {
            node for node in self.outlets if arriving[node] != 1 or self.place[node].load > 0 or node in self.pumped
        }
        """Outlets where several drains meet: SWMM takes one link at an outfall, so they become a manhole with a mouth of its own."""
        self.low: dict[str, float] = {}
        for pipe in self.pipes:
            if not pipe.pressure:
                self._reach(pipe.start, pipe.start_invert_m)
                self._reach(self.entry(pipe.end), pipe.end_invert_m)

    def entry(self, node: str) -> str:
        """Where what comes to a node enters: its wet well if it has a pump."""
        return node + WELL if node in self.pumped else node

    def _reach(self, name: str, level: float) -> None:
        self.low[name] = min(self.low.get(name, level), level)

    def text(self) -> str:
        """Return the whole file."""
        kind = "storm drains" if self.scheme.kind == "storm" else "sewers"
        parts: Mapping[str, list[str]] = {
            "TITLE": [f"gongxing: {kind}"], "OPTIONS": self._options(), "JUNCTIONS": self._junctions(),
            "OUTFALLS": self._outfalls(), "CONDUITS": self._conduits(), "PUMPS": self._pumps(), "XSECTIONS": self._sections(),
            "INFLOWS": self._inflows(), "TIMESERIES": self._series(), "REPORT": ["INPUT NO", "CONTROLS NO"],
            "COORDINATES": [f"{name} {node.x:.3f} {node.y:.3f}" for name, node in self._placed()], "VERTICES": self._vertices(),
        }  # fmt: skip
        return "\n".join(f"[{name}]\n" + "\n".join(lines) + "\n" for name, lines in parts.items() if lines)

    def _options(self) -> list[str]:
        return [
            "FLOW_UNITS CMS", "FLOW_ROUTING DYNWAVE", "LINK_OFFSETS ELEVATION", "START_DATE 06/01/2024", "START_TIME 00:00:00",
            "REPORT_START_DATE 06/01/2024", "END_DATE 06/01/2024", f"END_TIME {HOURS:02d}:00:00", "REPORT_STEP 00:10:00",
            "WET_STEP 00:01:00", "DRY_STEP 01:00:00", "ROUTING_STEP 5", "VARIABLE_STEP 0.75", "MINIMUM_STEP 1", "LENGTHENING_STEP 5",
            "MIN_SURFAREA 5", "SURCHARGE_METHOD SLOT", "INERTIAL_DAMPING PARTIAL",
            "NORMAL_FLOW_LIMITED BOTH", "MAX_TRIALS 8", "HEAD_TOLERANCE 0.0015", "ALLOW_PONDING NO", "THREADS 1",
        ]  # fmt: skip

    def _placed(self) -> list[tuple[str, DrainNode]]:
        found = [(node.id, node) for node in self.scheme.nodes]
        found += [(OUTFALL + node.id, node) for node in self.scheme.nodes if node.id in self.gathered]
        found += [(node + INLET, self.place[node]) for node in self.relays]
        return found + [(node.id + WELL, node) for node in self.scheme.nodes if node.id in self.pumped]

    def _junctions(self) -> list[str]:
        found = []
        for name, node in self._placed():
            if name.startswith(OUTFALL) or (name in self.outlets and name not in self.gathered):
                continue
            level = self.low.get(name, node.ground_m - _WET)
            if name.endswith(WELL):
                level -= _WET
            if name.endswith(INLET):
                level = self._floor(node.id) + _WET / 2
            closed = 20 if name.endswith(INLET) else 0  # the chamber at the end of a pressure main is closed
            found.append(f"{name} {level:.4f} {max(node.ground_m - level, 0.1):.4f} 0 {closed} 0")
        return found

    def _outfalls(self) -> list[str]:
        gate = "YES" if self.scheme.kind == "storm" else "NO"  # outfalls have flap gates: rivers do not flow back
        found = []
        for name, outlet in self.outlets.items():
            level = min(self.low.get(name, outlet.level_m), outlet.level_m)
            mouth = OUTFALL + name if name in self.gathered else name
            found.append(f"{mouth} {level:.4f} FIXED {outlet.level_m:.4f} {gate}")
        return found

    def _mouth_m(self, node: str) -> float:
        """Return the diameter of the mouth of an outlet where drains meet: as wide as all of them together."""
        areas = sum(pipe.diameter_mm**2 for pipe in self.pipes if pipe.end == node)
        return max(1.0, math.sqrt(areas) / 1000 * 1.5)

    def _conduits(self) -> list[str]:
        rough = self.values.value("drain_roughness", self.scheme.kind)
        return (
            [
                f"{self._name(pipe)} {pipe.start} {self.entry(pipe.end)} {pipe.length_m:.3f} {rough:g} "
                f"{pipe.start_invert_m:.4f} {self._end_level(pipe):.4f} 0 0"
                for pipe in self.pipes
                if not pipe.pressure
            ]
            + self._relay_conduits(rough)
            + [
                f"{OUTFALL}{node} {node} {OUTFALL}{node} {_MOUTH_M:g} {rough:g} * * 0 0"
                for node in sorted(self.gathered)
            ]
        )

    def _floor(self, node: str) -> float:
        """Return the floor of the wet well of a node."""
        return self.low.get(node + WELL, self.place[node].ground_m - _WET) - _WET

    def _relay_conduits(self, rough: float) -> list[str]:
        return [
            f"L.{node} {node + INLET} {node + WELL} 20 {rough:g} {self._floor(node) + _WET / 2:.4f} {self._floor(node):.4f} 0 0"
            for node in self.relays
        ]

    def _end_level(self, pipe: DrainPipe) -> float:
        """Return the level at which a drain ends; SWMM turns one that rises about, and a wet well must have no way out but its pump."""
        if pipe.end in self.pumped:
            return min(pipe.end_invert_m, pipe.start_invert_m - _LEAST_FALL_M)
        return pipe.end_invert_m

    def _landing(self, node: str) -> str:
        """Where a pressure main ends."""
        return node + INLET if node in self.relays else self.entry(node)

    def _pumps(self) -> list[str]:
        mains = {pipe.start: pipe for pipe in self.pipes if pipe.pressure}
        return [
            f"P.{node} {node + WELL} {self._landing(mains[node].end) if node in mains else node} * ON 0 0"
            for node in sorted(self.pumped)
        ]

    def _sections(self) -> list[str]:
        return (
            [
                f"{self._name(pipe)} CIRCULAR {pipe.diameter_mm / 1000:.4f} 0 0 0 1"
                for pipe in self.pipes
                if not pipe.pressure
            ]
            + [f"L.{node} CIRCULAR 3.0 0 0 0 1" for node in self.relays]
            + [f"{OUTFALL}{node} CIRCULAR {self._mouth_m(node):.4f} 0 0 0 1" for node in sorted(self.gathered)]
        )

    def _inflows(self) -> list[str]:
        if self.scheme.kind == "storm":
            return [f"{self.entry(n.id)} FLOW rain FLOW 1.0 {n.load:.4f} 0" for n in self.scheme.nodes if n.load > 0]
        return [f'{self.entry(name)} FLOW "" FLOW 1.0 1.0 {q:.8f}' for name, q in self._added().items() if q > 0]

    def _added(self) -> dict[str, float]:
        """Return the peak flow that each node adds to what comes down to it; no node takes any away."""
        coming: dict[str, float] = defaultdict(float)
        for pipe in self.pipes:
            coming[pipe.end] += pipe.flow_m3_s
        return {node.id: max(0.0, node.flow_m3_s - coming[node.id]) for node in self.scheme.nodes if node.load > 0}

    def _series(self) -> list[str]:
        if self.scheme.kind != "storm":
            return []
        return [
            f"rain {i * STEP_S // 3600:d}:{i * STEP_S % 3600 // 60:02d} {value:.6e}"
            for i, value in enumerate([*inlet_series(self.values), 0.0])
        ]

    def _vertices(self) -> list[str]:
        return [
            f"{self._name(pipe)} {x:.3f} {y:.3f}"
            for pipe in self.pipes
            if not pipe.pressure
            for x, y in pipe.path[1:-1]
        ]

    def _name(self, pipe: DrainPipe) -> str:
        return pipe.id.replace(" ", "_")
