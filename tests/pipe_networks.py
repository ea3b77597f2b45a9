"""Which small pipe networks do tests share? Two pipes in a row, Two-Loop (Alperovits and Shamir 1977), random loops."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from gongxing.algorithms.hydraulics import LinkKind, LossLaw, PipeNetwork
from gongxing.algorithms.hydraulics.laws import CUBIC_FOOT
from gongxing.algorithms.sizing import PipeOption, SizingProblem, load_case

INCH = 0.0254
CMH = CUBIC_FOOT / 101.94
"""One cubic metre an hour as EPANET takes it."""
LOOP_COSTS = (2, 5, 8, 11, 16, 23, 32, 50, 60, 90, 130, 170, 300, 550)
LOOP_INCHES = (1, 2, 3, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24)


def row_of_two(law: LossLaw = LossLaw.HAZEN_WILLIAMS, roughness: float = 130.0) -> PipeNetwork:
    """A reservoir at 50 m, 1000 m of 300 mm to A (20 l/s), 500 m of 200 mm to B (30 l/s); ground at 0 and 10 m."""
    return PipeNetwork(
        nodes=("R", "A", "B"),
        links=("RA", "AB"),
        ends=np.array([[0, 1], [1, 2]]),
        elevation=np.array([50.0, 0.0, 10.0]),
        head=np.array([50.0, np.nan, np.nan]),
        demand=np.array([0.0, 0.02, 0.03]),
        kind=np.zeros(2, dtype=np.int64),
        length=np.array([1000.0, 500.0]),
        diameter=np.array([0.3, 0.2]),
        roughness=np.full(2, roughness),
        minor=np.zeros(2),
        closed=np.zeros(2, dtype=np.bool_),
        law=law,
    )


def two_loop() -> SizingProblem:
    """Eight pipes of 1000 m, C 130, six junctions with 30 m of pressure; the best known design costs 419,000."""
    ends = [(0, 1), (1, 2), (1, 3), (3, 4), (3, 5), (5, 6), (2, 4), (4, 6)]
    network = PipeNetwork(
        nodes=tuple("1234567"),
        links=tuple("12345678"),
        ends=np.array(ends),
        elevation=np.array([210.0, 150, 160, 155, 150, 165, 160]),
        head=np.array([210.0] + [np.nan] * 6),
        demand=np.array([0.0, 100, 100, 120, 270, 330, 200]) * CMH,
        kind=np.zeros(8, dtype=np.int64),
        length=np.full(8, 1000.0),
        diameter=np.full(8, 10 * INCH),
        roughness=np.full(8, 130.0),
        minor=np.zeros(8),
        closed=np.zeros(8, dtype=np.bool_),
    )
    options = tuple(PipeOption(d * INCH, float(c), 130.0) for d, c in zip(LOOP_INCHES, LOOP_COSTS, strict=True))
    return SizingProblem(network, np.arange(8), (options,) * 8, (load_case(network, pressure_min=30.0),))


def random_loops(seed: int, law: LossLaw = LossLaw.HAZEN_WILLIAMS, side: int = 4) -> PipeNetwork:
    """A grid of side x side junctions with a reservoir at a corner; lengths, diameters and demands at random."""
    rng = np.random.default_rng(seed)
    nodes = [f"J{i}" for i in range(side * side)] + ["R"]
    ends = [(i, i + 1) for i in range(side * side) if (i + 1) % side] + [
        (i, i + side) for i in range(side * (side - 1))
    ]
    ends.append((side * side, 0))
    size = len(ends)
    rough = {
        LossLaw.HAZEN_WILLIAMS: rng.uniform(90, 140, size),
        LossLaw.DARCY_WEISBACH: rng.uniform(1e-6, 1e-3, size),
        LossLaw.CHEZY_MANNING: rng.uniform(0.009, 0.015, size),
    }[law]
    head = np.full(len(nodes), np.nan)
    head[-1] = 60.0
    demand = rng.uniform(0.0, 4e-3, len(nodes))
    demand[-1] = 0.0
    return PipeNetwork(
        nodes=tuple(nodes),
        links=tuple(f"P{k}" for k in range(size)),
        ends=np.array(ends),
        elevation=np.append(rng.uniform(0, 10, side * side), 60.0),
        head=head,
        demand=demand,
        kind=np.zeros(size, dtype=np.int64),
        length=rng.uniform(50, 400, size),
        diameter=rng.choice([0.1, 0.15, 0.2, 0.25, 0.3], size),
        roughness=rough,
        minor=np.where(rng.random(size) < 0.3, rng.uniform(0, 5, size), 0.0),
        closed=np.zeros(size, dtype=np.bool_),
        law=law,
    )


def with_power_pump(network: PipeNetwork, kilowatt: float) -> PipeNetwork:
    """The network with its first link turned into a pump of constant power."""
    kind, pump = network.kind.copy(), network.pump.copy()
    kind[0], pump[0, 0] = LinkKind.POWER_PUMP, kilowatt
    return replace(network, kind=kind, pump=pump)


def inp_of(network: PipeNetwork, units: str = "LPS") -> str:
    """The words of an EPANET file of a network of pipes and reservoirs, in one of several flow units."""
    per = {"LPS": 28.317, "CMH": 101.94, "GPM": 448.831, "CFS": 1.0}[units]
    american = units in ("GPM", "CFS")
    metre, inner = (0.3048, 0.3048 / 12) if american else (1.0, 0.001)
    darcy = network.law == LossLaw.DARCY_WEISBACH
    rough = (0.3048e-3 if american else 1e-3) if darcy else 1.0
    law = ("H-W", "D-W", "C-M")[network.law]
    fixed = network.fixed
    lines = ["[JUNCTIONS]"]
    for i in np.flatnonzero(~fixed).tolist():
        lines.append(f"{network.nodes[i]} {network.elevation[i] / metre!r} {network.demand[i] / CUBIC_FOOT * per!r}")
    lines.append("[RESERVOIRS]")
    lines += [f"{network.nodes[i]} {network.head[i] / metre!r}" for i in np.flatnonzero(fixed).tolist()]
    lines.append("[PIPES]")
    for k, (a, b) in enumerate(network.ends.tolist()):
        status = "CV" if network.kind[k] == LinkKind.CHECK_PIPE else "Closed" if network.closed[k] else "Open"
        lines.append(
            f"{network.links[k]} {network.nodes[a]} {network.nodes[b]} {network.length[k] / metre!r} "
            f"{network.diameter[k] / inner!r} {network.roughness[k] / rough!r} {network.minor[k]!r} {status}"
        )
    lines += ["[OPTIONS]", f"Units {units}", f"Headloss {law}", "Accuracy 0.001", "[END]", ""]
    return "\n".join(lines).replace("np.float64(", "").replace(")", "")
