"""What came out under each set of weights, in each criterion, and which outcomes does no other surpass?"""

from __future__ import annotations

from dataclasses import dataclass

from gongxing.words import Text


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing that is weighed: the key of its weight ("rest" for all that is not swept) and its name; more is better."""

    key: str
    label: Text


@dataclass(frozen=True, slots=True)
class FrontPoint:
    """One plan of the land: its weights, what it reaches in each criterion (yuan), and whether no other surpasses it in all."""

    name: str
    weights: tuple[tuple[str, float], ...]
    values: tuple[float, ...]
    on_front: bool
    changed: int
    """Parcels it puts to another use."""


@dataclass(frozen=True, slots=True)
class ParetoFront:
    """The outcomes of a sweep. `volume` is the share of the box between the worst and the best of each criterion that is surpassed."""

    criteria: tuple[Criterion, ...]
    points: tuple[FrontPoint, ...]
    volume: float
    synthetic: bool = False
