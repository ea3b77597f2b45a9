"""What is the value of a measure (keys of figures joined by `+`, a number, or a count of actions) in a plan?"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase

from gongxing.origins import UNKNOWN, Figure, Origin, computed
from gongxing.plan.action import Action
from gongxing.words import Text

_ACTIONS = "actions:"


@dataclass(frozen=True)
class Measured:
    """What measures are read from: the figures by key, and how many actions of each kind (`engine.kind`) there are."""

    figures: Mapping[str, Figure]
    actions: Mapping[str, int]

    def value(self, measure: str) -> tuple[float | None, Origin]:
        """Return the value of a measure in SI with its origin; None where a figure it names is not known.

        A `*` in a key stands for any letters: the figures that fit are summed. What fits nothing is not known, but a kind
        of which the plan asks for no action counts none.
        """
        if not measure:
            return None, UNKNOWN
        if _is_number(measure):
            value = float(measure)
            return value, computed("plan.measured", Text("从零起算", "counted from nothing"), measure)
        parts = [self._part(part.strip()) for part in measure.split("+")]
        origins = [origin for _, origin in parts]
        values = [value for value, _ in parts if value is not None]
        if len(values) < len(parts):
            return None, UNKNOWN
        if len(origins) == 1 and "*" not in measure:
            return values[0], origins[0]
        words = Text("按测度由方案数字合计", "summed from the plan's figures by the measure")
        return math.fsum(values), computed("plan.measured", words, *measure.split("+"))

    def _part(self, key: str) -> tuple[float | None, Origin]:
        if key.startswith(_ACTIONS):
            kind = key.removeprefix(_ACTIONS)
            words = Text("方案行动的项数", "how many actions the plan asks for")
            return float(self.actions.get(kind, 0)), computed("plan.measured", words, "plan.actions", kind)
        if "*" not in key:
            figure = self.figures.get(key)
            return (None, UNKNOWN) if figure is None else (figure.value, figure.origin)
        found = [figure.value for name, figure in self.figures.items() if fnmatchcase(name, key)]
        known = [value for value in found if value is not None]
        return (math.fsum(known) if known and len(known) == len(found) else None), UNKNOWN


def measured(figures: Iterable[Figure], actions: Iterable[Action]) -> Measured:
    """Return what measures are read from, for the figures and actions of a plan; later figures win over earlier ones."""
    return Measured({figure.key: figure for figure in figures}, Counter(f"{a.engine}.{a.kind}" for a in actions))


def _is_number(word: str) -> bool:
    try:
        return math.isfinite(float(word))
    except ValueError:
        return False
