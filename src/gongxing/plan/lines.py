"""What does line coordination propose: where does each pipe lie in its street, and which one yields at a crossing?"""

from __future__ import annotations

from dataclasses import dataclass

from gongxing.words import Text

Path = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class StreetPosition:
    """Where one kind of new line lies in one stretch of street, in metres left (+) or right (-) of its centreline."""

    street: str
    road: str
    kind: str
    lines: tuple[str, ...]
    length_m: float
    offset_m: float
    customary_m: float
    half_width_m: float
    cost_yuan: float
    """Price of lying elsewhere than where the kind customarily lies, and of reaching joints on lines of today."""


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """One line as it will lie: its path, and the levels of its crown at both ends of the path.

    `source` is "present" or the scheme it comes from; `moved` tells whether the path differs from the one it came with.
    Crown levels and covers are those after levels were changed for crossings; local dips are in `LineYield`.
    """

    id: str
    kind: str
    source: str
    decision: str
    diameter_mm: float
    outer_m: float
    path: Path
    moved: bool
    crown_start_m: float
    crown_end_m: float
    cover_start_m: float
    cover_end_m: float


@dataclass(frozen=True, slots=True)
class ParallelRun:
    """Two lines side by side in a street, or a line beside a building: least clear distance, what is required, the verdict.

    `verdict` is "clear", "short" (a new line is too near; priced) or "today" (two lines of today; told, not moved).
    """

    line_a: str
    line_b: str
    building: bool
    street: str
    length_m: float
    distance_m: float
    required_m: float
    rule: str
    short_m: float
    """Length along which the distance is too small."""
    verdict: str
    cost_yuan: float
    words: Text


@dataclass(frozen=True, slots=True)
class Crossing:
    """Two lines of different networks crossing in plan: clear vertical distance before and after, who yields, and by which rule.

    `verdict` is "clear", "yields", "short" (no way out within the limits; priced) or "today" (two lines of today; told, not moved).
    `yielder` is the line that goes out of the way and `precedence` the rule that tells it to, both empty where nobody has to;
    `shift_m` is how far it (or, where nobody has to, a line that yields to others nearby) is raised (+) or lowered (-) here.
    """

    id: str
    line_a: str
    line_b: str
    x: float
    y: float
    before_m: float
    clear_m: float
    required_m: float
    rule: str
    verdict: str
    yielder: str
    precedence: str
    in_turn: bool
    """Whether the one that yields is the one that the rules tell to."""
    way: str
    shift_m: float
    cost_yuan: float
    words: Text


@dataclass(frozen=True, slots=True)
class LineYield:
    """One yielding work: a line passes under or over, is laid at other levels, or becomes an inverted siphon.

    `way` is "under", "over", "relevel" or "siphon"; `shift_m` how far the line is raised (+) or lowered (-) at the crossings; for a line
    laid at other levels `start_shift_m` and `end_shift_m` are what its ends are moved by. `cost_yuan` is one of its parts `bends_yuan`,
    `trench_yuan` and `extra_yuan` (siphon chambers, levels, work on a line of today or out of turn).
    """

    id: str
    line: str
    kind: str
    way: str
    crossings: tuple[str, ...]
    x: float
    y: float
    shift_m: float
    length_m: float
    start_shift_m: float
    end_shift_m: float
    bends_yuan: float
    trench_yuan: float
    extra_yuan: float
    in_turn: bool
    words: Text

    @property
    def cost_yuan(self) -> float:
        """What it costs altogether."""
        return self.bends_yuan + self.trench_yuan + self.extra_yuan


@dataclass(frozen=True, slots=True)
class LinesScheme:
    """The line coordination part of a plan."""

    positions: tuple[StreetPosition, ...]
    lines: tuple[PlacedLine, ...]
    parallels: tuple[ParallelRun, ...]
    crossings: tuple[Crossing, ...]
    yields: tuple[LineYield, ...]
    position_cost_yuan: float
    """Displacements and shortages side by side, as the engine prices them."""
    crossing_cost_yuan: float
    """Yielding works and shortages at crossings, as the engine prices them."""
    warnings: tuple[Text, ...] = ()
    assumptions: tuple[Text, ...] = ()

    def line(self, name: str) -> PlacedLine:
        """Return one line; KeyError if the scheme has none of that name."""
        for line in self.lines:
            if line.id == name:
                return line
        raise KeyError(f"no line {name} in the scheme")

    @property
    def works_yuan(self) -> float:
        """What the yielding works cost."""
        return sum(work.cost_yuan for work in self.yields)
