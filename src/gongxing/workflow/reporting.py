"""How does the newest plan of a project become a report?"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from gongxing.plan import Plan, Progress
from gongxing.report import gather, write_report
from gongxing.store import Project
from gongxing.words import Lang
from gongxing.workflow.industry import industry_of
from gongxing.workflow.planning import plan_project
from gongxing.workflow.values import standards_of
from gongxing.workflow.watch import lights_now


def report(
    project: Project, *, lang: Lang = "zh", plan: Plan | None = None, progress: Callable[[Progress], None] | None = None
) -> tuple[Path, ...]:
    """Write the report of `plan` (the newest, made first if there is none) to out/ as Word, PDF and HTML; return the paths."""
    chosen = plan or project.latest_plan() or plan_project(project, progress=progress)
    park = project.load()
    material = gather(park, chosen, standards_of(park), industry_of(park), lights_now(chosen, park))
    return write_report(material, project.out, lang, progress=progress)
