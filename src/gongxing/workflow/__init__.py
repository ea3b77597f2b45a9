"""Which use cases are there? One function each; the command line, the web and Python call the same ones."""

from gongxing.workflow.bench import bench_land
from gongxing.workflow.checking import check
from gongxing.workflow.exporting import export
from gongxing.workflow.ingest import Wishes, ingest, repair_project
from gongxing.workflow.planning import Effort, Summary, make_plan, plan_project, sound, summary
from gongxing.workflow.projects import new, open_project
from gongxing.workflow.reporting import report
from gongxing.workflow.showing import card, overview

__all__ = [
    "Effort",
    "Summary",
    "Wishes",
    "bench_land",
    "card",
    "check",
    "export",
    "ingest",
    "make_plan",
    "new",
    "open_project",
    "overview",
    "plan_project",
    "repair_project",
    "report",
    "sound",
    "summary",
]
