"""What does sharing networks with a neighbouring zone change: the park's water and sewers planned alone and with its facilities?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from gongxing.errors import Fault, NotReadyError, Place
from gongxing.origins import Figure, computed
from gongxing.park import Park
from gongxing.park.zones import neighbours
from gongxing.plan import Plan, Progress
from gongxing.store import Project
from gongxing.words import Text
from gongxing.workflow.networks import Given, plan_networks
from gongxing.workflow.planning import plan_project
from gongxing.workflow.shares import within
from gongxing.workflow.values import network_values_of, standards_of

STEPS = ("water", "sewer")
"""The networks whose sources, plants and outfalls can be shared."""
COMPARED = (
    "water.cost_yuan",
    "water.new_m",
    "water.replaced_m",
    "water.reinforced_m",
    "water.least_pressure_m",
    "water.outage_pressure_m",
    "water.fire_pressure_m",
    "water.cut_share",
    "sewer.value",
    "sewer.pipes_yuan",
    "sewer.pumps_yuan",
    "sewer.pumps",
    "sewer.deepest_m",
)
"""The figures put side by side."""
PREFIX = "integration."


@dataclass(frozen=True, slots=True)
class Row:
    """One figure alone and shared; None where that scenario has no feasible scheme."""

    key: str
    label: Text
    unit: str
    alone: float | None
    shared: float | None


@dataclass(frozen=True, slots=True)
class Integration:
    """The comparison: with whom, how each scenario ended by network, and the figures side by side."""

    park: str
    zones: tuple[str, ...]
    statuses: tuple[tuple[str, str, str], ...]
    """Network, status alone, status shared."""
    rows: tuple[Row, ...]


def diagnose_integration(project: Project, *, progress: Callable[[Progress], None] | None = None) -> Integration:
    """Compare the project's newest plan (made first if there is none) alone and shared, and keep the figures with that plan.

    NotReadyError where no facility names a neighbouring zone.
    """
    park = project.load()
    if not neighbours(park):
        raise _no_neighbour()
    plan = project.latest_plan() or plan_project(project)
    found = compare(park, plan, progress=progress)
    kept = tuple(figure for figure in plan.figures if not figure.key.startswith(PREFIX))
    project.save_plan(replace(plan, figures=(*kept, *figures(found))), label="integration")
    return found


def compare(park: Park, plan: Plan, *, progress: Callable[[Progress], None] | None = None) -> Integration:
    """Return water and sewers of a plan with the park's own facilities and with those of its neighbours.

    A network for which the search finds nothing cheaper with the neighbour's facilities stays as it is alone.
    """
    tell = progress or (lambda _: None)
    bare = replace(plan, water=None, sewer=None, figures=(), findings=())
    given = Given(park, standards_of(park), network_values_of(park), park.settings.seed)
    alone = plan_networks(bare, given, steps=STEPS, progress=within(tell, 0.0, 0.5))
    shared = plan_networks(bare, replace(given, shared=True), steps=STEPS, progress=within(tell, 0.5, 1.0))
    before, after = ({figure.key: figure for figure in made.figures} for made in (alone, shared))
    for name in STEPS:
        if _dearer(alone, shared, name):  # whoever may use the neighbour's facilities may also leave them alone
            shared = replace(shared, **{name: getattr(alone, name)})
            after |= {key: figure for key, figure in before.items() if key.startswith(f"{name}.")}
    rows = tuple(
        Row(key, some.label, some.unit, _value(before, key), _value(after, key))
        for key in COMPARED
        if (some := before.get(key) or after.get(key)) is not None
    )
    statuses = tuple((name, _status(alone, name), _status(shared, name)) for name in STEPS)
    return Integration(plan.park_name, neighbours(park), statuses, rows)


def figures(found: Integration) -> tuple[Figure, ...]:
    """Return the comparison as figures `integration.<key>.alone` and `.shared`, for the report."""
    words = Text(
        "以本园区设施与共享毗邻园区设施两种情景分别规划",
        "planned with the park's own facilities and with the neighbour's",
    )
    origin = computed("workflow.integration", words, "facilities", "pipes", "network_values")
    return tuple(
        Figure(f"{PREFIX}{row.key}.{scenario}", row.label, value, row.unit, origin)
        for row in found.rows
        for scenario, value in (("alone", row.alone), ("shared", row.shared))
    )


def _dearer(alone: Plan, shared: Plan, name: str) -> bool:
    before, after = getattr(alone, name), getattr(shared, name)
    if before is None or before.part is None:
        return False
    return after is None or after.part is None or after.value > before.value


def _value(figures: dict[str, Figure], key: str) -> float | None:
    return figures[key].value if key in figures else None


def _status(plan: Plan, name: str) -> str:
    result = getattr(plan, name)
    return "" if result is None else str(result.status.value)


def _no_neighbour() -> NotReadyError:
    fault = Fault(
        Place(table="facilities", column="zone"),
        Text("没有毗邻园区的设施", "no facility of a neighbouring zone"),
        Text("至少一处填写了所属园区的水源或污水厂", "at least one source or plant whose `zone` is filled"),
        Text("导入毗邻园区的设施，并填写 zone 列", "import the neighbour's facilities with the column `zone` filled"),
        "integration.zone",
    )
    return NotReadyError(Text("无法比较共享方案", "sharing cannot be compared"), [fault])
