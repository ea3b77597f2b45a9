"""Which tables tell the skills that are needed, those that are there, and the gap, by year and by chain?"""

from __future__ import annotations

from collections.abc import Mapping

from gongxing.origins import Origin, computed
from gongxing.plan import TalentNeed
from gongxing.plan.talent import SKILLS, SkillYear
from gongxing.report.cells import number_column, value_cell
from gongxing.report.document import Column, Sentence, TableBlock, cell, name_of, plain
from gongxing.report.growth_tables import NO_CHAIN
from gongxing.words import Text, same


def talent_origin() -> Origin:
    """Return the origin of the need of skills."""
    words = Text(
        "按增长预测的岗位数与行业岗位结构推算",
        "reckoned from the jobs of the growth forecast and the structure of jobs by sector",
    )
    return computed(
        "engines.growth.talent", words, "staff", "firms", "leads", "industry_values", "engines.growth.outlook"
    )


def talent_table(need: TalentNeed) -> TableBlock:
    """Return each skill: staff and demand today, demand and staff left in the last year, the gap year by year."""
    origin = talent_origin()
    years = sorted({row.year for row in need.rows})
    last = years[-1]
    columns = (
        Column(Text("技能类别", "Skill"), "left", 1.5), number_column(Text("现有人数", "Staff today"), origin), number_column(Text("末年需求", "Demand, last year"), origin),
        number_column(Text("末年留存", "Left of today's staff"), origin, 1.1),
        *(Column(Text(f"{year} 年缺口", f"Gap {year}"), "right", 0.9, origin, quoted=True) for year in years[1:]),
    )  # fmt: skip
    found = {(row.skill, row.year): row for row in need.rows}
    rows = [
        (
            cell(name_of(_capital(label))), _persons(found[skill, years[0]].staff, origin), _persons(found[skill, last].demand, origin),
            _persons(found[skill, last].staff, origin), *(_persons(found[skill, year].gap, origin) for year in years[1:]),
        )
        for skill, label in SKILLS.items()
        if (skill, last) in found
    ]  # fmt: skip
    rows.append(_total(found, years, origin))
    note = plain(
        Text(
            "缺口为负表示人数有余；“—”表示现有人数未知。",
            "A gap below zero means more staff than needed; a dash means that present staff are unknown.",
        )
    )
    return TableBlock(
        "table.talent.gap",
        Text("人才需求与缺口（人）", "Skills needed and the gap (persons)"),
        columns,
        tuple(rows),
        1,
        note,
    )


def _total(found: Mapping[tuple[str, int], SkillYear], years: list[int], origin: Origin) -> tuple[Sentence, ...]:
    def summed(year: int, field: str) -> float | None:
        values = [getattr(row, field) for (_, at), row in found.items() if at == year]
        return None if any(value is None for value in values) else float(sum(values))

    return (
        plain(Text("合计", "Total")), _persons(summed(years[0], "staff"), origin), _persons(summed(years[-1], "demand"), origin),
        _persons(summed(years[-1], "staff"), origin), *(_persons(summed(year, "gap"), origin) for year in years[1:]),
    )  # fmt: skip


def talent_chains_table(need: TalentNeed) -> TableBlock | None:
    """Return the demand of the last year by chain and skill, the largest chain first; None where no chain is told."""
    if not need.chains:
        return None
    origin = talent_origin()
    demand = {(row.chain, row.skill): row.demand for row in need.chains}
    chains = sorted({row.chain for row in need.chains}, key=lambda c: -sum(demand.get((c, s), 0.0) for s in SKILLS))
    columns = (
        Column(Text("产业链", "Chain"), "left", 1.8),
        *(number_column(_capital(label), origin) for label in SKILLS.values()),
        number_column(Text("合计", "Total"), origin),
    )
    rows = []
    for chain in chains:
        values = [demand.get((chain, skill), 0.0) for skill in SKILLS]
        name = name_of(same(chain)) if chain else name_of(NO_CHAIN)
        rows.append((cell(name), *(_persons(value, origin) for value in (*values, sum(values)))))
    sums = [sum(demand.get((chain, skill), 0.0) for chain in chains) for skill in SKILLS]
    rows.append((plain(Text("合计", "Total")), *(_persons(value, origin) for value in (*sums, sum(sums)))))
    return TableBlock(
        "table.talent.chains",
        Text("末年人才需求按产业链（人）", "Skills needed in the last year by chain (persons)"),
        columns,
        tuple(rows),
        1,
    )


def _persons(value: float | None, origin: Origin) -> Sentence:
    return value_cell("talent", value, unit="persons", show="persons!", origin=origin)


def _capital(label: Text) -> Text:
    return Text(label.zh, label.en[:1].upper() + label.en[1:])
