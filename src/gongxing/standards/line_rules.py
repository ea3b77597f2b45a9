"""How far apart must lines in a street lie, where does each customarily lie, and which one yields to which?

All of it is graded data (`packs/line_separation.csv`, `line_precedence.csv`, `line_kinds.csv`). The park office replaces a figure with a
row `line_separation/<direction>/<a>/<b>` or `line_precedence/<code>` (the order; 0 switches the rule off) in its table `assumptions`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Protocol

from gongxing.errors import RuleError
from gongxing.origins import Origin, assumed
from gongxing.standards.land_values import ANY, DEFAULT_BASIS
from gongxing.standards.rules import Grade
from gongxing.words import Text, same


class Direction(StrEnum):
    """Which clear distance is meant: between lines side by side, between lines that cross, or from a building."""

    HORIZONTAL = "horizontal"
    VERTICAL = "vertical"
    BUILDING = "building"

    @property
    def label(self) -> Text:
        """The distance in words."""
        return {
            "horizontal": Text("水平净距", "horizontal clearance"),
            "vertical": Text("垂直净距", "vertical clearance"),
            "building": Text("至建筑净距", "clearance from buildings"),
        }[self.value]


class Flow(StrEnum):
    """What drives a line: gravity, pressure, or nothing (a cable)."""

    GRAVITY = "gravity"
    PRESSURE = "pressure"
    CABLE = "cable"


class Side(StrEnum):
    """On which side of a street a kind customarily lies."""

    SOUTH_EAST = "south_east"
    NORTH_WEST = "north_west"


@dataclass(frozen=True, slots=True)
class LineKind:
    """One kind of line: its name, what drives it, how well it bends (0 rigid, 3 cable) and where it customarily lies.

    `position` is the share of the way from the centreline to the street's boundary, `wall` the wall thickness as a share of the
    diameter, `cover_m` the least cover.
    """

    kind: str
    label: Text
    flow: Flow
    bend: float
    side: Side
    position: float
    wall: float
    cover_m: float
    words: Text
    grade: Grade = Grade.C


@dataclass(frozen=True, slots=True)
class Separation:
    """One clear distance between outer walls; it holds where `kind_a` (or, if that is `*`, either) is larger than `above_mm`."""

    direction: Direction
    kind_a: str
    kind_b: str
    above_mm: float
    value_m: float
    words: Text
    grade: Grade = Grade.C
    basis: Text = DEFAULT_BASIS

    @property
    def code(self) -> str:
        """Its stable key."""
        whole = f"line_separation/{self.direction}/{self.kind_a}/{self.kind_b}"
        return f"{whole}/{self.above_mm:g}" if self.above_mm else whole

    @property
    def origin(self) -> Origin:
        """Its origin: an assumption under its key."""
        label = self.direction.label
        return assumed(
            self.code,
            Text(
                f"{label.zh} {self.value_m:g} 米：{self.words.zh}（{self.basis.zh}）",
                f"{label.en} {self.value_m:g} m: {self.words.en} ({self.basis.en})",
            ),
        )


@dataclass(frozen=True, slots=True)
class Precedence:
    """One rule of who yields; rules are asked by rising order, and order 0 switches a rule off."""

    code: str
    order: float
    words: Text
    grade: Grade = Grade.C
    basis: Text = DEFAULT_BASIS

    @property
    def origin(self) -> Origin:
        """Its origin: an assumption under a stable key."""
        words = Text(f"{self.words.zh}（{self.basis.zh}）", f"{self.words.en} ({self.basis.en})")
        return assumed(f"line_precedence/{self.code}", words)


class Ranked(Protocol):
    """What the rules of precedence ask of a line."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def kind(self) -> str:
        """Its kind."""

    @property
    def pressure(self) -> bool:
        """Whether it runs under pressure although lines of its kind run by gravity (a rising main)."""

    @property
    def temporary(self) -> bool:
        """Whether it will be taken out again."""

    @property
    def existing(self) -> bool:
        """Whether it lies there today."""

    @property
    def outer_m(self) -> float:
        """Its outer diameter."""

    @property
    def works(self) -> float:
        """How heavy laying it is (diameter times depth, square metres)."""

    @property
    def connections(self) -> int:
        """How many lines join it."""


@dataclass(frozen=True)
class LineRules:
    """All the rules: distances, precedence, kinds."""

    separations: tuple[Separation, ...]
    precedence: tuple[Precedence, ...]
    kinds: tuple[LineKind, ...]
    _kinds: Mapping[str, LineKind] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_kinds", MappingProxyType({kind.kind: kind for kind in self.kinds}))
        unknown = sorted({rule.code for rule in self.precedence} - set(_COMPARISONS))
        if unknown:
            raise RuleError(Text(f"没有避让原则 {unknown}", f"there are no rules of precedence {unknown}"))

    def __iter__(self) -> Iterator[Separation]:
        return iter(self.separations)

    def __reduce__(self) -> tuple[type[LineRules], tuple[object, ...]]:
        return LineRules, (self.separations, self.precedence, self.kinds)

    def kind(self, name: str) -> LineKind:
        """Return what is known of a kind of line; RuleError for an unknown one."""
        if name not in self._kinds:
            raise RuleError(Text(f"没有管线种类 {name}", f"there is no kind of line {name}"))
        return self._kinds[name]

    def flow(self, line: Ranked) -> Flow:
        """Return what drives a line: what drives its kind, pressure for a rising main."""
        return Flow.PRESSURE if line.pressure else self.kind(line.kind).flow

    def separation(self, direction: Direction, a: tuple[str, float], b: tuple[str, float]) -> Separation:
        """Return the distance between two lines, each given as (kind, diameter in mm); (`*`, 0) stands for a building.

        The order of the two does not matter. Rows that name both kinds go before rows that name one, those before `*`;
        of equals the row with the greatest diameter class that applies.
        """
        best: tuple[int, float] | None = None
        found: Separation | None = None
        for row in self.separations:
            if row.direction is not direction:
                continue
            for first, second in ((a, b), (b, a)):
                fits = row.kind_a in (first[0], ANY) and row.kind_b in (second[0], ANY)
                if not fits or (row.above_mm and first[1] <= row.above_mm):
                    continue
                rank = ((row.kind_a != ANY) + (row.kind_b != ANY), row.above_mm)
                if best is None or rank > best or (rank == best and found and row.value_m > found.value_m):
                    best, found = rank, row
        if found is None:
            raise RuleError(
                Text(f"没有 {a[0]} 与 {b[0]} 的{direction.label.zh}", f"no {direction.label.en} for {a[0]} and {b[0]}")
            )
        return found

    def yields(self, a: Ranked, b: Ranked) -> tuple[Ranked, Precedence | None]:
        """Return which of two lines yields and the rule that says so; the later id, and None, where no rule tells them apart."""
        for rule in sorted((r for r in self.precedence if r.order > 0), key=lambda r: r.order):
            mine, theirs = (_COMPARISONS[rule.code](self, line) for line in (a, b))
            if abs(mine - theirs) > 1e-9:
                return (a if mine > theirs else b), rule
        return (a if a.id > b.id else b), None

    def with_separation(self, key: str, value_m: float, basis: str) -> LineRules:
        """Return rules with the user's own distance; `key` is `<direction>/<a>/<b>`, with a diameter class behind it if only that is meant.

        Without a class all classes of the pair are replaced. RuleError for an unknown direction or kind.
        """
        parts = key.split("/")
        known = {*self._kinds, ANY}
        if len(parts) not in (3, 4) or parts[0] not in set(Direction) or not set(parts[1:3]) <= known:
            raise RuleError(Text(f"没有净距 {key}", f"there is no separation {key}"))
        direction, pair = Direction(parts[0]), parts[1:3]
        above = float(parts[3]) if len(parts) == 4 else 0.0
        own = Separation(
            direction, pair[0], pair[1], above, value_m, Text("使用者取值", "the user's figure"), Grade.B, same(basis)
        )

        def replaced(row: Separation) -> bool:
            equal = row.direction is direction and sorted((row.kind_a, row.kind_b)) == sorted(pair)
            return equal and (len(parts) == 3 or row.above_mm == above)

        return replace(self, separations=(*(row for row in self.separations if not replaced(row)), own))

    def with_precedence(self, code: str, order: float, basis: str) -> LineRules:
        """Return rules in which a rule of precedence has another order (0: off); RuleError for an unknown code."""
        if code not in {rule.code for rule in self.precedence}:
            raise RuleError(Text(f"没有避让原则 {code}", f"there is no rule of precedence {code}"))
        changed = tuple(
            replace(rule, order=order, basis=same(basis), grade=Grade.B) if rule.code == code else rule
            for rule in self.precedence
        )
        return replace(self, precedence=changed)


_COMPARISONS: Mapping[str, Callable[[LineRules, Ranked], float]] = {
    "temporary": lambda rules, line: float(line.temporary),
    "pressure": lambda rules, line: float(rules.flow(line) is not Flow.GRAVITY),
    "bendable": lambda rules, line: rules.kind(line.kind).bend,
    "small": lambda rules, line: -round(line.outer_m, 3),
    "new": lambda rules, line: float(not line.existing),
    "light": lambda rules, line: -round(line.works, 2),
    "few": lambda rules, line: -float(line.connections),
}
"""How willing a line is to yield under each rule: the greater one yields."""
