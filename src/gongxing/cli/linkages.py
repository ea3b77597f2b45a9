"""Which command measures the linkages of an input-output table?"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from gongxing.cli.door import JSON, json_line, lang, told
from gongxing.display.linkages import show_linkages
from gongxing.workflow.linkages import measure_linkages


@click.command()
@click.argument("file", metavar="[FILE]", required=False, type=click.Path(path_type=Path))
@click.option("--sheet", default="", help="Sheet of the workbook. 工作表名。")
@click.option("--sectors", type=click.IntRange(2), default=None, help="Table with so many sectors. 取该部门数的表。")
@click.option("--top", type=click.IntRange(1), default=None, help="Only the greatest multipliers. 只列乘数最大的部门。")
@JSON
@told
def linkages(file: Path | None, sheet: str, sectors: int | None, top: int | None, as_json: bool) -> None:
    """Multipliers and linkages of an input-output table, the packaged one without FILE. 投入产出表的乘数与关联。"""
    report = measure_linkages(file, sheet=sheet, sectors=sectors)
    json_line(replace(report, rows=report.top(top))) if as_json else show_linkages(report, top, lang())
