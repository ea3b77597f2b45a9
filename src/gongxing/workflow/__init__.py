"""Which use cases are there? One function each; the command line, the web and Python call the same ones."""

from gongxing.workflow.bench import bench_land
from gongxing.workflow.bench_roads import bench_roads
from gongxing.workflow.checking import check
from gongxing.workflow.comparing import compare, write_comparison
from gongxing.workflow.exporting import export
from gongxing.workflow.ingest import Wishes, ingest, repair_project
from gongxing.workflow.integration import diagnose_integration
from gongxing.workflow.letters import write_letters
from gongxing.workflow.pareto import Sweep, pareto, write_front
from gongxing.workflow.planning import Effort, Summary, make_plan, plan_project, sound, summary
from gongxing.workflow.projects import new, open_project
from gongxing.workflow.reporting import report
from gongxing.workflow.roads import RoadsAsked, plan_roads
from gongxing.workflow.robustness import stress_project
from gongxing.workflow.scenario_runs import list_scenarios, run_scenarios
from gongxing.workflow.showing import card, overview
from gongxing.workflow.survey import diagnose_networks
from gongxing.workflow.water_file import WaterWishes, solve_water_file

__all__ = [
    "Effort",
    "RoadsAsked",
    "Summary",
    "Sweep",
    "WaterWishes",
    "Wishes",
    "bench_land",
    "bench_roads",
    "card",
    "check",
    "compare",
    "diagnose_integration",
    "diagnose_networks",
    "export",
    "ingest",
    "list_scenarios",
    "make_plan",
    "new",
    "open_project",
    "overview",
    "pareto",
    "plan_project",
    "plan_roads",
    "repair_project",
    "report",
    "run_scenarios",
    "solve_water_file",
    "sound",
    "stress_project",
    "summary",
    "write_comparison",
    "write_front",
    "write_letters",
]
