"""Which commands plan roads on a bare parcel file and measure the road engine?"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from gongxing.cli.door import JSON, Stop, json_line, lang, told
from gongxing.display.roads import show_road_score, show_roads
from gongxing.workflow.bench_roads import bench_roads as bench
from gongxing.workflow.roads import RoadsAsked, plan_roads


@click.command("roads")
@click.option("--case", type=click.Path(path_type=Path), required=True, help="JSON file of settlements. 聚落算例文件。")
@click.option("--name", required=True, help="Name of the settlement in the file. 聚落名称。")
@click.option("--seed", type=click.IntRange(0), default=1, show_default=True, help="Seed of the search. 随机种子。")
@click.option(
    "--segments", type=click.IntRange(0), default=None, help="Segments to build; default K of the file. 建设段数。"
)
@JSON
@told
def bench_roads(case: Path, name: str, seed: int, segments: int | None, as_json: bool) -> None:
    """Measure the road engine on a settlement. 在聚落算例上测评道路引擎。"""
    stop = Stop()
    score = bench(case, name, seed=seed, segments=segments, stop=stop)
    stop.restore()
    json_line(score) if as_json else show_road_score(score, lang())


@click.command("roads")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option(
    "--roads", type=click.Path(path_type=Path), default=None, help="File of road centrelines. 道路中心线文件。"
)
@click.option("--layer", default=None, help="Layer of the parcels. 地块图层。")
@click.option("--crs", default=None, help="CRS of files that do not state theirs. 文件未写明时的坐标系。")
@click.option(
    "--budget-m",
    type=click.FloatRange(0),
    default=None,
    help="Metres of new road; beyond access, links. 新建长度限额。",
)
@click.option("--seed", type=click.IntRange(0), default=1, show_default=True, help="Seed of the search. 随机种子。")
@click.option(
    "--out", type=click.Path(path_type=Path), default=None, help="Write segments (.gpkg, .geojson). 写出路段。"
)
@JSON
@told
def roads(
    file: Path, roads: Path | None, layer: str | None, crs: str | None, budget_m: float | None, seed: int, out: Path | None, as_json: bool
) -> None:  # fmt: skip
    """Plan road access for the parcels of any FILE, no project needed. 为任意地块文件规划通路。"""
    stop = Stop()
    answer = plan_roads(file, RoadsAsked(budget_m, roads, layer, crs, seed), out=out, stop=stop)
    stop.restore()
    json_line(answer) if as_json else show_roads(answer, lang())
    sys.exit(1 if answer.conflict or answer.checks_failed else 0)
