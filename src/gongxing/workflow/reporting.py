"""How does the newest plan of a project become a report?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from gongxing.plan import Plan, Progress
from gongxing.report import gather, write_report
from gongxing.report.material import Material
from gongxing.review.comparison import compare_plans
from gongxing.store import Project
from gongxing.words import Lang
from gongxing.workflow.comparing import better, scenario_plans
from gongxing.workflow.industry import industry_of
from gongxing.workflow.planning import plan_project
from gongxing.workflow.robustness import stress
from gongxing.workflow.values import standards_of
from gongxing.workflow.watch import lights_now


def report(
    project: Project, *, lang: Lang = "zh", plan: Plan | None = None, progress: Callable[[Progress], None] | None = None
) -> tuple[Path, ...]:
    """Write the report of `plan` (the newest, made first if there is none) to out/ as Word, PDF and HTML; return the paths."""
    chosen = plan or project.latest_plan() or plan_project(project, progress=progress)
    return write_report(material_of(project, chosen), project.out, lang, progress=progress)


def material_of(project: Project, plan: Plan) -> Material:
    """Return what the report of a plan is written from: with the plans of scenarios beside it, its schedule tested in futures."""
    park, found = project.load(), scenario_plans(project)
    material = gather(park, plan, standards_of(park), industry_of(park), lights_now(plan, park))
    compared = compare_plans(found, better()) if len(found) > 1 else None
    tested = stress(plan, park, seed=park.settings.seed) if plan.phasing and plan.phasing.part else None
    return replace(material, comparison=compared, robustness=tested)
