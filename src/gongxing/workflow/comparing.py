"""How are the plans of a project's scenarios set side by side, and written down as table, map and workbook?"""

from __future__ import annotations

import datetime as dt
import importlib
import pkgutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from gongxing import engines
from gongxing.diagnosis.survey_tables import SurveyTable
from gongxing.errors import Fault, NotReadyError, Place
from gongxing.io.atomic import replacing
from gongxing.io.survey_book import write_survey_book
from gongxing.origins import Figure
from gongxing.park.scenario import BASE
from gongxing.plan import Finding, Plan
from gongxing.plan.comparison import Comparison
from gongxing.plan.measure import Measure
from gongxing.report import gather
from gongxing.report.map_ground import ground_of
from gongxing.report.scenario_map import draw_agreement
from gongxing.report.scenario_sheets import scenario_sheets
from gongxing.review.comparison import compare_plans
from gongxing.store import Project
from gongxing.words import Lang, Text, same
from gongxing.workflow.scenario_runs import newest_plans
from gongxing.workflow.scenarios import chosen, scenarios_of
from gongxing.workflow.values import standards_of

BOOK, MAP = "scenarios.xlsx", "scenarios.{0}.png"


def compare(project: Project, names: Sequence[str] = ()) -> Comparison:
    """Return the newest plans of some scenarios (all that have one where none is named) beside that of `base`.

    NotReadyError where there are not two plans to compare. The plan of the park as it stands serves as base where no plan of
    the scenario `base` was made.
    """
    found = scenario_plans(project, names)
    if len(found) < 2:
        fault = Fault(
            Place(file=str(project.folder)), same(", ".join(found) or "—"), Text("至少两个情景的方案", "plans of at least two scenarios"),
            Text("先运行 gongxing scenarios run", "run `gongxing scenarios run` first"), "scenario.plans",
        )  # fmt: skip
        raise NotReadyError(Text("没有可比较的方案", "there is nothing to compare"), [fault])
    return compare_plans(found, better())


def scenario_plans(project: Project, names: Sequence[str] = ()) -> dict[str, Plan]:
    """Return by id the newest plans of the scenarios asked for, that of `base` first."""
    newest = newest_plans(project)
    wanted = [name for name in chosen(scenarios_of(project), names) if name in newest and name != BASE]
    base = newest.get(BASE) or next((r.id for r in reversed(project.plans()) if not r.label), "")
    ids = [base, *(newest[name] for name in wanted)]
    return {identity: project.plan(identity) for identity in ids if identity}


def better() -> dict[str, bool | None]:
    """Return by key every figure the engines measure, and whether more of it is better."""
    found: dict[str, bool | None] = {}
    for module in pkgutil.iter_modules(engines.__path__):
        measures: tuple[Measure, ...] = importlib.import_module(f"{engines.__name__}.{module.name}").MEASURES
        found |= {measure.key: measure.more_is_better for measure in measures}
    fewer = ("land.conflicts_planned", "land.households_displaced", "land.firms_relocated")
    return found | dict.fromkeys(fewer, False)


@dataclass(frozen=True)
class ComparisonBook:
    """A comparison as a workbook holds it."""

    park_name: str
    as_of: dt.date
    synthetic: bool
    figures: tuple[Figure, ...]
    findings: tuple[Finding, ...]
    tables: tuple[SurveyTable, ...]


def write_comparison(project: Project, found: Comparison, lang: Lang) -> tuple[Path, ...]:
    """Write the comparison to out/: a workbook, and a map of where the scenarios agree if they plan land; return the paths."""
    park = project.load()
    book = ComparisonBook(park.settings.name, park.settings.as_of, found.synthetic, (), (), scenario_sheets(found))
    paths = [write_survey_book(book, project.out / BOOK)]
    if found.parcels:
        material = gather(park, project.plan(found.plans[0]), standards_of(park))
        picture = project.out / MAP.format(lang)
        with replacing(picture) as draft:
            draft.write_bytes(draw_agreement(material, found, ground_of(material), lang))
        paths.append(picture)
    return tuple(paths)
