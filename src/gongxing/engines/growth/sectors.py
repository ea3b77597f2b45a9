"""Which value holds for a firm's sector: that of its own code, of a class above it, or of any?"""

from __future__ import annotations

from gongxing.standards.land_values import ANY
from gongxing.standards.parameters import Parameters


def sector_kinds(code: str, prefix: str = "") -> tuple[str, ...]:
    """Return the kinds under which a GB/T 4754 code is looked up, nearest first: four to two digits, section letter, any."""
    text = code.strip()
    letter = text[:1] if text[:1].isalpha() else ""
    digits = text[len(letter) :]
    kinds = [digits[:length] for length in range(min(len(digits), 4), 1, -1)]
    return tuple(prefix + kind for kind in (*kinds, *([letter] if letter else []), ANY))


def sector_value(values: Parameters, key: str, code: str, prefix: str = "") -> float:
    """Return the value of the nearest kind that is given."""
    for kind in sector_kinds(code, prefix):
        if values.knows(key, kind):
            return values.value(key, kind)
    return values.value(key)
