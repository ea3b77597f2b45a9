"""Which commands show the schedule and replan it?"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from gongxing import workflow
from gongxing.cli.door import FOLDER, JSON, Stop, json_line, lang, told
from gongxing.display.phasing import show_replanned, show_schedule
from gongxing.workflow.replanning import NewFacts, replan_project, schedule_view, shares_of, slips_of


@click.command()
@FOLDER
@click.option("--year", type=int, default=None, help="Only what is under way in this year. 只看某年在建。")
@JSON
@told
def schedule(folder: Path, year: int | None, as_json: bool) -> None:
    """When everything is done: the schedule of the newest plan. 查看分期排程。"""
    view = schedule_view(workflow.open_project(folder), year)
    json_line({"plan": view.plan_id, "items": view.items()}) if as_json else show_schedule(view, lang())


@click.command()
@FOLDER
@click.option(
    "--slip", "slips", metavar="ACTION=DAYS", multiple=True, help="An action is late by so many days. 行动推迟天数。"
)
@click.option(
    "--facts",
    type=click.Path(path_type=Path),
    default=None,
    help="New facts, laid out like the table progress. 新情况文件（格式同 progress 表）。",
)
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    default=None,
    help="Day of the news; what was to start before has started. 截至日期。",
)
@click.option(
    "--budgets", default="", help="Shares of the money for nested schedules, such as 0.8,1,1.2. 按资金比例嵌套排期。"
)
@JSON
@told
def replan(
    folder: Path, slips: tuple[str, ...], facts: Path | None, as_of: dt.datetime | None, budgets: str, as_json: bool
) -> None:  # fmt: skip
    """Replan the schedule under new facts with the fewest and cheapest changes. 按新情况以最小改动重排。"""
    news = NewFacts(slips_of(slips), facts, None if as_of is None else as_of.date())
    done = replan_project(workflow.open_project(folder), news, budgets=shares_of(budgets), stop=Stop())
    json_line(done) if as_json else show_replanned(done, lang())
