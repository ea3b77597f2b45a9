"""Which commands measure the park as it stands?"""

from __future__ import annotations

from pathlib import Path

import click

from gongxing import workflow
from gongxing.cli.door import FOLDER, JSON, json_line, lang, told
from gongxing.display.accounts import show_money
from gongxing.display.industry import show_chains, show_industry
from gongxing.display.integration import show_integration
from gongxing.display.survey import show_survey
from gongxing.display.terminal import Bar
from gongxing.workflow.industry import diagnose_chain, diagnose_industry
from gongxing.workflow.integration import diagnose_integration
from gongxing.workflow.money import diagnose_finance
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


@diagnose.command()
@FOLDER
@JSON
@told
def integration(folder: Path, as_json: bool) -> None:
    """Water and sewers alone and shared with a neighbouring zone, side by side. 比较与毗邻园区共享管网。"""
    with Bar(lang()) as bar:
        found = diagnose_integration(workflow.open_project(folder), progress=bar)
    json_line(found) if as_json else show_integration(found, lang())


@diagnose.command()
@FOLDER
@click.option(
    "--formulas",
    type=click.Path(path_type=Path),
    default=None,
    help="Your own grading formulas (CSV) in place of the packaged ones. 自备亩均评价公式。",
)
@JSON
@told
def industry(folder: Path, formulas: Path | None, as_json: bool) -> None:
    """Grade firms, map chains, find peers and near sectors; charts and a workbook go to out/. 诊断产业现状。"""
    with Bar(lang()) as bar:
        found = diagnose_industry(workflow.open_project(folder), formulas=formulas, progress=bar)
    json_line(found) if as_json else show_industry(found, lang())


@diagnose.command()
@FOLDER
@JSON
@told
def chain(folder: Path, as_json: bool) -> None:
    """Map the chains: links present, thin, missing, imported; diagrams go to out/chains/. 产业链图谱。"""
    found = diagnose_chain(workflow.open_project(folder))
    json_line(found.report) if as_json else show_chains(found, lang())


@diagnose.command()
@FOLDER
@JSON
@told
def finance(folder: Path, as_json: bool) -> None:
    """Today's accounts: balance, reliance on land, debt ratio, service cover; a workbook goes to out/. 诊断财力与债务。"""
    found = diagnose_finance(workflow.open_project(folder))
    json_line(found) if as_json else show_money(found, lang())
