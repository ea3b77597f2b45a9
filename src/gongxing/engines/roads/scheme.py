"""How is a choice of roads written down: every stretch with its decision and reason, who gets access by what, how trucks drive?"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from gongxing.engines.roads.objective import Outcome, network, outcome
from gongxing.engines.roads.problem import Choice, RoadProblem
from gongxing.engines.roads.routes import freight_routes, unfit
from gongxing.park.identity import code
from gongxing.plan.land import DemandUse
from gongxing.plan.roads import FreightRoute, ParcelAccess, RoadScheme, RoadSegment, TurningHead
from gongxing.words import Text

KEEPS = Text("现状道路，保留", "a street of today, kept")


def write_scheme(problem: RoadProblem, choice: Choice, least: tuple[float, float, bool]) -> RoadScheme:
    """Return the scheme of a choice; `least` is the shortest access: length, bound and whether it is proven."""
    found = outcome(problem, choice)
    grade, width, seconds = list(problem.grade), problem.width_m.copy(), problem.seconds.copy()
    for place in choice.widened:
        wider = problem.widenings[place]
        width[wider.edges], seconds[wider.edges] = wider.width_m, wider.seconds
        for edge in wider.edges.tolist():
            grade[edge] = wider.grade
    names = segment_ids(problem)
    by = _served_by(problem, choice)
    segments = _segments(problem, choice, names, by)
    heads = tuple(_head(problem, choice, names, node, far) for node, far in found.heads)
    bad = unfit(problem, tuple(grade))
    routes = []
    for place, edges in freight_routes(problem, choice, tuple(grade), seconds):
        rows = np.array(edges, dtype=np.int64)
        near = float(problem.length_m[rows][bad[rows]].sum())
        trips = float(problem.travel.freight_trips[place])
        routes.append(
            FreightRoute(
                problem.travel.parcels[place],
                trips,
                tuple(names[e] for e in edges),
                float(problem.length_m[rows].sum()),
                near,
            )
        )
    access = [
        ParcelAccess(parcel, "", float(off), False)
        for parcel, off in zip(problem.served, problem.served_m, strict=True)
    ] + [ParcelAccess(problem.waiting[group], names[edge], 0.0, True) for group, edge in sorted(by.items())]
    start = network(problem, Choice(choice.access)).total()
    return RoadScheme(
        segments, tuple(access), heads, tuple(routes), _demands(problem, found), found.works_yuan, found.travel_yuan, start,
        least[0], least[2], _warnings(problem, choice, routes),
    )  # fmt: skip


def segment_ids(problem: RoadProblem) -> tuple[str, ...]:
    """Return the id of each edge: streets after their road, candidates after where they lie."""
    seen: dict[str, int] = {}
    names = []
    for edge, road in enumerate(problem.roads):
        base = road or "N-" + code(repr(problem.paths[edge]).encode())
        seen[base] = seen.get(base, 0) + 1
        names.append(f"{base}/{seen[base]}" if road or seen[base] > 1 else base)
    return tuple(names)


def _served_by(problem: RoadProblem, choice: Choice) -> dict[int, int]:
    """Return for each waiting parcel the new edge that serves it: of those that touch it, the one built for access first."""
    rank = {edge: place for place, edge in enumerate((*choice.access, *(e for link in choice.links for e in link)))}
    at: dict[int, int] = {}
    for edge in sorted(rank, key=lambda e: -rank[e]):
        for node in problem.ends[edge].tolist():
            at[node] = edge
    found = {}
    for group in range(len(problem.waiting)):
        nodes = problem.waiting_nodes[problem.waiting_start[group] : problem.waiting_start[group + 1]].tolist()
        edges = [at[node] for node in nodes if node in at]
        if edges:
            found[group] = min(edges, key=lambda e: rank[e])
    return found


def _works(problem: RoadProblem, choice: Choice) -> dict[int, str]:
    """Return the name of the work each new edge is built with: access edges that hang together, each link by itself."""
    named: dict[int, str] = {}
    head: dict[int, int] = {edge: edge for edge in choice.access}
    streets = set(problem.ends[problem.stands].ravel().tolist())
    at: dict[int, list[int]] = {}
    for edge in choice.access:
        for node in problem.ends[edge].tolist():
            if node not in streets:
                at.setdefault(node, []).append(edge)

    def top(edge: int) -> int:
        while head[edge] != edge:
            edge = head[edge]
        return edge

    for edges in at.values():
        for other in edges[1:]:
            head[max(top(edges[0]), top(other))] = min(top(edges[0]), top(other))
    for edge in choice.access:
        named[edge] = "A-" + code(repr(problem.paths[top(edge)]).encode())
    for link in choice.links:
        for edge in link:
            named.setdefault(edge, "L-" + code(repr(problem.paths[link[0]]).encode()))
    return named


def _segments(
    problem: RoadProblem, choice: Choice, names: tuple[str, ...], by: Mapping[int, int]
) -> tuple[RoadSegment, ...]:
    works = _works(problem, choice)
    links = {edge for link in choice.links for edge in link} - set(choice.access)
    serves: dict[int, list[str]] = {}
    for group, edge in by.items():
        serves.setdefault(edge, []).append(problem.waiting[group])
    wider = {
        edge: (place, row)
        for place in choice.widened
        for row, edge in enumerate(problem.widenings[place].edges.tolist())
    }
    found = []
    for edge in [*np.flatnonzero(problem.stands).tolist(), *choice.new.tolist()]:
        plain = (names[edge], problem.paths[edge], float(problem.length_m[edge]), problem.roads[edge])
        if edge in wider:
            found.append(_widened(problem, plain, *wider[edge]))
        elif problem.stands[edge]:
            name, path, length, road = plain
            found.append(
                RoadSegment(name, "keep", problem.grade[edge], float(problem.width_m[edge]), path, length, KEEPS, road)
            )
        else:
            parcels = tuple(sorted(serves.get(edge, ())))
            found.append(_new(problem, edge, plain, works[edge], "link" if edge in links else "access", parcels))
    return tuple(found)


_Plain = tuple[str, tuple[tuple[float, float], ...], float, str]


def _new(
    problem: RoadProblem, edge: int, plain: _Plain, work: str, stage: str, parcels: tuple[str, ...]
) -> RoadSegment:
    costs = problem.costs
    if stage == "link":
        words = Text("打通联络，所省出行时间的价值超过造价", "a link: the travel it saves is worth more than it costs")
    elif parcels:
        listed = ", ".join(parcels)
        words = Text(f"使地块 {listed} 通路", f"gives access to {listed}")
    else:
        words = Text("通向无路地块的必经段", "on the way to parcels without a road")
    return RoadSegment(
        plain[0], "new", problem.grade[edge], float(problem.width_m[edge]), plain[1], plain[2], words, "", stage, work,
        float(costs.construction_yuan[edge]), float(costs.land_yuan[edge]), float(costs.demolition_yuan[edge]),
        float(costs.land_m2[edge]), problem.demolished[edge], parcels,
    )  # fmt: skip


def _widened(problem: RoadProblem, plain: _Plain, place: int, row: int) -> RoadSegment:
    wider = problem.widenings[place]
    words = Text(
        "提级拓宽，所省出行时间的价值超过造价", "raised a grade: the travel it saves is worth more than it costs"
    )
    return RoadSegment(
        plain[0], "widen", wider.grade, wider.width_m, plain[1], plain[2], words, plain[3], "link", f"W-{wider.road}",
        float(wider.construction_yuan[row]), float(wider.land_yuan[row]), float(wider.demolition_yuan[row]),
        float(wider.land_m2[row]), wider.demolished[row],
    )  # fmt: skip


def _head(problem: RoadProblem, choice: Choice, names: tuple[str, ...], node: int, far: float) -> TurningHead:
    edge = next(edge for edge in choice.new.tolist() if node in problem.ends[edge])
    x, y = problem.xy[node].tolist()
    return TurningHead(names[edge], (round(x, 2), round(y, 2)), far, problem.rules.head_m2, problem.rules.head_yuan)


def _demands(problem: RoadProblem, found: Outcome) -> tuple[DemandUse, ...]:
    rules = problem.rules
    basis = Text("使用者给定", "given by the user")
    asked = (
        ("roads.budget_m", Text("新建道路长度", "length of new roads"), "m", rules.budget_m, found.new_m),
        ("roads.budget_yuan", Text("道路费用", "spending on roads"), "yuan", rules.budget_yuan, found.works_yuan),
        ("roads.land_m2", Text("道路占地", "land for roads"), "m2", rules.land_limit_m2, found.land_m2),
    )
    return tuple(
        DemandUse(key, label, unit, None, limit, used, limit is not None and used > 0.99 * limit, basis)
        for key, label, unit, limit, used in asked
    )


def _warnings(problem: RoadProblem, choice: Choice, routes: list[FreightRoute]) -> tuple[Text, ...]:
    new = choice.new.tolist()
    hit = sorted(
        {name for edge in new for name in problem.demolished[edge]}
        | {n for p in choice.widened for names in problem.widenings[p].demolished for n in names}
    )
    warnings = []
    if hit:
        listed = ", ".join(hit[:10]) + (" …" if len(hit) > 10 else "")
        warnings.append(Text(f"须拆除建筑 {len(hit)} 处：{listed}", f"{len(hit)} buildings must go: {listed}"))
    forced = sum(route.near_homes_m > 0 for route in routes)
    if forced:
        warnings.append(
            Text(
                f"{forced} 组货运路线别无他路，须经住宅旁或街巷",
                f"{forced} truck routes have no other way than past homes or along lanes",
            )
        )
    far = [p for p, off in zip(problem.served, problem.fire_m, strict=True) if off > problem.rules.fire_access_m]
    if far:
        warnings.append(
            Text(
                f"{len(far)} 宗已通路地块距消防车道过远", f"{len(far)} parcels with a road lie too far from a fire lane"
            )
        )
    return tuple(warnings)
