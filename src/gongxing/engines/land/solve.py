"""Which planned use should each parcel take, and how far from the best can that be?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from gongxing.algorithms.labelling import LabelParams, LabelProgress, smallest_conflict, solve_labels
from gongxing.engines.land.baseline import clerk
from gongxing.engines.land.compile import BUDGET, MONEY, Compiled
from gongxing.engines.land.objective import Assignment, objective
from gongxing.engines.land.problem import LandProblem
from gongxing.engines.land.scheme import write_scheme
from gongxing.plan import LandScheme, Progress, Result, Status
from gongxing.words import Text

_STAGES = {
    "bound": Text("求上界", "proving a bound"),
    "search": Text("改进方案", "improving the plan"),
    "exact": Text("精确求解", "solving exactly"),
}


@dataclass(frozen=True, slots=True)
class LandParams:
    """How much work the engine may do; the defaults suit parks from a hundred to a hundred thousand parcels.

    The search ends once the gap is proven to be within two parts in ten thousand: land values are not known better.
    Exact search over a small park takes a minute at most.
    """

    labelling: LabelParams = field(default_factory=lambda: LabelParams(moves=800, target_gap=2e-4, exact_seconds=60.0))


def solve(
    problem: LandProblem,
    params: LandParams | None = None,
    *,
    seed: int = 1,
    stop: Callable[[], bool] | None = None,
    progress: Callable[[Progress], None] | None = None,
    start: Assignment | None = None,
) -> Result[LandScheme]:
    """Return a land scheme with its proven bound.

    The same problem, params and seed give the same result. `stop` is asked often; once it says True the best scheme so
    far comes back with the bound so far. It begins with `start`, by default what the clerk would do, and is never worse.
    When demands cannot hold together the status is INFEASIBLE and `conflict` names the smallest set found.
    Method: Lagrangian multipliers on the demands, sequential tree-reweighted message passing for the bound (Kolmogorov
    2006), annealing with exact repair for the scheme, HiGHS where it is small enough.
    """
    params = params or LandParams()
    compiled = Compiled(problem)
    start = clerk(problem) if start is None else start

    def tell(word: LabelProgress) -> None:
        if progress is not None:
            progress(
                Progress(
                    _STAGES.get(word.stage, Text(word.stage, word.stage)),
                    word.share,
                    None if word.value is None else word.value / MONEY,
                    None if word.bound is None else word.bound / MONEY,
                )
            )

    found = solve_labels(
        compiled.problem,
        params.labelling,
        seed=seed,
        start=None if start is None else compiled.encode(start),
        progress=tell,
        stop=stop,
    )
    method = Text(
        "拉格朗日乘子 + 树加权消息传递求上界，模拟退火与精确求解求方案",
        "Lagrangian multipliers and tree-reweighted message passing for the bound; annealing and exact search for the plan",
    )
    work = int(sum(found.work.values()))
    bound = None if found.bound is None else found.bound / MONEY
    if found.labels is None:
        conflict = _conflict(compiled)
        status = Status.INFEASIBLE if conflict or found.status == "infeasible" else Status.UNKNOWN
        return Result(
            status, None, None, bound, None, seed, method, (*problem.notes, *_pieces_asked(problem)), conflict, work
        )
    given = compiled.decode(found.labels)
    value = objective(problem, given)
    bound = max(value, value if bound is None else bound)
    gap = (bound - value) / abs(value) if value else None
    status = Status.OPTIMAL if found.status == "optimal" else Status.FEASIBLE
    return Result(status, write_scheme(problem, given), value, bound, gap, seed, method, problem.notes, (), work)


def _pieces_asked(problem: LandProblem) -> tuple[Text, ...]:
    """Return a note on the classes that must be in one piece, for when no conflict could be proven."""
    if not problem.contiguous:
        return ()
    uses = ", ".join(problem.uses[label] for label in problem.contiguous)
    return (
        Text(
            f"要求连片的用途 {uses} 可能是无解的原因：可取消连片要求再试",
            f"no plan was found in which {uses} is in one piece: try without that wish",
        ),
    )


def _conflict(compiled: Compiled) -> tuple[Text, ...]:
    """Return the smallest conflict in words, empty if none could be proven."""
    found = smallest_conflict(compiled.problem)
    if found.status != "conflict":
        return ()
    labels = {demand.key: demand for demand in compiled.land.demands}
    words = []
    for group in found.groups:
        side, _, name = group.partition(":")
        if name in labels:
            demand = labels[name]
            limit = demand.low if side == "low" else demand.high
            hectares = "" if limit is None else f"{limit / 1e4:,.2f}"
            zh, en = ("不少于", "at least") if side == "low" else ("不多于", "at most")
            words.append(
                Text(
                    f"{demand.label.zh}{zh} {hectares} 公顷（{demand.basis.zh}）",
                    f"{demand.label.en} {en} {hectares} ha ({demand.basis.en})",
                )
            )
        elif name == BUDGET:
            money = (compiled.land.budget_yuan or 0.0) / 1e4
            words.append(Text(f"总费用不多于 {money:,.0f} 万元", f"spending of at most {money:,.0f} x 10,000 yuan"))
        elif side == "forbidden":
            rule = compiled.rules[int(name)] or "land.neighbours"
            words.append(Text(f"相邻与防护距离规则 {rule}", f"neighbour and protection rule {rule}"))
        elif side == "connected":
            use = compiled.land.uses[int(name)]
            words.append(Text(f"用途 {use} 须连成一片", f"class {use} must be one piece"))
        elif side == "allowed":
            masks = "、".join(mask.words.zh for mask in compiled.land.masks)
            masks_en = "; ".join(mask.words.en for mask in compiled.land.masks)
            where = f"（地块 {_parcel(compiled, name)}）" if name else ""
            words.append(Text(f"地块可用用途限制{where}：{masks}", f"classes allowed on parcels{where}: {masks_en}"))
    return tuple(dict.fromkeys(words))


def _parcel(compiled: Compiled, node: str) -> str:
    place = int(node)
    return (
        compiled.land.parcels[place]
        if place < compiled.parcels
        else compiled.land.workshops.ids[place - compiled.parcels]
    )
