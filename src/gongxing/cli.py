"""Which commands does a park office type? Each reads its arguments, makes one workflow call and shows what came back."""

from __future__ import annotations

import json
import signal
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import click

from gongxing import __version__, workflow
from gongxing.display import Bar, say, show_bench, show_card, show_check, show_import, show_overview, show_plan
from gongxing.errors import GongxingError
from gongxing.plan import to_jsonable
from gongxing.words import Lang, Text

P = ParamSpec("P")
R = TypeVar("R")
FAULTY = 2
"""Exit status after an error in what was given; 1 is a plan that is infeasible or fails its review; 130 is Ctrl-C."""


def _lang() -> Lang:
    context = click.get_current_context(silent=True)
    found: Lang = "en" if context is not None and context.find_root().params.get("lang") == "en" else "zh"
    return found


def _told(command: Callable[P, R]) -> Callable[P, R]:
    """Show our own errors in the user's language, in words and not as a traceback."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return command(*args, **kwargs)
        except GongxingError as error:
            click.echo((Text("错误：", "Error: ")).in_(_lang()) + error.in_(_lang()), err=True)
            sys.exit(FAULTY)

    return run


class _Stop:
    """Ctrl-C asks for the best so far; a second one ends at once."""

    def __init__(self) -> None:
        self.asked = False
        self._before = signal.signal(signal.SIGINT, self._ask)

    def _ask(self, *_: object) -> None:
        if self.asked:
            raise KeyboardInterrupt
        self.asked = True
        click.echo(
            Text(
                "正在停止，保留目前最好的方案……（再按一次立即退出）",
                "stopping, the best plan so far is kept ... (again to quit at once)",
            ).in_(_lang()),
            err=True,
        )

    def __call__(self) -> bool:
        return self.asked

    def restore(self) -> None:
        signal.signal(signal.SIGINT, self._before)


def _json(value: Any) -> None:
    click.echo(json.dumps(to_jsonable(value), ensure_ascii=False))


FOLDER = click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
JSON = click.option("--json", "as_json", is_flag=True, help="Print one line of JSON. 输出一行 JSON。")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="gongxing")
@click.option(
    "--lang",
    type=click.Choice(["zh", "en"]),
    default="zh",
    envvar="GONGXING_LANG",
    show_default=True,
    help="Language of messages. 提示语言。",
)
def main(lang: str) -> None:
    """躬行 gongxing: a planning workbench for industrial parks. 产业园区规划工作台。"""


@main.command()
@FOLDER
@click.option("--demo", is_flag=True, help="Fill it with the synthetic demo park. 建合成示范园区。")
@click.option(
    "--seed",
    type=click.IntRange(0),
    default=1,
    show_default=True,
    help="Seed of the demo park and of planning. 随机种子。",
)
@click.option(
    "--scale",
    type=click.FloatRange(0.5, 100),
    default=1.0,
    show_default=True,
    help="Size of the demo park, 1 = 16 km2. 示范园区规模。",
)
@click.option("--name", default="", help="Name of the park. 园区名称。")
@click.option(
    "--crs", default=None, help="Projected CRS, such as EPSG:4549; chosen by the first import if left out. 投影坐标系。"
)
@JSON
@_told
def new(folder: Path, demo: bool, seed: int, scale: float, name: str, crs: str | None, as_json: bool) -> None:
    """Begin a project in DIR. 新建项目。"""
    project = workflow.new(folder, demo=demo, seed=seed, scale=scale, name=name, crs=crs)
    shown = workflow.overview(project)
    _json(shown) if as_json else show_overview(shown, _lang())


@main.command("import")
@FOLDER
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--mapping", type=click.Path(path_type=Path), help="An edited mapping.toml. 改过的列对应文件。")
@click.option("--crs", default=None, help="CRS of files that do not state theirs. 文件未写明时的坐标系。")
@click.option("--table", default=None, help="The table all layers feed. 指定目标表。")
@click.option("--repair", is_flag=True, help="Repair faulty geometry, each repair recorded. 修复图形并记录。")
@click.option("--keep-first", is_flag=True, help="Of rows with one id keep the first. 编号重复时保留第一行。")
@click.option("--dry-run", is_flag=True, help="Only show the mapping that would be used. 只显示列对应。")
@JSON
@_told
def import_(
    folder: Path,
    files: tuple[Path, ...],
    mapping: Path | None,
    crs: str | None,
    table: str | None,
    repair: bool,
    keep_first: bool,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Read GIS files and registers into the project. 导入图层与名录。"""
    wishes = workflow.Wishes(mapping, crs, table, repair, "keep_first" if keep_first else "refuse", dry_run)
    done = workflow.ingest(workflow.open_project(folder), files, wishes)
    _json(done) if as_json else show_import(done, _lang())


@main.command()
@FOLDER
@click.option("--repair", is_flag=True, help="Repair faulty geometry first, each repair recorded. 先修复图形。")
@click.option(
    "--faults",
    "listed",
    type=click.IntRange(0),
    default=20,
    show_default=True,
    help="How many faults to list. 列出多少处错误。",
)
@JSON
@_told
def check(folder: Path, repair: bool, listed: int, as_json: bool) -> None:
    """How complete and accurate the material is (全、准), and what each gap blocks. 核查资料。"""
    project = workflow.open_project(folder)
    if repair:
        workflow.repair_project(project)
    reports, line = workflow.check(project)
    _json({"line": line, "tables": reports}) if as_json else show_check(reports, line, _lang(), listed)


@main.command()
@FOLDER
@click.option("--seed", type=click.IntRange(0), default=None, help="Seed; default from park.toml. 随机种子。")
@click.option(
    "--seconds", type=click.FloatRange(min=0), default=None, help="Stop improving after so many seconds. 限时。"
)
@click.option("--no-report", is_flag=True, help="Write no report. 不写报告。")
@click.option(
    "--report-lang",
    type=click.Choice(["zh", "en"]),
    default="zh",
    show_default=True,
    help="Language of the report. 报告语言。",
)
@JSON
@_told
def plan(
    folder: Path, seed: int | None, seconds: float | None, no_report: bool, report_lang: Lang, as_json: bool
) -> None:
    """Check, diagnose, optimise the land, review and report. 编制规划方案。"""
    project = workflow.open_project(folder)
    stop = _Stop()
    with Bar(_lang()) as bar:
        made = workflow.plan_project(project, workflow.Effort(seed, seconds=seconds), progress=bar, stop=stop)
        stop.restore()
        files = () if no_report else workflow.report(project, lang=report_lang, plan=made, progress=bar)
    _json(workflow.summary(made, files)) if as_json else show_plan(made, files, _lang())
    sys.exit(0 if workflow.sound(made) else 1)


@main.command()
@FOLDER
@click.option(
    "--lang",
    "report_lang",
    type=click.Choice(["zh", "en"]),
    default="zh",
    show_default=True,
    help="Language of the report. 报告语言。",
)
@JSON
@_told
def report(folder: Path, report_lang: Lang, as_json: bool) -> None:
    """Write the report of the newest plan as Word, PDF and HTML. 写报告。"""
    with Bar(_lang()) as bar:
        files = workflow.report(workflow.open_project(folder), lang=report_lang, progress=bar)
    _json({"files": [str(file) for file in files]}) if as_json else say(files, _lang())


@main.command()
@FOLDER
@click.argument("id", required=False)
@JSON
@_told
def show(folder: Path, id: str | None, as_json: bool) -> None:
    """What the project holds, or one thing by its ID. 查看项目或某一编号。"""
    project = workflow.open_project(folder)
    if id is None:
        shown = workflow.overview(project)
        _json(shown) if as_json else show_overview(shown, _lang())
    else:
        found = workflow.card(project, id)
        _json(found) if as_json else show_card(found, _lang())


@main.command()
@FOLDER
@click.argument("out", metavar="OUT", type=click.Path(path_type=Path))
@click.option("--layer", default="parcels", show_default=True, help="The layer of a GeoJSON. GeoJSON 的图层。")
@JSON
@_told
def export(folder: Path, out: Path, layer: str, as_json: bool) -> None:
    """Write park and plan to OUT (.gpkg, .geojson, .dxf, .xlsx). 导出。"""
    path = workflow.export(workflow.open_project(folder), out, layer=layer)
    _json({"file": str(path)}) if as_json else say((path,), _lang())


@main.command()
@click.argument("name", type=click.Choice(["land"]))
@click.option("--parcels", type=int, default=1000, show_default=True, help="Size of the instance. 算例规模。")
@click.option(
    "--seed", type=click.IntRange(0), default=1, show_default=True, help="Seed of instance and solver. 随机种子。"
)
@click.option(
    "--instances",
    type=click.Path(path_type=Path),
    default=None,
    help="Folder of the reference generator. 参考算例所在文件夹。",
)
@JSON
@_told
def bench(name: str, parcels: int, seed: int, instances: Path | None, as_json: bool) -> None:
    """Measure an engine on its reference instance. 在参考算例上测评引擎。"""
    stop = _Stop()
    with Bar(_lang()) as bar:
        score = workflow.bench_land(parcels, seed, instances=instances, progress=bar.labelling, stop=stop)
    stop.restore()
    _json(score) if as_json else show_bench(score, _lang())
