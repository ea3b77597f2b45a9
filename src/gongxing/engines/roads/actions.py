"""Which actions does a road scheme ask for, with cost, duration, land and origin?"""

from __future__ import annotations

from gongxing.engines.roads.problem import RoadProblem, RoadRules
from gongxing.origins import computed
from gongxing.plan import Action
from gongxing.plan.roads import RoadScheme, RoadSegment
from gongxing.words import Text

_KINDS = {
    "A": ("build_access", Text("新建通达道路", "build an access road")),
    "L": ("build_link", Text("打通联络道路", "build a link road")),
    "W": ("widen_road", Text("拓宽提级道路", "widen and raise a road")),
}


def roads_actions(problem: RoadProblem, scheme: RoadScheme) -> tuple[Action, ...]:
    """Return one action per work: segments that are built together, with their turning heads.

    Durations come from the progress a crew makes in a day, by grade: an assumption, told as origin.
    """
    works: dict[str, list[RoadSegment]] = {}
    for segment in scheme.built:
        works.setdefault(segment.work, []).append(segment)
    return tuple(_action(name, works[name], scheme, problem.rules) for name in sorted(works))


def _action(name: str, segments: list[RoadSegment], scheme: RoadScheme, rules: RoadRules) -> Action:
    kind, words = _KINDS[name[0]]
    ids = {segment.id for segment in segments}
    heads = [head for head in scheme.turning_heads if head.segment in ids]
    length = sum(segment.length_m for segment in segments)
    cost = sum(segment.cost_yuan for segment in segments) + sum(head.cost_yuan for head in heads)
    land = sum(segment.land_take_m2 for segment in segments) + sum(head.land_take_m2 for head in heads)
    pace = dict(rules.paces_m_day)
    known = all(pace.get(segment.grade, 0.0) > 0 for segment in segments)
    days = sum(segment.length_m / pace[segment.grade] for segment in segments) if known else None
    grades = sorted({segment.grade for segment in segments})
    parcels = tuple(sorted({parcel for segment in segments for parcel in segment.parcels}))
    origins = (
        computed("engines.roads.solve", Text("道路方案", "road scheme"), "parcels", "roads", "network_values"),
        *(origin for name, origin in rules.origins if name == "land" or name.rpartition(" ")[2] in grades),
    )
    title = Text(f"{words.zh} {name}（{length:,.0f} 米）", f"{words.en} {name} ({length:,.0f} m)")
    needs = (("quota_m2", land),) if land > 0 else ()
    return Action(f"roads.{name}", "roads", kind, title, parcels, cost, days, (), needs, (), origins)
