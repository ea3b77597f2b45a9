"""Which least package of levers makes every target as sure as asked, and how far from the cheapest can it be?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from gongxing.engines.growth.baseline import Clerk, by_hand
from gongxing.engines.growth.levers import Reach
from gongxing.engines.growth.problem import GrowthProblem
from gongxing.engines.growth.scheme import refusal, write_scheme
from gongxing.engines.growth.search import Least, cheapest
from gongxing.engines.growth.simulate import simulate
from gongxing.errors import Fault, NotReadyError, Place
from gongxing.plan import GrowthScheme, Progress, Result, Status
from gongxing.words import Text

METHOD = Text(
    "共同随机数蒙特卡洛；概率随各举措单调上升，在举措网格上以最优优先分支定界精确求最省组合",
    "Monte Carlo with common random numbers; odds rise with every lever, so the cheapest package of the grid is found exactly by best-first branch and bound",
)
_DRAWING = Text("抽取情景", "drawing scenarios")
_SEARCH = Text("搜索最省举措组合", "searching for the least package")


@dataclass(frozen=True, slots=True)
class GrowthParams:
    """How much work the engine may do: draws of the model, boxes of the search."""

    draws: int = 10_000
    boxes: int = 20_000


def solve(
    problem: GrowthProblem,
    params: GrowthParams | None = None,
    *,
    seed: int = 1,
    stop: Callable[[], bool] | None = None,
    progress: Callable[[Progress], None] | None = None,
    reach: Reach | None = None,
) -> Result[GrowthScheme]:
    """Return the cheapest package of levers with which every target is met with the probability asked; value and bound in yuan.

    `reach` spares drawing again what was drawn with the same seed. INFEASIBLE names the target that all levers at their limits do not
    reach and those limits. NotReadyError if the park has no target. Once `stop` says True the clerk's package, or the best
    found so far, is handed over with the bound proven by then.
    """
    if not problem.targets:
        raise NotReadyError(Text("没有设定增长目标", "no growth target is set"), [_NO_TARGET])
    params = params or GrowthParams()
    tell = progress or (lambda _: None)
    tell(Progress(_DRAWING, 0.0))
    reach = reach or Reach(problem, simulate(problem, params.draws, seed), seed)
    top = tuple(lever.steps for lever in problem.levers)
    hand = by_hand(reach)
    if hand is None:
        return Result(
            Status.INFEASIBLE, None, None, None, None, seed, METHOD, problem.notes, refusal(reach, top), reach.evaluations
        )  # fmt: skip
    least = _search(reach, hand, params, stop, tell)
    gap = (least.value - least.bound) / least.value if least.value else 0.0
    status = Status.OPTIMAL if gap <= 1e-9 else Status.FEASIBLE
    scheme = write_scheme(reach, least.point, hand.alone)
    return Result(
        status,
        scheme,
        least.value,
        least.bound,
        gap,
        seed,
        METHOD,
        (*problem.notes, _granularity(problem)),
        (),
        reach.evaluations,
    )


def _search(
    reach: Reach, hand: Clerk, params: GrowthParams, stop: Callable[[], bool] | None, tell: Callable[[Progress], None]
) -> Least:
    opened = 0

    def heard(value: float, bound: float) -> bool:
        nonlocal opened
        opened += 1
        tell(Progress(_SEARCH, min(1.0, bound / value) if value else 1.0, value, bound))
        return opened > params.boxes or (stop is not None and stop())

    levers = reach.problem.levers
    prices = tuple(lever.step * lever.cost_yuan for lever in levers)
    return cheapest(tuple(lever.steps for lever in levers), prices, reach.feasible, hand.steps, heard)


def _granularity(problem: GrowthProblem) -> Text:
    one = sum(lever.step * lever.cost_yuan for lever in problem.levers)
    return Text(
        f"举措按步长取值；允许任意取值时至多再省 {one / 1e4:,.0f} 万元",
        f"levers move in steps; without steps at most {one / 1e6:,.2f} million yuan more could be saved",
    )


_NO_TARGET = Fault(
    Place("park.toml", column="growth"),
    Text("未设 output_rate、tax_rate、jobs_rate", "none of output_rate, tax_rate, jobs_rate"),
    Text("上级下达的年均增速，如 output_rate = 0.08", "the yearly rates asked for, such as output_rate = 0.08"),
    Text("在 park.toml 的 [growth] 中填写", "set [growth] in park.toml"),
    "growth.no_target",
)
