"""Who is usually responsible for a kind of action, under which pillar does it stand, and by which indicator is it judged?

All of it is a default (grade C): bodies bear the names that parks commonly give them, pillars the six words most plans use. The
park office replaces pillars with its table `strategies`, duties with `duties`, indicators with `indicators`.
"""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase

from gongxing.origins import Origin, assumed
from gongxing.standards.rules import Grade
from gongxing.words import Text, same


@dataclass(frozen=True, slots=True)
class Body:
    """A responsible body by its key."""

    key: str
    name: Text


@dataclass(frozen=True, slots=True)
class PillarNorm:
    """A pillar as plans commonly have it; `words` are those by which a user's own pillar is recognised as this one."""

    key: str
    name: Text
    words: tuple[str, ...]
    grade: Grade = Grade.C


@dataclass(frozen=True, slots=True)
class DutyRule:
    """Who owns the actions of a kind: `pattern` is `engine.kind`, or `engine.*` for all other kinds of an engine.

    `pillar` and `goal` are keys of pillars and indicators, `owner` and `supporting` of bodies.
    """

    pattern: str
    pillar: str
    owner: str
    supporting: tuple[str, ...]
    goal: str
    words: Text
    grade: Grade = Grade.C

    @property
    def origin(self) -> Origin:
        """Its origin: an assumption under a stable key."""
        return assumed(f"duties/{self.pattern}", self.words)


@dataclass(frozen=True, slots=True)
class IndicatorNorm:
    """An indicator that the plan's own figures can fill.

    `base` and `planned` are measures: keys of figures joined by `+`, `*` standing for any letters; a number; or
    `actions:<kind>` for how many actions of a kind the plan asks for. `asked` names the rate of `[growth]` in park.toml
    that sets the target, if one does.
    """

    key: str
    pillar: str
    name: Text
    unit: str
    binding: bool
    higher: bool
    """Whether more is better."""
    base: str
    planned: str
    asked: str
    owner: str
    words: Text
    grade: Grade = Grade.C


@dataclass(frozen=True)
class FrameNorms:
    """The usual bodies, pillars, duties and indicators."""

    bodies: tuple[Body, ...]
    pillars: tuple[PillarNorm, ...]
    rules: tuple[DutyRule, ...]
    indicators: tuple[IndicatorNorm, ...]

    def body(self, named: str) -> Text:
        """Return the name of the body of that key or of that name in either language; any other name stands for itself."""
        for body in self.bodies:
            if named in (body.key, body.name.zh, body.name.en):
                return body.name
        return same(named)

    def rule(self, kind: str) -> DutyRule | None:
        """Return the rule for actions of a kind (`engine.kind`), the longest pattern that fits; None where none does."""
        return max((r for r in self.rules if fits(r.pattern, kind)), key=lambda r: len(r.pattern), default=None)


def fits(pattern: str, name: str) -> bool:
    """Whether a name is a pattern, or one of those that a pattern with `*` stands for."""
    return pattern == name or ("*" in pattern and fnmatchcase(name, pattern))
