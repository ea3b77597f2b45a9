"""Which commands plan roads on a bare parcel file and measure the road engine?"""

from __future__ import annotations

from pathlib import Path

import click

from gongxing.cli.door import JSON, Stop, json_line, lang, told
from gongxing.display.roads import show_road_score
from gongxing.workflow.bench_roads import bench_roads as bench


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
