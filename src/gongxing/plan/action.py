"""What is to be done? An action flows from the engine that proposes it to phasing, report, Gantt and ledgers."""

from __future__ import annotations

from dataclasses import dataclass

from gongxing.origins import Origin
from gongxing.words import Text


@dataclass(frozen=True, slots=True)
class Action:
    """One measure: what, where, at what cost (yuan), how long (days), what it needs and gives, and why.

    `id` is stable for the same engine and targets. `needs` and `gives` are ids of other actions or names of stocks
    with amounts, such as ("quota_m2", 1200.0), ("flats/E1", 36.0) or ("money_yuan", 2e6); what is given is there once the
    action is done. Cost, duration or benefit None means not known, and is printed so.
    """

    id: str
    engine: str
    kind: str
    title: Text
    parcels: tuple[str, ...]
    cost_yuan: float | None
    duration_days: float | None
    after: tuple[str, ...] = ()
    needs: tuple[tuple[str, float], ...] = ()
    gives: tuple[tuple[str, float], ...] = ()
    origins: tuple[Origin, ...] = ()
    benefit_yuan: float | None = None
    """What it is worth a year once it is done."""
