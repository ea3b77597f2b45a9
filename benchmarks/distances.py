"""How fast are many-to-many distances on a real street network, against scipy's in the same run?

`python benchmarks/distances.py [FILE.osm]`; default: shanghai_center.osm in the external data folder ($GONGXING_SHARED, or
`shared` beside the checkout). Prints one line of JSON per matrix.
"""

from __future__ import annotations

import json
import math
import os
import statistics
import sys
import time
import xml.etree.ElementTree as ET
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra

from gongxing.algorithms.distances import Graph, distances, graph, hierarchy

SHARED = Path(os.environ.get("GONGXING_SHARED", Path(__file__).resolve().parents[2] / "shared"))
FILE = SHARED / "data" / "osm" / "shanghai_center.osm"
SIZES = ((1, 1), (1, 0), (10, 10), (10, 0), (100, 100), (100, 0), (1000, 1000), (1000, 10), (1000, 0))
"""Sources and targets of the matrices; 0 targets stands for every node."""
TURNS = 5
TOLERANCE = 1e-9


def street_graph(file: Path, *, crossings: bool) -> tuple[Graph, int]:
    """Return the graph of all ways with a `highway` tag, and how many ways there are.

    Its nodes are all points of the ways, or, with `crossings`, only their ends and the points that ways share.
    """
    root = ET.parse(file).getroot()
    place = {node.get("id"): (float(node.get("lon", 0)), float(node.get("lat", 0))) for node in root.iter("node")}
    ways = [
        [point for nd in way.iter("nd") if (point := nd.get("ref")) in place]
        for way in root.iter("way")
        if any(tag.get("k") == "highway" for tag in way.iter("tag"))
    ]
    squeeze = math.cos(math.radians(statistics.fmean(y for _, y in place.values())))
    seen: dict[str | None, int] = {}
    for way in ways:
        for rank, point in enumerate(way):
            seen[point] = seen.get(point, 0) + (2 if rank in (0, len(way) - 1) else 1)
    number: dict[str | None, int] = {}
    ends, length = [], []
    for way in ways:
        last, gone = None, 0.0
        for rank, point in enumerate(way):
            if rank:
                (x1, y1), (x2, y2) = place[way[rank - 1]], place[point]
                gone += 111_195 * math.hypot((x2 - x1) * squeeze, y2 - y1)
            if not crossings or seen[point] > 1:
                here = number.setdefault(point, len(number))
                if last is not None:
                    ends.append((last, here))
                    length.append(gone)
                last, gone = here, 0.0
    return graph(ends, length, len(number)), len(ways)


def scipy_matrix(network: Graph) -> csr_matrix:
    """Return the same graph for scipy, of parallel arcs the shortest, no arc of length zero lost."""
    row = np.repeat(np.arange(network.nodes), np.diff(network.start))
    order = np.lexsort((network.length, network.to, row))
    one = np.r_[True, np.diff(row[order] * network.nodes + network.to[order]) > 0] if len(order) else order
    kept = order[one]
    length = np.maximum(network.length[kept], 1e-13)
    return csr_matrix((length, (row[kept], network.to[kept])), shape=(network.nodes, network.nodes))


def seconds(work: Callable[[], Any]) -> tuple[float, Any]:
    """Return how long `work` takes, and what it returns."""
    began = time.perf_counter()
    done = work()
    return time.perf_counter() - began, done


def measure(network: Graph, matrix: csr_matrix, sources: np.ndarray, targets: np.ndarray) -> dict[str, object]:
    """Return the median times of scipy and of ours, with and without the ordering of the graph, taken in turns."""
    times: list[tuple[float, float, float, float]] = []
    for _ in range(TURNS):
        theirs, expected = seconds(lambda: dijkstra(matrix, indices=sources)[:, targets])
        whole, found = seconds(lambda: distances(network, sources, targets))
        preparing, order = seconds(lambda: hierarchy(network))
        ready, again = seconds(lambda order=order: distances(order, sources, targets))
        times.append((theirs, whole, preparing, ready))
    reached = np.isfinite(expected)
    same = np.array_equal(reached, np.isfinite(found)) and np.array_equal(reached, np.isfinite(again))
    worst = max((float(np.abs(m[reached] - expected[reached]).max()) for m in (found, again)), default=0.0)
    theirs, whole, preparing, ready = (statistics.median(column) for column in zip(*times, strict=True))
    return {
        "scipy_seconds": theirs, "seconds": whole, "ratio": whole / theirs, "ordering_seconds": preparing,
        "ready_seconds": ready, "ready_ratio": ready / theirs, "largest_difference_m": worst,
        "equal": bool(same and worst <= TOLERANCE),
    }  # fmt: skip


def distance_rows(file: Path = FILE, sizes: Sequence[tuple[int, int]] = SIZES) -> list[dict[str, object]]:
    """Return a row per network and matrix: `ratio` is our time over scipy's, the ordering of the graph included."""
    rows: list[dict[str, object]] = []
    warm, _ = street_graph(file, crossings=True)
    for count in (1, 8, 200):  # compile first, so that no row pays for it
        distances(warm, np.arange(count), np.arange(count))
    for name, crossings in (("all points", False), ("crossings", True)):
        network, ways = street_graph(file, crossings=crossings)
        matrix = scipy_matrix(network)
        rng = np.random.default_rng(1)
        for many, wanted in sizes:
            sources = rng.choice(network.nodes, many, replace=False)
            targets = rng.choice(network.nodes, wanted, replace=False) if wanted else np.arange(network.nodes)
            size = {"sources": many, "targets": len(targets)}
            place = {"file": file.name, "ways": ways, "nodes": network.nodes, "arcs": len(network.to), "points": name}
            rows.append({**place, **size, **measure(network, matrix, sources, targets)})
    return rows


if __name__ == "__main__":
    for line in distance_rows(*(Path(word) for word in sys.argv[1:2])):
        print(json.dumps(line), flush=True)
