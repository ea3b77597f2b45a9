"""Which command measures the phasing solver on its reference instance?"""

from __future__ import annotations

from pathlib import Path

import click

from gongxing.cli.door import JSON, Stop, json_line, lang, told
from gongxing.display.phasing_bench import show_phasing_score
from gongxing.workflow.bench_phasing import bench_phasing as bench


@click.command("phasing")
@click.option("--works", type=int, default=120, show_default=True, help="Size of the instance. 算例规模。")
@click.option(
    "--seed", type=click.IntRange(0), default=1, show_default=True, help="Seed of instance and solver. 随机种子。"
)
@click.option(
    "--seconds",
    type=click.FloatRange(0.1),
    default=None,
    help="Time for the run; 18 up to 200 works, else 90. 限时（秒）；200 项以内 18，以上 90。",
)
@click.option(
    "--instances",
    type=click.Path(path_type=Path),
    default=None,
    help="Folder of the reference generator. 参考算例所在文件夹。",
)
@JSON
@told
def bench_phasing(works: int, seed: int, seconds: float | None, instances: Path | None, as_json: bool) -> None:
    """Measure the phasing solver on its reference instance. 在参考算例上测评时序求解。"""
    stop = Stop()
    score = bench(works, seed, seconds=seconds, instances=instances, stop=stop)
    stop.restore()
    json_line(score) if as_json else show_phasing_score(score, lang())
