"""How are the outlook, the package and the need of skills written down as tables, for a workbook or another program?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gongxing.diagnosis.survey_tables import Cell, SurveyColumn, SurveyTable, plain
from gongxing.plan import GrowthOutlook, Plan, TalentNeed
from gongxing.plan.growth import MEASURED, PARTS
from gongxing.plan.talent import SKILLS
from gongxing.words import Text

_MEASURE = SurveyColumn("measure", Text("指标", "measure"), "", tuple(MEASURED.items()))
_PART = SurveyColumn("part", Text("来源", "part"), "", tuple(PARTS.items()))
_SKILL = SurveyColumn("skill", Text("技能类别", "skill"), "", tuple(SKILLS.items()))
_YEAR = SurveyColumn("year", Text("年份", "year"))
_CHAIN = SurveyColumn("chain", Text("产业链", "chain"))
_MEAN = SurveyColumn("mean", Text("均值", "mean"))


def growth_tables(plan: Plan) -> tuple[SurveyTable, ...]:
    """Return the outlook, the odds, the package and the skills of a plan; what it does not hold is left out."""
    found: list[SurveyTable] = []
    if plan.outlook is not None:
        found += _outlook(plan.outlook)
    scheme = plan.growth.part if plan.growth is not None else None
    if scheme is not None:
        columns = _columns(
            lever="举措代码|lever", zh="举措|in Chinese", en="举措（英文）|in English", amount="用量|amount"
        )
        columns += _columns(limit="上限|limit", unit="单位|unit", cost_yuan="费用（元）|cost in yuan")
        rows = ((v.key, v.label.zh, v.label.en, v.amount, v.limit, v.unit, v.cost_yuan) for v in scheme.levers)
        found.append(_table("growth_package", Text("增长举措组合", "package for growth"), columns, rows))
    if plan.talent is not None:
        found += _skills(plan.talent)
    return tuple(found)


def _outlook(outlook: GrowthOutlook) -> Iterable[SurveyTable]:
    levels = sorted({share for spread in outlook.spreads for share, _ in spread.quantiles})
    heads = tuple(SurveyColumn(f"p{100 * p:g}", Text(f"{100 * p:g}% 分位", f"{100 * p:g} % quantile")) for p in levels)
    spreads = ((s.measure, s.year, s.mean, *(dict(s.quantiles).get(p) for p in levels)) for s in outlook.spreads)
    yield _table("growth_outlook", Text("增长预测分布", "growth outlook"), (_MEASURE, _YEAR, _MEAN, *heads), spreads)
    parts = ((p.measure, p.year, p.part, p.mean) for p in outlook.parts)
    yield _table("growth_parts", Text("增长来源", "parts of growth"), (_MEASURE, _YEAR, _PART, _MEAN), parts)
    chains = ((c.chain, c.measure, c.year, c.part, c.mean) for c in outlook.chains)
    yield _table(
        "growth_chains", Text("分产业链增长", "growth by chain"), (_CHAIN, _MEASURE, _YEAR, _PART, _MEAN), chains
    )
    columns = (
        _MEASURE,
        *_columns(rate="年均增速目标|rate asked", value="末年目标|value asked", probability="达成概率|probability"),
    )
    columns += _columns(asked="要求概率|probability asked", reachable="可达|reachable")
    odds = ((t.measure, t.rate, t.value, t.probability, t.asked, t.reachable) for t in outlook.targets)
    yield _table("growth_targets", Text("目标达成概率", "odds of the targets"), columns, odds)
    rates = ((r.measure, r.probability, r.rate) for r in outlook.rates)
    heads = (_MEASURE, *_columns(probability="把握|probability", rate="年均增速|rate a year"))
    yield _table("growth_rates", Text("各把握程度增速", "rates met"), heads, rates)
    tested = ((c.measure, c.level, c.nominal, c.covered, c.tested, c.error, c.naive_error) for c in outlook.coverage)
    heads = (
        _MEASURE,
        *_columns(level="口径|level", nominal="名义覆盖|nominal", covered="实际覆盖|covered", tested="检验次数|tested"),
    )
    heads += _columns(error="误差|error", naive_error="朴素法误差|naive error")
    yield _table("growth_backtest", Text("增长回测", "back-test of growth"), heads, tested)


def _skills(need: TalentNeed) -> Iterable[SurveyTable]:
    columns = (_SKILL, _YEAR, *_columns(demand="需求|demand", staff="留存|staff left", gap="缺口|gap"))
    rows = ((r.skill, r.year, r.demand, r.staff, r.gap) for r in need.rows)
    yield _table("talent", Text("人才需求与缺口", "need and gap of skills"), columns, rows)
    chains = ((c.chain, c.skill, c.demand) for c in need.chains)
    heads = (_CHAIN, _SKILL, *_columns(demand="需求|demand"))
    yield _table("talent_chains", Text("分产业链人才", "skills by chain"), heads, chains)


def _columns(**heads: str) -> tuple[SurveyColumn, ...]:
    return tuple(SurveyColumn(name, Text(*words.split("|"))) for name, words in heads.items())


def _table(name: str, label: Text, columns: tuple[SurveyColumn, ...], rows: Iterable[Sequence[object]]) -> SurveyTable:
    cells: tuple[tuple[Cell, ...], ...] = tuple(tuple(plain(value, 4) for value in row) for row in rows)
    return SurveyTable(name, label, columns, cells)
