"""How much work does a phasing run do, and what comes back?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from gongxing.algorithms.schedule.problem import IntArray

Stop = Callable[[], bool]


@dataclass(frozen=True)
class ScheduleParams:
    """How much work to do.

    Attributes:
        moves: of annealing.
        cores: open starts for each work in the programmes that improve a schedule, from narrow to wide.
        core_branches: branch-and-bound nodes of each.
        rounds: neighbourhoods of the best schedule tried after that.
        branches: branch-and-bound nodes of the proof.
        gap: relative gap at which a schedule counts as good enough.
        beside: worth that the caller counts besides, of works that are not done, say; the gap is a share of both together.
    """

    moves: int = 500_000
    cores: tuple[float, ...] = (2.0,)
    core_branches: int = 1
    rounds: int = 6
    branches: int = 100
    gap: float = 1e-6
    beside: float = 0.0


@dataclass(frozen=True)
class ScheduleProgress:
    """Where a run stands: the stage, the best worth and the proven bound, None while there is none."""

    stage: str
    value: float | None
    bound: float | None


Tell = Callable[[ScheduleProgress], None]


@dataclass(frozen=True)
class ScheduleResult:
    """The outcome.

    Attributes:
        status: 'optimal', 'feasible', 'infeasible' (proven) or 'unknown'.
        start: (n,) start of each work, NEVER for works not done; None where no sound schedule was found.
        value: its worth.
        bound: no schedule is worth more; None where nothing is proven.
        gap: (bound - value) / |value|.
        conflict: where infeasible, names of what cannot hold together.
        work: what was spent (moves, branches, rounds).
    """

    status: str
    start: IntArray | None
    value: float | None
    bound: float | None
    gap: float | None
    conflict: tuple[str, ...] = ()
    work: dict[str, int] = field(default_factory=dict)
