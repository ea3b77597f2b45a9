"""How does the road engine do on a public settlement: segments until all have access, mean distance, length built?"""

from __future__ import annotations

import json
import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from gongxing.algorithms.steiner import (
    AccessGraph,
    SegmentParams,
    access_graph,
    access_tree,
    plan_segments,
    score_segments,
)
from gongxing.errors import DataError, Fault, Place
from gongxing.words import Text, same

_FIELDS = ("nodes", "edges", "weight", "road", "faces")


@dataclass(frozen=True, slots=True)
class RoadScore:
    """One run on one settlement, judged anew from the order alone.

    `min_access_length` is the least new length that gives access to every parcel that can have it, `proven` whether it is
    proven; `nr`, `ad`, `sc` are as Zheng et al. (2023) define them, None where a parcel has no access (nr) or some pair of
    parcels is not joined (ad); `order` names edges of the file by position.
    """

    name: str
    seed: int
    nr: int | None
    ad: float | None
    sc: float
    min_access_length: float
    access_bound: float
    proven: bool
    order: tuple[int, ...]
    least_segments: int
    without_access: tuple[int, ...]
    unreachable: tuple[int, ...]
    seconds: float
    notes: tuple[Text, ...] = ()


def bench_roads(
    case: Path | str,
    name: str,
    *,
    seed: int = 1,
    segments: int | None = None,
    params: SegmentParams | None = None,
    stop: Callable[[], bool] | None = None,
) -> RoadScore:
    """Plan the settlement `name` of a file and return its figures; `segments` replaces the file's K.

    DataError with every fault where the file has no such settlement or the settlement contradicts itself.
    """
    began = time.perf_counter()
    raw = _settlement(Path(case), name)
    graph, count = _graph(raw, name, segments)
    tree = access_tree(graph, seed=seed)
    plan = plan_segments(graph, count, params=params, seed=seed, stop=stop)
    score = score_segments(graph, plan.order)
    notes = _notes(graph, count, plan.tree, len(plan.order), score.apart)
    return RoadScore(
        name, seed, score.nr, score.ad, score.sc, tree.cost, tree.bound, tree.proven, plan.order, plan.tree,
        score.waiting, tree.unreachable, time.perf_counter() - began, notes,
    )  # fmt: skip


def _notes(graph: AccessGraph, count: int, least: int, built: int, apart: int) -> tuple[Text, ...]:
    notes = []
    lost = np.flatnonzero(~graph.reachable).tolist()
    if lost:
        listed = ", ".join(map(str, lost))
        notes.append(Text(f"地块 {listed} 无论建哪些路段都无法通达", f"no segment can reach parcels {listed}"))
    if least > count:
        notes.append(
            Text(
                f"全部通达至少要 {least} 段，只许建 {count} 段：尽量多通达",
                f"access for all takes at least {least} segments and only {count} may be built: as many as possible are served",
            )
        )
    if built < count:
        notes.append(
            Text(
                f"只有 {built} 段可与路网相接，少于要求的 {count} 段",
                f"only {built} segments can be joined to the roads, fewer than the {count} asked for",
            )
        )
    if apart:
        notes.append(
            Text(
                f"{apart} 对地块之间没有相连的道路，平均距离无从计算",
                f"{apart} pairs of parcels are not joined by roads, so there is no mean distance",
            )
        )
    return tuple(notes)  # fmt: skip


def _fault(file: str, name: str, field: str, words: tuple[Text, Text, Text]) -> Fault:
    return Fault(Place(file, name, column=field), *words, "bench.roads")


def _settlement(case: Path, name: str) -> dict[str, Any]:
    """Return the raw settlement; DataError if the file cannot be read or has none of that name."""
    try:
        data = json.loads(case.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        words = (
            same(str(error)[:200] or type(error).__name__),
            Text("可读的 JSON 文件", "a readable JSON file"),
            Text("核对 --case", "check --case"),
        )
        raise DataError(
            Text("读不了算例文件", "the case file cannot be read"), [_fault(str(case), "", "", words)]
        ) from error
    held = [key for key, value in data.items() if isinstance(value, dict)] if isinstance(data, dict) else []
    if name not in held:
        words = (
            same(name or "∅"),
            Text(f"其中之一：{'、'.join(held)}", f"one of {', '.join(held)}"),
            Text("改正 --name", "correct --name"),
        )
        raise DataError(
            Text("算例文件里没有这个聚落", "no such settlement in the case file"),
            [_fault(str(case), "", "--name", words)],
        )
    found: dict[str, Any] = data[name]
    absent = [field for field in _FIELDS if not isinstance(found.get(field), list)]
    if absent:
        faults = [
            _fault(
                str(case), name, field, (same("∅"), Text("一个列表", "a list"), Text("补全该项", "complete the field"))
            )
            for field in absent
        ]
        raise DataError(Text("聚落缺少内容", "the settlement is incomplete"), faults)
    return found


def _graph(raw: dict[str, Any], name: str, segments: int | None) -> tuple[AccessGraph, int]:
    """Return the graph and K; DataError with every fault."""
    count = segments if segments is not None else raw.get("K", sum(not road for road in raw["road"]) // 2)
    nodes, edges = len(raw["nodes"]), len(raw["edges"])
    roots = raw.get("road_nodes") or []
    whole = (*(end for edge in raw["edges"] for end in edge), *(node for face in raw["faces"] for node in face), *roots)
    checks = (
        ("edges", all(len(edge) == 2 for edge in raw["edges"]), Text("每条边两个端点", "two ends for each edge")),
        ("edges/faces/road_nodes", all(isinstance(n, int) and 0 <= n < nodes for n in whole), Text(f"0 至 {nodes - 1} 的节点", f"nodes 0 to {nodes - 1}")),
        ("weight", len(raw["weight"]) == edges and all(math.isfinite(w) and w >= 0 for w in raw["weight"]), Text(f"{edges} 个不为负的长度", f"{edges} lengths not below zero")),
        ("road", len(raw["road"]) == edges, Text(f"{edges} 个是否道路的标记", f"{edges} marks")),
        ("road", any(raw["road"]) or bool(roots), Text("起始时至少一段道路", "at least one road at the start")),
        ("faces", bool(raw["faces"]) and all(raw["faces"]), Text("至少一个地块，各有节点", "at least one parcel, each with nodes")),
        ("K", isinstance(count, int) and count >= 0, Text("不为负的整数", "a whole number not below zero")),
    )  # fmt: skip
    faults = [
        _fault(name, name, field, (Text("不符", "something else"), expected, Text("改正算例", "correct the case")))
        for field, good, expected in checks
        if not good
    ]
    if faults:
        raise DataError(Text("聚落自相矛盾", "the settlement contradicts itself"), faults)
    ends = np.array(raw["edges"], dtype=np.int64).reshape(-1, 2)
    built = np.array([bool(mark) for mark in raw["road"]], dtype=np.bool_)
    graph = access_graph(nodes, ends, np.array(raw["weight"], dtype=np.float64), built, raw["faces"], root=roots)
    return graph, int(count)
