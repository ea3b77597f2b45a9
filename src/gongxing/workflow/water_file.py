"""Which pipes should be laid in a network that is nothing but an EPANET file, a cost table and limits?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from gongxing.algorithms.hydraulics import PipeNetwork
from gongxing.algorithms.hydraulics.network import FloatArray, IntArray
from gongxing.algorithms.sizing import (
    PipeOption,
    SizingParams,
    SizingProblem,
    SizingResult,
    Violation,
    load_case,
    solve_sizing,
)
from gongxing.errors import DataError, Fault, Place
from gongxing.io.atomic import replacing
from gongxing.io.inp import Inp, read_inp, with_pipes
from gongxing.io.limit_rules import LimitRule
from gongxing.io.sizing_tables import CostRow, LimitRow, choose_problem, read_costs, read_limits, read_node_limits
from gongxing.referees import Epanet
from gongxing.words import Text, same

NOTHING = 0.001
"""Metres below which a diameter in a file stands for no pipe or a place to be filled."""


@dataclass(frozen=True)
class WaterWishes:
    """What a user may ask beside the three files.

    Attributes:
        problem: rows of the tables to take; None takes the only problem, or the one named like the network file.
        node_limits: a table of limits of single nodes.
        out: where to write the network with its new diameters.
        seed: same seed, same design.
        work: multiplies the search; 1 ends below a minute for some tens of pipes and within minutes for some hundreds.
    """

    problem: str | None = None
    node_limits: Path | None = None
    out: Path | None = None
    seed: int = 1
    work: float = 1.0


@dataclass(frozen=True)
class WaterDesign:
    """The design; diameters of the chosen links by id, in the file's units as the cost table writes them, violations in the file's units of pressure and velocity.

    `feasible` is EPANET's word at the file's accuracy and at 1e-6; `bound` is a proven least cost, None for networks with loops.
    """

    problem: str | None
    cost: float
    feasible: bool
    simulations: int
    diameters: Mapping[str, float]
    bound: float | None
    seed: int
    violations: tuple[Violation, ...]
    notes: tuple[Text, ...] = ()
    out: str | None = None


def solve_water_file(
    network: Path,
    costs: Path,
    limits: Path,
    wishes: WaterWishes | None = None,
    *,
    stop: Callable[[], bool] | None = None,
    progress: Callable[[float, float | None], None] | None = None,
) -> WaterDesign:
    """Read the files, size the pipes, let EPANET judge, write the design where asked; DataError for anything not understood."""
    wishes = wishes or WaterWishes()
    name = choose_problem(costs, limits, network.stem, wishes.problem)
    inp = read_inp(network)
    options, limit = read_costs(costs, name), read_limits(limits, name)
    if wishes.node_limits is not None:
        limit = replace(limit, rules=limit.rules + read_node_limits(wishes.node_limits, name))
    problem = sizing_problem(inp, options, limit, limits.name)
    with Epanet(inp.text, inp.network, name=network.name) as referee:
        found = solve_sizing(
            problem,
            SizingParams(work=wishes.work),
            seed=wishes.seed,
            stop=stop,
            progress=progress,
            judge=lambda choice: referee.judge(problem, choice).feasible,
        )
        verdict = referee.judge(problem, found.choice)
    if wishes.out is not None:
        with replacing(wishes.out) as draft:
            draft.write_bytes(design_inp(inp, problem, found.choice).encode(inp.encoding))
    notes = _notes(inp, options, limit, problem)
    if found.bound is None:
        notes += (Text("管网有环，无已证下界", "the network has loops: no proven bound"),)
    return WaterDesign(
        problem=name,
        cost=found.cost,
        feasible=found.feasible and verdict.feasible,
        simulations=found.simulations,
        diameters=_diameters(inp, problem, found, options),
        bound=found.bound,
        seed=wishes.seed,
        violations=tuple(_told(inp, v) for v in verdict.violations or found.violations),
        notes=notes,
        out=None if wishes.out is None else str(wishes.out),
    )


def sizing_problem(inp: Inp, options: tuple[CostRow, ...], limit: LimitRow, table: str = "") -> SizingProblem:
    """Return the problem that a file and its tables state, in SI."""
    network, units = inp.network, inp.units
    decided = decided_links(network, [row.diameter * units.diameter for row in options], limit, table)
    least, most = _pressures(inp, limit.rules, table)
    case = load_case(
        network,
        pressure_min=least,
        velocity_max=np.inf if limit.max_velocity is None else limit.max_velocity * units.length,
    )
    slowest = 0.0 if limit.min_velocity is None else limit.min_velocity * units.length
    case = replace(case, pressure_max=most, velocity_min=np.full(network.n_links, slowest))
    rough = units.roughness(network.law)
    by_roughness: dict[float, tuple[PipeOption, ...]] = {}
    for link in decided.tolist():
        own = float(network.roughness[link])
        if own not in by_roughness:
            by_roughness[own] = tuple(
                PipeOption(
                    row.diameter * units.diameter,
                    row.cost / units.length,
                    own if row.roughness is None else row.roughness * rough,
                )
                for row in options
            )
    chosen = tuple(by_roughness[float(network.roughness[link])] for link in decided.tolist())
    return SizingProblem(network, decided, chosen, (case,), limit.fixed_cost)


def decided_links(network: PipeNetwork, diameters: list[float], limit: LimitRow, table: str = "") -> IntArray:
    """Return which pipes are to be chosen.

    Those the table lists; else all open pipes if their number fits `decision_vars`; else those whose diameter in the file is no
    pipe's (below 1 mm, or that of an option as narrow); else those laid beside an earlier pipe between the same
    nodes; else those whose diameter is one of the options. The first rule whose number fits is taken. Without a number: the
    pipes that are no pipes yet, or all.
    """
    if limit.decision_links:
        return _listed(network, limit.decision_links, table)
    pipes = np.flatnonzero(network.piped)
    bare = pipes[network.diameter[pipes] < NOTHING]
    count = limit.decision_vars
    if count is None:
        return bare if len(bare) else pipes
    seen: set[frozenset[int]] = set()
    beside = []
    for link in pipes.tolist():
        ends = frozenset(network.ends[link].tolist())
        if ends in seen:
            beside.append(link)
        seen.add(ends)
    sizes = np.array(diameters)
    listed = [k for k in pipes.tolist() if np.isclose(network.diameter[k], sizes, rtol=1e-4).any()]
    shut = network.closed[pipes]
    for links in (pipes, pipes[~shut], bare, np.array(beside, dtype=np.int64), np.array(listed, dtype=np.int64)):
        if len(links) == count:
            return np.asarray(links, dtype=np.int64)
    fault = Fault(
        Place(table, column="decision_vars"),
        same(str(count)),
        Text(
            f"管道 {len(pipes)} 根、待填管径 {len(bare)} 根、并行管 {len(beside)} 根之一",
            f"one of {len(pipes)} pipes, {len(bare)} of them without a diameter yet, {len(beside)} laid beside another",
        ),
        Text(
            "加一列 decision_links，列出要选管径的管道编号",
            "add a column decision_links with the ids of the pipes to choose",
        ),
        "sizing",
    )
    raise DataError(Text("不知哪些管道要选管径", "which pipes are to be chosen is not known"), [fault])


def _listed(network: PipeNetwork, ids: tuple[str, ...], table: str) -> IntArray:
    place = {name: k for k, name in enumerate(network.links) if network.piped[k]}
    unknown = [name for name in ids if name not in place]
    if unknown:
        raise DataError(
            Text("decision_links 中有管网里没有的管道", "decision_links names pipes that the network does not have"),
            [
                Fault(
                    Place(table, column="decision_links"),
                    same(" ".join(unknown)),
                    Text("管网文件中的管道编号", "ids of pipes in the network file"),
                    Text("改正编号", "correct the ids"),
                    "sizing",
                )
            ],
        )
    return np.array([place[name] for name in ids], dtype=np.int64)


def _pressures(inp: Inp, rules: tuple[LimitRule, ...], table: str) -> tuple[FloatArray, FloatArray]:
    """Return (N,) least and most pressures in metres; a rule of one node overrides one of all."""
    network, units = inp.network, inp.units
    least, most = np.full(network.n_nodes, -np.inf), np.full(network.n_nodes, np.inf)
    place = {name: i for i, name in enumerate(network.nodes)}
    faults = []
    for rule in sorted(rules, key=lambda rule: rule.node is not None):
        metres = rule.metres or (units.length if rule.head else units.pressure)
        values = rule.value * metres - (network.elevation if rule.head else np.zeros(network.n_nodes))
        goal = most if rule.most else least
        if rule.node is None:
            goal[:] = values
        elif rule.node in place:
            goal[place[rule.node]] = values[place[rule.node]]
        else:
            faults.append(
                Fault(
                    Place(table, column="min_head_rule"),
                    same(rule.node),
                    Text("管网文件中的节点编号", "the id of a node in the network file"),
                    Text("改正编号", "correct the id"),
                    "sizing",
                )
            )
    if faults:
        raise DataError(
            Text("压力限值点名的节点不在管网中", "limits name nodes that the network does not have"), faults
        )
    return least, most


def _diameters(inp: Inp, problem: SizingProblem, found: SizingResult, options: tuple[CostRow, ...]) -> dict[str, float]:
    """Return the diameters of the links that were to be chosen, as the cost table writes them."""
    links = (inp.network.links[k] for k in problem.decided.tolist())
    return {link: options[o].diameter for link, o in zip(links, found.choice.tolist(), strict=True)}


def design_inp(inp: Inp, problem: SizingProblem, choice: IntArray) -> str:
    """Return the file with the chosen diameters, all else as it was."""
    metres, rough = problem.chosen(choice)
    factor = inp.units.roughness(inp.network.law)
    changes: dict[str, tuple[str, str | None]] = {}
    for k in problem.decided.tolist():
        new_rough = None if rough[k] == inp.network.roughness[k] else f"{rough[k] / factor:.10g}"
        changes[inp.network.links[k]] = (f"{metres[k] / inp.units.diameter:.10g}", new_rough)
    return with_pipes(inp.text, changes)


def _told(inp: Inp, violation: Violation) -> Violation:
    unit = inp.units.pressure if violation.kind.startswith("pressure") else inp.units.length
    return replace(violation, value=violation.value / unit, limit=violation.limit / unit)


def _notes(inp: Inp, options: tuple[CostRow, ...], limit: LimitRow, problem: SizingProblem) -> tuple[Text, ...]:
    """Return what a user should know of how the files were read."""
    network, notes = inp.network, []
    counted = {"junctions": int((~network.fixed).sum()), "links": network.n_links, "options": len(options)}
    for name, told in limit.sizes.items():
        if told != counted[name]:
            notes.append(
                Text(
                    f"{name}：表中 {told}，文件中 {counted[name]}",
                    f"{name}: {told} in the table, {counted[name]} in the files",
                )
            )
    if limit.has_pmax and not np.isfinite(problem.cases[0].pressure_max).any():
        notes.append(
            Text(
                "has_pmax 为真但没有给出最大压力，未作限制；可加列 max_pressure 或用 --node-limits",
                "has_pmax is true but no greatest pressure is given: none is kept; add a column max_pressure or use --node-limits",
            )
        )
    if inp.extended:
        notes.append(
            Text(
                "文件为延时模拟，只按起始时刻计算",
                "the file asks for a run over time; only its first moment is looked at",
            )
        )
    return tuple(notes)
