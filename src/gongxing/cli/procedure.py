"""Which command dates the steps of a legal procedure?"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from gongxing.cli.door import JSON, json_line, lang, told
from gongxing.display.procedure import show_procedure, show_procedures
from gongxing.workflow.procedures import ProcedureAsked, date_procedure, list_procedures
from gongxing.workflow.projects import open_project


@click.command()
@click.argument("kind", required=False)
@click.option(
    "--start", type=click.DateTime(["%Y-%m-%d"]), default=None, help="Day it begins; default today. 开始日期。"
)
@click.option("--if", "given", multiple=True, help="A circumstance that adds steps, such as majority_objects. 情形。")
@click.option(
    "--project", type=click.Path(path_type=Path), default=None, help="Rules and days of this project. 按项目规则。"
)
@click.option("--out", type=click.Path(path_type=Path), default=None, help="Draw it as .png or .svg. 输出横道图。")
@JSON
@told
def procedure(
    kind: str | None, start: dt.datetime | None, given: tuple[str, ...], project: Path | None, out: Path | None, as_json: bool
) -> None:  # fmt: skip
    """Date the steps of a legal procedure (acquisition, permits, EIA ...); without KIND list them. 法定程序排期。"""
    if kind is None:
        kinds = list_procedures()
        json_line({"procedures": kinds}) if as_json else show_procedures(kinds, lang())
        return
    park = open_project(project) if project else None
    asked = ProcedureAsked(start.date() if start else dt.date.today(), given, park, out, lang())
    found = date_procedure(kind, asked)
    json_line(found) if as_json else show_procedure(found, lang())
