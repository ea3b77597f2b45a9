"""How is a design written down as a scheme: nodes, pipes with their reasons, hydrants, cases?"""

from __future__ import annotations

import numpy as np

from gongxing.engines.water.cases import Case, Outcome
from gongxing.engines.water.design import Bores, Design, bores
from gongxing.engines.water.outage import Cuts, allowed, cuts
from gongxing.engines.water.problem import FLOW_POWER, FloatArray, WaterProblem
from gongxing.engines.water.reasons import Reasons
from gongxing.engines.water.trials import Bench
from gongxing.plan.water import Hydrant, PipeDecision, WaterCase, WaterNode, WaterPipe, WaterScheme, WaterSource
from gongxing.words import Text

_MOST_L_S = 200.0
"""Available flows are told up to this; beyond it the street main is no longer what limits them."""


def write_scheme(bench: Bench, design: Design) -> WaterScheme:
    """Return the scheme of a design that stands every case of its bench."""
    problem = bench.problem
    outcomes = bench.outcomes(design)
    found = cuts(problem, design.used)
    sources = _sources(bench, outcomes[0])
    return WaterScheme(
        _nodes(bench, outcomes),
        _pipes(bench, design, outcomes, found),
        sources,
        _hydrants(bench, design, outcomes),
        tuple(_case(problem, outcome) for outcome in outcomes) + _bridge_cases(problem, design, found),
        problem.unserved,
        (*problem.warnings, *_warnings(problem, design, found), *_source_warnings(problem, sources)),
        problem.assumptions,
    )


def _pressure(problem: WaterProblem, outcome: Outcome) -> FloatArray:
    return np.asarray(outcome.head - problem.ground_m)


def _nodes(bench: Bench, outcomes: list[Outcome]) -> tuple[WaterNode, ...]:
    problem = bench.problem
    peak = _pressure(problem, outcomes[0])
    worst = peak.copy()
    for outcome in outcomes:
        if outcome.case.hydrant < 0:
            worst = np.fmin(worst, _pressure(problem, outcome))
    return tuple(
        WaterNode(
            problem.nodes[node],
            float(problem.xy[node, 0]),
            float(problem.xy[node, 1]),
            float(problem.ground_m[node]),
            float(problem.demand_m3_s[node]),
            float(peak[node]),
            float(worst[node]),
            problem.parcels[node],
        )
        for node in bench.works.nodes.tolist()
    )


def _pipes(bench: Bench, design: Design, outcomes: list[Outcome], found: Cuts) -> tuple[WaterPipe, ...]:
    problem = bench.problem
    sizes = bores(problem, design)
    reasons = Reasons(bench, design, outcomes, found)
    rows = []
    for link in range(len(problem.links)):
        if problem.present[link]:
            if design.kept[link]:
                rows.append(_present(problem, sizes, outcomes[0], link, PipeDecision.KEEP, reasons.keep(link)))
            elif design.laid[link] < 0:
                rows.append(_present(problem, sizes, outcomes[0], link, PipeDecision.ABANDON, reasons.abandon(link)))
        if design.laid[link] >= 0:
            rows.append(_laid(problem, design, sizes, outcomes[0], (link, *reasons.laid(link))))
    return tuple(rows)


def _share(flow: float, mine: float, other: float, area: float) -> tuple[float, float]:
    """Return the flow and velocity of one of two pipes side by side, by their conveyances."""
    part = flow * mine / (mine + other) if mine > 0 else 0.0
    return part, abs(part) / area if area > 0 else 0.0


def _present(
    problem: WaterProblem, sizes: Bores, peak: Outcome, link: int, decision: PipeDecision, reason: Text
) -> WaterPipe:
    a, b = (problem.nodes[int(node)] for node in problem.ends[link])
    flow, speed = _share(
        float(peak.flow[link]), float(sizes.k_kept[link]), float(sizes.k_laid[link]), float(sizes.area_kept[link])
    )
    return WaterPipe(
        f"{problem.existing[link]}.{problem.links[link]}", "water", problem.links[link], a, b, problem.paths[link],
        float(problem.length_m[link]), float(problem.present_dn_mm[link]), float(problem.present_inner_mm[link]),
        float(problem.present_roughness[link]), decision, problem.existing[link], problem.roads[link], reason, 0.0,
        float(problem.cover_m[link]), float(problem.cover_m[link]), flow, speed,
    )  # fmt: skip


def _laid(
    problem: WaterProblem, design: Design, sizes: Bores, peak: Outcome, what: tuple[int, PipeDecision, Text]
) -> WaterPipe:
    link, decision, reason = what
    size = int(design.laid[link])
    catalogue = problem.catalogue
    a, b = (problem.nodes[int(node)] for node in problem.ends[link])
    flow, speed = _share(
        float(peak.flow[link]), float(sizes.k_laid[link]), float(sizes.k_kept[link]), float(sizes.area_laid[link])
    )
    length, cover = float(problem.length_m[link]), problem.rules.cover_m
    return WaterPipe(
        f"JS.{problem.links[link]}", "water", problem.links[link], a, b, problem.paths[link], length, float(catalogue.dn_mm[size]),
        float(catalogue.inner_mm[size]), catalogue.roughness, decision, problem.existing[link], problem.roads[link],
        reason, length * float(catalogue.cost_yuan_m[size]), cover, cover, flow, speed,
    )  # fmt: skip


def _sources(bench: Bench, peak: Outcome) -> tuple[WaterSource, ...]:
    problem = bench.problem
    found = []
    for row, node in enumerate(problem.source_node.tolist()):
        out = peak.flow[problem.ends[:, 0] == node].sum() - peak.flow[problem.ends[:, 1] == node].sum()
        found.append(
            WaterSource(
                problem.nodes[node],
                problem.source_facility[row],
                float(problem.source_head_m[row]),
                float(out + problem.demand_m3_s[node]),
            )
        )
    return tuple(found)


def _hydrants(bench: Bench, design: Design, outcomes: list[Outcome]) -> tuple[Hydrant, ...]:
    """Return the hydrants; the flow available at the residual head follows from two tests as in AWWA M17."""
    problem, rules = bench.problem, bench.problem.rules
    calm = bench.works.outcome(Case("quiet", rules.fire_share), bores(problem, design))
    before = _pressure(problem, calm)
    found = []
    for outcome in outcomes:
        node = outcome.case.hydrant
        if node < 0:
            continue
        required = 1000 * float(problem.fire_m3_s[node])
        left = float(_pressure(problem, outcome)[node])
        drop = max(float(before[node]) - left, 1e-6)
        rise = max(float(before[node]) - rules.fire_head_m, 0.0) / drop
        old = problem.old_hydrants[node] if problem.old_hydrants else ""
        found.append(
            Hydrant(
                old or f"XHS.{problem.nodes[node]}",
                problem.nodes[node],
                float(problem.xy[node, 0]),
                float(problem.xy[node, 1]),
                required,
                min(required * rise ** (1 / FLOW_POWER), max(_MOST_L_S, required)),
                bool(old),
            )
        )
    return tuple(found)


def _case(problem: WaterProblem, outcome: Outcome) -> WaterCase:
    case, worst = outcome.case, outcome.worst
    place = problem.nodes[case.hydrant] if case.hydrant >= 0 else ""
    out = problem.links[case.out] if case.out >= 0 else ""
    label = Text("最高日最高时", "maximum hour of the maximum day")
    if place:
        label = Text(f"最高日平均时，{place} 处消防", f"mean hour of the maximum day with a fire at {place}")
    if out:
        label = Text(f"管段 {out} 停用", f"{out} out of service")
    return WaterCase(
        case.name,
        label,
        case.share,
        place,
        1000 * float(problem.fire_m3_s[case.hydrant]) if place else 0.0,
        out,
        problem.nodes[worst],
        float(outcome.head[worst] - problem.ground_m[worst]),
        outcome.least if np.isfinite(outcome.least) else 0.0,
        0.0,
        outcome.fast,
    )


def _bridge_cases(problem: WaterProblem, design: Design, found: Cuts) -> tuple[WaterCase, ...]:
    """Return the cases in which a pipe out cuts a part of the network off: what is cut off is told, the rest is eased."""
    rows = []
    for link in np.flatnonzero(design.used & found.bridge & (found.demand > 0)).tolist():
        name = problem.links[link]
        label = Text(f"枝状管段 {name} 停用，下游断水", f"{name} out of service, all beyond it cut off")
        cut = float(found.demand[link])
        rows.append(WaterCase(f"cut:{name}", label, problem.rules.outage_share, "", 0.0, name, "", 0.0, 0.0, cut, 0.0))
    return tuple(rows)


def _source_warnings(problem: WaterProblem, sources: tuple[WaterSource, ...]) -> tuple[Text, ...]:
    """Say which sources take water in, and which would have to give more on the maximum day than they can."""
    found = []
    for source in sources:
        if source.flow_m3_s < -1e-4:
            name = source.facility or source.node
            found.append(
                Text(
                    f"水源 {name} 总水头 {source.head_m:g} 米偏低，最高时反而进水 {-1000 * source.flow_m3_s:.1f} L/s：核对水头或设止回阀",
                    f"source {name} with its head of {source.head_m:g} m takes in {-1000 * source.flow_m3_s:.1f} L/s at the "
                    "maximum hour: check its head or fit a check valve",
                )
            )
    for source, most in zip(sources, problem.source_capacity_m3_day.tolist(), strict=True):
        asked = source.flow_m3_s * problem.rules.fire_share * 86_400.0
        if asked > most:
            name = source.facility or source.node
            found.append(
                Text(
                    f"水源 {name} 最高日需供 {asked:,.0f} m³，超过其能力 {most:,.0f} m³/d",
                    f"source {name} has to give {asked:,.0f} m3 on the maximum day, more than its {most:,.0f} m3/day",
                )
            )
    return tuple(found)


def _warnings(problem: WaterProblem, design: Design, found: Cuts) -> tuple[Text, ...]:
    """Say where the streets offer no second way though the rules ask for one."""
    limit = problem.rules.cut_share * problem.demand_m3_s.sum()
    alone = found.bridge & allowed(problem) & ((found.demand > limit) | (found.secure > 0))
    links = [problem.links[link] for link in np.flatnonzero(alone & design.used)]
    if not links:
        return ()
    some = "、".join(links[:5])
    return (
        Text(
            f"{len(links)} 段管道（{some} 等）停用时断水超过规定，但现有与规划道路都没有第二条通路",
            f"{len(links)} pipes ({', '.join(links[:5])}) cut off more than allowed when out, but the streets offer no second way",
        ),
    )
