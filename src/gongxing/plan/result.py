"""What did an engine find, how good is it provably, and at what work?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from gongxing.words import Text

T = TypeVar("T")


class Status(StrEnum):
    """How a solve ended."""

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    INFEASIBLE = "infeasible"
    UNKNOWN = "unknown"

    @property
    def label(self) -> Text:
        """The status in words."""
        return {
            "optimal": Text("已证最优", "proven optimal"),
            "feasible": Text("可行，差距已证", "feasible with a proven gap"),
            "infeasible": Text("不可行（已找出冲突）", "infeasible (conflict found)"),
            "unknown": Text("在工作量限度内未得可行方案", "no feasible plan within the work allowed"),
        }[self.value]


@dataclass(frozen=True, slots=True)
class Result(Generic[T]):
    """What `solve` of any engine returns.

    `value` and `bound` are in the engine's objective unit and `gap` is |bound - value| / |value|, all None where they do
    not exist; the bound lies above the value where the engine maximises and below it where the value is a cost.
    `conflict` names the smallest set of demands found that cannot hold together, and is empty unless the status is
    INFEASIBLE. `seconds` is stamped by the caller who owns a clock.
    """

    status: Status
    part: T | None
    value: float | None
    bound: float | None
    gap: float | None
    seed: int
    method: Text
    notes: tuple[Text, ...] = ()
    conflict: tuple[Text, ...] = ()
    work: int = 0
    seconds: float | None = None

    def __post_init__(self) -> None:
        solved = self.status in (Status.OPTIMAL, Status.FEASIBLE)
        if solved != (self.part is not None):
            raise ValueError(f"status {self.status} and part {'given' if self.part is not None else 'absent'} disagree")
        if self.conflict and self.status is not Status.INFEASIBLE:
            raise ValueError("only an infeasible result names a conflict")


@dataclass(frozen=True, slots=True)
class Progress:
    """One word from a running engine: how far (0 to 1, None if unknown), best value and bound so far."""

    step: Text
    share: float | None = None
    value: float | None = None
    bound: float | None = None
