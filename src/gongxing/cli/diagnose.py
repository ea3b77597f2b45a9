"""Which commands measure the park as it stands?"""

from __future__ import annotations

from pathlib import Path

import click

from gongxing import workflow
from gongxing.cli.door import FOLDER, JSON, json_line, lang, told
from gongxing.display.survey import show_survey
from gongxing.display.terminal import Bar
from gongxing.workflow.survey import diagnose_networks


@click.group()
def diagnose() -> None:
    """Measure the park as it stands. 诊断现状。"""


@diagnose.command()
@FOLDER
@click.option(
    "--lang", "spoken", type=click.Choice(["zh", "en"]), default=None, help="Language of what is shown. 显示语言。"
)
@JSON
@told
def networks(folder: Path, spoken: str | None, as_json: bool) -> None:
    """Survey today's roads, pipes, water and drains; maps and tables go to out/. 现状路网管网普查。"""
    chosen = lang() if spoken is None else "en" if spoken == "en" else "zh"
    with Bar(chosen) as bar:
        found = diagnose_networks(workflow.open_project(folder), progress=bar)
    json_line(found) if as_json else show_survey(found, chosen)
