"""Does a drainage scheme keep every rule, and does it cost what it claims? Reckoned anew, pipe by pipe.

Shares no code with those who propose: it reads the problem's raw facts and the scheme, nothing else.
"""

from __future__ import annotations

import math
from collections import defaultdict

from gongxing.engines.sewer.circle import carried, running
from gongxing.engines.sewer.problem import SEWER, STORM, SewerProblem
from gongxing.origins import Origin, OriginKind
from gongxing.plan.plan import Finding
from gongxing.plan.result import Result
from gongxing.plan.sewer import DrainDecision, DrainPipe, SewerScheme
from gongxing.words import Text

_SLACK = 1e-6
_WIDTH_M = 1.0
_RELIEF = ".b"


def check(problem: SewerProblem, result: Result[SewerScheme]) -> tuple[Finding, ...]:
    """Return one finding per rule and claim; verdict "pass" or "fail", with the rows at fault.

    A result without a scheme gives a single "unknown" finding.
    """
    if result.part is None:
        words = Text("没有可校核的方案", "no scheme to check")
        return (Finding(f"{problem.kind}.scheme", Text("排水方案", "drainage scheme"), "unknown", words),)
    reader = _Reader(problem, result.part)
    tree = reader.tree()
    if tree.verdict == "fail":
        return (tree,)
    return (
        tree, reader.parcels(), reader.flows(), reader.capacity(), reader.slopes(), reader.depths(), reader.joints(),
        reader.outlets(), reader.kept(), reader.costs(), reader.value(result),
    )  # fmt: skip


class _Reader:
    """The scheme read back, node by node."""

    def __init__(self, problem: SewerProblem, scheme: SewerScheme) -> None:
        self.problem, self.scheme = problem, scheme
        self.place = {node: i for i, node in enumerate(problem.nodes)}
        self.leaving: dict[str, list[DrainPipe]] = defaultdict(list)
        self.coming: dict[str, list[DrainPipe]] = defaultdict(list)
        for pipe in scheme.pipes:
            if pipe.decision.in_service:
                self.leaving[pipe.start].append(pipe)
                self.coming[pipe.end].append(pipe)
        self.lift = {pump.node: pump for pump in scheme.pumps}
        self.exits = {problem.nodes[place.node]: place for place in problem.outlets}
        self.load: dict[str, float] = {}
        self.time: dict[str, float] = {}

    def _finding(self, code: str, label: Text, bad: list[str], good: Text) -> Finding:
        words = Text(f"{len(bad)} 处不符", f"{len(bad)} at fault") if bad else good
        origin = Origin(OriginKind.COMPUTATION, "engines.sewer.checks", label)
        return Finding(
            f"{self.problem.kind}.{code}", label, "fail" if bad else "pass", words, tuple(bad), "", (origin,)
        )

    def tree(self) -> Finding:
        """Each node drains one way only, and by that way to an outlet."""
        bad: list[str] = []
        for node, pipes in self.leaving.items():
            if len({(pipe.start, pipe.end) for pipe in pipes}) != 1 or len(pipes) > 2 or node not in self.place:
                bad.append(node)
        waiting = {node: len({pipe.start for pipe in self.coming[node]}) for node in {*self.leaving, *self.coming}}
        ready = sorted(node for node, count in waiting.items() if count == 0)
        done = 0
        while ready and not bad:
            node = ready.pop()
            done += 1
            self._gather(node)
            if node not in self.leaving:
                if node not in self.exits:
                    bad.append(node)
                continue
            after = self.leaving[node][0].end
            waiting[after] -= 1
            if waiting[after] == 0:
                ready.append(after)
        if not bad and done != len(waiting):
            bad.append("circle")
        return self._finding(
            "tree", Text("管网成树并通向出口", "drains form trees that end at outlets"), bad, Text("成立", "they do")
        )

    def _gather(self, node: str) -> None:
        i, problem = self.place[node], self.problem
        load, time = float(problem.load[i]), float(problem.delay_s[i])
        starts = {pipe.start: pipe for pipe in self.coming[node]}
        for start, pipe in starts.items():
            load += self.load[start]
            travel = pipe.length_m / problem.limits.rain[3] if problem.kind == STORM else 0.0
            time = max(time, self.time[start] + travel)
        self.load[node], self.time[node] = load, time

    def parcels(self) -> Finding:
        """Each parcel with inflow is connected to a node that drains, or told as not served."""
        told = {lost.parcel for lost in self.scheme.unserved}
        bad = []
        for i, parcels in enumerate(self.problem.parcels):
            node = self.problem.nodes[i]
            if self.problem.load[i] > 0 and node not in self.leaving and node not in self.exits:
                bad += [parcel for parcel in parcels if parcel not in told]
        bad += [lacking.parcel for lacking in self.problem.lacking if lacking.parcel not in told]
        label = Text("地块接入或已说明", "parcels connected or told")
        return self._finding("parcels", label, bad, Text("全部接入或已说明", "all connected or told"))

    def flow(self, node: str) -> float:
        """Design flow that leaves a node."""
        limits, load = self.problem.limits, self.load[node]
        if self.problem.kind == STORM:
            a, b, n = limits.rain[:3]
            return float(load * a / (self.time[node] + b) ** n)
        factor = limits.peak[-1][1]
        for (q0, f0), (q1, f1) in zip(limits.peak, limits.peak[1:], strict=False):
            if load <= q1:
                factor = f0 if load <= q0 else f0 + (f1 - f0) * (load - q0) / (q1 - q0)
                break
        return load * (factor + limits.infiltration)

    def flows(self) -> Finding:
        """Flows add up from the parcels down, and each reach is told the flow it carries."""
        bad = []
        for node in self.scheme.nodes:
            if node.id in self.load and not math.isclose(
                node.flow_m3_s, self.flow(node.id), rel_tol=1e-6, abs_tol=1e-9
            ):
                bad.append(node.id)
        for start, pipes in self.leaving.items():
            if not math.isclose(sum(pipe.flow_m3_s for pipe in pipes), self.flow(start), rel_tol=1e-6, abs_tol=1e-9):
                bad.append(start)
        return self._finding(
            "flows", Text("流量累加", "flows added up"), bad, Text("逐段复核一致", "recomputed, they agree")
        )

    def _sizing(self, pipe: DrainPipe) -> float:
        """Flow that the reach of a pipe is sized for."""
        i, j = self.place[pipe.start], self.place[pipe.end]
        kept = pipe.decision is DrainDecision.KEEP
        for e in range(len(self.problem.tail)):
            if self.problem.tail[e] == i and self.problem.head[e] == j and (self.problem.held[e] >= 0) == kept:
                return pipe.flow_m3_s * float(self.problem.boost[e])
        return pipe.flow_m3_s

    def capacity(self) -> Finding:
        """Each gravity drain carries its flow at no more than its greatest fill."""
        limits, bad = self.problem.limits, []
        for pipe in self._gravity():
            fill = self._fill(pipe.diameter_mm)
            able = carried(pipe.diameter_mm / 1000, fill, pipe.slope, limits.roughness)
            depth, speed = running(pipe.flow_m3_s, pipe.diameter_mm / 1000, pipe.slope, limits.roughness)
            told = abs(depth - pipe.fill) < 1e-3 and abs(speed - pipe.velocity_m_s) < 1e-3 * max(1.0, speed)
            if pipe.flow_m3_s > able * (1 + 1e-6) or not told:
                bad.append(pipe.id)
        return self._finding(
            "capacity", Text("过流能力与充满度", "capacity and fill"), bad, Text("全部满足", "all kept")
        )

    def _gravity(self) -> list[DrainPipe]:
        return [pipe for pipe in self.scheme.pipes if pipe.decision.in_service and not pipe.pressure]

    def _fill(self, diameter_mm: float) -> float:
        best = float(self.problem.limits.fill[0])
        for size, fill in zip(self.problem.limits.diameter_mm, self.problem.limits.fill, strict=True):
            if size <= diameter_mm + 1e-6:
                best = float(fill)
        return best

    def slopes(self) -> Finding:
        """New drains have the least slope, and run at the least velocity or are steep enough without; none is too fast."""
        limits, bad = self.problem.limits, []
        for pipe in self._gravity():
            fall = (pipe.start_invert_m - pipe.end_invert_m) / pipe.length_m
            wrong = abs(fall - pipe.slope) > 1e-9 or fall < limits.slope_least * (1 - 1e-6)
            if pipe.decision in (DrainDecision.NEW, DrainDecision.REPLACE):
                boosted = self._sizing(pipe)
                _, speed = running(boosted, pipe.diameter_mm / 1000, fall, limits.roughness)
                wrong |= speed < limits.velocity[0] * (1 - 1e-4) and fall < limits.slope_enough * (1 - 1e-6)
                wrong |= speed > limits.velocity[1] * (1 + 1e-4)
            if wrong:
                bad.append(pipe.id)
        return self._finding("slopes", Text("坡度与流速", "slope and velocity"), bad, Text("全部满足", "all kept"))

    def depths(self) -> Finding:
        """Laid drains have the least cover and are no deeper than permitted; covers follow from ground and inverts."""
        limits, bad = self.problem.limits, []
        for pipe in self.scheme.pipes:
            size = pipe.diameter_mm / 1000
            for node, invert, cover in (
                (pipe.start, pipe.start_invert_m, pipe.cover_start_m),
                (pipe.end, pipe.end_invert_m, pipe.cover_end_m),
            ):
                ground = float(self.problem.ground_m[self.place[node]])
                wrong = abs(ground - invert - size - cover) > 1e-6
                if pipe.decision in (DrainDecision.NEW, DrainDecision.REPLACE):
                    wrong |= cover < limits.cover_m - 1e-6 or ground - invert > limits.depth_m + 1e-6
                if wrong:
                    bad.append(pipe.id)
        label = Text("覆土与埋深", "cover and depth")
        return self._finding("depths", label, sorted(set(bad)), Text("全部满足", "all kept"))

    def joints(self) -> Finding:
        """Crowns never rise and diameters never shrink on the way down, except at a pump."""
        bad = []
        for node, pipes in self.leaving.items():
            coming = [pipe for pipe in self.coming[node] if not pipe.pressure]
            crown = max(pipe.start_invert_m + pipe.diameter_mm / 1000 for pipe in pipes)
            clear = [p for p in coming if p.cover_end_m >= self.problem.limits.cover_m - 1e-6]
            if node not in self.lift and any(
                p.end_invert_m + p.diameter_mm / 1000 < crown - 1e-6 for p in clear
            ) and not any(p.pressure for p in pipes):  # fmt: skip
                bad.append(node)
            if any(p.pressure for p in pipes):
                if node not in self.lift:
                    bad.append(node)
            elif coming and max(self._series(p) for p in pipes) < max(self._series(p) for p in coming):
                bad.append(node)
        return self._finding(
            "joints", Text("管顶衔接与管径不减", "crowns fall, diameters rise"), bad, Text("全部满足", "all kept")
        )

    def _series(self, pipe: DrainPipe) -> float:
        """The diameter a pipe counts as: the largest of the series that it reaches."""
        sizes = [float(size) for size in self.problem.limits.diameter_mm if size <= pipe.diameter_mm + 1e-6]
        return max(sizes, default=float(self.problem.limits.diameter_mm[0]))

    def outlets(self) -> Finding:
        """Sewers reach their outlet with the invert, storm drains with the crown, above its level, or are pumped there."""
        bad = []
        for node, place in self.exits.items():
            for pipe in self.coming[node]:
                level = pipe.end_invert_m + (0.0 if self.problem.kind == SEWER else pipe.diameter_mm / 1000)
                if level < place.level_m - 1e-6 and node not in self.lift and not pipe.pressure:
                    bad.append(pipe.id)
        return self._finding(
            "outlets", Text("出口水位", "levels of outlets"), bad, Text("全部高于出口水位", "all above the outlets")
        )

    def kept(self) -> Finding:
        """Drains that are kept are as they stand."""
        problem, bad = self.problem, []
        facts: dict[tuple[str, str, str], tuple[float, float, float]] = {}
        for e in range(len(problem.tail)):
            if problem.held[e] >= 0:
                stood = problem.standing[int(problem.held[e])]
                key = (stood.id, problem.nodes[problem.tail[e]], problem.nodes[problem.head[e]])
                facts[key] = (stood.diameter_mm, float(problem.held_invert[e, 0]), float(problem.held_invert[e, 1]))
        for pipe in self.scheme.pipes:
            if pipe.decision is DrainDecision.KEEP:
                fact = facts.get((pipe.existing, pipe.start, pipe.end))
                if fact != (pipe.diameter_mm, pipe.start_invert_m, pipe.end_invert_m):
                    bad.append(pipe.id)
        return self._finding(
            "kept", Text("保留管与现状一致", "kept drains are as they stand"), bad, Text("一致", "they are")
        )

    def costs(self) -> Finding:
        """Trenches, manholes, mains and stations cost what the prices say."""
        problem, bad = self.problem, []
        extra = {
            (int(problem.tail[e]), int(problem.head[e])): float(problem.extra[e]) for e in range(len(problem.tail))
        }
        for pipe in self.scheme.pipes:
            due = self._due(pipe) if pipe.decision.laid else 0.0
            if pipe.decision.laid:
                due += extra[self.place[pipe.start], self.place[pipe.end]]
            if not math.isclose(pipe.cost_yuan, due, rel_tol=1e-6, abs_tol=0.05):
                bad.append(pipe.id)
        limits = problem.limits
        for node, pump in self.lift.items():
            mean = self.load[node] * (limits.rain[4] if problem.kind == STORM else 1.0)
            build = limits.station[0] + limits.station[1] * self.flow(node)
            run = limits.energy_yuan * mean * pump.lift_m
            if not (
                math.isclose(pump.capital_yuan, build, rel_tol=1e-6)
                and math.isclose(pump.energy_yuan, run, rel_tol=1e-6)
            ):
                bad.append(node)
        return self._finding("costs", Text("费用", "costs"), bad, Text("逐项复核一致", "recomputed, they agree"))

    def _due(self, pipe: DrainPipe) -> float:
        limits = self.problem.limits
        dig, shore, surface = limits.dig
        if pipe.pressure:
            size, depth = (
                float(limits.diameter_mm[0]) / 1000,
                limits.cover_m + float(limits.diameter_mm[0]) / 1000 + limits.wall_m,
            )
            width = size + _WIDTH_M
            earth = surface * width + width * (dig * depth + shore * depth * depth) - surface * width
            return pipe.length_m * (limits.main[0] + limits.main[1] * self._sizing(pipe) + earth)
        size = pipe.diameter_mm / 1000
        place = [float(x) for x in limits.diameter_mm].index(pipe.diameter_mm)
        width = size + _WIDTH_M
        a, b = pipe.cover_start_m + size + limits.wall_m, pipe.cover_end_m + size + limits.wall_m
        mean, square = (a + b) / 2, (a * a + a * b + b * b) / 3
        trench = pipe.length_m * (
            float(limits.pipe_yuan_m[place]) + surface * width + width * (dig * mean + shore * square)
        )
        return trench + limits.manhole[0] + limits.manhole[1] * self._manhole(pipe, a)

    def _manhole(self, pipe: DrainPipe, depth: float) -> float:
        """Depth of the manhole a pipe starts from: where it drops in the manhole, the flow comes in higher up."""
        limits = self.problem.limits
        if pipe.decision is DrainDecision.RELIEVE:
            return depth
        size = pipe.diameter_mm / 1000
        ground = float(self.problem.ground_m[self.place[pipe.start]])
        crowns = [
            limits.cover_m,
            *(ground - p.end_invert_m - p.diameter_mm / 1000 for p in self.coming[pipe.start] if not p.pressure),
        ]
        start = limits.cover_m if pipe.start in self.lift else max(crowns)
        return start + size + limits.wall_m

    def value(self, result: Result[SewerScheme]) -> Finding:
        """The value claimed is the sum of all drains and stations, and not below the bound."""
        total = math.fsum([*(p.cost_yuan for p in self.scheme.pipes), *(p.cost_yuan for p in self.scheme.pumps)])
        bad = []
        if result.value is None or not math.isclose(total, result.value, rel_tol=1e-9, abs_tol=0.01):
            bad.append(f"value {result.value} ≠ {total}")
        if result.bound is not None and total < result.bound - _SLACK * abs(total):
            bad.append(f"value {total} < bound {result.bound}")
        words = Text(
            f"复核合计 {total / 1e4:,.0f} 万元，不低于下界",
            f"recomputed: {total / 1e4:,.0f} x 10,000 yuan, not below the bound",
        )
        return self._finding("value", Text("总费用与下界", "value and bound"), bad, words)
