"""How good are least-cost water designs: published networks, made-up ones of 58 to 454 pipes, and the speed of a steady state?

`python benchmarks/water.py [--seeds 1,2,...] [--problems HAN,...] [--made plastic,...]` prints one row a line; benchmarks/run.py calls
`water` and keeps its rows under "water" of results.json. The published files are found in data/pipes of $GONGXING_SHARED, or of `shared`
beside the checkout. Each design is judged by EPANET 2.2 at the file's accuracy and at 1e-6.

Two baselines get exactly as many steady states as ours took: a genetic algorithm (tournaments, uniform crossover, one change in
a child on average, missed limits priced), and going down from the widest pipes, always by the step that saves most. Both use our solver.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numba import njit
from scipy.sparse import coo_array
from scipy.sparse.csgraph import minimum_spanning_tree
from scipy.spatial import Delaunay

from gongxing.algorithms.hydraulics import Hydraulics, LossLaw, PipeNetwork
from gongxing.algorithms.hydraulics.laws import CUBIC_FOOT
from gongxing.algorithms.sizing import PipeOption, SizingParams, SizingProblem, load_case, solve_sizing
from gongxing.algorithms.sizing.anneal import draw
from gongxing.algorithms.sizing.field import Field, assess, copy_design, make_design, make_field, put, room_for
from gongxing.io.inp import read_inp
from gongxing.io.sizing_tables import read_costs, read_limits
from gongxing.referees import Epanet
from gongxing.workflow.water_file import sizing_problem

PUBLISHED = {"TLN": 419_000.0, "HAN": 6_081_128.0, "NYT": 38_643_524.0, "GOY": 177_010.0}
"""Costs to reach."""
MADE = {"fine": (36, 58, 1), "town": (68, 99, 3), "city": (268, 317, 4), "plastic": (443, 454, 4)}
"""Made-up networks: junctions, pipes, reservoirs."""
PEOPLE = 100
"""Population of the genetic algorithm."""
Row = dict[str, object]


def pipes_folder() -> Path:
    """Return where the published files are."""
    beside = Path(__file__).resolve().parents[2] / "shared"
    return Path(os.environ.get("GONGXING_SHARED", beside)) / "data" / "pipes"


def published(name: str) -> tuple[SizingProblem, str]:
    """Return a published problem and the words of its file."""
    folder = pipes_folder()
    inp = read_inp(folder / f"{name}.inp")
    options = read_costs(folder / "wds_cost_tables.csv", name)
    return sizing_problem(inp, options, read_limits(folder / "wds_constraints.csv", name)), inp.text


def catalogue(kind: str) -> tuple[PipeOption, ...]:
    """Return the options of a made-up network: 22 fine steps, 13 of iron, or 10 of plastic."""
    sizes = {"fine": np.geomspace(16, 410, 22), "plastic": np.geomspace(113, 582, 10)}.get(
        kind, np.geomspace(100, 800, 13)
    )
    rough = {"fine": 150.0, "plastic": 2.5e-6}.get(kind, 130.0)
    return tuple(PipeOption(float(d) / 1000, float(0.9 * (d / 100) ** 1.6 * 10 + 2), rough) for d in sizes.round())


def made(kind: str, seed: int = 1) -> SizingProblem:
    """Return a made-up problem: a planar net, velocity limits (not plastic), greatest pressures (fine, town, city) that bind."""
    rng = np.random.default_rng(seed)
    junctions, pipes, sources = MADE[kind]
    count = junctions + sources
    side = count**0.5 * {"fine": 150, "town": 400, "city": 180, "plastic": 350}[kind]
    xy = rng.uniform(0, side, (count, 2))
    ends, length = net(xy, junctions, pipes, rng)
    ground = 20 * np.sin(xy[:, 0] / side * 3) + 15 * np.cos(xy[:, 1] / side * 4) + rng.uniform(0, 4, count)
    head = np.full(count, np.nan)
    head[junctions:] = (
        ground.max() + {"fine": 50, "town": 35, "city": 32, "plastic": 100}[kind] + rng.uniform(0, 5, sources)
    )
    demand = rng.uniform(0.3, 1.7, count) * {"fine": 1.0, "town": 6.0, "city": 1.5, "plastic": 2.5}[kind] / 1000
    demand[junctions:] = 0
    options = catalogue(kind)
    links = len(ends)
    network = PipeNetwork(
        nodes=tuple(f"N{i}" for i in range(count)), links=tuple(f"P{k}" for k in range(links)), ends=ends,
        elevation=np.where(np.isnan(head), ground, head), head=head, demand=demand, kind=np.zeros(links, dtype=np.int64),
        length=length, diameter=np.full(links, options[-1].diameter), roughness=np.full(links, options[0].roughness),
        minor=np.zeros(links), closed=np.zeros(links, dtype=np.bool_),
        law=LossLaw.DARCY_WEISBACH if kind == "plastic" else LossLaw.HAZEN_WILLIAMS,
    )  # fmt: skip
    least, fastest = (40.0 if kind == "fine" else 20.0), {"fine": 1.0, "plastic": np.inf}.get(kind, 2.0)
    case = load_case(network, pressure_min=least, velocity_max=fastest)
    problem = SizingProblem(network, np.arange(links), (options,) * links, (case,))
    if kind == "plastic":
        return problem
    free = solve_sizing(problem, SizingParams(starts=1, rounds=0, states_per_pipe=400), seed=seed)
    pressure = Hydraulics(network).solve(diameter=problem.chosen(free.choice)[0]).pressure
    most = np.where(rng.random(count) < 0.5, pressure + rng.uniform(1, 8, count), np.inf)
    return replace(problem, cases=(replace(case, pressure_max=np.maximum(most, least + 1)),))


def net(xy: np.ndarray, junctions: int, pipes: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Return ends and lengths: the shortest tree of a triangulation and its shortest other edges; sources hang on one pipe or two."""
    corners = Delaunay(xy).simplices
    edges = np.unique(
        np.sort(np.concatenate([corners[:, [0, 1]], corners[:, [1, 2]], corners[:, [0, 2]]]), axis=1), axis=0
    )
    edges = edges[edges[:, 0] < junctions]
    span = np.linalg.norm(xy[edges[:, 0]] - xy[edges[:, 1]], axis=1)
    tree = minimum_spanning_tree(coo_array((span, (edges[:, 0], edges[:, 1])), shape=(len(xy), len(xy)))).tocoo()
    kept = {tuple(sorted(pair)) for pair in zip(tree.coords[0].tolist(), tree.coords[1].tolist(), strict=True)}
    order = np.argsort(span * rng.uniform(0.5, 1.5, len(span)))
    rest = [tuple(e) for e in edges[order].tolist() if tuple(e) not in kept and max(e) < junctions]
    ends = np.array(sorted(kept) + rest[: pipes - len(kept)])
    return ends, np.linalg.norm(xy[ends[:, 0]] - xy[ends[:, 1]], axis=1) * rng.uniform(1, 1.3, len(ends))


def inp_of(network: PipeNetwork) -> str:
    """Return an EPANET file of a made-up network, in litres a second."""
    lines = ["[JUNCTIONS]"]
    free = np.flatnonzero(~network.fixed).tolist()
    lines += [
        f"{network.nodes[i]} {float(network.elevation[i])!r} {float(network.demand[i] / CUBIC_FOOT * 28.317)!r}"
        for i in free
    ]
    lines.append("[RESERVOIRS]")
    lines += [f"{network.nodes[i]} {float(network.head[i])!r}" for i in np.flatnonzero(network.fixed).tolist()]
    lines.append("[PIPES]")
    factor = 1000.0 if network.law == LossLaw.DARCY_WEISBACH else 1.0
    for k, (a, b) in enumerate(network.ends.tolist()):
        numbers = (network.length[k], network.diameter[k] * 1000, network.roughness[k] * factor, 0.0)
        words = " ".join(repr(float(x)) for x in numbers)
        lines.append(f"{network.links[k]} {network.nodes[a]} {network.nodes[b]} {words} Open")
    law = ("H-W", "D-W", "C-M")[network.law]
    return "\n".join([*lines, "[OPTIONS]", "Units LPS", f"Headloss {law}", "Accuracy 0.001", "[END]", ""])


@njit(cache=True)
def breed(field, now, best, room, dice, people, price, states):  # type: ignore[no-untyped-def]
    """Run a genetic algorithm for so many steady states; `best` receives the cheapest design without a miss."""
    size, width = people.shape
    worth = np.full(size, np.inf)
    done = 0
    while done < states:
        a, b, c, d = int(draw(dice) * size), int(draw(dice) * size), int(draw(dice) * size), int(draw(dice) * size)
        mother, father = (a if worth[a] < worth[b] else b), (c if worth[c] < worth[d] else d)
        loser = int(draw(dice) * size)
        other = int(draw(dice) * size)
        if worth[other] > worth[loser]:
            loser = other
        fresh = np.isinf(worth[loser])
        for g in range(width):
            gene = people[loser, g] if fresh else people[mother if draw(dice) < 0.5 else father, g]
            if not fresh and draw(dice) < 1.0 / width:
                step = 1 if draw(dice) < 0.5 else -1
                gene = min(max(gene + step, 0), field.options[g] - 1)
            people[loser, g] = gene
            if now.place[g] != gene:
                put(field, now, g, gene)
        done += assess(field, now, room, 1e-6, 1e300)
        worth[loser] = now.total[0] + price * now.total[1]
        if now.total[1] <= 0.0 and now.total[0] < best.total[0]:
            copy_design(now, best)
    return done


@njit(cache=True)
def step_down(field, now, trial, room, states):  # type: ignore[no-untyped-def]
    """Narrow one pipe at a time, always by the step that saves most and keeps all limits."""
    done, going = 0, True
    stuck = np.zeros(len(field.decided), dtype=np.bool_)
    while going and done < states:
        going = False
        chosen, most = -1, 0.0
        for d in range(len(field.decided)):
            o = now.place[d]
            if o > 0 and not stuck[d] and field.cost[d, o] - field.cost[d, o - 1] > most:
                chosen, most = d, field.cost[d, o] - field.cost[d, o - 1]
        if chosen >= 0:
            going = True
            copy_design(now, trial)
            put(field, trial, chosen, now.place[chosen] - 1)
            done += assess(field, trial, room, 1e-6, 0.0)
            if trial.total[1] <= 0.0:
                copy_design(trial, now)
            else:
                stuck[chosen] = True
    return done


def baselines(problem: SizingProblem, states: int, seed: int) -> tuple[float | None, float | None]:
    """Return what the genetic algorithm and the way down cost with so many steady states, None where nothing feasible was found."""
    field: Field = make_field(problem, Hydraulics(problem.network), SizingParams().margin)
    rng = np.random.default_rng(seed)
    room, widest = room_for(field), field.options - 1
    now, best, trial = (make_design(field, widest) for _ in range(3))
    people = rng.integers(0, field.options, (PEOPLE, len(widest)))
    price = float(field.cost.max(axis=1).sum()) / 10
    best.total[0] = np.inf
    breed(field, now, best, room, np.array([rng.integers(1, 2**62)], dtype=np.uint64), people, price, states)
    down = make_design(field, widest)
    assess(field, down, room, 1e-9, 1e300)
    feasible = down.total[1] <= 0
    step_down(field, down, trial, room, states)
    bred = float(best.total[0])
    return (bred if np.isfinite(bred) else None), (float(down.total[0]) if feasible else None)


def measure(name: str, problem: SizingProblem, text: str, seeds: Sequence[int], goal: float | None) -> Row:
    """Solve one problem from several seeds and compare with the baselines."""
    costs, seconds, states, agreed, bred = [], [], [], 0, []
    down = None
    with Epanet(text, problem.network, name=name) as referee:
        for seed in seeds:
            began = time.process_time()
            found = solve_sizing(problem, seed=seed, judge=lambda choice: referee.judge(problem, choice).feasible)
            seconds.append(time.process_time() - began)
            verdict = referee.judge(problem, found.choice)
            agreed += found.feasible and verdict.feasible
            costs.append(found.cost)
            states.append(found.simulations)
            if len(bred) < 3:
                other, down = baselines(problem, found.simulations, seed)
                bred += [] if other is None else [other]
    middle = statistics.median(costs)
    row: Row = {
        "problem": name, "pipes": problem.n_decided, "seeds": len(seeds), "median_cost": middle, "best_cost": min(costs),
        "worst_cost": max(costs), "feasible_by_epanet": agreed, "states": int(statistics.median(states)),
        "cpu_seconds": statistics.median(seconds), "goal": goal,
        "reached": None if goal is None else sum(cost <= goal for cost in costs),
        "genetic_over_ours": statistics.median(bred) / middle if bred else None,
        "step_down_over_ours": None if down is None else down / middle,
    }  # fmt: skip
    print(json.dumps(row), flush=True)
    return row


def speed(designs: int = 3000) -> Row:
    """Return steady states a second on Hanoi, ours and the toolkit's in the same run: random designs, set and read back whole."""
    problem, text = published("HAN")
    network = problem.network
    options = np.array([option.diameter for option in problem.options[0]])
    diameters = np.random.default_rng(1).choice(options[2:], (designs, network.n_links))
    solver = Hydraulics(network)
    solver.solve_many(diameters[:2])
    began = time.process_time()
    ours = solver.solve_many(diameters)
    own = time.process_time() - began
    with Epanet(text, network) as referee:
        began = time.process_time()
        theirs = np.stack([referee.heads(row, accuracy=1e-3) for row in diameters])
        outside = time.process_time() - began
        fine = np.stack([referee.heads(row, accuracy=1e-7) for row in diameters[:300]])
    heads = ours.pressure + network.elevation
    row: Row = {
        "problem": "HAN", "designs": designs, "states_per_second": designs / own, "toolkit_states_per_second": designs / outside,
        "times_as_fast": outside / own, "most_apart_m_at_1e-7": float(np.abs(heads[:300] - fine).max()),
        "most_apart_m_at_file": float(np.abs(heads - theirs).max()),
    }  # fmt: skip
    print(json.dumps(row), flush=True)
    return row


def water(
    seeds: Sequence[int] = tuple(range(1, 11)), problems: Sequence[str] = (), kinds: Sequence[str] = ()
) -> list[Row]:
    """Return all rows; empty lists mean all."""
    rows: list[Row] = []
    for name in problems or PUBLISHED:
        problem, text = published(name)
        rows.append(measure(name, problem, text, seeds, PUBLISHED[name]))
    for kind in kinds or MADE:
        problem = made(kind)
        rows.append(
            measure(
                f"made up: {kind}",
                problem,
                inp_of(problem.network),
                seeds[: 10 if kind in ("fine", "town") else 2],
                None,
            )
        )
    return [*rows, speed()]


def main() -> None:
    """Print the rows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=lambda words: [int(w) for w in words.split(",")], default=list(range(1, 11)))
    parser.add_argument("--problems", type=lambda words: words.split(","), default=[])
    parser.add_argument("--made", type=lambda words: words.split(","), default=[])
    wishes = parser.parse_args()
    water(wishes.seeds, wishes.problems, wishes.made)


if __name__ == "__main__":
    main()
