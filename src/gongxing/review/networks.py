"""Do roads, pipes and drains of a plan fit the land it plans, one another and what the park can supply?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

import numpy as np
import shapely

from gongxing.origins import Origin, OriginKind
from gongxing.park import Park
from gongxing.plan import Finding, Plan, Result
from gongxing.plan.lines import LinesScheme
from gongxing.plan.roads import RoadScheme
from gongxing.plan.sewer import SewerScheme
from gongxing.plan.water import WaterScheme
from gongxing.standards import Standards
from gongxing.words import Text

T = TypeVar("T")
Piped = WaterScheme | SewerScheme
PEOPLED = ("07", "08", "09", "10", "11")
"""Classes where people live or work: each such parcel needs a road, water and a drain."""
SHOWN = 200
"""How many ids of rows a finding names at most."""
_ALONG_M = 5.0


def review_networks(park: Park, standards: Standards, plan: Plan) -> tuple[Finding, ...]:
    """Return the findings across the network parts of a plan; a part that is not planned is not spoken of."""
    found: list[Finding] = []
    roads, water, lines = _part(plan.roads), _part(plan.water), _part(plan.lines)
    piped = {
        name: scheme
        for name, scheme in (("water", water), ("sewer", _part(plan.sewer)), ("storm", _part(plan.storm)))
        if scheme is not None
    }
    if roads is not None:
        found += [_access(plan, roads), _farmland(park, standards, roads)]
    found += [_served(plan, name, scheme) for name, scheme in piped.items()]
    if water is not None:
        found.append(_supply(park, water))
    if piped:
        found.append(_streets(park, roads, tuple(piped.values())))
    if lines is not None:
        found.append(_crossings(lines))
    return (*found, _order(plan), _timed(plan)) if found else ()


def _part(result: Result[T] | None) -> T | None:
    return None if result is None else result.part


def _peopled(plan: Plan) -> tuple[str, ...]:
    scheme = plan.land.part if plan.land else None
    return tuple(c.parcel for c in scheme.choices if c.planned.startswith(PEOPLED)) if scheme else ()


def _finding(code: str, label: Text, verdict: str, words: Text, rows: Iterable[str] = ()) -> Finding:
    return Finding(code, label, verdict, words, tuple(rows)[:SHOWN])


def _access(plan: Plan, roads: RoadScheme) -> Finding:
    label = Text("建设地块均有道路", "every built parcel has a road")
    reached = {access.parcel for access in roads.access}
    bare = [parcel for parcel in _peopled(plan) if parcel not in reached]
    words = Text(f"{len(bare)} 个建设地块没有道路", f"{len(bare)} built parcels have no road")
    return _finding("review.access", label, "fail" if bare else "pass", words, bare)


def _farmland(park: Park, standards: Standards, roads: RoadScheme) -> Finding:
    label = Text("新路避让永久基本农田", "new roads keep off permanent farmland")
    marked = park.parcels["permanent_farmland"]
    origins = (Origin(OriginKind.RULE, "JBNT-35", standards.rule("JBNT-35").words),) if "JBNT-35" in standards else ()
    if marked.isna().all():
        words = Text("没有永久基本农田数据", "no data on permanent farmland")
        return Finding("review.roads_farmland", label, "unknown", words, (), "JBNT-35", origins)
    kept = np.asarray(park.parcels.geometry.array)[marked.fillna(False).to_numpy(dtype=bool)]
    new = [segment for segment in roads.segments if segment.decision == "new"]
    lines = np.array([shapely.LineString(s.path) for s in new], dtype=object)
    line, field = shapely.STRtree(kept).query(lines, predicate="intersects") if len(new) and len(kept) else ([], [])
    inside = shapely.length(shapely.intersection(lines[line], shapely.buffer(kept[field], -0.5))) if len(line) else []
    bad = [new[i].id for i, metres in zip(line, inside, strict=True) if metres > _ALONG_M]
    words = Text(f"{len(set(bad))} 段新路穿过永久基本农田", f"{len(set(bad))} new stretches cross permanent farmland")
    return Finding(
        "review.roads_farmland", label, "fail" if bad else "pass", words, tuple(dict.fromkeys(bad)), "JBNT-35", origins
    )


def _served(plan: Plan, name: str, scheme: Piped) -> Finding:
    word = {
        "water": Text("给水", "water supply"),
        "sewer": Text("污水", "sewers"),
        "storm": Text("雨水", "storm drains"),
    }[name]
    label = Text(f"建设地块接入{word.zh}", f"built parcels connected to {word.en}")
    served = {parcel for node in scheme.nodes for parcel in node.parcels}
    told = {gap.parcel for gap in scheme.unserved}
    wanted = _peopled(plan)
    forgotten = [parcel for parcel in wanted if parcel not in served and parcel not in told]
    without = [parcel for parcel in wanted if parcel in told and parcel not in served]
    words = Text(
        f"{len(wanted)} 个建设地块中 {len(without)} 个未接入（已说明原因），{len(forgotten)} 个遗漏",
        f"of {len(wanted)} built parcels {len(without)} are not connected (with a reason), {len(forgotten)} forgotten",
    )
    verdict = "fail" if forgotten else "warn" if without else "pass"
    return _finding(f"review.served_{name}", label, verdict, words, (*forgotten, *without))


def _supply(park: Park, water: WaterScheme) -> Finding:
    label = Text("水源能力", "capacity of the sources")
    used = {source.facility for source in water.sources if source.facility}
    frame = park["facilities"].frame
    mine = frame[frame["id"].isin(used)]
    wanted = water.demand_m3_s * 86_400
    if mine.empty or mine["capacity_m3_day"].isna().any():
        words = Text("水源能力不明，无法判断是否够用", "the capacity of a source is not known: cannot be told")
        return _finding("review.supply", label, "unknown", words, mine.loc[mine["capacity_m3_day"].isna(), "id"])
    whole = float(mine["capacity_m3_day"].sum())
    words = Text(
        f"最高时流量折合 {wanted:,.0f} 立方米/日，水源能力 {whole:,.0f} 立方米/日",
        f"the peak hour asks for {wanted:,.0f} m3/day, the sources give {whole:,.0f} m3/day",
    )
    return _finding("review.supply", label, "pass" if wanted <= whole else "warn", words)


def _streets(park: Park, roads: RoadScheme | None, schemes: Sequence[Piped]) -> Finding:
    label = Text("新管线沿现状或规划道路敷设", "new pipes lie along present or planned roads")
    known = set(park["roads"].ids)
    known |= {segment.id for segment in roads.segments} if roads is not None else set()
    lost = [
        pipe.id
        for scheme in schemes
        for pipe in scheme.pipes
        if pipe.decision.value == "new" and pipe.road and pipe.road not in known
    ]
    words = Text(f"{len(lost)} 段所沿道路不存在", f"{len(lost)} lie along a road that does not exist")
    return _finding("review.streets", label, "fail" if lost else "pass", words, lost)


def _crossings(lines: LinesScheme) -> Finding:
    label = Text("管线交叉净距", "clear distance at crossings")
    short = [c.id for c in lines.crossings if c.verdict == "short"]
    words = Text(
        f"{len(lines.crossings)} 处交叉，{len(short)} 处净距仍不足",
        f"{len(lines.crossings)} crossings, {len(short)} still too close",
    )
    return _finding("review.crossings", label, "warn" if short else "pass", words, short)


def _order(plan: Plan) -> Finding:
    label = Text("先后关系可循", "what comes first exists")
    ids = {action.id for action in plan.actions}
    lost = [action.id for action in plan.actions if any(before not in ids for before in action.after)]
    circle = _circle({action.id: [b for b in action.after if b in ids] for action in plan.actions})
    words = Text(
        f"{len(lost)} 项的前置行动不存在，{len(circle)} 项互为前置",
        f"{len(lost)} wait for an action that does not exist, {len(circle)} wait for one another",
    )
    return _finding("review.order", label, "fail" if lost or circle else "pass", words, (*lost, *circle))


def _circle(after: dict[str, Sequence[str]]) -> list[str]:
    """Return the actions that can never start because they wait for one another."""
    waiting = {name: set(before) for name, before in after.items()}
    follows: dict[str, list[str]] = {}
    for name, before in after.items():
        for one in before:
            follows.setdefault(one, []).append(name)
    ready = [name for name, before in waiting.items() if not before]
    done = set()
    while ready:
        name = ready.pop()
        done.add(name)
        for later in follows.get(name, ()):
            waiting[later].discard(name)
            if not waiting[later]:
                ready.append(later)
    return sorted(set(after) - done)


def _timed(plan: Plan) -> Finding:
    label = Text("工程有工期", "works have a duration")
    engines = ("roads", "water", "sewer", "storm", "lines")
    bare = [a.id for a in plan.actions if a.engine in engines and a.duration_days is None]
    words = Text(f"{len(bare)} 项工程没有工期", f"{len(bare)} works have no duration")
    return _finding("review.durations", label, "warn" if bare else "pass", words, bare)
