"""What is the same in plans made under different scenarios, and what hangs on the scenario?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from gongxing.origins import Figure
from gongxing.plan import Plan, PlanScenario
from gongxing.plan.comparison import ComparedFigure, ComparedParcel, ComparedStart, Comparison
from gongxing.plan.phasing import QUARTERS
from gongxing.words import Text

AS_IT_STANDS = PlanScenario("base", Text("基准", "base"), "", ())
_ABOUT_THE_SEARCH = (".bound", ".gap", ".gap_yuan", ".baseline_value", ".gain_over_baseline", ".work")
"""Ends of the keys of figures that tell how well an engine sought, not what the plan is."""


def compare_plans(plans: Mapping[str, Plan], better: Mapping[str, bool | None]) -> Comparison:
    """Return the comparison of plans by their ids, the base first.

    `better` says by key which figures are compared and whether more of each is better (None: neither).
    """
    given = tuple(plans.values())
    starts, decided = _starts(given)
    return Comparison(
        tuple(plan.scenario or AS_IT_STANDS for plan in given),
        tuple(plans),
        tuple(_figures(given, better)),
        _parcels(given),
        starts,
        decided,
        _planned_by_all(given),
        any(plan.synthetic for plan in given),
    )


def _figures(plans: Sequence[Plan], better: Mapping[str, bool | None]) -> Iterator[ComparedFigure]:
    """Yield the figures of which more or less is better, and those others that differ; the order is that of the plans."""
    known = [{figure.key: figure for figure in plan.figures} for plan in plans]
    first: dict[str, Figure] = {}
    for figures in known:
        for key, figure in figures.items():
            first.setdefault(key, figure)
    for key, figure in first.items():
        if key not in better or key.endswith(_ABOUT_THE_SEARCH):
            continue
        values = tuple(figures[key].value if key in figures else None for figures in known)
        if better[key] is not None or len(set(values)) > 1:
            yield ComparedFigure(key, figure.label, figure.unit, better[key], values)


def _choices(plan: Plan) -> Mapping[str, tuple[str, str, float]]:
    if plan.land is None or plan.land.part is None:
        return {}
    return {c.parcel: (c.planned, c.present, c.area_m2) for c in plan.land.part.choices}


def _planned_by_all(plans: Sequence[Plan]) -> int:
    rows = [set(_choices(plan)) for plan in plans]
    return len(set.intersection(*rows)) if rows else 0


def _parcels(plans: Sequence[Plan]) -> tuple[ComparedParcel, ...]:
    """Return the parcels of different use, the largest first."""
    uses = [_choices(plan) for plan in plans if plan.land is not None and plan.land.part is not None]
    found = []
    for parcel, (_, present, area) in (uses[0] if uses else {}).items():
        planned = tuple(use[parcel][0] if parcel in use else "" for use in uses)
        if len(set(planned)) > 1:
            agree = Counter(planned).most_common(1)[0][1]
            found.append(ComparedParcel(parcel, area, present, planned, agree))
    return tuple(sorted(found, key=lambda row: (-row.area_m2, row.parcel)))


def _starts(plans: Sequence[Plan]) -> tuple[tuple[ComparedStart, ...], tuple[str, ...]]:
    """Return the actions of different start, and those that start in the first year in every plan that has a schedule."""
    dated = [plan for plan in plans if plan.phasing is not None and plan.phasing.part is not None]
    if not dated:
        return (), ()
    starts = [
        {item.action: item.start for item in plan.phasing.part.items}
        for plan in dated
        if plan.phasing and plan.phasing.part
    ]
    titles = {action.id: action.title for plan in reversed(dated) for action in plan.actions}
    rows = [(name, tuple(start.get(name) for start in starts)) for name in titles]
    differ = tuple(ComparedStart(name, titles[name], row) for name, row in rows if len(set(row)) > 1)
    now = tuple(name for name, row in rows if all(start is not None and start < QUARTERS for start in row))
    return differ, now
