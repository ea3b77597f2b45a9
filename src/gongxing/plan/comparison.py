"""How do plans made under different scenarios differ: in figures, in what becomes of each parcel, in what starts when?"""

from __future__ import annotations

from dataclasses import dataclass

from gongxing.plan.scenario import PlanScenario
from gongxing.words import Text


@dataclass(frozen=True, slots=True)
class ComparedFigure:
    """One figure in every scenario, the first being the base; None where a plan does not know it."""

    key: str
    label: Text
    unit: str
    more_is_better: bool | None
    values: tuple[float | None, ...]

    def difference(self, place: int) -> float | None:
        """Return what the scenario at `place` has more than the base, None where either does not know."""
        base, own = self.values[0], self.values[place]
        return None if base is None or own is None else own - base

    def verdict(self, place: int) -> str:
        """Return "good" or "bad" against the base, "same", or "" where it is neither or not known."""
        change = self.difference(place)
        if change is None:
            return ""
        if abs(change) <= 1e-9 * max(1.0, abs(self.values[0] or 0.0)):
            return "same"
        return "" if self.more_is_better is None else "good" if (change > 0) == self.more_is_better else "bad"


@dataclass(frozen=True, slots=True)
class ComparedParcel:
    """One parcel that the scenarios do not all put to the same use: its use today, in each scenario, and how many agree most."""

    parcel: str
    area_m2: float
    present: str
    planned: tuple[str, ...]
    agree: int


@dataclass(frozen=True, slots=True)
class ComparedStart:
    """One action the scenarios do not all start in the same quarter; None where it is not in the plan or not done."""

    action: str
    title: Text
    starts: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Plans side by side, the base first. `synthetic` tells that they rest on synthetic data."""

    scenarios: tuple[PlanScenario, ...]
    plans: tuple[str, ...]
    figures: tuple[ComparedFigure, ...]
    parcels: tuple[ComparedParcel, ...]
    starts: tuple[ComparedStart, ...]
    decided: tuple[str, ...]
    """Actions that start in the first year in every scenario."""
    parcels_in_all: int
    """Parcels that every scenario plans, whether they agree or not."""
    synthetic: bool = False
