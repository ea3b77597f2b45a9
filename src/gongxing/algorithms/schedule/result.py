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
        branches: branch-and-bound nodes of the last, proving programme.
        core_branches: of each programme among the starts that prices favour.
        cores: regrets, as shares of the bound, up to which starts belong to the core, from narrow to wide.
        gap: relative gap at which a schedule counts as good enough.
    """

    branches: int = 20
    core_branches: int = 20
    cores: tuple[float, ...] = (0.0005, 0.002)
    gap: float = 1e-6


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
        work: what was spent (iterations, nodes, rounds).
    """

    status: str
    start: IntArray | None
    value: float | None
    bound: float | None
    gap: float | None
    conflict: tuple[str, ...] = ()
    work: dict[str, int] = field(default_factory=dict)
