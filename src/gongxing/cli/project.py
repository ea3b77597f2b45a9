"""Which commands make, fill, plan and show a park project?"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from gongxing import workflow
from gongxing.cli.door import FOLDER, JSON, Stop, json_line, lang, told
from gongxing.display import Bar, say, show_card, show_check, show_import, show_overview, show_plan
from gongxing.words import Lang
from gongxing.workflow.economy import ECONOMY
from gongxing.workflow.exporting import PARTS
from gongxing.workflow.networks import NETWORKS


@click.command()
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
@told
def new(folder: Path, demo: bool, seed: int, scale: float, name: str, crs: str | None, as_json: bool) -> None:
    """Begin a project in DIR. 新建项目。"""
    project = workflow.new(folder, demo=demo, seed=seed, scale=scale, name=name, crs=crs)
    shown = workflow.overview(project)
    json_line(shown) if as_json else show_overview(shown, lang())


@click.command("import")
@FOLDER
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--mapping", type=click.Path(path_type=Path), help="An edited mapping.toml. 改过的列对应文件。")
@click.option("--crs", default=None, help="CRS of files that do not state theirs. 文件未写明时的坐标系。")
@click.option("--table", default=None, help="The table all layers feed. 指定目标表。")
@click.option("--repair", is_flag=True, help="Repair faulty geometry, each repair recorded. 修复图形并记录。")
@click.option("--keep-first", is_flag=True, help="Of rows with one id keep the first. 编号重复时保留第一行。")
@click.option("--dry-run", is_flag=True, help="Only show the mapping that would be used. 只显示列对应。")
@JSON
@told
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
    json_line(done) if as_json else show_import(done, lang())


@click.command()
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
@told
def check(folder: Path, repair: bool, listed: int, as_json: bool) -> None:
    """How complete and accurate the material is (全、准), and what each gap blocks. 核查资料。"""
    project = workflow.open_project(folder)
    if repair:
        workflow.repair_project(project)
    reports, line = workflow.check(project)
    json_line({"line": line, "tables": reports}) if as_json else show_check(reports, line, lang(), listed)


@click.command()
@FOLDER
@click.option("--seed", type=click.IntRange(0), default=None, help="Seed; default from park.toml. 随机种子。")
@click.option(
    "--seconds", type=click.FloatRange(min=0), default=None, help="Stop improving after so many seconds. 限时。"
)
@click.option("--no-networks", is_flag=True, help="Leave out roads, water and drains. 不规划路网管网。")
@click.option("--no-economy", is_flag=True, help="Leave out industry and growth. 不规划产业与增长。")
@click.option("--no-report", is_flag=True, help="Write no report. 不写报告。")
@click.option(
    "--report-lang",
    type=click.Choice(["zh", "en"]),
    default="zh",
    show_default=True,
    help="Language of the report. 报告语言。",
)
@JSON
@told
def plan(
    folder: Path,
    seed: int | None,
    seconds: float | None,
    no_networks: bool,
    no_economy: bool,
    no_report: bool,
    report_lang: Lang,
    as_json: bool,
) -> None:
    """Check, diagnose, optimise land, industry, roads, water and drains, review and report. 编制规划方案。"""
    project = workflow.open_project(folder)
    stop = Stop()
    networks, economy = () if no_networks else NETWORKS, () if no_economy else ECONOMY
    effort = workflow.Effort(seed, seconds=seconds, networks=networks, economy=economy)
    with Bar(lang()) as bar:
        made = workflow.plan_project(project, effort, progress=bar, stop=stop)
        stop.restore()
        files = () if no_report else workflow.report(project, lang=report_lang, plan=made, progress=bar)
    json_line(workflow.summary(made, files)) if as_json else show_plan(made, files, lang())
    sys.exit(0 if workflow.sound(made) else 1)


@click.command()
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
@told
def report(folder: Path, report_lang: Lang, as_json: bool) -> None:
    """Write the report of the newest plan as Word, PDF and HTML. 写报告。"""
    with Bar(lang()) as bar:
        files = workflow.report(workflow.open_project(folder), lang=report_lang, progress=bar)
    json_line({"files": [str(file) for file in files]}) if as_json else say(files, lang())


@click.command()
@FOLDER
@click.argument("id", required=False)
@JSON
@told
def show(folder: Path, id: str | None, as_json: bool) -> None:
    """What the project holds, or one thing by its ID. 查看项目或某一编号。"""
    project = workflow.open_project(folder)
    if id is None:
        shown = workflow.overview(project)
        json_line(shown) if as_json else show_overview(shown, lang())
    else:
        found = workflow.card(project, id)
        json_line(found) if as_json else show_card(found, lang())


@click.command()
@FOLDER
@click.argument("out", metavar="OUT", type=click.Path(path_type=Path))
@click.option("--layer", default="parcels", show_default=True, help="The layer of a GeoJSON. GeoJSON 的图层。")
@click.option(
    "--part",
    type=click.Choice(PARTS),
    default=None,
    help="Only this part: a network as .inp; bills, industry, schedule or framework as .xlsx. 只导出管网（.inp）、工程量清单、产业、排期或框架（.xlsx）。",
)
@JSON
@told
def export(folder: Path, out: Path, layer: str, part: str | None, as_json: bool) -> None:
    """Write park and plan to OUT (.gpkg, .geojson, .dxf, .xlsx), or water.inp, sewer.inp, storm.inp, quantities.xlsx, framework.xlsx. 导出。"""
    path = workflow.export(workflow.open_project(folder), out, layer=layer, part=part or "")
    json_line({"file": str(path)}) if as_json else say((path,), lang())
