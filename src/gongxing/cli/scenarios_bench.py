"""Which command measures what many scenarios of many parks cost beside their tasks?"""

from __future__ import annotations

import os

import click

from gongxing.cli.door import JSON, Stop, json_line, lang, told
from gongxing.cli.scenarios import SCHEDULER, WORKERS
from gongxing.display import Bar
from gongxing.display.scenarios import show_run_score
from gongxing.workflow.bench_scenarios import bench_scenarios
from gongxing.workflow.cluster import crew_of


@click.command("scenarios")
@click.option("--parks", type=int, default=4, show_default=True, help="How many synthetic parks. 园区数。")
@click.option("--scenarios", type=int, default=6, show_default=True, help="How many scenarios of each. 情景数。")
@WORKERS
@SCHEDULER
@JSON
@told
def scenarios_bench(parks: int, scenarios: int, workers: int, scheduler: str, as_json: bool) -> None:
    """Measure the cost of a run beside its tasks, extrapolated to 200 parks x 50 scenarios. 测评并行情景运行的额外开销。"""
    stop, count = Stop(), workers or os.cpu_count() or 1
    crew = crew_of(count, scheduler)
    with Bar(lang()) as bar:
        score = bench_scenarios(parks, scenarios, crew=crew, workers=count, progress=bar, stop=stop)
    stop.restore()
    json_line(score) if as_json else show_run_score(score, lang())
