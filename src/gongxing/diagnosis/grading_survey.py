"""What do yields per mu, grades and efficiency say of the firms of a park, and how far can the grades be trusted?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from gongxing.algorithms.ranks import mean_ranks, spearman
from gongxing.diagnosis.counts import coverage, figure
from gongxing.diagnosis.efficiency import EfficiencySurvey, survey_efficiency
from gongxing.diagnosis.grade_stability import DRAWS, Agreement, agreements, scores_of, weight_robustness
from gongxing.diagnosis.grading import Grading, grade_firms
from gongxing.diagnosis.grading_rows import agreement_table, base_table, firm_table
from gongxing.diagnosis.land_yield import column_of, park_mean
from gongxing.diagnosis.survey_tables import SurveyTable
from gongxing.errors import Fault, NotReadyError, Place
from gongxing.origins import Figure, computed
from gongxing.park import Park
from gongxing.plan import Finding
from gongxing.standards import Standards
from gongxing.standards.grading import CLASSES, INDICATORS, GradingFormulas
from gongxing.words import Text

FloatArray = npt.NDArray[np.float64]
_REF = "diagnosis.grading_survey"
_GRADES = Text("各公式等级", "grades under the formulas")


@dataclass(frozen=True)
class GradingSurvey:
    """The grades of the firms, how far they can be trusted and how efficient the firms are."""

    grading: Grading
    agreement: tuple[Agreement, ...]
    held: Mapping[str, FloatArray]
    """By formula the share (n,) of perturbed weights under which a firm keeps its grade; NaN for the ungraded."""
    efficiency: EfficiencySurvey | None
    figures: tuple[Figure, ...]
    findings: tuple[Finding, ...]
    tables: tuple[SurveyTable, ...]


def survey_grading(
    park: Park, formulas: GradingFormulas, *, seed: int = 1, draws: int = DRAWS, standards: Standards | None = None
) -> GradingSurvey:
    """Return the survey of yields, grades and efficiency; NotReadyError where the register gives no firm, land or yield.

    With `standards` it also says which of the formulas are in force where the park lies, and how they grade.
    """
    _require(park)
    grading = grade_firms(park, formulas)
    agreed = agreements(grading)
    held = weight_robustness(grading, seed=seed, draws=draws)
    efficiency = survey_efficiency(park, formulas.values)
    figures = (
        *_yield_figures(park),
        *_base_figures(grading),
        *_grade_figures(park, grading),
        *_trust_figures(grading, agreed, (held, seed, draws)),
        *_efficiency_figures(grading, efficiency),
    )
    findings = (
        *_rating_findings(grading),
        *(_home_findings(grading, standards) if standards else ()),
        *_trust_findings(grading),
        *_policy_findings(grading),
        *_efficiency_findings(grading, efficiency),
    )
    tables = (firm_table(park, grading, held, efficiency), agreement_table(agreed), base_table(grading))
    return GradingSurvey(grading, agreed, held, efficiency, figures, findings, tables)


def _require(park: Park) -> None:
    faults = []
    if not len(park.firms):
        faults.append(Fault(Place(table="firms"), Text("没有企业", "no firm"), Text("企业名录", "a register of firms"),
                            Text("导入企业名录", "import the register of firms"), "grading.firms"))  # fmt: skip
    elif not (column_of(park, "land_m2") > 0).any():
        faults.append(Fault(Place(table="firms", column="land_m2"), Text("全部缺失", "nothing"), Text("企业用地面积", "land of firms"),
                            Text("在企业名录中补充用地面积", "add the land of firms to the register"), "grading.land"))  # fmt: skip
    elif not any(np.isfinite(column_of(park, name)).any() for name in ("tax_yuan", "sales_yuan", "value_added_yuan")):
        faults.append(Fault(Place(table="firms", column="tax_yuan"), Text("税收、销售、增加值全部缺失", "no tax, sales or value added"),
                            Text("企业的产出", "what firms yield"), Text("在企业名录中补充税收与销售", "add tax and sales to the register"), "grading.yield"))  # fmt: skip
    if faults:
        raise NotReadyError(Text("资料不足，无法作亩均评价", "there is too little to grade firms by"), faults)


def _yield_figures(park: Park) -> Iterator[Figure]:
    everyone = np.ones(len(park.firms), dtype=bool)
    for key, indicator in INDICATORS.items():
        mean, count = park_mean(park, indicator, everyone)
        how = Text("合计除以合计，只计两列都有的企业", "sum over sum, firms with both columns only")
        origin = computed(_REF, how, f"firms.{indicator.above}", f"firms.{indicator.below}")
        label = Text(f"园区{indicator.label.zh}", f"{indicator.label.en} of the park")
        note = coverage(count, len(park.firms), indicator.label)
        yield figure(f"industry.yield.{key}", label, mean, unit=indicator.unit, origin=origin, note=note)


def _base_figures(grading: Grading) -> Iterator[Figure]:
    """Yield the fixed bases of the formulas: what a rule holds to be a good yield."""
    for base in grading.bases:
        formula, indicator = grading.formulas.of(base.formula), INDICATORS[base.indicator]
        if any(c.indicator == base.indicator and c.base is not None for c in formula.criteria):
            label = Text(
                f"{formula.label.zh}{indicator.label.zh}基准", f"base of {indicator.label.en}, {formula.label.en}"
            )
            key = f"industry.base.{base.formula}.{base.indicator}"
            yield figure(key, label, base.value, unit=indicator.unit, origin=base.origin)


def _grade_figures(park: Park, grading: Grading) -> Iterator[Figure]:
    firms = grading.firms
    origin = computed(
        _REF, Text("按各公式评分排序分档后计数", "counted after ranking by each formula"), "firms", *_rules(grading)
    )
    counts = {grade: sum(firm.settled == grade for firm in firms) for grade in CLASSES}
    rated = sum(any(firm.grades.values()) for firm in firms)
    stable = sum(firm.stable for firm in firms)
    for key, label, count in (
        ("rated", Text("参评企业", "firms graded"), rated),
        ("unrated", Text("不参评或资料不足的企业", "firms not graded"), len(firms) - rated),
        *((f"settled.{g}", Text(f"判定为 {g} 类的企业", f"firms settled as {g}"), n) for g, n in counts.items()),
        ("unsettled", Text("等级取决于公式的企业", "firms whose grade depends on the formula"), rated - sum(counts.values())),
        ("stable", Text("各公式等级一致的企业", "firms with one grade under all formulas"), stable),
    ):  # fmt: skip
        yield figure(f"industry.grading.{key}", label, count, unit="firms", origin=origin)
    label = Text("等级一致企业占比", "share of firms with one grade under all formulas")
    share = stable / rated if rated else None
    yield figure("industry.grading.stable_share", label, share, unit="share", origin=origin)
    settled = np.array([firm.settled for firm in firms])
    for column, what in (("land_m2", Text("用地", "land")), ("tax_yuan", Text("税收", "tax"))):
        values = np.nan_to_num(column_of(park, column))
        total = float(values.sum())
        for grade in CLASSES:
            own = float(values[settled == grade].sum()) / total if total > 0 else None
            label = Text(f"{grade} 类企业{what.zh}占比", f"share of class {grade} in {what.en}")
            source = computed(_REF, Text(f"判定等级企业{what.zh}之和除以全部", f"{what.en} of firms settled so over all"), f"firms.{column}", *_rules(grading))  # fmt: skip
            yield figure(f"industry.grading.{what.en}_share.{grade}", label, own, unit="share", origin=source)


def _rules(grading: Grading) -> tuple[str, ...]:
    return tuple(dict.fromkeys(formula.origin.ref for formula in grading.formulas))


def _trust_figures(
    grading: Grading, agreed: tuple[Agreement, ...], trials: tuple[Mapping[str, FloatArray], int, int]
) -> Iterator[Figure]:
    held, seed, draws = trials
    taus = [found.tau for found in agreed if found.tau is not None]
    origin = computed("diagnosis.grade_stability", Text("两两公式得分的肯德尔相关", "Kendall's tau of the scores of every two formulas"), *_rules(grading))  # fmt: skip
    yield figure(
        "industry.grading.tau_mean", Text("公式间平均秩相关", "mean rank correlation of the formulas"),
        float(np.mean(taus)) if taus else None, unit="ratio", origin=origin,
    )  # fmt: skip
    yield figure(
        "industry.grading.tau_least", Text("公式间最低秩相关", "least rank correlation of two formulas"),
        min(taus) if taus else None, unit="ratio", origin=origin,
    )  # fmt: skip
    spread = grading.formulas.values.entry("grading_weight_spread").origin.ref
    how = Text(
        f"权重按狄利克雷分布扰动 {draws} 次（随机种子 {seed}），等级不变的平均占比",
        f"mean share of {draws} Dirichlet draws of the weights (seed {seed}) under which grades hold",
    )
    for formula in grading.formulas:
        kept = held[formula.key][np.isfinite(held[formula.key])]
        label = Text(f"{formula.label.zh}：权重扰动下等级不变占比", f"{formula.label.en}: grades that hold under perturbed weights")  # fmt: skip
        source = computed("diagnosis.grade_stability", how, formula.origin.ref, spread)
        value = float(kept.mean()) if len(kept) else None
        yield figure(f"industry.grading.held.{formula.key}", label, value, unit="share", origin=source)


def mean_standing(grading: Grading) -> FloatArray:
    """Return the mean standing (n,) of each firm over the formulas, 0 last to 1 first; NaN for the ungraded."""
    places = np.full((len(grading.formulas), len(grading.firms)), np.nan)
    for row, key in enumerate(grading.formulas.keys):
        scores = scores_of(grading, key)
        rated = np.isfinite(scores)
        if rated.sum() > 1:
            places[row, rated] = (mean_ranks(scores[rated]) - 1.0) / (rated.sum() - 1.0)
    known = np.isfinite(places)
    total = np.where(known, places, 0.0).sum(axis=0)
    found = np.full(len(grading.firms), np.nan)
    np.divide(total, known.sum(axis=0), out=found, where=known.any(axis=0))
    return found


def _efficiency_figures(grading: Grading, survey: EfficiencySurvey) -> Iterator[Figure]:
    firms = list(survey.firms.values())
    note = coverage(len(firms), len(grading.firms), Text("全部所需指标", "every column needed"))
    standing = mean_standing(grading)
    pairs = [
        (place, found.constant)
        for place, firm in zip(standing, grading.firms, strict=True)
        if np.isfinite(place) and (found := survey.of(firm.firm))
    ]
    alike = spearman(np.array([p for p, _ in pairs]), np.array([e for _, e in pairs])) if len(pairs) > 1 else None
    for key, label, value, unit in (
        ("firms", Text("可比较效率的企业", "firms whose efficiency can be compared"), len(firms), "firms"),
        ("mean", Text("平均综合效率", "mean overall efficiency"), float(np.mean([f.constant for f in firms])) if firms else None, "share"),
        ("frontier", Text("综合效率前沿企业", "firms on the frontier of overall efficiency"), sum(f.constant > 1 - 1e-9 for f in firms), "firms"),
        ("frontier_of_size", Text("同规模效率前沿企业", "firms on the frontier for their size"), sum(f.variable > 1 - 1e-9 for f in firms), "firms"),
        ("spare_land_m2", Text("照标杆企业用地可节约的土地", "land to be spared if all used it as their model firms"), sum(f.spare_land_m2 for f in firms), "m2"),
        ("like_grades", Text("效率与亩均得分的秩相关", "rank correlation of efficiency and scores per mu"), alike, "ratio"),
    ):  # fmt: skip
        yield figure(f"industry.efficiency.{key}", label, value, unit=unit, origin=survey.origin, note=note)


def _rating_findings(grading: Grading) -> Iterator[Finding]:
    left = tuple(firm.firm for firm in grading.firms if not any(firm.grades.values()))
    words = Text(
        f"{len(grading.firms)} 家企业中 {len(left)} 家没有任何公式可评" if left else "每家企业至少有一个公式可评",
        f"{len(left)} of {len(grading.firms)} firms cannot be graded by any formula" if left else "every firm can be graded by some formula",
    )  # fmt: skip
    yield Finding("industry.grading.rated", Text("参评范围", "firms graded"), "warn" if left else "pass", words, left)
    partial = tuple(firm.firm for firm in grading.firms if firm.partial)
    if partial:
        entry = grading.formulas.values.entry("grading_known_share")
        words = Text(
            f"{len(partial)} 家企业指标不全，权重分摊到已知指标，等级标为部分依据",
            f"{len(partial)} firms lack some indicator; its weight is spread over the rest and the grade is marked partial",
        )
        yield Finding("industry.grading.partial", Text("指标不全", "indicators missing"), "warn", words, partial, entry.origin.ref, (entry.origin,))  # fmt: skip
    own = [base for base in grading.bases if base.stand_in and base.value is not None]
    if own:
        words = Text(
            f"{len(own)} 项基准应为县区均值，现以园区均值代替；请在假设表以 grading_mean/<指标> 补充县区均值",
            f"{len(own)} bases should rest on the county mean and use that of the park instead; add the county mean as an assumption grading_mean/<indicator>",
        )
        rows = tuple(f"{base.formula}/{base.indicator}" for base in own)
        label = Text("基准来源", "origin of the bases")
        yield Finding("industry.grading.bases", label, "warn", words, rows, own[0].origin.ref, (own[0].origin,))
    yield from _cap_findings(grading)
    lent = [formula for formula in grading.formulas if formula.borrowed]
    if lent:
        words = Text(
            f"{'、'.join(f.label.zh for f in lent)}的条文没有分档比例，借用 {'、'.join(dict.fromkeys(f.shares_rule for f in lent))} 的比例",
            f"the text of {', '.join(f.label.en for f in lent)} gives no class shares; those of {', '.join(dict.fromkeys(f.shares_rule for f in lent))} are borrowed",
        )
        label, rows = Text("分档比例", "class shares"), tuple(f.key for f in lent)
        origins = tuple(f.origin for f in lent)
        yield Finding("industry.grading.shares", label, "warn", words, rows, lent[0].shares_rule, origins)


def _cap_findings(grading: Grading) -> Iterator[Finding]:
    """Tell the indicators that do not separate the firms, since more than half of them stand at the cap."""
    blunt = []
    for formula in grading.formulas:
        ratios = grading.ratios[formula.key]
        for place, criterion in enumerate(formula.criteria):
            known = ratios[np.isfinite(ratios[:, place]), place]
            if len(known) and np.median(known) >= formula.cap - 1e-12:
                blunt.append((f"{formula.key}/{criterion.indicator}", formula.cap_origin))
    if blunt:
        words = Text(
            f"{len(blunt)} 项指标有一半以上企业达到得分上限，不能区分企业；请核对基准与数据单位",
            f"on {len(blunt)} indicators more than half of the firms stand at the cap and cannot be told apart; check base and units",
        )
        label, origin = Text("达到上限的指标", "indicators at their cap"), blunt[0][1]
        yield Finding(
            "industry.grading.capped", label, "warn", words, tuple(row for row, _ in blunt), origin.ref, (origin,)
        )


def home_formulas(formulas: GradingFormulas, standards: Standards) -> tuple[str, ...]:
    """Return the formulas whose rule is in force where the park lies, on the day the standards are read."""
    return tuple(formula.key for formula in formulas if formula.rule and formula.rule in standards)


def _home_findings(grading: Grading, standards: Standards) -> Iterator[Finding]:
    label = Text("本地适用公式", "the formula in force here")
    home = home_formulas(grading.formulas, standards)
    if not home:
        words = Text(
            "所在地没有可用的亩均评价公式，各公式仅作比较；可用自己的公式表补充",
            "no formula is in force here and all serve for comparison only; add your own table of formulas",
        )
        yield Finding("industry.grading.home", label, "unknown", words)
    for key in home:
        formula = grading.formulas.of(key)
        grades = [firm.grades[key] for firm in grading.firms if key in firm.official]
        counts = {grade: grades.count(grade) for grade in CLASSES}
        told = Text(
            "、".join(f"{g} 类 {n} 家" for g, n in counts.items()), ", ".join(f"{n} {g}" for g, n in counts.items())
        )
        words = Text(
            f"{formula.label.zh}（{formula.rule}）适用的 {len(grades)} 家企业中，{told.zh}，其余不评价",
            f"of the {len(grades)} firms that {formula.label.en} ({formula.rule}) is for: {told.en}, the rest are not graded",
        )
        yield Finding(f"industry.grading.home.{key}", label, "pass", words, (), formula.rule, (formula.origin,))


def _trust_findings(grading: Grading) -> Iterator[Finding]:
    rated = [firm for firm in grading.firms if any(firm.grades.values())]
    loose = tuple(firm.firm for firm in rated if not firm.settled)
    stable = sum(firm.stable for firm in rated)
    words = Text(
        f"{len(rated)} 家参评企业中 {stable} 家各公式等级一致，{len(loose)} 家等级取决于用哪个公式，不宜据此作去留决定",
        f"of {len(rated)} firms graded {stable} have one grade under all formulas; for {len(loose)} it depends on the formula, and nothing should be decided on it",
    )
    yield Finding(
        "industry.grading.stability", Text("等级稳定性", "stability of grades"), "warn" if loose else "pass", words, loose,
        "", tuple(formula.origin for formula in grading.formulas),
    )  # fmt: skip


def _policy_findings(grading: Grading) -> Iterator[Finding]:
    for policy in grading.formulas.policies:
        rows = tuple(firm.firm for firm in grading.firms if firm.stable and firm.settled == policy.grade)
        words = Text(
            f"{policy.words.zh}（{policy.rule}，参照执行）；各公式一致判为 {policy.grade} 类的有 {len(rows)} 家",
            f"{policy.words.en} ({policy.rule}, for reference); {len(rows)} firms are of class {policy.grade} under every formula",
        )
        label = Text(f"{policy.grade} 类企业政策", f"what class {policy.grade} brings")
        yield Finding(f"industry.grading.policy.{policy.effect}", label, "warn" if rows else "pass", words, rows, policy.rule, (policy.origin,))  # fmt: skip


def _efficiency_findings(grading: Grading, survey: EfficiencySurvey) -> Iterator[Finding]:
    low = grading.formulas.values.entry("efficiency_low")
    of = {firm.firm: firm.settled for firm in grading.firms}
    odd = tuple(
        sorted(
            found.firm for found in survey.firms.values()
            if (of[found.firm] == "A" and found.constant < low.value) or (of[found.firm] in ("C", "D") and found.constant > 1 - 1e-9)
        )
    )  # fmt: skip
    words = Text(
        f"{len(odd)} 家企业的等级与效率相反（A 类而效率低于 {100 * low.value:.0f}%，或 C、D 类而居效率前沿），宜逐户核实",
        f"{len(odd)} firms where grade and efficiency contradict one another (A with less than {100 * low.value:.0f} %, or C or D on the frontier) should be looked into",
    )
    label, origins = Text("等级与效率", "grade and efficiency"), (low.origin, survey.origin)
    yield Finding("industry.efficiency.against", label, "warn" if odd else "pass", words, odd, low.origin.ref, origins)
    if survey.left_out:
        words = Text(
            f"{len(survey.left_out)} 家企业缺少所需指标（{'、'.join((*survey.used, *survey.made))}），未作效率比较",
            f"{len(survey.left_out)} firms lack a column that is needed ({', '.join((*survey.used, *survey.made))}) and are left out",
        )
        yield Finding("industry.efficiency.left_out", Text("未作效率比较", "left out of the comparison"), "warn", words, survey.left_out, "", (survey.origin,))  # fmt: skip
    if survey.lifted:
        words = Text(
            f"{len(survey.lifted)} 家企业税收或增加值为负，按零计入效率比较",
            f"{len(survey.lifted)} firms have negative tax or value added, counted as zero",
        )
        yield Finding("industry.efficiency.lifted", Text("负值", "negative figures"), "warn", words, survey.lifted, "", (survey.origin,))  # fmt: skip
