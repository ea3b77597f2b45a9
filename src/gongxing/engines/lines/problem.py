"""Which lines share which streets, where may each lie, what is near it? The frozen input of the line coordination engine.

`L` lines, `S` stretches of street, `R` runs (new lines of one kind side by side with nothing else of their kind in one stretch), `T`
stations along the stretches, `H` lines of today met at stations, `B` buildings met at stations. Lateral positions are metres left of the
centreline. Money in yuan. Arrays are read-only once the problem exists.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np
import numpy.typing as npt

from gongxing.errors import DataError
from gongxing.plan.lines import Path
from gongxing.standards.line_rules import LineRules
from gongxing.words import Text

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Line:
    """One pipe or cable, of today or planned; covers are from the ground to the crown at both ends of the path.

    `movable` means that it may be laid elsewhere in its street; `existing` that it lies there today.
    """

    id: str
    kind: str
    source: str
    decision: str
    path: Path
    diameter_mm: float
    outer_m: float
    ground_start_m: float
    ground_end_m: float
    cover_start_m: float
    cover_end_m: float
    movable: bool
    existing: bool
    pressure: bool = False
    """Whether it is a rising main of a kind that runs by gravity."""
    temporary: bool = False
    connections: int = 0
    road: str = ""
    """The road it is planned in, as its scheme says."""

    @property
    def crown_start_m(self) -> float:
        """Level of the crown at the start of the path."""
        return self.ground_start_m - self.cover_start_m

    @property
    def crown_end_m(self) -> float:
        """Level of the crown at the end of the path."""
        return self.ground_end_m - self.cover_end_m

    @property
    def works(self) -> float:
        """How heavy laying it is: outer diameter times mean depth of the trench."""
        return self.outer_m * (0.5 * (self.cover_start_m + self.cover_end_m) + self.outer_m)


@dataclass(frozen=True, slots=True)
class Stretch:
    """One stretch of street between two meetings: its centreline, the road it is part of, half its width."""

    id: str
    road: str
    path: Path
    half_m: float


@dataclass(frozen=True, slots=True)
class Run:
    """New lines of one kind that share one lateral position in a stretch; `offsets` are those they may take, rising.

    `ties_m` are the lateral positions of the joints on lines of today and facilities to which its pieces reach.
    """

    stretch: int
    kind: str
    lines: tuple[int, ...]
    diameter_mm: float
    outer_m: float
    length_m: float
    offsets: tuple[float, ...]
    customary_m: float
    ties_m: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a new line: along run `run` from station `first_m` to `last_m`, or (run -1) where it came from, along `path`.

    `start`, `end` are the joints between which it lies.
    """

    run: int
    first_m: float
    last_m: float
    start: int
    end: int
    path: Path = ()


@dataclass(frozen=True, slots=True)
class Prices:
    """What the engine weighs; see the keys `line_*` of the network values."""

    violation_yuan_m: float = 10_000.0
    clash_yuan: float = 200_000.0
    shift_yuan_m2: float = 8.0
    tie_yuan_m: float = 900.0
    trench_yuan_m3: float = 140.0
    ramp_m: float = 3.0
    siphon_yuan: float = 90_000.0
    relevel_yuan: float = 3000.0
    out_of_turn_yuan: float = 30_000.0
    sleeve_yuan: float = 6000.0
    existing_factor: float = 1.8
    depth_max_m: float = 6.0
    bend_yuan_m: tuple[tuple[str, float], ...] = ()
    least_slope: tuple[tuple[str, float], ...] = ()

    def bend(self, kind: str) -> float:
        """Return the price of one bend of a kind, per metre of outer diameter."""
        return dict(self.bend_yuan_m).get(kind, 12_000.0)

    def slope(self, kind: str) -> float:
        """Return the least slope of a gravity kind."""
        return dict(self.least_slope).get(kind, 0.001)


@dataclass(frozen=True)
class LinesProblem:
    """Choose a lateral position for each run and a level at each crossing. See README.md for the model in words and formulas."""

    lines: tuple[Line, ...]
    stretches: tuple[Stretch, ...]
    runs: tuple[Run, ...]
    pieces: tuple[tuple[Piece, ...], ...]
    """(L,) the pieces of each new line in the order of its path, () for a line that stays where it is."""
    joint_xy: FloatArray
    """(J, 2) where the pieces met as they came."""
    joint_fixed: BoolArray
    """(J,) whether a line of today or a facility holds the joint where it is."""
    station_stretch: IntArray
    station_m: FloatArray
    station_weight_m: FloatArray
    """(T,) how many metres of the stretch a station stands for; none stand within junctions."""
    cover_run: IntArray
    cover_station: IntArray
    """(C,) which run passes which station."""
    hit_station: IntArray
    hit_line: IntArray
    hit_m: FloatArray
    """(H,) where a line that stays lies, beside which station."""
    wall_station: IntArray
    wall_building: IntArray
    wall_low_m: FloatArray
    wall_high_m: FloatArray
    """(B,) between which lateral positions a building stands beside a station."""
    buildings: tuple[str, ...]
    ground_origin: FloatArray
    ground_cell_m: float
    ground_m: FloatArray
    """(rows, columns) ground levels on a grid that begins at `ground_origin`; 0 far from any line, and where the park has no spot heights."""
    rules: LineRules
    prices: Prices = Prices()
    strict: bool = False
    """Whether any shortage makes the problem infeasible (as its user asked); else shortages are priced and told."""
    warnings: tuple[Text, ...] = ()
    assumptions: tuple[Text, ...] = ()

    def __post_init__(self) -> None:
        faults = self._faults()
        if faults:
            raise DataError("lines problem: " + "; ".join(faults))
        for part in fields(self):
            value = getattr(self, part.name)
            if isinstance(value, np.ndarray):
                value.flags.writeable = False

    def _faults(self) -> list[str]:
        found = []
        ids = [line.id for line in self.lines]
        if len(set(ids)) != len(ids):
            found.append("line ids repeat")
        if len(self.pieces) != len(self.lines):
            found.append("pieces are not given for each line")
        t = len(self.station_m)
        groups = (
            (self.station_stretch, self.station_m, self.station_weight_m),
            (self.cover_run, self.cover_station),
            (self.hit_station, self.hit_line, self.hit_m),
            (self.wall_station, self.wall_building, self.wall_low_m, self.wall_high_m),
            (self.joint_xy, self.joint_fixed),
        )
        if any(len({len(array) for array in group}) > 1 for group in groups):
            found.append("arrays that belong together differ in length")
        for stations in (self.cover_station, self.hit_station, self.wall_station):
            if len(stations) and (stations.min() < 0 or stations.max() >= t):
                found.append("a station that does not exist is named")
        for run in self.runs:
            if not run.offsets:
                found.append(f"run of {run.kind} in stretch {run.stretch} has no position")
        known = {kind.kind for kind in self.rules.kinds}
        found += [f"line {line.id} is of no known kind" for line in self.lines if line.kind not in known]
        return found
