"""Which command measures relatedness and complexity on a random table?"""

from __future__ import annotations

import click

from gongxing.cli.door import JSON, json_line, lang, told
from gongxing.display.relatedness import show_relatedness_score
from gongxing.workflow.bench_relatedness import bench_relatedness as bench


@click.command("relatedness")
@click.option("--products", type=click.IntRange(2), default=785, show_default=True, help="Products. 产品数。")
@click.option("--places", type=click.IntRange(2), default=226, show_default=True, help="Places. 地区数。")
@click.option("--seed", type=click.IntRange(0), default=1, show_default=True, help="Seed of the table. 随机种子。")
@JSON
@told
def bench_relatedness(products: int, places: int, seed: int, as_json: bool) -> None:
    """Measure relatedness and complexity on a random table. 在随机表上测评关联度与复杂度。"""
    score = bench(products, places, seed)
    json_line(score) if as_json else show_relatedness_score(score, lang())
