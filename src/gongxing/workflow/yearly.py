"""How does a year of a project's plan become one page in Word and PDF?"""

from __future__ import annotations

from pathlib import Path

from gongxing.errors import DataError, Fault, NotReadyError, Place
from gongxing.io.atomic import replacing
from gongxing.plan import Framework, PhasingScheme, Plan
from gongxing.report.yearly import year_page
from gongxing.report.yearly_docx import fits_word, page_docx
from gongxing.report.yearly_pdf import PAPERS, page_pdf
from gongxing.report.yearly_words import PrintedPage, printed
from gongxing.store import Project
from gongxing.words import Lang, Text, same
from gongxing.workflow.watch import framework_now

NAME = "yearly"
FEWER = (48, 40, 33, 28, 24, 21, 18, 15, 12, 9, 6, 3, 0)
"""So many works are tried by name, until the page is one."""


def yearly(
    project: Project, year: int, *, lang: Lang = "zh", out: Path | None = None, paper: str = "a4"
) -> tuple[Path, ...]:
    """Write the plan of one year on one page, as Word and PDF, and return their paths.

    `out` is the file, whose ending is left aside (default out/yearly-<year>.<lang>). The works of most money stand by name, as
    many as fit; the rest is grouped. NotReadyError without a schedule, DataError for a year outside it.
    """
    park, plan = project.load(), project.latest_plan()
    scheme = plan.phasing.part if plan is not None and plan.phasing is not None else None
    if plan is None or scheme is None:
        raise NotReadyError(
            Text("方案还没有分期：先运行 gongxing plan", "the plan has no schedule yet: run `gongxing plan` first")
        )
    _check_year(scheme, year)
    page, pdf = fitted(plan, framework_now(plan, park), scheme, year, lang=lang, paper=paper)
    stem = project.out / f"{NAME}-{year}.{lang}" if out is None else Path(out)
    stem = stem.with_suffix("") if stem.suffix.lower() in (".pdf", ".docx") else stem
    made = {".docx": page_docx(page, paper, plan.made_on), ".pdf": pdf}
    return tuple(_put(stem.parent / f"{stem.name}{ending}", content) for ending, content in made.items())


def fitted(
    plan: Plan, framework: Framework, scheme: PhasingScheme, year: int, *, lang: Lang, paper: str
) -> tuple[PrintedPage, bytes]:
    """Return the page of a year with as many works by name as fit on one sheet, in words and as PDF."""
    for most in FEWER:
        page = printed(year_page(plan, framework, scheme, year, most=most), lang)
        pdf = page_pdf(page, paper) if fits_word(page, paper) else None
        if pdf is not None:
            return page, pdf
    raise DataError(Text(f"{year} 年的计划一页放不下", f"the plan of {year} does not fit on one page"))


def _check_year(scheme: PhasingScheme, year: int) -> None:
    last = scheme.year_of(scheme.quarters - 1)
    if not scheme.first_year <= year <= last:
        expected = Text(f"{scheme.first_year} 至 {last} 年", f"a year from {scheme.first_year} to {last}")
        remedy = Text("改用规划期内的年份", "name a year of the horizon")
        fault = Fault(Place(column="year"), same(str(year)), expected, remedy, "yearly.year")
        raise DataError(Text("年份不在规划期内", "the year lies outside the horizon"), [fault])


def _put(path: Path, content: bytes) -> Path:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with replacing(path) as draft:
            draft.write_bytes(content)
    except OSError as error:
        raise DataError(Text(f"{path} 写不进去（{error}）", f"{path} cannot be written ({error})")) from error
    return path


__all__ = ["PAPERS", "fitted", "yearly"]
