"""Which commands follow a plan into its years: the yearly review and the plan of one year?"""

from __future__ import annotations

from pathlib import Path

import click

from gongxing import workflow
from gongxing.cli.door import FOLDER, JSON, json_line, lang, told
from gongxing.display.watch import show_review
from gongxing.workflow.watch import review_year


@click.command()
@FOLDER
@click.option("--year", type=click.IntRange(1990, 2100), default=None, help="Year; default the last reported. 年份。")
@JSON
@told
def review(folder: Path, year: int | None, as_json: bool) -> None:
    """Traffic lights of a year: which indicators and actions slipped, what to do. 年度体检与红黄绿灯。"""
    found = review_year(workflow.open_project(folder), year)
    json_line(found) if as_json else show_review(found, lang())
