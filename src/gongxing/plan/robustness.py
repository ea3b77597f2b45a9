"""What may come otherwise than planned, how often does it break the plan, and what can be decided now all the same?"""

from __future__ import annotations

from dataclasses import dataclass

from gongxing.words import Text


@dataclass(frozen=True, slots=True)
class FutureInput:
    """One thing that may come otherwise: a triangle of low, most likely and high, and how well it is founded (A, B or C)."""

    key: str
    label: Text
    unit: str
    low: float
    mode: float
    high: float
    grade: str


@dataclass(frozen=True, slots=True)
class FailureTest:
    """One way the plan may break: what is measured, how much is tolerated, its mean over the futures, and the share that fails."""

    key: str
    label: Text
    unit: str
    tolerated: float
    mean: float
    share: float


@dataclass(frozen=True, slots=True)
class RiskLimit:
    """One side of a box: an input above or below a figure; `quasi_p` is how likely the limit is to be chance."""

    input: str
    above: bool
    value: float
    quasi_p: float


@dataclass(frozen=True, slots=True)
class RiskBox:
    """Futures that break the plan, in words: of all failures it holds `coverage`, of its futures `density` fail."""

    limits: tuple[RiskLimit, ...]
    words: Text
    futures: int
    coverage: float
    density: float


@dataclass(frozen=True, slots=True)
class StartNow:
    """One work planned for the first year: in how many futures it begins then, and on what that hangs most."""

    work: str
    title: Text
    actions: int
    cost_fen: int
    share: float
    sure: bool
    hangs_on: Text | None = None


@dataclass(frozen=True, slots=True)
class Robustness:
    """A schedule tested in sampled futures; `share` of them break it."""

    futures: int
    seed: int
    inputs: tuple[FutureInput, ...]
    tests: tuple[FailureTest, ...]
    share: float
    boxes: tuple[RiskBox, ...]
    starts: tuple[StartNow, ...]
    seconds: float | None = None

    @property
    def now(self) -> tuple[StartNow, ...]:
        """The works whose start in the first year is sure."""
        return tuple(start for start in self.starts if start.sure)

    @property
    def later(self) -> tuple[StartNow, ...]:
        """The works whose start in the first year hangs on what comes."""
        return tuple(start for start in self.starts if not start.sure)
