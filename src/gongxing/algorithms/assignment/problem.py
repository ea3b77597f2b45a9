"""What does a generalised assignment problem consist of, and what is a given choice worth?

Each item (a firm, a job) takes exactly one of its own options (stay, a site, an agent); an option costs something and
uses amounts of shared resources (a site's land, money, an agent's time), each of which has a capacity.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from gongxing.errors import DataError

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]

#: A capacity b counts as kept when the use exceeds it by no more than this times max(1, b).
TOLERANCE = 1e-9


@dataclass(frozen=True)
class AssignmentProblem:
    """Give each item one of its options at the least total cost, within all capacities.

    Attributes:
        n_items: number of items n.
        item: (K,) the item of each option, 0 <= item < n; every item has at least one option.
        cost: (K,) cost of the option, any unit and sign.
        use_row: (U,) resource of each use, 0 <= use_row < R.
        use_option: (U,) option of each use, 0 <= use_option < K.
        use_amount: (U,) amount >= 0 in the unit of that resource's capacity; uses of one pair add up.
        capacity: (R,) of each resource, >= 0, +inf where there is no limit.
        resource_names: (R,) for messages; numbers when left out.
        item_names: (n,) for messages; numbers when left out.
    """

    n_items: int
    item: IntArray
    cost: FloatArray
    use_row: IntArray
    use_option: IntArray
    use_amount: FloatArray
    capacity: FloatArray
    resource_names: tuple[str, ...] = ()
    item_names: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Settle the array types and refuse anything inconsistent, all faults at once."""
        faults: list[str] = []
        for name, kind in _KINDS.items():
            raw = np.asarray(getattr(self, name))
            if kind is np.int64 and raw.size and not np.issubdtype(raw.dtype, np.integer):
                faults.append(f"{name} holds {raw.dtype}, expected whole numbers")
            object.__setattr__(self, name, np.ascontiguousarray(raw, dtype=kind))
        object.__setattr__(self, "n_items", int(self.n_items))
        names = tuple(self.resource_names) or tuple(map(str, range(np.size(self.capacity))))
        object.__setattr__(self, "resource_names", names)
        object.__setattr__(self, "item_names", tuple(self.item_names) or tuple(map(str, range(self.n_items))))
        faults = faults or _shape_faults(self) or _content_faults(self)
        if faults:
            raise DataError("assignment problem: " + "; ".join(faults))

    @property
    def n_options(self) -> int:
        """Number of options K."""
        return len(self.item)

    @property
    def n_resources(self) -> int:
        """Number of resources R."""
        return len(self.capacity)

    def used(self, choice: IntArray) -> FloatArray:
        """Return (R,) what a choice (n,) of options uses of each resource."""
        chosen = np.zeros(self.n_options, dtype=np.bool_)
        chosen[choice] = True
        kept = chosen[self.use_option]
        return np.bincount(self.use_row[kept], self.use_amount[kept], minlength=self.n_resources).astype(np.float64)


_KINDS: dict[str, type] = {
    "item": np.int64,
    "cost": np.float64,
    "use_row": np.int64,
    "use_option": np.int64,
    "use_amount": np.float64,
    "capacity": np.float64,
}


def _shape_faults(problem: AssignmentProblem) -> list[str]:
    """Name what has the wrong number of entries."""
    options, uses = np.size(problem.item), np.size(problem.use_row)
    expected = {"item": options, "cost": options, "use_row": uses, "use_option": uses, "use_amount": uses}
    expected["capacity"] = np.size(problem.capacity)
    faults = [
        f"{name} has shape {getattr(problem, name).shape}, expected ({size},)"
        for name, size in expected.items()
        if getattr(problem, name).shape != (size,)
    ]
    if problem.n_items < 0:
        faults.append(f"n_items is {problem.n_items}, expected 0 or more")
    for name, size in (("resource_names", np.size(problem.capacity)), ("item_names", max(problem.n_items, 0))):
        found = getattr(problem, name)
        if len(found) != size:
            faults.append(f"{name} has {len(found)} names, expected {size}")
    return faults


def _content_faults(problem: AssignmentProblem) -> list[str]:
    """Name values out of range and items without an option."""
    faults = []
    for name, limit in (("item", problem.n_items), ("use_row", problem.n_resources), ("use_option", problem.n_options)):
        values = getattr(problem, name)
        wrong = np.flatnonzero((values < 0) | (values >= limit))
        if len(wrong):
            faults.append(f"{name}[{wrong[0]}] is {values[wrong[0]]}, expected 0 to {limit - 1} ({len(wrong)} such)")
    checks = (
        ("cost", np.isfinite(problem.cost), "a finite number"),
        ("use_amount", np.isfinite(problem.use_amount) & (problem.use_amount >= 0), "a finite number >= 0"),
        ("capacity", problem.capacity >= 0, "a number >= 0"),
    )
    for name, good, expected in checks:
        wrong = np.flatnonzero(~good)
        if len(wrong):
            value = getattr(problem, name)[wrong[0]]
            faults.append(f"{name}[{wrong[0]}] is {value}, expected {expected} ({len(wrong)} such)")
    if not faults:
        bare = np.flatnonzero(np.bincount(problem.item, minlength=problem.n_items) == 0)
        if len(bare):
            named = ", ".join(problem.item_names[i] for i in bare[:5])
            faults.append(f"{len(bare)} item(s) have no option: {named}")
    return faults


def dense(
    cost: npt.ArrayLike, use: npt.ArrayLike, capacity: npt.ArrayLike, *, maximise: bool = False
) -> AssignmentProblem:
    """Return the classic problem: m agents, n jobs, each job done by one agent within that agent's capacity.

    Args:
        cost: (m, n) cost of job j at agent i; a gain when `maximise`, which is then minimised with its sign turned.
        use: (m, n) what job j uses of agent i's capacity.
        capacity: (m,) of the agents.
        maximise: take `cost` as gain.

    Returns:
        A problem whose option i * n + j is job j at agent i.
    """
    costs, uses = np.asarray(cost, dtype=np.float64), np.asarray(use, dtype=np.float64)
    if costs.ndim != 2 or costs.shape != uses.shape or np.shape(capacity) != (costs.shape[0],):
        raise DataError(
            f"assignment problem: cost {costs.shape}, use {uses.shape}, capacity {np.shape(capacity)}; expected (m, n), (m, n), (m,)"
        )
    agents, jobs = costs.shape
    options = np.arange(agents * jobs)
    return AssignmentProblem(
        jobs, np.tile(np.arange(jobs), agents), (-costs if maximise else costs).ravel(),
        np.repeat(np.arange(agents), jobs), options, uses.ravel(), np.asarray(capacity, dtype=np.float64),
    )  # fmt: skip


@dataclass(frozen=True)
class Verdict:
    """What a choice is worth: its cost, and by how much each resource is overused (0 where it is not)."""

    value: float
    excess: FloatArray
    feasible: bool


def evaluate(problem: AssignmentProblem, choice: IntArray) -> Verdict:
    """Recompute cost and feasibility of a choice (n,), one option index per item, from the problem alone."""
    picked = np.asarray(choice, dtype=np.int64)
    if picked.shape != (problem.n_items,) or (picked < 0).any() or (picked >= problem.n_options).any():
        raise DataError(f"assignment choice: expected ({problem.n_items},) option indices")
    own = bool(np.array_equal(problem.item[picked], np.arange(problem.n_items)))
    excess = np.maximum(problem.used(picked) - problem.capacity, 0.0)
    slack = TOLERANCE * np.maximum(1.0, np.where(np.isfinite(problem.capacity), problem.capacity, 1.0))
    return Verdict(float(problem.cost[picked].sum()), excess, own and bool((excess <= slack).all()))


@dataclass(frozen=True)
class AssignmentProgress:
    """Where a run stands: stage, share done (0..1), best value and bound so far."""

    stage: str
    share: float
    value: float | None
    bound: float | None


Stop = Callable[[], bool]
Tell = Callable[[AssignmentProgress], None]


@dataclass(frozen=True)
class AssignmentResult:
    """The outcome.

    Attributes:
        status: 'optimal' (proven), 'feasible', 'infeasible' (proven) or 'unknown' (nothing found, nothing proven).
        choice: (n,) index of the option each item takes, None when there is none.
        value: its cost.
        bound: no choice costs less; None when nothing is proven.
        gap: (value - bound) / |value|.
        work: counts of steps, moves and branches.
        method: what was done.
        conflict: names of resources that cannot be kept together, when infeasible.
        conflict_items: items whose options force that, as far as known.
        notes: what else should be told.
    """

    status: str
    choice: IntArray | None
    value: float | None
    bound: float | None
    gap: float | None
    work: Mapping[str, int] = field(default_factory=dict)
    method: str = ""
    conflict: tuple[str, ...] = ()
    conflict_items: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    def as_row(self) -> dict[str, Any]:
        """Return the figures as a plain dictionary."""
        return {"status": self.status, "value": self.value, "bound": self.bound, "gap": self.gap, **self.work}
