"""Which command measures the growth engine on a made-up park?"""

from __future__ import annotations

import click

from gongxing.cli.door import JSON, json_line, lang, told
from gongxing.display.growth import show_growth_score
from gongxing.workflow.bench_growth import bench_growth


@click.command("growth")
@click.option("--firms", type=int, default=368, show_default=True, help="Number of firms. 企业数。")
@click.option("--years", type=int, default=5, show_default=True, help="Years ahead. 预测年数。")
@click.option("--draws", type=int, default=10_000, show_default=True, help="Number of draws. 抽样次数。")
@click.option(
    "--seed", type=click.IntRange(0), default=1, show_default=True, help="Seed of instance and draws. 随机种子。"
)
@JSON
@told
def growth_bench(firms: int, years: int, draws: int, seed: int, as_json: bool) -> None:
    """Measure the growth engine on a made-up park. 在虚构园区上测评增长引擎。"""
    score = bench_growth(firms, years, draws, seed)
    json_line(score) if as_json else show_growth_score(score, lang())
