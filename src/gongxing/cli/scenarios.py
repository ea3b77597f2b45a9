"""Which commands plan under named assumptions, compare such plans and test them against the future?"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from gongxing import workflow
from gongxing.cli.door import FOLDER, JSON, Stop, json_line, lang, told
from gongxing.display import Bar, say
from gongxing.display.scenarios import show_comparison, show_front, show_robustness, show_runs, show_scenarios
from gongxing.workflow.cluster import crew_of
from gongxing.workflow.delivery import DELIVERY
from gongxing.workflow.economy import ECONOMY
from gongxing.workflow.networks import NETWORKS

NAMES = click.argument("names", metavar="[NAME]...", nargs=-1)
WORKERS = click.option(
    "--workers", type=click.IntRange(0), default=0, help="Processes side by side; 0 for one a processor. 并行进程数。"
)
SCHEDULER = click.option(
    "--scheduler", default="", help="Run on the Dask cluster at tcp://HOST:PORT instead. 在 Dask 集群上运行。"
)


@click.group()
def scenarios() -> None:
    """Plans under named assumptions (scenarios.toml), side by side. 情景方案的编制与比较。"""


@scenarios.command("list")
@FOLDER
@JSON
@told
def list_(folder: Path, as_json: bool) -> None:
    """The scenarios of the project, what each assumes and its newest plan. 列出情景。"""
    found = workflow.list_scenarios(workflow.open_project(folder))
    json_line(found) if as_json else show_scenarios(found, lang())


@scenarios.command()
@FOLDER
@NAMES
@click.option("--seed", type=click.IntRange(0), default=None, help="Seed; default from park.toml. 随机种子。")
@click.option("--seconds", type=click.FloatRange(min=0), default=None, help="Limit of each plan. 每个方案的限时。")
@click.option("--no-networks", is_flag=True, help="Leave out roads, water and drains. 不规划路网管网。")
@click.option("--no-economy", is_flag=True, help="Leave out industry and growth. 不规划产业与增长。")
@click.option("--no-delivery", is_flag=True, help="Leave out people, money and time. 不作安置、资金与分期。")
@WORKERS
@SCHEDULER
@JSON
@told
def run(
    folder: Path,
    names: tuple[str, ...],
    seed: int | None,
    seconds: float | None,
    no_networks: bool,
    no_economy: bool,
    no_delivery: bool,
    workers: int,
    scheduler: str,
    as_json: bool,
) -> None:
    """Make one plan per scenario, in parallel; what is done already is not done again. 逐情景编制方案。"""
    project, stop = workflow.open_project(folder), Stop()
    networks, economy, delivery = (
        () if no_networks else NETWORKS,
        () if no_economy else ECONOMY,
        () if no_delivery else DELIVERY,
    )
    effort = workflow.Effort(seed, seconds=seconds, networks=networks, economy=economy, delivery=delivery)
    with Bar(lang()) as bar:
        crew = crew_of(workers, scheduler)
        found = workflow.run_scenarios(project, names, effort, crew=crew, progress=bar, stop=stop)
    stop.restore()
    json_line(found) if as_json else show_runs(found, lang())
    sys.exit(0 if all(line.plan for line in found) else 1)


@scenarios.command()
@FOLDER
@NAMES
@JSON
@told
def compare(folder: Path, names: tuple[str, ...], as_json: bool) -> None:
    """Set the newest plans of scenarios side by side: figures, map, workbook. 情景方案对照。"""
    project = workflow.open_project(folder)
    found = workflow.compare(project, names)
    files = workflow.write_comparison(project, found, lang())
    if as_json:
        json_line({"comparison": found, "files": [str(file) for file in files]})
    else:
        show_comparison(found, lang())
        say(files, lang())


@scenarios.command()
@FOLDER
@click.option(
    "--weight", "weights", multiple=True, help="A weight to sweep; may be given again. 要扫描的权重，可多次。"
)
@click.option("--count", type=click.IntRange(1), default=16, show_default=True, help="Sets of weights. 权重组数。")
@click.option("--seconds", type=click.FloatRange(min=0), default=None, help="Limit of each plan. 每个方案的限时。")
@WORKERS
@SCHEDULER
@JSON
@told
def pareto(
    folder: Path,
    weights: tuple[str, ...],
    count: int,
    seconds: float | None,
    workers: int,
    scheduler: str,
    as_json: bool,
) -> None:
    """Plan the land under many sets of weights; which plans does no other surpass? 权重扫描与非支配方案。"""
    project, stop, crew = workflow.open_project(folder), Stop(), crew_of(workers, scheduler)
    sweep = workflow.Sweep(weights, count, seconds)
    with Bar(lang()) as bar:
        front = workflow.pareto(project, sweep, crew=crew, progress=bar, stop=stop)
    stop.restore()
    file = workflow.write_front(project, front, lang())
    if as_json:
        json_line({"front": front, "file": str(file)})
    else:
        show_front(front, lang())
        say((file,), lang())


@scenarios.command()
@FOLDER
@click.option("--count", type=click.IntRange(50), default=2000, show_default=True, help="How many futures. 抽样数。")
@click.option("--seed", type=click.IntRange(0), default=None, help="Seed; default from park.toml. 随机种子。")
@JSON
@told
def futures(folder: Path, count: int, seed: int | None, as_json: bool) -> None:
    """Test the schedule of the newest plan in sampled futures: what breaks it, what to decide now. 抽样未来检验。"""
    found = workflow.stress_project(workflow.open_project(folder), count=count, seed=seed)
    json_line(found) if as_json else show_robustness(found, lang())
