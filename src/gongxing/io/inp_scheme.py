"""How is a water scheme written as an EPANET file that any planner's EPANET opens?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from gongxing.plan.water import WaterCase, WaterPipe, WaterScheme

_PLAIN = re.compile(r"[A-Za-z0-9._\-]{1,31}")
_LITRES = 1000.0


@dataclass(frozen=True)
class InpScheme:
    """The text of a file, and the names that ids of the scheme have in it (EPANET allows 31 plain characters)."""

    text: str
    nodes: dict[str, str]
    pipes: dict[str, str]


def scheme_inp(scheme: WaterScheme, title: str, case: WaterCase | None = None, *, accuracy: float = 1e-3) -> InpScheme:
    """Return a scheme as an EPANET 2.2 input: litres per second, metres, millimetres, Hazen-Williams.

    `case` None is the maximum hour; a fire is drawn at its node, a pipe out is closed. Pipes side by side are two pipes.
    Pipes that are given up are left out.
    """
    nodes = _names("N", (node.id for node in scheme.nodes))
    service = [pipe for pipe in scheme.pipes if pipe.decision.in_service]
    pipes = _names("P", (pipe.id for pipe in service))
    share = 1.0 if case is None else case.demand_share
    fire = {case.fire_node: case.fire_l_s} if case is not None and case.fire_node else {}
    heads = {source.node: source.head_m for source in scheme.sources}
    out = "" if case is None else case.pipe_out
    junctions = [
        f" {nodes[n.id]}\t{n.ground_m:.6f}\t{_LITRES * n.demand_m3_s * share + fire.get(n.id, 0.0):.9f}"
        for n in scheme.nodes
        if n.id not in heads
    ]
    sections = {
        "TITLE": [_one_line(title), *([_one_line(case.label.en)] if case is not None else [])],
        "JUNCTIONS": [";ID\tElev\tDemand", *junctions],
        "RESERVOIRS": [";ID\tHead", *(f" {nodes[node]}\t{head:.6f}" for node, head in heads.items())],
        "PIPES": [";ID\tNode1\tNode2\tLength\tDiameter\tRoughness\tMinorLoss\tStatus"]
        + [_pipe_line(pipe, (pipes, nodes), pipe.way == out and bool(out)) for pipe in service],
        "OPTIONS": [
            " Units\tLPS",
            " Headloss\tH-W",
            f" Accuracy\t{accuracy:g}",
            " Trials\t200",
            " Unbalanced\tContinue 10",
        ],
        "TIMES": [" Duration\t0"],
        "REPORT": [" Status\tNo", " Summary\tNo"],
        "COORDINATES": [f" {nodes[n.id]}\t{n.x:.3f}\t{n.y:.3f}" for n in scheme.nodes],
        "VERTICES": [f" {pipes[p.id]}\t{x:.3f}\t{y:.3f}" for p in service for x, y in p.path[1:-1]],
    }
    body = "\n\n".join(f"[{name}]\n" + "\n".join(lines) for name, lines in sections.items())
    return InpScheme(body + "\n\n[END]\n", nodes, pipes)


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _pipe_line(pipe: WaterPipe, names: tuple[dict[str, str], dict[str, str]], closed: bool) -> str:
    pipes, nodes = names
    return (
        f" {pipes[pipe.id]}\t{nodes[pipe.start]}\t{nodes[pipe.end]}\t{pipe.length_m:.6f}\t{pipe.inner_mm:.6f}"
        f"\t{pipe.roughness:.6f}\t0\t{'Closed' if closed else 'Open'}\t;{_one_line(pipe.decision.value)}"
    )


def _names(letter: str, ids: Iterable[str]) -> dict[str, str]:
    """Return a name EPANET takes for each id: the id itself where it is plain, else a letter and a number."""
    wanted = list(ids)
    taken = {name for name in wanted if _PLAIN.fullmatch(name)}
    found: dict[str, str] = {}
    number = 0
    for name in wanted:
        if name in taken:
            found[name] = name
            continue
        number += 1
        while f"{letter}{number}" in taken:
            number += 1
        found[name] = f"{letter}{number}"
    return found
