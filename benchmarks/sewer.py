"""How good and how fast is the sewer design, against the plain tree of shortest paths, its bounds, and pysewer?

`python benchmarks/sewer.py [--seeds 1,2,3] [--sides 8,16,30] [--pysewer-python PYTHON --pysewer-example FOLDER]`

The towns are made here (hills, streets, houses). The comparison runs pysewer (GPL-3.0) as a process of its own, with the
interpreter of an environment in which it is installed, on its own example: FOLDER holds `example_settings.yaml` and
`example_data` (the folder `notebooks` of its repository). Nothing of it is imported or kept here. Both networks are
reckoned by one and the same price list below, and checked against pysewer's own rules. Writes into results.json.
"""

from __future__ import annotations

import argparse
import json
import math
import statistics
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from gongxing.algorithms.gravity import (
    FORCED,
    GRAVITY,
    LIFTED,
    GravityParams,
    Loads,
    Rules,
    Tree,
    Ways,
    carrying,
    design_profile,
    design_tree,
    downhill,
    lay_ways,
    nearest_tree,
    normal_depth,
    peak_flow,
    shortest_tree,
    slope_window,
    solve_gravity,
)

RESULTS = Path(__file__).resolve().parent / "results.json"
FAST = GravityParams(starts=1, room=8, cuts=0)
THOROUGH = GravityParams(refine_passes=3)
ROUGHNESS = 0.013
PRICES = {
    "base": {"pipe": (80.0, 900.0, 900.0), "soil": 60.0, "deeper": 12.0, "manhole": (600.0, 400.0), "station": 250_000.0},
    "cheap pumps": {"pipe": (80.0, 900.0, 900.0), "soil": 60.0, "deeper": 12.0, "manhole": (600.0, 400.0), "station": 80_000.0},
    "dear digging": {"pipe": (80.0, 900.0, 900.0), "soil": 120.0, "deeper": 40.0, "manhole": (1_200.0, 800.0), "station": 250_000.0},
}  # fmt: skip
"""Yuan: pipe a + b d + c d2 per metre; soil per m3 and m3 per metre of depth; manhole, and per metre of depth; pumping station."""
STATION_FLOW, MAIN_PRICE, MAIN_LOSS = 2e6, 200.0, 0.005
ENERGY = 0.65 * 8760 * 9.81 / 0.6 * 14.0
"""Yuan for lifting a mean m3/s by a metre over the life of a pump: price, hours, efficiency, present value of 14 years' worth."""


class Case(NamedTuple):
    """One network to be designed."""

    ways: Ways
    loads: Loads
    rules: Rules


def priced(diameters: Sequence[float], settings: dict[str, float], prices: dict[str, Any]) -> Rules:
    """Return rules like pysewer's (depths, self-cleansing slope at full bore, fill, rising diameters) under a price list."""
    size = np.asarray(diameters, dtype=float)
    least = np.maximum((settings["velocity_min"] * ROUGHNESS / (size / 4) ** (2 / 3)) ** 2, settings["min_slope_abs"])
    a, b, c = prices["pipe"]
    width, count = size + 0.8, len(size)
    price = np.column_stack([a + b * size + c * size**2, width * prices["soil"], width * prices["deeper"]])
    main = float(np.argmin(abs(size - settings["pressurized_diameter"])))
    return Rules(
        size, settings["tmin"], np.full(count, settings["tmax"]), np.zeros(count), np.zeros(count), price, np.array(prices["manhole"]),
        np.array([carrying(d, settings["max_depth_ratio"], ROUGHNESS) for d in size]), np.full(count, settings["max_depth_ratio"]),
        least, least, np.array([0.0, np.inf]), ROUGHNESS, np.array([prices["station"], STATION_FLOW, ENERGY, 1.0]),
        np.array([MAIN_PRICE, MAIN_LOSS, main, 0.0]), np.array([0.0, 1.0, 0.0]), np.array([0.0, 1.0]),
        np.array([settings["peak_factor"]] * 2), np.ones(4),
    )  # fmt: skip


USUAL = {"tmin": 1.0, "tmax": 8.0, "velocity_min": 0.7, "min_slope_abs": 0.0005, "max_depth_ratio": 0.7,
         "pressurized_diameter": 0.2, "peak_factor": 2.3}  # fmt: skip
SERIES = (0.1, 0.15, 0.2, 0.25, 0.3, 0.4)


def town(side: int, seed: int) -> Case:
    """Return a made-up town: `side` x `side` street corners on hills, most streets built, two houses on each."""
    rng = np.random.default_rng(seed)
    xs, ys = np.meshgrid(np.arange(side) * 90.0, np.arange(side) * 90.0)
    corner = np.column_stack([xs.ravel(), ys.ravel()]) + rng.normal(0, 12, (side * side, 2))
    waves = [(rng.uniform(2, 9), rng.uniform(0, 6.3), rng.uniform(300, 1500), rng.uniform(0, 6.3)) for _ in range(6)]

    def height(xy: np.ndarray) -> np.ndarray:
        return sum(
            a * np.sin((xy[:, 0] * math.cos(t) + xy[:, 1] * math.sin(t)) * 6.283 / w + p) for a, t, w, p in waves
        )

    pairs = [(i * side + j, i * side + j + 1) for i in range(side) for j in range(side - 1)]
    pairs += [(i * side + j, (i + 1) * side + j) for i in range(side - 1) for j in range(side)]
    pairs = [pair for pair in pairs if rng.random() < 0.8]
    points, streets, served = [*corner], [], []
    for a, b in pairs:
        at = [a]
        for share in np.sort(rng.uniform(0.1, 0.9, 2)):
            here = corner[a] + share * (corner[b] - corner[a])
            points.extend([here, here + rng.uniform(8, 25) * np.array([-1.0, 1.0])[rng.permutation(2)]])
            at.append(len(points) - 2)
            streets.append((len(points) - 1, len(points) - 2))
            served.append(len(points) - 1)
        streets += list(zip(at, [*at[1:], b], strict=True))
    xy = np.asarray(points)
    ends = np.array([pair for a, b in streets for pair in ((a, b), (b, a))])
    profiles = []
    for a, b in ends:
        length = float(np.hypot(*(xy[b] - xy[a])))
        along = np.append(np.arange(0.0, length - 1e-6, 10.0), length)
        profiles.append(np.column_stack([along, height(xy[a] + np.outer(along / length, xy[b] - xy[a]))]))
    first = np.concatenate([[0], np.cumsum([len(p) for p in profiles])])
    ways = lay_ways(len(xy), ends, (np.vstack(profiles), first))
    wanted, outlet = np.zeros(len(xy), dtype=bool), np.zeros(len(xy), dtype=bool)
    outlet[int(np.argmin(height(corner)))] = True
    wanted[served] = True
    loads = Loads(np.where(wanted, 3 * 0.2 / 86400, 0.0), np.zeros(len(xy)), wanted, outlet, np.full(len(xy), 8.0))
    _, away = shortest_tree(ways, ways.weight, wanted, outlet)
    loads = loads._replace(served=wanted & np.isfinite(away))
    return Case(ways, loads, priced(SERIES, USUAL, PRICES["base"]))


def own_rows(sides: Sequence[int], seeds: Sequence[int]) -> list[dict[str, object]]:
    """Measure made-up towns: cost against the plain design and both bounds."""
    rows: list[dict[str, object]] = []
    first = 0.0
    for side in sides:
        for seed in seeds:
            case = town(side, seed)
            plain, _ = shortest_tree(case.ways, case.ways.weight, case.loads.served, case.loads.outlet)
            baseline = design_tree(plain, 0.0, *case)[1]
            began = time.perf_counter()
            found = solve_gravity(*case, THOROUGH)
            seconds = time.perf_counter() - began
            nodes = len(case.loads.outlet)
            first = first or seconds / nodes
            rows.append({
                "side": side, "seed": seed, "nodes": nodes, "houses": int(case.loads.served.sum()), "baseline": baseline,
                "value": found.cost, "layout_bound": found.layout_bound, "layout_gap": 1 - found.layout_bound / found.cost,
                "bound": found.bound, "gap": 1 - found.bound / found.cost, "saving": 1 - found.cost / baseline,
                "broken": broken(case, found.tree), "time_per_node": seconds / nodes / first, "seconds": seconds,
            })  # fmt: skip
            print(json.dumps(rows[-1]), flush=True)
    return rows


def levels(case: Case, tree: Tree, v: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return distance, ground and level of the pipe along the reach of node `v`, laid out anew."""
    ways, _, rules = case
    e = tree.drains[v]
    points = slice(ways.first[e], ways.first[e + 1])
    along, ground = ways.along[points], ways.ground[points]
    if tree.mode[v] == FORCED:
        return along, ground, ground - rules.shallow
    low, _ = slope_window(peak_flow(tree.load[v], tree.time[v], rules), tree.size[v], rules)
    level = [ground[0] - tree.start[v]]
    for i in range(1, len(along)):
        level.append(min(level[-1] - low * (along[i] - along[i - 1]), ground[i] - rules.shallow))
    return along, ground, np.array(level)


def broken(case: Case, tree: Tree) -> int:
    """Count the reaches that break a rule: depth, slope, fill, velocity of 3 m/s, rising diameters, depths handed on."""
    ways, _, rules = case
    count = 0
    for v in np.flatnonzero(tree.drains >= 0):
        along, ground, level = levels(case, tree, v)
        size, flow = tree.size[v], peak_flow(tree.load[v], tree.time[v], rules)
        above = [u for u in ways.tail[ways.in_ways[ways.in_first[v] : ways.in_first[v + 1]]] if ways.head[tree.drains[u]] == v and tree.drains[u] >= 0]  # fmt: skip
        deep = max([tree.depth_end[u] for u in above] + [rules.shallow])
        bad = bool(((ground - level < rules.shallow - 1e-6) | (ground - level > rules.deep[size] + 1e-6)).any())
        if tree.mode[v] != FORCED:
            slope = (level[0] - level[-1]) / along[-1]
            fill, velocity = normal_depth(flow, rules.diameter[size], slope, ROUGHNESS)
            bad |= bool((-np.diff(level) < rules.least[size] * np.diff(along) - 1e-9).any())
            bad |= fill > rules.full[size] + 1e-6 or velocity > 3.0
            bad |= any(tree.size[u] > size for u in above)
            bad |= tree.mode[v] == GRAVITY and tree.start[v] < deep - 1e-6
        count += bool(bad)
    return count


DRIVER = """
import contextlib, io, json, sys, time, warnings
warnings.simplefilter("ignore")
import pysewer
folder, output = sys.argv[1:3]
sys.path.insert(0, folder)
pysewer.set_custom_config(custom_path=folder + "/example_settings.yaml")
from pysewer.config.manager import get_config
data, rules = folder + "/example_data", get_config().optimization
with contextlib.redirect_stdout(io.StringIO()):
    domain = pysewer.ModelDomain(data + "/1_DEM/dem_10m1.tif", data + "/3_Roads/roads_projected.shp", data + "/2_Buildings/buildings_projected.shp")
    domain.add_sink((690500, 2557000))
    graph = domain.generate_connection_graph()
    began = time.perf_counter()
    layout = pysewer.rsph_tree(graph, domain.get_sinks())
    routed = time.perf_counter()
    layout = pysewer.estimate_peakflow(layout)
    made = pysewer.calculate_hydraulic_parameters(layout, sinks=domain.get_sinks())
    ended = time.perf_counter()
at = {node: i for i, node in enumerate(graph.nodes())}
points = lambda pairs: [[float(a), float(b)] for a, b in pairs]
ways = [[at[u], at[v], points(d["profile"]), float(d["weight"])] for u, v, d in graph.edges(data=True)]
reaches = [[at[u], at[v], points(d["profile"]), points(d["trench_depth_profile"]), float(d["diameter"]), bool(d["pressurized"]),
            float(d["peak_flow"]), list(d["hydraulic_violations"])] for u, v, d in made.edges(data=True)]
nodes = [[bool(made.nodes[n].get("lifting_station", False)), float(made.nodes[n].get("average_daily_flow", 0.0)),
          max(float(x) for x in made.nodes[n].get("inflow_trench_depths", [0.0]))] for n in graph.nodes()]
wanted = ["tmin", "tmax", "velocity_min", "min_slope_abs", "max_depth_ratio", "pressurized_diameter", "peak_factor",
          "inhabitants_dwelling", "daily_wastewater_person"]
json.dump({"served": [at[n] for n, d in graph.nodes(data=True) if d.get("node_type") == "building"],
           "sinks": [at[s] for s in domain.get_sinks()], "ways": ways, "reaches": reaches, "nodes": nodes,
           "diameters": [float(d) for d in rules.diameters], "rules": {name: float(getattr(rules, name)) for name in wanted},
           "routing_seconds": routed - began, "seconds": ended - began, "version": pysewer.__version__ if hasattr(pysewer, "__version__") else ""},
          open(output, "w"))
"""


def their_run(python: str, folder: Path) -> dict[str, Any]:
    """Run pysewer on its example in a process of its own; returns its graph, its network and its times."""
    with tempfile.TemporaryDirectory() as place:
        output = Path(place) / "network.json"
        subprocess.run([python, "-c", DRIVER, str(folder), str(output)], check=True, timeout=1800, cwd=place)
        found: dict[str, Any] = json.loads(output.read_text(encoding="utf-8"))
    return found


def their_case(run: dict[str, Any], prices: dict[str, Any]) -> Case:
    """Return pysewer's connection graph, rules and houses as a case of ours; of parallel ways it keeps the first, as it does."""
    unique: dict[tuple[int, int], Any] = {}
    for way in run["ways"]:
        unique.setdefault((way[0], way[1]), way)
    profiles = []
    for way in unique.values():
        points = np.asarray(way[2])
        profiles.append(points[np.append(True, np.diff(points[:, 0]) > 1e-6)])
    first = np.concatenate([[0], np.cumsum([len(p) for p in profiles])])
    nodes = len(run["nodes"])
    ways = lay_ways(nodes, np.array(list(unique)), (np.vstack(profiles), first))
    ways = ways._replace(weight=np.array([way[3] for way in unique.values()]))
    served, outlet = np.zeros(nodes, dtype=bool), np.zeros(nodes, dtype=bool)
    served[run["served"]], outlet[run["sinks"]] = True, True
    per_house = run["rules"]["inhabitants_dwelling"] * run["rules"]["daily_wastewater_person"] / 86400
    loads = Loads(np.where(served, per_house, 0.0), np.zeros(nodes), served, outlet, np.full(nodes, np.inf))
    return Case(ways, loads, priced(run["diameters"], run["rules"], prices))


def their_cost(run: dict[str, Any], prices: dict[str, Any]) -> float:
    """Return what pysewer's network costs by the price list."""
    rules = priced(run["diameters"], run["rules"], prices)
    total = 0.0
    for u, _, profile, laid, diameter, pressed, peak, _ in run["reaches"]:
        lifted, daily, deep = run["nodes"][u]
        ground = np.asarray(profile)
        length, load, deep = ground[-1, 0], daily / 86400, max(deep, rules.shallow)
        size = int(np.argmin(abs(rules.diameter - diameter)))
        station = rules.pump[0] + rules.pump[1] * peak
        if pressed:
            soil = rules.price[0, 1] * rules.shallow + rules.price[0, 2] * rules.shallow**2
            head = max(0.0, ground[:, 1].max() - rules.shallow - (ground[0, 1] - deep)) + MAIN_LOSS * length
            total += length * (MAIN_PRICE + soil) + station + ENERGY * load * head
            continue
        depth = ground[:, 1] - np.asarray(laid)[:, 1]
        total += rules.manhole[0] + rules.manhole[1] * depth[0]
        for i, step in enumerate(np.diff(ground[:, 0])):
            a, b = depth[i], depth[i + 1]
            p = rules.price[size]
            total += step * (p[0] + p[1] * (a + b) / 2 + p[2] * (a * a + a * b + b * b) / 3)
        if lifted:
            total += station + ENERGY * load * (deep - rules.shallow)
    return float(total)


def against_pysewer(python: str, folder: Path, runs: int = 9) -> list[dict[str, object]]:
    """Compare with pysewer on its own example: cost under three price lists, rules broken, and time."""
    theirs = their_run(python, folder)
    case_facts = {"pysewer": theirs["version"], "nodes": len(theirs["nodes"]), "houses": len(theirs["served"])}
    rows: list[dict[str, object]] = []
    for name, prices in PRICES.items():
        case = their_case(theirs, prices)
        solve_gravity(*case, FAST)
        times = []
        for _ in range(runs):
            began = time.perf_counter()
            found = solve_gravity(*case, FAST)
            times.append(time.perf_counter() - began)
        best = solve_gravity(*case, THOROUGH)
        began = time.perf_counter()
        drains, weight = nearest_tree(case.ways, case.ways.weight, case.loads.served, case.loads.outlet)
        routing = time.perf_counter() - began
        cost, seconds = their_cost(theirs, prices), statistics.median(times)
        rows.append({
            "price_list": name, **case_facts,
            "their_cost": cost, "our_cost": found.cost, "saving": 1 - found.cost / cost, "thorough_cost": best.cost,
            "layout_bound": best.layout_bound, "bound": best.bound, "same_tree_designed": design_profile(drains, 8, *case)[1],
            "our_pumps": int(np.isin(found.tree.mode[found.tree.drains >= 0], (LIFTED, FORCED)).sum()),
            "their_pumps": sum(bool(r[5]) for r in theirs["reaches"]) + sum(n[0] for n in theirs["nodes"]),
            "our_broken": broken(case, found.tree), "their_broken": sum(bool(r[7]) for r in theirs["reaches"]),
            "our_seconds": seconds, "their_seconds": theirs["seconds"], "times_faster": theirs["seconds"] / seconds,
            "routing_times_faster": theirs["routing_seconds"] / routing, "tree_weight": weight,
            "reaches": len(downhill(case.ways, found.tree.drains)),
        })  # fmt: skip
        print(json.dumps(rows[-1]), flush=True)
    return rows


def numbers(text: str) -> list[int]:
    """Return the whole numbers of a comma-separated list."""
    return [int(part) for part in text.split(",")]


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sides", type=numbers, default=[8, 16, 30])
    parser.add_argument("--seeds", type=numbers, default=[1, 2, 3])
    parser.add_argument("--pysewer-python", help="interpreter of an environment in which pysewer is installed")
    parser.add_argument("--pysewer-example", type=Path, help="folder with example_settings.yaml and example_data")
    wishes = parser.parse_args(arguments)
    solve_gravity(*town(4, 1), THOROUGH)  # compile first, so that no row pays for it
    found = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.is_file() else {}
    found["sewer"] = own_rows(wishes.sides, wishes.seeds)
    if wishes.pysewer_python and wishes.pysewer_example:
        found["pysewer"] = against_pysewer(wishes.pysewer_python, wishes.pysewer_example.resolve())
    else:
        print("pysewer is not compared: give --pysewer-python and --pysewer-example")
    RESULTS.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
