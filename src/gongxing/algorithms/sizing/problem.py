"""Which pipes are to be chosen from which options, under which limits in which load cases?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from gongxing.algorithms.hydraulics.network import BoolArray, FloatArray, IntArray, PipeNetwork
from gongxing.errors import DataError


@dataclass(frozen=True, slots=True)
class PipeOption:
    """One thing that may be laid: inner diameter in metres (0 = nothing laid), cost per metre, roughness.

    An existing pipe that may be kept is an option of its own with its present diameter and roughness at cost 0.
    """

    diameter: float
    cost: float
    roughness: float


@dataclass(frozen=True)
class LoadCase:
    """One steady state that the network must stand.

    Attributes:
        name: told in violations.
        demand: (N,) m3/s.
        pressure_min, pressure_max: (N,) head above elevation in metres, -inf or inf where there is no limit;
            ignored at nodes of fixed head.
        velocity_min, velocity_max: (L,) m/s, 0 or inf where there is no limit.
        closed: (L,) links shut in this case besides those the network shuts (one pipe out).
        head: (N,) fixed heads of this case, None for the network's own.
    """

    name: str
    demand: FloatArray
    pressure_min: FloatArray
    pressure_max: FloatArray
    velocity_min: FloatArray
    velocity_max: FloatArray
    closed: BoolArray
    head: FloatArray | None = None


def load_case(
    network: PipeNetwork,
    *,
    name: str = "base",
    demand: FloatArray | None = None,
    pressure_min: FloatArray | float = -np.inf,
    closed: Sequence[int] = (),
    velocity_max: FloatArray | float = np.inf,
) -> LoadCase:
    """Return a case of a network with the usual limits; use `dataclasses.replace` for the others."""
    nodes, links = network.n_nodes, network.n_links
    shut = np.zeros(links, dtype=np.bool_)
    shut[list(closed)] = True
    return LoadCase(
        name=name,
        demand=np.array(network.demand if demand is None else demand, dtype=np.float64),
        pressure_min=np.broadcast_to(np.asarray(pressure_min, dtype=np.float64), (nodes,)).copy(),
        pressure_max=np.full(nodes, np.inf),
        velocity_min=np.zeros(links),
        velocity_max=np.broadcast_to(np.asarray(velocity_max, dtype=np.float64), (links,)).copy(),
        closed=shut,
    )


@dataclass(frozen=True)
class SizingProblem:
    """Choose one option for every decided link at least cost so that every case keeps its limits.

    Attributes:
        network: the network; diameters and roughness of decided links are overridden by the choice.
        decided: (D,) indices of the links to choose.
        options: for each decided link its options, at least one; equal tuples may be shared.
        cases: at least one.
        fixed_cost: added to the cost of every design.
    """

    network: PipeNetwork
    decided: IntArray
    options: tuple[tuple[PipeOption, ...], ...]
    cases: tuple[LoadCase, ...]
    fixed_cost: float = 0.0

    def __post_init__(self) -> None:
        """Settle types and refuse what is no problem, all faults at once."""
        object.__setattr__(self, "decided", np.ascontiguousarray(self.decided, dtype=np.int64))
        faults = self._faults()
        if faults:
            raise DataError("sizing problem: " + "; ".join(faults))

    @property
    def n_decided(self) -> int:
        """Number of links to choose."""
        return len(self.decided)

    def cost(self, choice: Sequence[int] | IntArray) -> float:
        """Return what a design costs: (D,) option index of every decided link."""
        length = self.network.length[self.decided]
        return self.fixed_cost + float(
            sum(
                metres * options[int(picked)].cost
                for metres, options, picked in zip(length.tolist(), self.options, choice, strict=True)
            )
        )

    def chosen(self, choice: Sequence[int] | IntArray) -> tuple[FloatArray, FloatArray]:
        """Return (L,) diameters and (L,) roughness of the whole network under a choice."""
        diameter, roughness = self.network.diameter.copy(), self.network.roughness.copy()
        for link, options, picked in zip(self.decided.tolist(), self.options, choice, strict=True):
            diameter[link], roughness[link] = options[int(picked)].diameter, options[int(picked)].roughness
        return diameter, roughness

    def _faults(self) -> list[str]:
        network, faults = self.network, []
        if len(self.options) != len(self.decided):
            faults.append(f"{len(self.decided)} decided links and {len(self.options)} lists of options")
        if not self.cases:
            faults.append("no load case")
        if len(set(self.decided.tolist())) != len(self.decided):
            faults.append("a decided link is named twice")
        if len(self.decided) and (self.decided.min() < 0 or self.decided.max() >= network.n_links):
            faults.append("a decided link is not in the network")
        elif not network.piped[self.decided].all():
            faults.append("a decided link is not a pipe")
        if any(not options for options in self.options):
            faults.append("a decided link has no option")
        every = {option for options in set(self.options) for option in options}
        if any(not (o.diameter >= 0 and np.isfinite([o.diameter, o.cost, o.roughness]).all()) for o in every):
            faults.append("an option has a diameter below 0 or values that are not numbers")
        for case in self.cases:
            faults += [f"case {case.name}: {words}" for words in _case_faults(case, network)]
        return faults


def _case_faults(case: LoadCase, network: PipeNetwork) -> list[str]:
    """Return what is wrong with the arrays of a case."""
    nodes, links = network.n_nodes, network.n_links
    sizes = {
        **dict.fromkeys(("demand", "pressure_min", "pressure_max"), nodes),
        **dict.fromkeys(("velocity_min", "velocity_max", "closed"), links),
    }
    faults = [
        f"{name} has shape {getattr(case, name).shape}, expected ({size},)"
        for name, size in sizes.items()
        if getattr(case, name).shape != (size,)
    ]
    if case.head is not None and case.head.shape != (nodes,):
        faults.append(f"head has shape {case.head.shape}, expected ({nodes},)")
    if not faults and (case.pressure_min > case.pressure_max).any():
        faults.append("pressure_min is above pressure_max at a node")
    return faults


@dataclass(frozen=True, slots=True)
class Violation:
    """One limit missed: in which case, of which kind, where, by how much.

    `kind` is pressure_min, pressure_max, velocity_min or velocity_max; `place` the node or link id; value and limit in m or m/s.
    """

    case: str
    kind: str
    place: str
    value: float
    limit: float


@dataclass(frozen=True)
class SizingParams:
    """How hard to try; all numbers are work, never time.

    Attributes:
        work: multiplies the states of every annealing.
        states_per_pipe, least_states, most_states: states of one annealing (all cases of a design count).
        most_pipes: pipes computed in one annealing, all states together, so that great networks end as well.
        starts, rounds: annealings afresh, and rounds of as many states on neighbourhoods of the best design.
        least_part, most_part, states_per_part_pipe: pipes of a neighbourhood, states spent on each of them.
        heat, cold: temperatures in mean cost steps between neighbouring options.
        weight, rigid, rise: price of a metre missed in mean cost steps at the start, the price above which it rises in the
            last fifth only, logarithm of its greatest growth.
        margin: metres (and tenths in m/s) by which limits are tightened inside, so that an outside judge agrees.
        appeals: how often a design the judge refuses is repaired under a wider margin.
    """

    work: float = 1.0
    states_per_pipe: int = 4000
    least_states: int = 20_000
    most_states: int = 240_000
    most_pipes: int = 110_000_000
    starts: int = 4
    rounds: int = 4
    least_part: int = 6
    most_part: int = 24
    states_per_part_pipe: int = 250
    heat: float = 2.0
    cold: float = 0.01
    weight: float = 0.03
    rigid: float = 200.0
    rise: float = 12.0
    margin: float = 2e-5
    appeals: int = 8


@dataclass(frozen=True)
class SizingResult:
    """The cheapest design found that keeps all limits, or the least bad one with `feasible` false.

    Attributes:
        choice: (D,) option index per decided link.
        cost: fixed cost included.
        feasible: no limit missed, in our own solver and, where a judge was given, in its eyes.
        violations: the worst first, empty if feasible (at most 20).
        simulations: steady states computed.
        bound: a proven lower bound on the cost, None where none is known (networks with loops).
        seed: as given.
        rejected: designs that our solver took for feasible and the judge refused.
    """

    choice: IntArray
    cost: float
    feasible: bool
    violations: tuple[Violation, ...]
    simulations: int
    bound: float | None
    seed: int
    rejected: int = 0
