"""Does the land part keep the law when reckoned from the park's own tables, not from the engine's problem?"""

from __future__ import annotations

import numpy as np
import shapely

from gongxing.diagnosis.protection import emissions_known
from gongxing.origins import Origin, OriginKind
from gongxing.park import Park
from gongxing.plan import Conflict, Finding, LandScheme
from gongxing.standards import Standards, land_use
from gongxing.words import Text


def review_land(
    park: Park, standards: Standards, scheme: LandScheme, conflicts: tuple[Conflict, ...]
) -> tuple[Finding, ...]:
    """Return the findings on permanent farmland, quota, farmland balance, soil gate and conflicts left."""
    return (
        _permanent(park, standards, scheme),
        _quota(park, scheme),
        _farmland(park, standards, scheme),
        _soil(park, standards, scheme),
        _conflicts(park, standards, conflicts),
    )


def _cited(standards: Standards, code: str) -> tuple[Origin, ...]:
    return (Origin(OriginKind.RULE, code, standards.rule(code).words),) if code in standards else ()


def _areas(park: Park) -> dict[str, float]:
    return dict(zip(park.parcels.ids, shapely.area(np.asarray(park.parcels.geometry.array)).tolist(), strict=True))


def _permanent(park: Park, standards: Standards, scheme: LandScheme) -> Finding:
    marked = park.parcels["permanent_farmland"]
    label = Text("永久基本农田", "permanent basic farmland")
    if marked.isna().all():
        return Finding(
            "review.permanent_farmland",
            label,
            "unknown",
            Text("没有永久基本农田数据", "no data on permanent farmland"),
            (),
            "JBNT-35",
            _cited(standards, "JBNT-35"),
        )
    kept = {p for p, mark in zip(park.parcels.ids, marked.fillna(False), strict=True) if mark}
    bad = tuple(c.parcel for c in scheme.choices if c.parcel in kept and c.changed)
    words = Text(f"{len(bad)} 个地块被占用", f"{len(bad)} parcels taken") if bad else Text("没有占用", "none taken")
    return Finding(
        "review.permanent_farmland",
        label,
        "fail" if bad else "pass",
        words,
        bad,
        "JBNT-35",
        _cited(standards, "JBNT-35"),
    )


def _quota(park: Park, scheme: LandScheme) -> Finding:
    label = Text("新增建设用地指标", "quota of new construction land")
    table = park["quota"].frame
    first, last = park.settings.horizon
    table = table[(table["year"] >= first) & (table["year"] <= last)]
    area = _areas(park)
    taken = sum(
        area[c.parcel]
        for c in scheme.choices
        if c.present and land_use(c.planned).built and not land_use(c.present).built
    )
    freed = sum(area[c.parcel] for c in scheme.choices if land_use(c.present).built and land_use(c.planned).arable)
    if table.empty:
        verdict = "unknown" if taken > freed else "pass"
        words = Text(
            f"未提供指标；新增 {taken / 1e4:.2f} 公顷，复垦 {freed / 1e4:.2f} 公顷",
            f"no quota given; {taken / 1e4:.2f} ha taken, {freed / 1e4:.2f} ha reclaimed",
        )
        return Finding("review.quota", label, verdict, words)
    new = float(table.loc[table["kind"] == "new_construction", "area_m2"].sum())
    linked = float(table.loc[table["kind"] == "linked", "area_m2"].sum())
    limit = new + min(linked, freed)
    words = Text(
        f"新增 {taken / 1e4:.2f} 公顷，可用 {limit / 1e4:.2f} 公顷（新增指标 {new / 1e4:.2f}，挂钩指标 {linked / 1e4:.2f}，复垦 {freed / 1e4:.2f}）",
        f"{taken / 1e4:.2f} ha taken of {limit / 1e4:.2f} ha (new {new / 1e4:.2f}, linked {linked / 1e4:.2f}, reclaimed {freed / 1e4:.2f})",
    )
    return Finding("review.quota", label, "pass" if taken <= limit + 1.0 else "fail", words)


def _farmland(park: Park, standards: Standards, scheme: LandScheme) -> Finding:
    label = Text("耕地占补平衡", "balance of farmland")
    area = _areas(park)
    lost = sum(area[c.parcel] for c in scheme.choices if land_use(c.present).arable and not land_use(c.planned).arable)
    gained = sum(
        area[c.parcel]
        for c in scheme.choices
        if c.present and land_use(c.planned).arable and not land_use(c.present).arable
    )
    table = park["quota"].frame
    first, last = park.settings.horizon
    rows = table[(table["kind"] == "replenished_farmland") & (table["year"] >= first) & (table["year"] <= last)]
    bought = float(rows["area_m2"].sum())
    words = Text(
        f"占用 {lost / 1e4:.2f} 公顷，区内补充 {gained / 1e4:.2f} 公顷，补充耕地指标 {bought / 1e4:.2f} 公顷",
        f"{lost / 1e4:.2f} ha lost, {gained / 1e4:.2f} ha gained here, {bought / 1e4:.2f} ha of replenishment quota",
    )
    verdict = "pass" if lost <= gained + bought + 1.0 else "fail"
    return Finding("review.farmland", label, verdict, words, (), "ZB-30", _cited(standards, "ZB-30"))


def _soil(park: Park, standards: Standards, scheme: LandScheme) -> Finding:
    label = Text("原厂地块改住宅、公共用地的土壤关口", "soil gate before housing or services on factory land")
    frame = park.parcels.frame.set_index("id")
    factory, soil = frame["former_factory"].fillna(False), frame["soil"].fillna("")
    turned = [
        c.parcel
        for c in scheme.choices
        if c.changed and c.planned.startswith(("07", "08")) and (factory[c.parcel] or c.present.startswith("10"))
    ]
    bad = tuple(p for p in turned if soil[p] == "polluted")
    waiting = tuple(p for p in turned if soil[p] not in ("polluted", "clean"))
    if bad:
        return Finding(
            "review.soil",
            label,
            "fail",
            Text(f"{len(bad)} 个有污染地块", f"{len(bad)} polluted parcels"),
            bad,
            "TR-59",
            _cited(standards, "TR-59"),
        )
    words = Text(f"{len(waiting)} 个地块须先作土壤调查", f"{len(waiting)} parcels need a soil survey first")
    return Finding(
        "review.soil", label, "warn" if waiting else "pass", words, waiting, "TR-59", _cited(standards, "TR-59")
    )


def _conflicts(park: Park, standards: Standards, conflicts: tuple[Conflict, ...]) -> Finding:
    label = Text("厂居防护冲突", "conflicts of workshops and homes")
    if not emissions_known(park):
        words = Text(
            "没有车间排放与防护距离资料，无法判断", "no data on emissions or protection distances: cannot be told"
        )
        return Finding("review.conflicts", label, "unknown", words, (), "WS-DEF", _cited(standards, "WS-DEF"))
    left = tuple(f"{c.workshop}→{c.sensitive}" for c in conflicts if not c.resolved)
    words = Text(
        f"现状 {len(conflicts)} 处，方案后余 {len(left)} 处", f"{len(conflicts)} today, {len(left)} left by the plan"
    )
    return Finding(
        "review.conflicts", label, "fail" if left else "pass", words, left, "WS-DEF", _cited(standards, "WS-DEF")
    )
