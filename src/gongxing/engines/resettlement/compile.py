"""How does the choice of outcomes become a linear integer model?

Columns: one per option; for each group and estate of flats whether the group takes flats there; for each group the estates beyond
the first and the months it waits; for each planned estate whether it is built. Money is in units of ten thousand yuan.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np
from scipy.sparse import csr_array

from gongxing.algorithms.milp import MilpModel
from gongxing.engines.resettlement.objective import MONTH_DAYS
from gongxing.engines.resettlement.options import Options, ways_of
from gongxing.engines.resettlement.problem import FloatArray, ResettlementProblem

UNIT = 1e4
BUDGET = "budget"
Row = tuple[str, list[int], list[float], float, float]
"""Group (empty for none), columns, coefficients, lower and upper bound."""


@dataclass(frozen=True)
class Columns:
    """Where the columns stand."""

    options: int
    takes: Mapping[tuple[int, int], int]
    """By group and estate of flats."""
    further: Mapping[int, int]
    waits: Mapping[int, int]
    built: Mapping[int, int]
    """By planned estate."""
    size: int


@dataclass(frozen=True)
class Compiled:
    """The model, its columns, and which of its rows state which demand."""

    model: MilpModel
    columns: Columns
    groups: Mapping[str, tuple[int, ...]] = field(default_factory=dict)


def compile_model(problem: ResettlementProblem, options: Options) -> Compiled:
    """Return the model of a problem with its open options."""
    columns = _columns(problem, options)
    rows = [
        *_one_each(problem, options),
        *_room(problem, options),
        *_takes(problem, options, columns),
        *_built(problem, options, columns),
        *_budget(problem, options, columns),
    ]
    groups: dict[str, list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        if row[0]:
            groups[row[0]].append(place)
    pointers = np.cumsum([0, *(len(row[1]) for row in rows)])
    indices = np.array([column for row in rows for column in row[1]], dtype=np.int64)
    data = np.array([value for row in rows for value in row[2]], dtype=np.float64)
    model = MilpModel(
        cost=_cost(problem, options, columns),
        low=np.zeros(columns.size),
        high=_high(columns),
        integer=_integer(columns),
        rows=csr_array((data, indices, pointers), shape=(len(rows), columns.size)),
        row_low=np.array([row[3] for row in rows]),
        row_high=np.array([row[4] for row in rows]),
    )
    return Compiled(model, columns, {name: tuple(found) for name, found in groups.items()})


def start_of(problem: ResettlementProblem, options: Options, columns: Columns, chosen: list[int]) -> FloatArray:
    """Return the columns of a known choice."""
    found = np.zeros(columns.size)
    found[chosen] = 1.0
    for group, members in enumerate(problem.members.values()):
        places = {options.all[chosen[house]].estate for house in members if options.all[chosen[house]].way == "flat"}
        for estate in places:
            found[columns.takes[group, estate]] = 1.0
        found[columns.further[group]] = max(0, len(places) - 1)
        found[columns.waits[group]] = max((problem.wait_days(e) for e in places), default=0.0) / MONTH_DAYS
    for estate in {options.all[place].estate for place in chosen} & set(columns.built):
        found[columns.built[estate]] = 1.0
    return found


def least(problem: ResettlementProblem, options: Options) -> float:
    """Return a bound from below that needs no solver: each household's cheapest outcome."""
    return float(
        sum(
            min(options.all[place].cost_yuan for place in options.of(house)) for house in range(len(problem.households))
        )
    )


def _columns(problem: ResettlementProblem, options: Options) -> Columns:
    size = len(options.all)
    takes: dict[tuple[int, int], int] = {}
    for group in range(len(problem.groups)):
        for estate, found in enumerate(problem.estates):
            if found.kind == "flats":
                takes[group, estate] = size + len(takes)
    size += len(takes)
    further = {group: size + group for group in range(len(problem.groups))}
    size += len(further)
    waits = {group: size + group for group in range(len(problem.groups))}
    size += len(waits)
    planned = [place for place, estate in enumerate(problem.estates) if estate.state == "planned"]
    built = {estate: size + place for place, estate in enumerate(planned)}
    return Columns(len(options.all), takes, further, waits, built, size + len(built))


def _cost(problem: ResettlementProblem, options: Options, columns: Columns) -> FloatArray:
    terms = problem.terms
    found = np.zeros(columns.size)
    found[: columns.options] = options.cost / UNIT
    for group, members in enumerate(problem.members.values()):
        found[columns.further[group]] = terms.value("split_yuan") / UNIT
        found[columns.waits[group]] = len(members) * terms.value("wait_price") / UNIT
    for estate, column in columns.built.items():
        found[column] = terms.value("idle_share") * problem.estates[estate].price_yuan / UNIT
    return found


def _high(columns: Columns) -> FloatArray:
    found = np.ones(columns.size)
    found[[*columns.further.values(), *columns.waits.values()]] = np.inf
    return found


def _integer(columns: Columns) -> np.ndarray:
    found = np.ones(columns.size, dtype=bool)
    found[[*columns.further.values(), *columns.waits.values()]] = False
    return found


def _one_each(problem: ResettlementProblem, options: Options) -> Iterator[Row]:
    """Each household has exactly one outcome (ZD-48c)."""
    decided = dict(problem.decisions)
    for place, house in enumerate(problem.households):
        columns = list(options.of(place))
        name = f"decision:{house.id}" if house.id in decided else "want:" + "+".join(ways_of(None, house.wish))
        yield name, columns, [1.0] * len(columns), 1.0, 1.0


def _room(problem: ResettlementProblem, options: Options) -> Iterator[Row]:
    """No more flats of a type are given away than there are."""
    use: dict[tuple[int, int], dict[int, float]] = defaultdict(dict)
    for column, option in enumerate(options.all):
        for flat in set(option.flats):
            use[option.estate, flat][column] = float(option.flats.count(flat))
    for (estate, flat), columns in use.items():
        number = problem.estates[estate].flats[flat].number
        yield f"room:{problem.estates[estate].id}", list(columns), list(columns.values()), -np.inf, float(number)


def _takes(problem: ResettlementProblem, options: Options, columns: Columns) -> Iterator[Row]:
    """A group takes flats where one of its households does; it waits for the latest of its estates; further estates count."""
    for group, members in enumerate(problem.members.values()):
        mine: list[int] = []
        for estate in [e for g, e in columns.takes if g == group]:
            take = columns.takes[group, estate]
            mine.append(take)
            for house in members:
                here = [
                    k for k in options.of(house) if options.all[k].way == "flat" and options.all[k].estate == estate
                ]
                if here:
                    yield "", [*here, take], [*[1.0] * len(here), -1.0], -np.inf, 0.0
            months = problem.wait_days(estate) / MONTH_DAYS
            if months:
                yield "", [take, columns.waits[group]], [months, -1.0], -np.inf, 0.0
        if mine:
            yield "", [*mine, columns.further[group]], [*[1.0] * len(mine), -1.0], -np.inf, 1.0


def _built(problem: ResettlementProblem, options: Options, columns: Columns) -> Iterator[Row]:
    """A planned estate is built where anybody goes there."""
    for estate, column in columns.built.items():
        for (_, place), take in columns.takes.items():
            if place == estate:
                yield "", [take, column], [1.0, -1.0], -np.inf, 0.0
        for place, option in enumerate(options.all):
            if option.estate == estate and option.way == "homestead":
                yield "", [place, column], [1.0, -1.0], -np.inf, 0.0


def _budget(problem: ResettlementProblem, options: Options, columns: Columns) -> Iterator[Row]:
    """Compensation and building cost no more than the money given."""
    if problem.budget_yuan is None:
        return
    entries = {place: option.paid_fen / 100 / UNIT for place, option in enumerate(options.all)}
    entries |= {column: problem.estates[estate].price_yuan / UNIT for estate, column in columns.built.items()}
    yield BUDGET, list(entries), list(entries.values()), -np.inf, problem.budget_yuan / UNIT
