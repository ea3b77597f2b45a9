"""Where does each new line lie, who yields at each crossing, and how far from the best can that be?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from gongxing.engines.lines.baseline import Clerk, always_under, clerk
from gongxing.engines.lines.conflict import crossing_conflict, place_conflict
from gongxing.engines.lines.levels import Levels, levels
from gongxing.engines.lines.places import places
from gongxing.engines.lines.problem import LinesProblem, Prices
from gongxing.engines.lines.scheme import lack_of, write_scheme
from gongxing.engines.lines.search import Found, cheapest
from gongxing.plan import Progress, Result, Status
from gongxing.plan.lines import LinesScheme
from gongxing.words import Text

METHOD = Text(
    "先定平面位置、后定交叉高程，各组分别以分支定界精确求解（最小和扩散求下界）",
    "positions first, then levels at crossings; each group exactly by branch and bound with a min-sum diffusion bound",
)
_PLACES = Text("确定平面位置", "choosing lateral positions")
_LEVELS = Text("确定交叉高程", "choosing levels at crossings")
_PROHIBITIVE = 1e9
Tell = Callable[[Progress], None]
Stop = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class LinesParams:
    """How much work the engine may do: nodes of branch and bound for one group."""

    nodes: int = 20_000


@dataclass(frozen=True)
class _Draft:
    """Positions and levels with their searches."""

    offsets: tuple[float, ...]
    found: Levels
    places: Found
    options: Found

    @property
    def level_yuan(self) -> float:
        return self.found.fixed_yuan + self.options.value

    @property
    def level_bound(self) -> float:
        return self.found.fixed_yuan + self.options.bound


def solve(
    problem: LinesProblem,
    params: LinesParams | None = None,
    *,
    seed: int = 1,
    stop: Stop | None = None,
    progress: Tell | None = None,
    by_hand: Clerk | None = None,
) -> Result[LinesScheme]:
    """Return the scheme of line coordination, never dearer than the clerk's.

    The value is the price of positions and of levels in yuan; the bound is that of the positions plus that of the levels for the
    positions chosen (see README.md). The same problem gives the same result; `seed` is only recorded; `by_hand` spares
    reckoning the clerk's plan again. Once `stop` says True the
    groups not yet searched are the clerk's, improved one member at a time. With `problem.strict` any clear distance that cannot be kept makes the
    result INFEASIBLE, with the smallest conflict found.
    """
    params = params or LinesParams()
    asked = replace(problem, prices=_prohibitive(problem)) if problem.strict else problem
    by_hand = clerk(asked) if by_hand is None or problem.strict else by_hand
    draft = _draft(asked, params, by_hand, stop, progress)
    value = draft.places.value + draft.level_yuan
    if value > by_hand.value + 1e-6:
        draft = _at_clerks_places(asked, params, by_hand, draft, stop)
        value = by_hand.position_yuan + draft.level_yuan
    if problem.strict:
        refused = _refused(asked, draft, seed)
        if refused is not None:
            return refused
    bound = min(value, draft.places.bound + draft.level_bound)
    gap = (value - bound) / abs(value) if value else 0.0
    status = Status.OPTIMAL if gap <= 1e-9 else Status.FEASIBLE
    scheme = write_scheme(problem, draft.offsets, draft.found, draft.options.choice)
    work = draft.places.nodes + draft.options.nodes
    return Result(status, scheme, value, bound, gap, seed, METHOD, _notes(problem, draft), (), work)


def _draft(
    problem: LinesProblem, params: LinesParams, by_hand: Clerk, stop: Stop | None, progress: Tell | None
) -> _Draft:
    tell = progress or (lambda _: None)
    tell(Progress(_PLACES, 0.0))
    priced = places(problem)
    placed = cheapest(priced.single, priced.pairs, by_hand.positions, nodes=params.nodes, stop=stop)
    offsets = tuple(run.offsets[label] for run, label in zip(problem.runs, placed.choice, strict=True))
    tell(Progress(_LEVELS, 0.5))
    found = levels(problem, offsets)
    chosen = _options(problem, params, found, stop)
    tell(
        Progress(
            _LEVELS, 1.0, placed.value + found.fixed_yuan + chosen.value, placed.bound + found.fixed_yuan + chosen.bound
        )
    )
    return _Draft(offsets, found, placed, chosen)


def _options(problem: LinesProblem, params: LinesParams, found: Levels, stop: Stop | None) -> Found:
    return cheapest(found.single, found.pairs, always_under(problem, found), nodes=params.nodes, stop=stop)


def _at_clerks_places(
    problem: LinesProblem, params: LinesParams, by_hand: Clerk, draft: _Draft, stop: Stop | None
) -> _Draft:
    """Return the clerk's positions with the best levels for them: they can be cheaper together than the best positions are."""
    offsets = tuple(run.offsets[label] for run, label in zip(problem.runs, by_hand.positions, strict=True))
    found = levels(problem, offsets)
    return _Draft(offsets, found, draft.places, _options(problem, params, found, stop))


def _prohibitive(problem: LinesProblem) -> Prices:
    return replace(problem.prices, violation_yuan_m=_PROHIBITIVE, clash_yuan=_PROHIBITIVE)


def _refused(problem: LinesProblem, draft: _Draft, seed: int) -> Result[LinesScheme] | None:
    """Return why a plan without any shortage does not exist (or was not found), None if the draft is one."""
    if draft.places.value >= 1e-3 * _PROHIBITIVE:
        conflict = place_conflict(problem, draft.offsets)
    else:
        left = lack_of(problem, draft.found, draft.options.choice)
        if not left:
            return None
        conflict = crossing_conflict(problem, draft.offsets, left[0])
    status = Status.INFEASIBLE if conflict else Status.UNKNOWN
    return Result(status, None, None, None, None, seed, METHOD, _notes(problem, draft), conflict)


def _notes(problem: LinesProblem, draft: _Draft) -> tuple[Text, ...]:
    first, second = draft.places, draft.options
    return (
        *problem.warnings,
        *problem.assumptions,
        Text(
            f"平面位置 {first.proven}/{first.groups} 组、交叉高程 {second.proven}/{second.groups} 组已证最优；高程的界以所定平面位置为前提",
            f"proven optimal: positions in {first.proven} of {first.groups} groups, levels in {second.proven} of {second.groups}; "
            "the bound of the levels holds for the positions chosen",
        ),
    )
