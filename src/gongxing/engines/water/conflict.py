"""Why can no design stand every case: which demands cannot hold together?"""

from __future__ import annotations

import numpy as np

from gongxing.engines.water.cases import Outcome
from gongxing.engines.water.design import first_design
from gongxing.engines.water.problem import WaterProblem
from gongxing.engines.water.reasons import case_words
from gongxing.engines.water.trials import Bench
from gongxing.words import Text


def plain_conflict(problem: WaterProblem) -> tuple[Text, ...]:
    """Return the conflict that needs no hydraulics to see: nodes no way reaches, heads too low or too high; () for none."""
    return _unreached(problem) or _too_low(problem) or _too_high(problem)


def _named(problem: WaterProblem, rows: np.ndarray[tuple[int], np.dtype[np.int64]]) -> str:
    return ", ".join(problem.nodes[row] for row in rows[:3].tolist()) + ("…" if len(rows) > 3 else "")


def _unreached(problem: WaterProblem) -> tuple[Text, ...]:
    apart = np.flatnonzero(problem.wanted & ~problem.reached())
    if not len(apart):
        return ()
    names = _named(problem, apart)
    return (
        Text(f"节点 {names} 须供水", f"node {names} must be served"),
        Text("没有道路或管道把它与水源连通", "no street or pipe joins it to a source"),
    )


def _too_low(problem: WaterProblem) -> tuple[Text, ...]:
    """Heads only fall on the way, so a node higher than the best source less the service head cannot be served."""
    head = _best_heads(problem)
    lack = np.where(problem.wanted, problem.ground_m + problem.rules.service_head_m - head, -np.inf)
    lack[problem.source_node] = -np.inf
    low = np.flatnonzero(lack > 0)
    if not len(low):
        return ()
    node = int(np.argmax(lack))
    return (
        Text(
            f"节点 {problem.nodes[node]}（地面 {problem.ground_m[node]:.1f} 米）服务水头不低于 {problem.rules.service_head_m:g} 米",
            f"node {problem.nodes[node]} (ground {problem.ground_m[node]:.1f} m) has a service head of at least {problem.rules.service_head_m:g} m",
        ),
        Text(
            f"能到达它的水源总水头不超过 {head[node]:.1f} 米",
            f"the sources that reach it have a head of {head[node]:.1f} m at most",
        ),
    )


def _too_high(problem: WaterProblem) -> tuple[Text, ...]:
    """With nobody drawing, every node stands under the lowest head among its sources at least."""
    piece = problem.components()
    excess = np.full(len(problem.nodes), -np.inf)
    for part in np.unique(piece[problem.source_node]).tolist():
        heads = problem.source_head_m[piece[problem.source_node] == part]
        mine = piece == part
        excess[mine] = heads.min() - problem.ground_m[mine] - problem.rules.max_head_m
    excess[~problem.wanted] = -np.inf
    excess[problem.source_node] = -np.inf
    if not (excess > 0).any():
        return ()
    node = int(np.argmax(excess))
    return (
        Text(
            f"节点 {problem.nodes[node]}（地面 {problem.ground_m[node]:.1f} 米）静水压力不高于 {problem.rules.max_head_m:g} 米",
            f"node {problem.nodes[node]} (ground {problem.ground_m[node]:.1f} m) has a static pressure of at most {problem.rules.max_head_m:g} m",
        ),
        Text(
            f"水源总水头 {problem.source_head_m.min():.1f} 米，且没有减压分区",
            f"the sources have a head of {problem.source_head_m.min():.1f} m, and there is no pressure zone",
        ),
    )


def _best_heads(problem: WaterProblem) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    piece = problem.components()
    head = np.full(len(problem.nodes), -np.inf)
    for node, level in zip(problem.source_node.tolist(), problem.source_head_m.tolist(), strict=True):
        mine = piece == piece[node]
        head[mine] = np.maximum(head[mine], level)
    return head


def largest_fails(problem: WaterProblem) -> tuple[Text, ...]:
    """Return the conflict shown by the largest pipes along every way, () if they stand every case."""
    every = problem.reached()[problem.ends[:, 0]]
    bench = Bench(problem, every)
    size = len(problem.catalogue) - 1
    design = first_design(problem, every, size)
    design = design.with_laid(np.flatnonzero(every), size)
    failing = [outcome for outcome in bench.outcomes(design) if bench.fails(outcome)]
    if not failing:
        return ()
    worst = min(failing, key=lambda o: (o.case.name != "peak", o.least, o.case.name))
    return (*_demand(problem, worst), _supply(problem))


def _demand(problem: WaterProblem, worst: Outcome) -> tuple[Text, ...]:
    when = case_words(problem, worst.case)
    if worst.least < 0:
        node = problem.nodes[worst.worst]
        head = problem.rules.fire_head_m if worst.case.hydrant >= 0 else problem.rules.service_head_m
        return (
            Text(
                f"{when.zh}节点 {node} 水头不低于 {head:g} 米（最大管径下仍差 {-worst.least:.1f} 米）",
                f"{when.en} node {node} keeps {head:g} m (with the largest pipes {-worst.least:.1f} m are lacking)",
            ),
        )
    return (
        Text(
            f"{when.zh}流速不超过 {worst.limit:g} m/s（最大管径下仍达 {worst.fast:.1f} m/s）",
            f"{when.en} no velocity is above {worst.limit:g} m/s (with the largest pipes it is {worst.fast:.1f} m/s)",
        ),
    )


def _supply(problem: WaterProblem) -> Text:
    largest = problem.catalogue.dn_mm[-1]
    heads = ", ".join(f"{head:.1f}" for head in problem.source_head_m.tolist())
    return Text(
        f"水源总水头 {heads} 米，管材目录最大 DN{largest:g}",
        f"the sources have heads of {heads} m and the catalogue ends at DN{largest:g}",
    )
