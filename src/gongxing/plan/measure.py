"""What is an indicator of a scheme: its key, its name, its unit and whether more of it is better?"""

from __future__ import annotations

from dataclasses import dataclass

from gongxing.words import Text


@dataclass(frozen=True, slots=True)
class Measure:
    """One indicator of a scheme: key, label, unit and whether more is better (None: neither)."""

    key: str
    label: Text
    unit: str
    more_is_better: bool | None
