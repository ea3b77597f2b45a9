"""Which pipes should be kept, reinforced, replaced and laid so that all are served at the least cost?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from gongxing.engines.water.anew import sized_anew
from gongxing.engines.water.baseline import clerk
from gongxing.engines.water.bound import lower_bound
from gongxing.engines.water.conflict import largest_fails, plain_conflict
from gongxing.engines.water.design import Design, first_design, spending
from gongxing.engines.water.layout import least_weights, second_ways, spare, tree, with_sound_pipes
from gongxing.engines.water.outage import allowed
from gongxing.engines.water.polish import polished, repaired
from gongxing.engines.water.problem import BoolArray, WaterProblem
from gongxing.engines.water.scheme import write_scheme
from gongxing.engines.water.trials import Bench
from gongxing.plan.result import Progress, Result, Status
from gongxing.plan.water import WaterScheme
from gongxing.words import Text

_CLERK = Text("手工基准方案", "the clerk's design")
_BOUND = Text("求下界", "proving a bound")
_SIZE = Text("布网定径", "laying out and sizing")
_POLISH = Text("改进管径", "improving the sizes")
_WRITE = Text("写出方案", "writing the scheme")
_METHOD = Text(
    "斯坦纳树布网 + 补环，伴随流量定径与开辟通路，线性化整数规划互换，局部拆除重定，全部工况逐一核算；下界取对偶上升与输水线性规划之大者",
    "Steiner tree and second ways; sizes and shortcuts by adjoint flows; exchanges by a linearised integer programme; iterated "
    "greedy; every case solved; bound by dual ascent or a carrying linear programme, the greater",
)

Stop = Callable[[], bool]
Tell = Callable[[Progress], None]
Found = tuple[Bench, Design]


@dataclass(frozen=True, slots=True)
class WaterParams:
    """How much work the engine may do: rounds of exchanges on the best design, and of tearing up a part and sizing it anew."""

    rounds: int = 3
    anew: int = 10


def solve(
    problem: WaterProblem,
    params: WaterParams | None = None,
    *,
    seed: int = 1,
    stop: Stop | None = None,
    progress: Tell | None = None,
    start: Design | None = None,
) -> Result[WaterScheme]:
    """Return a water scheme with a proven lower bound on the cost.

    The same problem, params and seed give the same result. `stop` is asked often; once it says True the best design so far
    comes back. It begins with `start`, by default the clerk's design, and is never dearer. Where no design can stand every case the
    status is INFEASIBLE and `conflict` names the demands that cannot hold together.
    """
    params = params or WaterParams()
    tell = progress or (lambda _: None)
    conflict = plain_conflict(problem)
    if conflict:
        return Result(Status.INFEASIBLE, None, None, None, None, seed, _METHOD, problem.assumptions, conflict)
    tell(Progress(_CLERK, 0.0))
    given = clerk(problem) if start is None else start
    best: Found | None = None if given is None else (Bench(problem, given.used), given)
    tell(Progress(_BOUND, 0.15, _cost(best)))
    bound, work = lower_bound(problem), 0
    if best is None or stop is None or not stop():
        best, work = _searched(problem, params, best, (seed, stop, tell))
    if best is None:
        conflict = largest_fails(problem)
        status = Status.INFEASIBLE if conflict else Status.UNKNOWN
        return Result(status, None, None, bound, None, seed, _METHOD, problem.assumptions, conflict, work)
    tell(Progress(_WRITE, 0.95, _cost(best), bound))
    scheme = write_scheme(*best)
    value = scheme.cost_yuan
    bound = min(bound, value)
    gap = (value - bound) / abs(value) if value else 0.0
    status = Status.OPTIMAL if gap <= 1e-9 else Status.FEASIBLE
    tell(Progress(_WRITE, 1.0, value, bound))
    return Result(status, scheme, value, bound, gap, seed, _METHOD, problem.assumptions, (), work)


def _cost(found: Found | None) -> float | None:
    return None if found is None else spending(found[0].problem, found[1])


def _searched(
    problem: WaterProblem, params: WaterParams, best: Found | None, how: tuple[int, Stop | None, Tell]
) -> tuple[Found | None, int]:
    """Return the cheaper of what the search finds and what is given, and the steady states that the search solved."""
    seed, stop, tell = how
    halt = stop if best is not None else None
    tell(Progress(_SIZE, 0.2, _cost(best)))
    used = _layout(problem)
    bench = Bench(problem, used)
    found = repaired(bench, first_design(problem, used), halt)
    work = bench.works.solved
    best = _cheaper(best, found)
    tell(Progress(_POLISH, 0.6, _cost(best)))
    if best is not None and not (stop is not None and stop()):
        better = polished(*best, rounds=params.rounds, stop=stop)
        for turn in range(params.anew):
            tell(Progress(_POLISH, 0.6 + 0.3 * turn / params.anew, _cost(better)))
            better = sized_anew(better, rounds=1, seed=seed * 1_000_003 + turn, stop=stop)
        better = polished(*better, rounds=1, stop=stop)
        work += better[0].works.solved
        best = _cheaper(best, better)
    return best, work


def _cheaper(one: Found | None, other: Found | None) -> Found | None:
    if one is None or other is None:
        return other if one is None else one
    return one if spending(one[0].problem, one[1]) <= spending(other[0].problem, other[1]) else other


def _layout(problem: WaterProblem) -> BoolArray:
    """Return the links of the cheapest tree found, all sound pipes joined to it, and the second ways the rules ask for."""
    weight = least_weights(problem)
    free = allowed(problem)
    used = with_sound_pipes(problem, tree(problem, weight))
    return spare(problem, second_ways(problem, used, weight, free), weight, free)
