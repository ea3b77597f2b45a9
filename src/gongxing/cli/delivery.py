"""Which commands follow a plan into its years: the yearly review and the plan of one year?"""

from __future__ import annotations

from pathlib import Path

import click

from gongxing import workflow
from gongxing.cli.door import FOLDER, JSON, json_line, lang, told
from gongxing.display.terminal import say
from gongxing.display.watch import show_review
from gongxing.words import Lang
from gongxing.workflow.watch import review_year
from gongxing.workflow.yearly import PAPERS, yearly


@click.command()
@FOLDER
@click.option("--year", type=click.IntRange(1990, 2100), default=None, help="Year; default the last reported. 年份。")
@JSON
@told
def review(folder: Path, year: int | None, as_json: bool) -> None:
    """Traffic lights of a year: which indicators and actions slipped, what to do. 年度体检与红黄绿灯。"""
    found = review_year(workflow.open_project(folder), year)
    json_line(found) if as_json else show_review(found, lang())


@click.command("yearly")
@FOLDER
@click.argument("year", type=click.IntRange(1990, 2100))
@click.option("--out", type=click.Path(path_type=Path), default=None, help="File to write, .docx and .pdf. 输出文件。")
@click.option("--paper", type=click.Choice(PAPERS), default="a4", show_default=True, help="A4 or A3 across. 纸张。")
@click.option(
    "--lang",
    "spoken",
    type=click.Choice(["zh", "en"]),
    default="zh",
    show_default=True,
    help="Language of the page. 语言。",
)
@JSON
@told
def yearly_(folder: Path, year: int, out: Path | None, paper: str, spoken: Lang, as_json: bool) -> None:
    """The plan of one YEAR on one page, as Word and PDF. 年度计划一页纸。"""
    files = yearly(workflow.open_project(folder), year, lang=spoken, out=out, paper=paper)
    json_line({"files": [str(file) for file in files]}) if as_json else say(files, lang())
