"""Which plans does no other surpass in everything the user may weigh, when the weights are swept?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from gongxing.algorithms.draws import FloatArray, latin_hypercube
from gongxing.algorithms.pareto import hypervolume, non_dominated
from gongxing.engines import land
from gongxing.engines.land.problem import position
from gongxing.errors import DataError, Fault, NotReadyError, Place
from gongxing.io.atomic import replacing
from gongxing.park.scenario import Alteration, Scenario, ScenarioBook, Target
from gongxing.plan import LandScheme, Plan
from gongxing.plan.pareto import Criterion, FrontPoint, ParetoFront
from gongxing.report import gather
from gongxing.report.map_ground import chart_words
from gongxing.report.pareto_chart import FRONT_TITLE, draw_front
from gongxing.store import Project
from gongxing.words import Lang, Text, same
from gongxing.workflow.planning import Effort
from gongxing.workflow.runs import Crew, Task, Tell, run_tasks
from gongxing.workflow.scenario_runs import plan_under, unpack_plan
from gongxing.workflow.scenarios import under
from gongxing.workflow.values import land_values_of, standards_of

SWEPT = ("cost", "quiet", "compactness")
"""The weights swept where none is named."""
RANGE = 4.0
"""Each weight is swept from a quarter of the park's own to four times it."""
REST = "rest"
PICTURE = "pareto.{0}.png"


@dataclass(frozen=True, slots=True)
class Sweep:
    """What is swept: the weights (none: SWEPT), how many sets of them, and the seconds each plan may take."""

    weights: tuple[str, ...] = ()
    count: int = 16
    seconds: float | None = None


def pareto(
    project: Project,
    sweep: Sweep | None = None,
    *,
    crew: Crew,
    progress: Tell | None = None,
    stop: Callable[[], bool] | None = None,
) -> ParetoFront:
    """Plan the land under many sets of weights and return what came out in every criterion, and what is on the front.

    A criterion is what a weight multiplies, reckoned without the weight, in yuan a year or once as the land engine does; the
    last one sums up all that is not swept. DataError for a weight the land engine does not know.
    """
    park, swept = project.load(), tuple(dict.fromkeys(sweep.weights if sweep else ())) or SWEPT
    sweep = sweep or Sweep()
    problem = land.build_problem(park, standards_of(park), land_values_of(park))
    criteria = _criteria(problem, swept)
    own = {key: park.settings.weights.get(key, 1.0) for key in swept}
    book = _book(own, sweep.count, park.settings.seed)
    effort = Effort(seconds=sweep.seconds, networks=(), economy=(), delivery=())
    given = {name: under(park, book, name) for name in book.names}
    tasks = [Task(name, (found.park, found.scenario, effort)) for name, found in given.items()]
    outcomes = run_tasks(plan_under, tasks, crew, progress=progress, stop=stop)
    plans = {outcome.key: unpack_plan(outcome.value) for outcome in outcomes if outcome.value is not None}
    schemes = {name: plan.land.part for name, plan in plans.items() if plan.land and plan.land.part}
    if not schemes:
        remedy = Text("先用 gongxing plan 查明冲突", "see with `gongxing plan` what conflicts")
        fault = Fault(
            Place(),
            Text("没有可行的用地方案", "no feasible land scheme"),
            Text("至少一个", "at least one"),
            remedy,
            "pareto.none",
        )
        raise NotReadyError(Text("无从比较", "there is nothing to compare"), [fault])
    values = np.array([reached(problem, scheme, swept) for scheme in schemes.values()])
    front = non_dominated(values)
    weights_of = {
        name: tuple((key, given[name].park.settings.weights.get(key, 1.0)) for key in swept) for name in schemes
    }
    points = tuple(
        FrontPoint(name, weights_of[name], tuple(row), bool(kept), sum(c.changed for c in schemes[name].choices))
        for name, row, kept in zip(schemes, values.tolist(), front, strict=True)
    )
    return ParetoFront(criteria, points, _volume(values), park.settings.synthetic)


def _volume(values: FloatArray) -> float:
    """Return the share of the box between the worst and the best of each criterion that the outcomes surpass."""
    low, span = values.min(axis=0), np.ptp(values, axis=0)
    wide = span > 0
    return hypervolume((values[:, wide] - low[wide]) / span[wide], np.zeros(int(wide.sum()))) if wide.any() else 0.0


def reached(problem: land.LandProblem, scheme: LandScheme, swept: Sequence[str]) -> tuple[float, ...]:
    """Return what a land scheme reaches in each swept criterion and in the rest, all by the park's own weights, in yuan."""
    labels = np.array([position(problem.uses, scheme.planned[parcel]) for parcel in problem.parcels], dtype=np.int64)
    rows, pairs = np.arange(len(labels)), problem.neighbours.pairs
    alike = labels[pairs[:, 0]] == labels[pairs[:, 1]]
    terms = {factor.key.rpartition(".")[2]: float(factor.points[rows, labels].sum()) for factor in problem.factors}
    terms["cost"] = -float(problem.cost_weight * problem.cost_yuan[rows, labels].sum())
    terms["compactness"] = float(problem.neighbours.reward_yuan_m * problem.neighbours.length_m[alike].sum())
    return (*(terms[key] for key in swept), sum(value for key, value in terms.items() if key not in swept))


def _criteria(problem: land.LandProblem, swept: Sequence[str]) -> tuple[Criterion, ...]:
    """Return the criteria of a sweep; DataError with all weights the land engine does not know."""
    known = {
        factor.key.rpartition(".")[2]: factor.label for factor in problem.factors if not factor.key.endswith(".value")
    }
    known |= {"cost": Text("节约费用", "less spending"), "compactness": Text("同类集聚", "like uses side by side")}
    expected = Text("、".join(known) + " 之一", "one of " + ", ".join(known))
    remedy = Text("改正 --weight", "correct --weight")
    faults = [
        Fault(Place(column="--weight"), same(key), expected, remedy, "pareto.weight")
        for key in swept
        if key not in known
    ]
    if faults:
        raise DataError(Text("没有这个权重", "there is no such weight"), faults)
    return (*(Criterion(key, known[key]) for key in swept), Criterion(REST, Text("其余价值", "all other value")))


def write_front(project: Project, front: ParetoFront, lang: Lang) -> Path:
    """Write the chart of a sweep to out/ and return its path."""
    park = project.load()
    plan = Plan(
        park.settings.name, park.settings.as_of, park.settings.as_of, park.settings.horizon, synthetic=front.synthetic
    )
    words = chart_words(gather(park, plan, standards_of(park)), FRONT_TITLE, lang)
    path = project.out / PICTURE.format(lang)
    with replacing(path) as draft:
        draft.write_bytes(draw_front(front, words, lang))
    return path


def _book(own: dict[str, float], count: int, seed: int) -> ScenarioBook:
    """Return a scenario for each set of weights: spread evenly over the logarithms."""
    spread = RANGE ** (2 * latin_hypercube(count, len(own), seed) - 1)
    made = [
        Scenario(
            f"w{place:02d}", Text(f"权重组 {place}", f"weights {place}"),
            changes=tuple(Alteration(f"weights.{key}", Target.SETTING, float(round(own[key] * factor, 4))) for key, factor in zip(own, row, strict=True)),
        )
        for place, row in enumerate(spread, start=1)
    ]  # fmt: skip
    return ScenarioBook(tuple(made))
