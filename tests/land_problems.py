"""Which small land problems, made by hand or by dice, do tests share, and what does trying everything say about them?"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np

from gongxing.engines import land
from gongxing.engines.land.objective import Assignment
from gongxing.engines.land.problem import Demand, Factor, Grants, Mask, Neighbours, Workshops
from gongxing.plan import Finding, LandScheme, ParcelChoice, Result, Status
from gongxing.words import Text, same

USES = ("01", "0701", "100102", "100103")
WORD = Text("方法", "method")
ROW_OF_THREE = np.array([[0, 1], [1, 2]])
NO_SHOPS = Workshops((), np.zeros(0, dtype=np.int64), np.zeros(0), np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64),
                     np.zeros((0, len(USES)), dtype=bool))  # fmt: skip


def apart() -> np.ndarray:
    """Class 3 industry and homes may not touch."""
    matrix = np.zeros((len(USES), len(USES)), dtype=bool)
    matrix[1, 3] = matrix[3, 1] = True
    return matrix


def made(points: list[list[float]], keeps: list[int], **changes: Any) -> land.LandProblem:
    """A row of parcels of one hectare, each touching the next along 100 m, worth `points` yuan; keeping and changing are free."""
    count, width = len(points), len(USES)
    pairs = np.array([[i, i + 1] for i in range(count - 1)], dtype=np.int64).reshape(-1, 2)
    base = land.LandProblem(
        parcels=tuple(f"P{i}" for i in range(count)),
        present=tuple(USES[k] if k >= 0 else "" for k in keeps),
        area_m2=np.full(count, 10_000.0),
        uses=USES,
        keeps=np.array(keeps),
        factors=(Factor("land.factor.kin", WORD, np.array(points, dtype=float)),),
        cost_yuan=np.zeros((count, width)),
        cost_weight=1.0,
        masks=(Mask("land.scope", WORD, np.zeros((count, width), dtype=bool)),),
        fixed=np.zeros(count, dtype=bool),
        demands=(),
        neighbours=Neighbours(
            pairs, np.full(len(pairs), 100.0), 0.0, apart(), np.ones(len(pairs), dtype=bool), "DQ-80"
        ),
        workshops=NO_SHOPS,
        budget_yuan=None,
        works=np.array([False, False, True, True]),
        grants=Grants((2026, 2027), (0.0, 0.0), (0.0, 0.0), False, None, None),
    )
    return replace(base, **changes)


def area_demand(count: int, use: int, low: float | None, high: float | None) -> Demand:
    """A bound on the hectares of one class, all parcels being of one hectare."""
    amount = np.zeros((count, len(USES)))
    amount[:, use] = 10_000.0
    ends = [None if limit is None else limit * 10_000.0 for limit in (low, high)]
    return Demand(f"land.area.{USES[use]}", same(USES[use]), "m2", amount, ends[0], ends[1], WORD)


def shops(
    count: int, *shields: tuple[int, int, list[int]], homes: tuple[int, ...] = (0,), price: float = 10.0
) -> Workshops:
    """Workshops standing on the parcels `homes`; each shield names workshop, parcel and the classes barred there."""
    assert all(parcel < count for _, parcel, _ in shields)
    barred = np.zeros((len(shields), len(USES)), dtype=bool)
    for row, (_, _, classes) in enumerate(shields):
        barred[row, classes] = True
    return Workshops(
        tuple(f"W{w}" for w in range(len(homes))), np.array(homes, dtype=np.int64), np.full(len(homes), price),
        np.array([s for s, _, _ in shields], dtype=np.int64), np.array([p for _, p, _ in shields], dtype=np.int64), barred, "WS-DEF",
    )  # fmt: skip


def thrown(seed: int, *, parcels: int = 5, contiguous: tuple[int, ...] = ()) -> land.LandProblem:
    """A random problem with everything in it: costs, masks, demands, workshops (their own parcel shielded too), a budget."""
    dice = np.random.default_rng(seed)
    width = len(USES)
    keeps = dice.integers(-1 if seed % 3 == 0 else 0, width, parcels)
    ring = np.array([[i, (i + 1) % parcels] for i in range(parcels)] + [[0, 2]])
    pairs = np.unique(np.sort(ring, axis=1), axis=0).astype(np.int64)
    cost = dice.integers(1, 40, (parcels, width)).astype(float)
    cost[np.flatnonzero(keeps >= 0), keeps[keeps >= 0]] = 0.0
    barred = dice.random((parcels, width)) < 0.1
    barred[:, 0] = False
    homes = dice.integers(0, parcels, 2)
    where = [(w, p) for w in range(2) for p in range(parcels) if dice.random() < 0.5 or p == homes[w]]
    shields = []
    for w, p in where:
        classes = {1} if keeps[p] != 1 else set()
        shields.append((w, p, sorted(classes | ({int(keeps[p])} if keeps[p] >= 0 and dice.random() < 0.4 else set()))))
    found = made(dice.integers(0, 100, (parcels, width)).tolist(), keeps.tolist())
    return replace(
        found,
        cost_yuan=cost,
        masks=(Mask("JBNT-35", WORD, barred),),
        demands=(area_demand(parcels, 1, 1, 3), area_demand(parcels, 2, None, 3)),
        neighbours=Neighbours(pairs, np.full(len(pairs), 10.0), 1.0, apart(), dice.random(len(pairs)) < 0.8, "DQ-80"),
        workshops=shops(parcels, *shields, homes=tuple(homes.tolist())),
        budget_yuan=float(dice.integers(60, 160)),
        contiguous=contiguous,
    )


def result_of(problem: land.LandProblem, labels: Any, abated: Any = (), **changes: Any) -> Result[LandScheme]:
    """The barest result that states an assignment, valued as the engine values it, for the checker to judge."""
    labels = np.asarray(labels, dtype=np.int64)
    marks = np.zeros(len(problem.workshops.ids), dtype=bool)
    marks[list(abated)] = True
    choices = tuple(
        ParcelChoice(parcel, float(problem.area_m2[row]), problem.present[row],
                     problem.present[row] if label == problem.keeps[row] else problem.uses[label],
                     False, (), float(problem.cost_yuan[row, label]))
        for row, (parcel, label) in enumerate(zip(problem.parcels, labels.tolist(), strict=True))
    )  # fmt: skip
    captured = tuple(
        (problem.workshops.ids[w], float(problem.workshops.abatement_yuan[w])) for w in np.flatnonzero(marks)
    )
    value = land.objective(problem, Assignment(labels, marks))
    found = Result(Status.FEASIBLE, LandScheme(problem.uses, choices, (), (), captured), value, None, None, 1, WORD)
    return replace(found, **changes)


def failed(findings: tuple[Finding, ...]) -> set[str]:
    """The codes of the findings that are not a pass."""
    return {finding.code for finding in findings if finding.verdict != "pass"}


def everything(problem: land.LandProblem) -> Iterator[tuple[float, Assignment]]:
    """Every assignment that the checker passes, with its value: all classes on all parcels, all workshops abated or not."""
    count, width = len(problem.parcels), len(problem.uses)
    for marks in itertools.product((False, True), repeat=len(problem.workshops.ids)):
        for labels in itertools.product(range(width), repeat=count):
            if not problem.allowed[range(count), labels].all():
                continue
            result = result_of(problem, labels, np.flatnonzero(marks))
            if not failed(land.check(problem, result)):
                assert result.value is not None
                yield result.value, Assignment(np.array(labels), np.array(marks, dtype=bool))
