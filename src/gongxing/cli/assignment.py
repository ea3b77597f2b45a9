"""Which command measures the assignment solver on problems of the OR-Library?"""

from __future__ import annotations

from pathlib import Path

import click

from gongxing.cli.door import JSON, Stop, json_line, lang, told
from gongxing.display.assignment import show_assignment_score
from gongxing.workflow.bench_assignment import bench_assignment as bench


@click.command("assignment")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--maximise", is_flag=True, help="Take the costs as gains. 把费用当作收益求最大。")
@click.option("--seed", type=click.IntRange(0), default=1, show_default=True, help="Seed of the search. 随机种子。")
@click.option(
    "--seconds", type=click.FloatRange(0.1), default=60.0, show_default=True, help="Time for each problem. 每题限时。"
)
@click.option(
    "--bounds", type=click.Path(path_type=Path), default=None, help="File of best known values. 已知最好值文件。"
)
@JSON
@told
def bench_assignment(file: Path, maximise: bool, seed: int, seconds: float, bounds: Path | None, as_json: bool) -> None:
    """Measure the assignment solver on the problems of a FILE. 在指派算例上测评。"""
    stop = Stop()
    for score in bench(file, maximise=maximise, seed=seed, seconds=seconds, bounds=bounds, stop=stop):
        json_line(score) if as_json else show_assignment_score(score, lang())
    stop.restore()
