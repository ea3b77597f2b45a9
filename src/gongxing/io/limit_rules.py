"""What does a written rule such as "head>=255; node16 260; node17 272.8" ask of the pressures at the nodes?"""

from __future__ import annotations

import re
from dataclasses import dataclass

from gongxing.words import Text

_PARTS = re.compile(r"[;；|\n]|\s+(?:and|且|和)\s+", re.IGNORECASE)
_NUMBER = r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?"
_BETWEEN = re.compile(rf"^({_NUMBER})\s*<=\s*([a-z]+)\s*<=\s*({_NUMBER})$", re.IGNORECASE)
_CLAUSE = re.compile(
    rf"""^(?P<kind>min_?pressure|max_?pressure|min_?head|max_?head|pressure|head|p_?min|p_?max|h_?min|h_?max|p|h|min|max)?
    \s*(?:(?:at\s+)?(?:nodes?|junctions?|节点)\s*[_:#]?\s*(?P<node>[^\s<>=:]+))?
    \s*(?P<sign>>=|<=|=>|=<|>|<|==|=|:)?
    \s*(?P<value>{_NUMBER})\s*(?P<unit>m|ft|psi|kpa|bar|mh2o)?$""",
    re.IGNORECASE | re.VERBOSE,
)
UNITS = {"m": 1.0, "mh2o": 1.0, "ft": 0.3048, "psi": 0.3048 / 0.4333, "kpa": 0.3048 / (0.4333 * 6.895)}
UNITS["bar"] = 100.0 * UNITS["kpa"]
EXPECTED = Text(
    "以分号隔开的条款，如 pressure>=30; pressure<=60; node16 260; pmax node5 62",
    "clauses parted by semicolons, such as pressure>=30; pressure<=60; node16 260; pmax node5 62",
)


@dataclass(frozen=True, slots=True)
class LimitRule:
    """One clause: least or most, of head (above datum) or pressure, at one node or (None) at all junctions.

    `metres` is what one unit of `value` is where the rule names its unit, None where it is the file's.
    """

    most: bool
    head: bool
    node: str | None
    value: float
    metres: float | None = None


def read_rules(words: str, *, most: bool = False) -> tuple[list[LimitRule], list[str]]:
    """Return the clauses of a rule and those parts that are not understood.

    A clause that does not say what it limits speaks of the same thing as the clause before it (pressure at first, at least or,
    with `most`, at most); without a sign it is a least value unless its name says max.
    """
    rules: list[LimitRule] = []
    odd: list[str] = []
    head, above = False, most
    for part in _PARTS.split(words.replace("≥", ">=").replace("≤", "<=").replace("：", ":")):
        clause = part.strip().strip(",，")
        if not clause:
            continue
        between = _BETWEEN.match(clause)
        if between:
            head = between[2].lower().startswith("h")
            rules += [LimitRule(up, head, None, float(between[n])) for up, n in ((False, 1), (True, 3))]
            continue
        found = _CLAUSE.match(clause)
        if not found:
            odd.append(clause)
            continue
        kind, sign = (found["kind"] or "").lower().replace("_", ""), found["sign"] or ""
        if kind not in ("", "min", "max"):
            head = "head" in kind or kind.startswith("h")
        if "max" in kind or "<" in sign:
            above = True
        elif kind or ">" in sign:
            above = False
        unit = (found["unit"] or "").lower()
        rules.append(LimitRule(above, head, found["node"], float(found["value"]), UNITS.get(unit)))
    return rules, odd
