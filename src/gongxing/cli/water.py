"""Which commands size the pipes of a water network that is nothing but a file?"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from gongxing.cli.door import JSON, Stop, json_line, lang, told
from gongxing.display.water import show_water_design
from gongxing.workflow.water_file import WaterWishes, solve_water_file

_FILE = click.Path(path_type=Path)


@click.group("water")
def water() -> None:
    """Water networks in EPANET files. EPANET 文件中的供水管网。"""


@water.command("solve")
@click.argument("network", metavar="NETWORK.inp", type=_FILE)
@click.option("--costs", type=_FILE, required=True, help="CSV of diameters and unit costs. 管径与单价表。")
@click.option("--limits", type=_FILE, required=True, help="CSV of limits. 限值表。")
@click.option("--problem", default=None, help="Rows of the tables to take. 取表中哪个算例。")
@click.option("--node-limits", type=_FILE, default=None, help="CSV of limits of single nodes. 逐节点限值表。")
@click.option("--seed", type=click.IntRange(0), default=1, show_default=True, help="Seed of the search. 随机种子。")
@click.option(
    "--budget", type=click.FloatRange(0.001), default=1.0, show_default=True, help="Work, 1 = usual. 搜索工作量。"
)
@click.option("--out", type=_FILE, default=None, help="Write the network with its new diameters. 写出设计文件。")
@JSON
@told
def solve(
    network: Path,
    costs: Path,
    limits: Path,
    problem: str | None,
    node_limits: Path | None,
    seed: int,
    budget: float,
    out: Path | None,
    as_json: bool,
) -> None:
    """Least-cost diameters for NETWORK.inp that EPANET 2.2 finds feasible. 求最省管径。"""
    stop = Stop()
    design = solve_water_file(network, costs, limits, WaterWishes(problem, node_limits, out, seed, budget), stop=stop)
    stop.restore()
    json_line(design) if as_json else show_water_design(design, lang())
    sys.exit(0 if design.feasible else 1)
