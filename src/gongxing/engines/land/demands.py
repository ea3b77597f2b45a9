"""Which totals must the land plan keep: areas per class, construction quota, farmland balance, money?"""

from __future__ import annotations

import numpy as np
import shapely

from gongxing.engines.land.classes import arable, built, counted, flags, keeps
from gongxing.engines.land.problem import Demand, FloatArray
from gongxing.errors import DataError, Fault, Place
from gongxing.park import AreaGoal, Park
from gongxing.standards import Standards, land_use
from gongxing.words import Text, same

SLACK_SHARE = 0.25
"""How far a class may move from its present area when the user has set no goal (a default assumption)."""
SLACK_PARK = 0.01
"""Least room, as a share of the park, given to each class by the same assumption."""
_BLANK_SHARES = {
    "07": (0.10, 0.40),
    "08": (0.03, 0.08),
    "09": (0.02, 0.08),
    "10": (0.15, 0.45),
    "11": (0.02, 0.10),
    "14": (0.10, 0.20),
    "16": (0.0, 0.10),
    "13": (0.01, 0.03),
    "01": (0.0, 0.30),
}
"""Shares assumed for the land whose present use nobody knows, where the user has set no goal."""


def demands(park: Park, standards: Standards, uses: tuple[str, ...]) -> tuple[tuple[Demand, ...], tuple[Text, ...]]:
    """Return the demands on the plan (areas in m2) and notes on those that the data cannot support.

    The budget is not among them: it also pays for abatement and is added by whoever solves or checks.
    """
    area = shapely.area(np.asarray(park.parcels.geometry.array))
    present = list(park.parcels["use"].fillna(""))
    found, notes = _areas(park, area, present, uses)
    quota, more = _quota(park, standards, area, present, uses)
    return (*found, *quota), (*notes, *more)


def _areas(park: Park, area: FloatArray, present: list[str], uses: tuple[str, ...]) -> tuple[list[Demand], list[Text]]:
    goals = park.settings.area_goals
    notes = []
    if not goals:
        goals = _default_goals(area, present, uses)
        notes.append(
            Text(
                "未设用地目标：以现状面积上下浮动 25% 为默认假设，现状不明的土地按假设比例",
                "no area goals set: present areas ± 25 % are assumed, and assumed shares for land of unknown use",
            )
        )
    _refuse_foreign(goals, uses)
    whole = float(area.sum())
    found = []
    for goal in goals:
        low = goal.low_m2 if goal.low_m2 is not None else None if goal.low_share is None else goal.low_share * whole
        high = (
            goal.high_m2 if goal.high_m2 is not None else None if goal.high_share is None else goal.high_share * whole
        )
        amount = area[:, None] * flags(uses, (goal.use,))[None, :]
        name = land_use(goal.use).name
        basis = same(goal.basis) if goal.basis else Text("未注明依据", "no basis stated")
        if goal.basis == _ASSUMED:
            basis = Text("默认假设：由现状推得", "default assumption from the present state")
        found.append(
            Demand(
                f"land.area.{goal.use}",
                Text(f"{name.zh}面积", f"area of {name.en.lower()}"),
                "m2",
                amount,
                low,
                high,
                basis,
            )
        )
    return found, notes


_ASSUMED = "land.default_goals"


def _refuse_foreign(goals: tuple[AreaGoal, ...], uses: tuple[str, ...]) -> None:
    """Raise DataError for goals on classes that are finer than, or foreign to, the classes planned here."""
    faults = [
        Fault(Place("park.toml", "goals.land", goal.use), same(goal.use or "∅"),
              Text("规划用途 " + "、".join(uses) + " 或其上级", "one of " + ", ".join(uses) + " or a class above one"),
              Text("改用这些用途之一", "use one of these"), "land.goal")
        for goal in goals
        if not flags(uses, (goal.use,)).any()
    ]  # fmt: skip
    if faults:
        raise DataError(Text("用地目标有误", "the area goals have faults"), faults)


def _default_goals(area: FloatArray, present: list[str], uses: tuple[str, ...]) -> tuple[AreaGoal, ...]:
    """Return goals from the present state: known land may move by SLACK_SHARE, unknown land takes assumed shares.

    Lower bounds on unknown land leave room for one parcel, the largest, since parcels are not split.
    """
    known = np.array([code != "" for code in present])
    blank, whole, largest = float(area[~known].sum()), float(area.sum()), float(area.max())
    roots = np.array([counted(code)[:2] for code in present])
    found = []
    for root in sorted({use[:2] for use in uses if land_use(use).built or use == "01"} - {"12", "15"}):
        now = float(area[roots == root].sum())
        shares = _BLANK_SHARES.get(root, (0.0, 0.0))
        low = (1 - SLACK_SHARE) * now + shares[0] * blank - SLACK_PARK * whole - (largest if blank else 0.0)
        high = (1 + SLACK_SHARE) * now + shares[1] * blank + SLACK_PARK * whole
        found.append(AreaGoal(root, max(0.0, low), high, basis=_ASSUMED))
    return tuple(found)


def _quota(
    park: Park, standards: Standards, area: FloatArray, present: list[str], uses: tuple[str, ...]
) -> tuple[list[Demand], list[Text]]:
    first, last = park.settings.horizon
    table = park["quota"].frame
    table = table[(table["year"] >= first) & (table["year"] <= last)]
    granted = {
        kind: float(table.loc[table["kind"] == kind, "area_m2"].sum())
        for kind in ("new_construction", "linked", "replenished_farmland")
    }
    taken, freed, lost, gained = _flows(area, present, uses)
    basis = Text(f"{first}—{last} 年用地指标表合计", f"quota table, {first} to {last}")
    notes = []
    if table.empty:
        basis = Text(
            "未提供用地指标：假设不得净增建设用地", "no quota given: no net growth of construction land is assumed"
        )
        notes.append(basis)
    name = Text("新增建设用地", "new construction land")
    found = [
        Demand(
            "land.quota.total",
            Text(name.zh + "（含增减挂钩）", name.en + " (linked quota included)"),
            "m2",
            taken,
            None,
            granted["new_construction"] + granted["linked"] if not table.empty else None,
            basis,
        ),
        Demand(
            "land.quota.net",
            Text("新增建设用地（扣除复垦）", "new construction land less reclaimed land"),
            "m2",
            taken - freed,
            None,
            granted["new_construction"],
            basis,
        ),
    ]
    rule = "ZB-30"
    if rule in standards and standards.rule(rule).blocks and lost.any():
        words = Text(
            "占一补一：占用耕地不得多于补充耕地指标与区内复垦之和",
            "farmland taken may not exceed the replenishment quota plus land reclaimed in the park",
        )
        found.append(
            Demand(
                "land.farmland",
                Text("耕地净减少", "net loss of farmland"),
                "m2",
                lost - gained,
                None,
                granted["replenished_farmland"],
                words,
                rule,
            )
        )
    return [demand for demand in found if demand.high is not None], notes


def _flows(
    area: FloatArray, present: list[str], uses: tuple[str, ...]
) -> tuple[FloatArray, FloatArray, FloatArray, FloatArray]:
    """Return (N, K) what each class on each parcel takes for building, frees to farmland, loses and gains of farmland, in m2.

    Parcels of unknown present use take, free, lose and gain nothing.
    """
    keep = np.array(keeps(present, uses))
    known = keep >= 0
    now_built, now_arable = built(uses)[keep] & known, arable(uses)[keep] & known
    whole = area[:, None]
    taken = whole * (known & ~now_built)[:, None] * built(uses)[None, :]
    freed = whole * now_built[:, None] * arable(uses)[None, :]
    lost = whole * now_arable[:, None] * ~arable(uses)[None, :]
    gained = whole * (known & ~now_arable)[:, None] * arable(uses)[None, :]
    return taken, freed, lost, gained
