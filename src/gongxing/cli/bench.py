"""Which commands measure an engine on public reference instances?"""

from __future__ import annotations

from pathlib import Path

import click

from gongxing import workflow
from gongxing.cli.door import JSON, Stop, json_line, lang, told
from gongxing.display import Bar, show_bench


@click.group()
def bench() -> None:
    """Measure an engine on its reference instance. 在参考算例上测评引擎。"""


@bench.command()
@click.option("--parcels", type=int, default=1000, show_default=True, help="Size of the instance. 算例规模。")
@click.option(
    "--seed", type=click.IntRange(0), default=1, show_default=True, help="Seed of instance and solver. 随机种子。"
)
@click.option(
    "--instances",
    type=click.Path(path_type=Path),
    default=None,
    help="Folder of the reference generator. 参考算例所在文件夹。",
)
@JSON
@told
def land(parcels: int, seed: int, instances: Path | None, as_json: bool) -> None:
    """Measure the land engine on its reference instance. 在参考算例上测评用地引擎。"""
    stop = Stop()
    with Bar(lang()) as bar:
        score = workflow.bench_land(parcels, seed, instances=instances, progress=bar.labelling, stop=stop)
    stop.restore()
    json_line(score) if as_json else show_bench(score, lang())
