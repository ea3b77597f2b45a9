"""Which grade A to D does each formula give each firm by what it yields per mu, and do the formulas agree?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pandas as pd

from gongxing.algorithms.ranks import classes_by_share
from gongxing.diagnosis.land_yield import column_of, park_mean, yields
from gongxing.errors import DataError, Fault, Place
from gongxing.origins import Origin, assumed
from gongxing.park import Park
from gongxing.park.assumed import assumed_rows
from gongxing.standards.grading import CLASSES, INDICATORS, UNITS, Criterion, GradingFormula, GradingFormulas, Indicator
from gongxing.units import mu
from gongxing.words import Text, same

FloatArray = npt.NDArray[np.float64]
MEAN, EXEMPT = "grading_mean", "grading_exempt"
"""Matters of the table of assumptions: the county mean of an indicator, and whether a firm is left out."""


@dataclass(frozen=True, slots=True)
class FirmGrade:
    """What the formulas say of one firm.

    `settled` is the grade on which enough formulas agree, empty where it depends on the formula or too few could tell;
    `votes` reads "C 5/5" where it is settled and "A1 B2 C2" where it is not; `stable` means that every formula that could
    grade the firm gave the same grade.
    """

    firm: str
    name: str
    grades: Mapping[str, str]
    """Formula key -> "A" to "D", "" where it could not be graded."""
    scores: Mapping[str, float | None]
    settled: str
    votes: str
    stable: bool
    partial: tuple[str, ...] = ()
    """Formulas under which only part of the weight is known."""
    reasons: Mapping[str, Text] = field(default_factory=dict)
    """Why it is not graded, by formula."""
    official: tuple[str, ...] = ()
    """Formulas that are officially for a firm of its size."""


@dataclass(frozen=True, slots=True)
class Base:
    """What an indicator is measured against under a formula, in the unit of the indicator; None where it is not known."""

    formula: str
    indicator: str
    value: float | None
    origin: Origin
    stand_in: bool = False
    """Whether the mean of the park stands in for a county mean nobody gave."""


@dataclass(frozen=True)
class Grading:
    """The grades of every firm under every formula."""

    formulas: GradingFormulas
    firms: tuple[FirmGrade, ...]
    bases: tuple[Base, ...]
    ratios: Mapping[str, FloatArray]
    """By formula the points (n, k) of each firm by indicator per point of weight, capped; NaN where not known."""

    _by_firm: Mapping[str, FirmGrade] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_firm", {found.firm: found for found in self.firms})

    def of(self, firm: str) -> FirmGrade:
        """Return the grades of a firm; KeyError if it is not in the register."""
        found = self._by_firm.get(firm)
        if found is None:
            raise KeyError(f"no firm {firm} among the graded")
        return found


def grade_firms(park: Park, formulas: GradingFormulas) -> Grading:
    """Return the grades of every firm of the register under every formula.

    A score is the sum of weight x indicator / base, each indicator between zero and the cap of the formula; what is not known
    of a firm is left out and its weight spread over the rest, as long as the share `grading_known_share` of the weight is
    known. Firms that serve the public, or occupy too little land, are not graded. Classes are the shares of the ranking.
    """
    table = yields(park)
    exempt = _exempt(park, formulas)
    views = [_view(park, formula, formulas, (table, exempt)) for formula in formulas]
    names = park.firms["name"].fillna("").to_numpy(dtype=object)
    scale = park.firms["above_scale"]
    firms = []
    for row, firm in enumerate(park.firms.ids):
        large = None if pd.isna(scale.iloc[row]) else bool(scale.iloc[row])
        firms.append(_firm((firm, str(names[row])), row, views, formulas, large))
    bases = tuple(base for view in views for base in view.bases)
    return Grading(formulas, tuple(firms), bases, {view.formula.key: view.ratios for view in views})


@dataclass(frozen=True)
class _View:
    """All firms seen through one formula."""

    formula: GradingFormula
    bases: tuple[Base, ...]
    ratios: FloatArray
    scores: FloatArray
    grades: tuple[str, ...]
    partial: npt.NDArray[np.bool_]
    reasons: tuple[Text | None, ...]


def _view(
    park: Park,
    formula: GradingFormula,
    formulas: GradingFormulas,
    given: tuple[Mapping[str, FloatArray], Mapping[int, Text]],
) -> _View:
    table, exempt = given
    bases = tuple(_base(park, formula, criterion, exempt) for criterion in formula.criteria)
    ratios = np.column_stack(
        [np.clip(table[b.indicator] / (b.value if b.value else np.nan), 0.0, formula.cap) for b in bases]
    )
    weights = np.array([criterion.weight for criterion in formula.criteria])
    scores, known = weighed(ratios, weights)
    enough = formulas.values.value("grading_known_share", formula.key)
    reasons = _reasons(park, formula, (known, enough), exempt)
    rated = np.array([reason is None for reason in reasons], dtype=bool)
    grades = np.full(len(scores), "", dtype=object)
    grades[rated] = [CLASSES[place] for place in classes_by_share(scores[rated], formula.shares)]
    partial = rated & (known < 1.0 - 1e-9)
    return _View(formula, bases, ratios, np.where(rated, scores, np.nan), tuple(grades), partial, reasons)


def weighed(ratios: FloatArray, weights: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return the scores (n,) or (n, m) of ratios (n, k) under weights (k,) or (k, m), and the share of the weight that is known.

    The weight of what is not known is spread over the rest; a score of nothing is NaN.
    """
    known = np.isfinite(ratios)
    held = known.astype(float) @ weights
    points = np.where(known, ratios, 0.0) @ weights
    total = weights.sum(axis=0)
    scores = np.full(points.shape, np.nan)
    np.divide(points * total, held, out=scores, where=held > 0)
    return scores, held / total


def _base(park: Park, formula: GradingFormula, criterion: Criterion, exempt: Mapping[int, Text]) -> Base:
    indicator = INDICATORS[criterion.indicator]
    if criterion.mean_times is None:
        return Base(formula.key, indicator.key, criterion.base, formula.origin)
    given = _given_mean(park, indicator)
    if given is not None:
        mean, basis = given
        origin = assumed(f"{MEAN}/{indicator.key}", basis)
        return Base(formula.key, indicator.key, criterion.mean_times * mean, origin)
    rows = np.array([row not in exempt for row in range(len(park.firms))], dtype=bool)
    own, count = park_mean(park, indicator, rows)
    words = Text(
        f"县区均值未提供，假设等于园区 {count} 家企业的均值；基准为其 {criterion.mean_times:g} 倍",
        f"no county mean is given; assumed to be the mean of {count} firms of the park, times {criterion.mean_times:g}",
    )
    value = None if own is None or own <= 0 else criterion.mean_times * own
    return Base(formula.key, indicator.key, value, assumed(f"{MEAN}/{indicator.key}", words), stand_in=True)


def _given_mean(park: Park, indicator: Indicator) -> tuple[float, Text] | None:
    """Return the county mean the user assumes under `grading_mean/<indicator>`, in the unit of the indicator, and why."""
    row = next((row for row in assumed_rows(park, MEAN) if row.name == indicator.key), None)
    if row is None:
        return None
    unit = row.unit.strip()
    factor = 1.0 if unit in ("", indicator.unit) else UNITS.get(unit, ("", np.nan))[1]
    fits = unit in ("", indicator.unit) or UNITS.get(unit, ("", 0.0))[0] == indicator.unit
    number = pd.to_numeric(row.value, errors="coerce")
    if not fits or not (np.isfinite(number) and number > 0):
        known = [name for name, (own, _) in UNITS.items() if own == indicator.unit]
        fault = Fault(
            Place(table="assumptions", row=row.id, column="value" if fits else "unit"),
            same(f"{row.value} {unit}".strip()),
            Text(f"大于零的数，单位 {'、'.join((indicator.unit, *known))}", f"a number above zero in {', '.join((indicator.unit, *known))}"),
            Text("改正该假设", "correct the assumption"), "grading.mean",
        )  # fmt: skip
        raise DataError(Text("县区均值无法使用", "a county mean cannot be used"), (fault,))
    return float(number) * factor, Text(row.words, row.words_en or row.words)


def _exempt(park: Park, formulas: GradingFormulas) -> dict[int, Text]:
    """Return why firms are not graded at all, by row: sectors of public interest, and what the user exempts or not.

    A row `grading_exempt/<firm>` of the assumptions decides for one firm: no, 否, 0 or false means that it is graded.
    """
    own = {row.name: (row.value.strip().lower(), row.words) for row in assumed_rows(park, EXEMPT)}
    found = {}
    for row, (firm, code) in enumerate(zip(park.firms.ids, park.firms["sector"].fillna(""), strict=True)):
        if firm in own:
            value, words = own[firm]
            if value not in ("no", "否", "0", "false"):
                found[row] = same(words)
            continue
        digits = str(code).strip().lstrip("ABCDEFGHIJKLMNOPQRST")
        for exemption in formulas.exempt:
            if digits.startswith(exemption.sector):
                found[row] = exemption.words
                break
    return found


def _reasons(
    park: Park, formula: GradingFormula, weight: tuple[FloatArray, float], exempt: Mapping[int, Text]
) -> tuple[Text | None, ...]:
    """Return why each firm is not graded, None where it is."""
    known, enough = weight
    land = column_of(park, "land_m2")
    scale = park.firms["above_scale"]
    above, unsure = scale.fillna(False).to_numpy(dtype=bool), scale.isna().to_numpy(dtype=bool)
    small = (land < formula.least_land_m2 - 1e-6) & (formula.land_of_all | ~above)
    found: list[Text | None] = []
    for row in range(len(park.firms)):
        if row in exempt:
            found.append(Text(f"不评价：{exempt[row].zh}", f"not rated: {exempt[row].en}"))
        elif small[row]:
            doubt = (
                ("规上与否不明，", "whether it is above scale is not known, and it is ") if unsure[row] else ("", "")
            )
            found.append(
                Text(
                    f"{doubt[0]}占地不足 {mu(formula.least_land_m2):.3g} 亩，不评价（{formula.least_land_rule}）",
                    f"{doubt[1]}on less than {mu(formula.least_land_m2):.3g} mu, not rated ({formula.least_land_rule})",
                )
            )
        elif known[row] < enough - 1e-9:
            found.append(
                Text(
                    f"已知指标仅占权重 {100 * known[row]:.0f}%，不足 {100 * enough:.0f}%",
                    f"only {100 * known[row]:.0f} % of the weight is known, less than {100 * enough:.0f} %",
                )
            )
        else:
            found.append(None)
    return tuple(found)


def _firm(
    firm: tuple[str, str], row: int, views: Sequence[_View], formulas: GradingFormulas, large: bool | None
) -> FirmGrade:
    grades = {view.formula.key: str(view.grades[row]) for view in views}
    settled, votes, stable = settle(tuple(grades.values()), formulas)
    fits = {None: ("all",), True: ("all", "above"), False: ("all", "below")}[large]
    return FirmGrade(
        firm=firm[0],
        name=firm[1],
        grades=grades,
        scores={v.formula.key: float(v.scores[row]) if np.isfinite(v.scores[row]) else None for v in views},
        settled=settled,
        votes=votes,
        stable=stable,
        partial=tuple(v.formula.key for v in views if v.partial[row]),
        reasons={v.formula.key: why for v in views if (why := v.reasons[row]) is not None},
        official=tuple(v.formula.key for v in views if v.formula.scale in fits),
    )


def settle(grades: Sequence[str], formulas: GradingFormulas) -> tuple[str, str, bool]:
    """Return the settled grade, the votes in short and whether the grade is stable, of the grades of one firm.

    Settled: at least `grading_least_votes` formulas could grade it and the share `grading_majority` of them agrees.
    Stable: settled, and all of those agree.
    """
    given = [grade for grade in grades if grade]
    if not given:
        return "", "", False
    counts = {grade: given.count(grade) for grade in CLASSES if grade in given}
    best = max(counts, key=lambda grade: counts[grade])
    enough = len(given) >= min(formulas.values.value("grading_least_votes"), len(grades))
    if enough and counts[best] >= formulas.values.value("grading_majority") * len(given) - 1e-9:
        return best, f"{best} {counts[best]}/{len(given)}", counts[best] == len(given)
    return "", " ".join(f"{grade}{count}" for grade, count in counts.items()), False
