"""Which command writes the letters of the households that move?"""

from __future__ import annotations

from pathlib import Path

import click

from gongxing import workflow
from gongxing.cli.door import FOLDER, JSON, json_line, lang, told
from gongxing.display import say
from gongxing.words import Lang


@click.command()
@FOLDER
@click.option("--household", default="", help="Only the letter of this household. 只写这一户。")
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    help="Folder to write to; default: out/ of the project. 写到哪个文件夹。",
)
@click.option(
    "--lang",
    "letter_lang",
    type=click.Choice(["zh", "en"]),
    default="zh",
    show_default=True,
    help="Language of the letters. 告知书语言。",
)
@JSON
@told
def letters(folder: Path, household: str, out: Path | None, letter_lang: Lang, as_json: bool) -> None:
    """Write the letters of the households that move, as Word and PDF. 写补偿安置告知书。"""
    files = workflow.write_letters(workflow.open_project(folder), household=household, out=out, lang=letter_lang)
    json_line({"files": [str(file) for file in files]}) if as_json else say(files, lang())
