"""Which small water problems, made by hand, do tests share?"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from gongxing.engines.water.problem import Catalogue, WaterProblem, WaterRules
from gongxing.plan import Finding
from gongxing.words import Text, same

CATALOGUE = Catalogue(
    np.array([150.0, 200.0, 250.0, 300.0, 400.0]),
    np.array([158.0, 209.0, 260.0, 311.0, 412.0]),
    np.array([520.0, 690.0, 890.0, 1120.0, 1640.0]),
    130.0,
)
BLOCK = 100.0


def streets_problem(
    spots: list[tuple[float, float]],
    links: list[tuple[int, int]],
    *,
    demand_l_s: dict[int, float],
    sources: dict[int, float] | None = None,
    pipes: dict[int, float] | None = None,
    **changes: Any,
) -> WaterProblem:
    """Streets as straight links between spots (metres) on flat ground at 5 m.

    `demand_l_s` by node at the maximum hour, `sources` heads by node (default: node 0 at 45 m), `pipes` the nominal diameter
    of the sound ductile pipe along a link. No hydrants, nobody secure, unless `changes` say so.
    """
    count, lines = len(spots), len(links)
    xy = np.array(spots, dtype=float)
    demand = np.zeros(count)
    for node, litres in demand_l_s.items():
        demand[node] = litres / 1000
    dn = np.zeros(lines)
    for link, size in (pipes or {}).items():
        dn[link] = size
    heads = sources or {0: 45.0}
    ends = np.array(links, dtype=np.int64)
    problem = WaterProblem(
        nodes=tuple(f"J{i}" for i in range(count)),
        xy=xy,
        ground_m=np.full(count, 5.0),
        demand_m3_s=demand,
        fire_m3_s=np.zeros(count),
        secure=np.zeros(count, dtype=bool),
        parcels=tuple((f"P{i}",) if demand[i] > 0 else () for i in range(count)),
        links=tuple(f"L{i}" for i in range(lines)),
        ends=ends,
        length_m=np.hypot(*(xy[ends[:, 0]] - xy[ends[:, 1]]).T),
        paths=tuple(((*spots[a],), (*spots[b],)) for a, b in links),
        runs=np.arange(lines),
        roads=tuple(f"R{i}" for i in range(lines)),
        existing=tuple(f"G{i}" if dn[i] else "" for i in range(lines)),
        present_dn_mm=dn,
        present_inner_mm=1.04 * dn,
        present_roughness=np.where(dn > 0, 120.0, 0.0),
        worn=np.zeros(lines, dtype=bool),
        states=tuple(same(f"DN{dn[i]:g}") if dn[i] else Text("无现状管", "no pipe there") for i in range(lines)),
        cover_m=np.full(lines, 0.8),
        source_node=np.array(list(heads)),
        source_head_m=np.array(list(heads.values())),
        source_facility=tuple(f"S{node}" for node in heads),
        source_capacity_m3_day=np.full(len(heads), np.nan),
        catalogue=CATALOGUE,
        rules=WaterRules(),
    )
    return replace(problem, **changes)


def grid_problem(rows: int = 3, columns: int = 4, *, litres: float = 6.0, **changes: Any) -> WaterProblem:
    """A grid of streets, node r * columns + c at (c, r) blocks of 100 m; everybody but the source (node 0) draws water.

    The southern street has a present DN200 pipe; every node has a hydrant of 15 L/s; the last node is secure. At the
    default 6 L/s a node the maximum hour draws 66 L/s.
    """
    spots = [(c * BLOCK, r * BLOCK) for r in range(rows) for c in range(columns)]
    links = [(r * columns + c, r * columns + c + 1) for r in range(rows) for c in range(columns - 1)]
    south = len(links[: columns - 1])
    links += [(r * columns + c, (r + 1) * columns + c) for r in range(rows - 1) for c in range(columns)]
    count = len(spots)
    secure = np.zeros(count, dtype=bool)
    secure[-1] = True
    given: dict[str, Any] = {"secure": secure, "fire_m3_s": np.where(np.arange(count) > 0, 0.015, 0.0), **changes}
    return streets_problem(
        spots,
        links,
        demand_l_s=dict.fromkeys(range(1, count), litres),
        pipes=dict.fromkeys(range(south), 200.0),
        **given,
    )


def high_ground_problem() -> WaterProblem:
    """The grid with its last node on a hill of 30 m: 45 m of head cannot give it 24 m of pressure."""
    problem = grid_problem()
    ground = problem.ground_m.copy()
    ground[-1] = 30.0
    return replace(problem, ground_m=ground)


def thirsty_problem() -> WaterProblem:
    """One street of 3 km to a demand that even the largest pipe cannot carry at the service head."""
    return streets_problem([(0.0, 0.0), (3000.0, 0.0)], [(0, 1)], demand_l_s={1: 240.0})


def failed(findings: tuple[Finding, ...]) -> set[str]:
    """The codes of the findings that are not a pass."""
    return {finding.code for finding in findings if finding.verdict != "pass"}
