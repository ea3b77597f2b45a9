"""When is each work done, do the stocks last, what changed against the schedule before, and what is not done and why?"""

from __future__ import annotations

from collections.abc import Iterator

from gongxing.plan import PhasingScheme, Result
from gongxing.report.approval_tables import approvals_table
from gongxing.report.chapters.foundation import paragraph, told
from gongxing.report.chapters.opening import body, open_chapter, pending
from gongxing.report.chapters.verdicts import checked, unsolved, verdict
from gongxing.report.delivery_charts import chart_titles
from gongxing.report.delivery_parts import DELIVERY_PARTS
from gongxing.report.document import EMPTY, Block, MapBlock, Ref, Sentence, id_of, plain, say, years_of
from gongxing.report.material import Material
from gongxing.report.phasing_tables import changes_table, idle_table, projects_table, year_list, years_table
from gongxing.report.works_tables import projects_table as works_table
from gongxing.words import Text

_PART = DELIVERY_PARTS["phasing"]


def build_phasing(material: Material) -> tuple[Block, ...]:
    """Return the chapter on phasing and major projects."""
    result = material.plan.phasing
    if result is None:
        return _unphased(material)
    scheme = result.part
    found = () if scheme is None else tuple(_scheduled(material, result, scheme))
    lead = verdict(material, _PART, result)
    return body(open_chapter("phasing"), *lead, *found, *(() if scheme else unsolved(material, _PART, result)))


def _unphased(material: Material) -> tuple[Block, ...]:
    table = works_table(material)
    lead = say(
        Text("规划期为{years}。行动与费用已由引擎给出，尚未分期。", "The horizon is {years}. Engines have given the actions and their cost; they are not phased yet."),
        years=years_of(*material.plan.horizon),
    )  # fmt: skip
    where = (
        say(Text("费用最高的行动见{table}。", "{table} lists the dearest actions."), table=Ref(table.key))
        if table
        else EMPTY
    )
    waiting = unsolved(material, _PART, None) or (pending("phasing"),)
    return body(open_chapter("phasing"), paragraph(lead, where), table, *waiting)


def _scheduled(material: Material, result: Result[PhasingScheme], scheme: PhasingScheme) -> Iterator[Block]:
    years, projects, starts = (make(material.plan, scheme) for make in (years_table, projects_table, year_list))
    changes, idle = changes_table(material.plan, scheme), idle_table(material.plan, scheme)
    yield from body(
        paragraph(
            _counts(material),
            say(Text("分年度安排见{table}。", "{table} gives the schedule by year."), table=Ref(years.key)),
        )
    )
    yield years
    titles = chart_titles(material)
    yield from (MapBlock(key, title) for key, title in titles.items())
    yield from body(
        paragraph(
            _rules(), say(Text("重大项目见{table}。", "{table} lists the largest works."), table=Ref(projects.key))
        )
    )
    yield projects
    yield starts
    if changes is not None:
        yield from body(
            paragraph(
                _changed(material, scheme), say(Text("逐项见{table}。", "{table} lists them."), table=Ref(changes.key))
            )
        )
        yield changes
    if idle is not None:
        yield idle
    asked = approvals_table(material, scheme)
    if asked is not None:
        yield from body(
            paragraph(
                say(
                    Text(
                        "各项行动开工前须办结的审批及最晚申请日见{table}。",
                        "{table} lists the approvals that must have ended before works start, and by when to ask for each.",
                    ),
                    table=Ref(asked.key),
                )
            )
        )
        yield asked
    yield from checked(material, _PART)


def _counts(material: Material) -> Sentence:
    return told(
        material,
        Text(
            "{actions}按“同沟同槽、一次开挖”合并为{works}，按季度排期，{idle}未能排入规划期；排入行动的园区支出合计{cost}。",
            "{actions} are bundled into {works}, so that a trench is opened once, and placed in quarters; {idle} do not fit into "
            "the horizon. What is scheduled costs the park {cost}.",
        ),
        actions=("phasing.actions", Text("行动数", "actions")),
        works=("phasing.works", Text("项目数", "works")),
        idle=("phasing.unscheduled", Text("未排入行动", "actions not done")),
        cost=("phasing.cost_yuan", Text("支出", "cost")),
    )


def _rules() -> Sentence:
    return plain(
        Text(
            "排期遵守的先后关系：先批后建、先安置后腾地、先土壤调查后住宅、先管网后入驻、先下游后上游；资金、用地指标、作业队与安置房源逐季不超限。",
            "The order it keeps: approvals before works, housing before clearance, soil survey before housing, pipes before plants, drains downstream "
            "before upstream; money, land quota, crews and flats last in every quarter.",
        )
    )


def _changed(material: Material, scheme: PhasingScheme) -> Sentence:
    return told(
        material,
        Text("与方案{base}的排期相比，{count}行动改期，力求改动最少。", "Against the schedule of {base}, {count} change, as few as can be."),
        count=("phasing.changes", Text("改期行动", "actions changed")),
    ) if not scheme.base else _against(material, scheme)  # fmt: skip


def _against(material: Material, scheme: PhasingScheme) -> Sentence:
    words = Text(
        "与方案{base}的排期相比，{count}行动改期，力求改动最少。",
        "Against the schedule of {base}, {count} change, as few as can be.",
    )
    run = material.run("phasing.changes", Text("改期行动", "actions changed"))
    return say(words, base=id_of(scheme.base), count=run)
