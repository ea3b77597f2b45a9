"""Which roads does the plan keep, widen and build, who gets access by them, what time do they save and how do trucks drive?"""

from __future__ import annotations

from gongxing.plan.roads import RoadScheme
from gongxing.report.chapters.foundation import paragraph
from gongxing.report.chapters.opening import body
from gongxing.report.chapters.verdicts import caveats, checked, unsolved, verdict
from gongxing.report.document import EMPTY, Block, MapBlock, Ref, Sentence, join, plain, say
from gongxing.report.material import Material
from gongxing.report.network_maps import NETWORK_TITLES, network_maps_of
from gongxing.report.network_tables import PARTS
from gongxing.report.road_tables import grades_table, heads_table, road_demands_table, road_works_table
from gongxing.words import Text

_PART = PARTS["roads"]


def roads_section(material: Material) -> tuple[Block, ...]:
    """Return what the road engine plans, told with its tables and map."""
    result = material.plan.roads
    lead = verdict(material, _PART, result)
    if result is None or result.part is None:
        return (*lead, *unsolved(material, _PART, result))
    scheme = result.part
    grades, works, demands = grades_table(scheme), road_works_table(scheme), road_demands_table(scheme)
    return body(
        *lead,
        paragraph(_lengths(scheme), say(Text("构成见{table}。", "{table} breaks it down."), table=Ref(grades.key))),
        grades,
        *(MapBlock(key, NETWORK_TITLES[key]) for key in network_maps_of(material) if key == "map.roads"),
        paragraph(_access(scheme), _least(scheme)),
        paragraph(_travel(scheme), _freight(scheme)),
        demands,
        works,
        heads_table(scheme),
        *checked(material, _PART),
        *caveats(_PART, scheme.warnings, ()),
    )


def _lengths(scheme: RoadScheme) -> Sentence:
    lengths = {d: sum(s.length_m for s in scheme.segments if s.decision == d) for d in ("keep", "widen", "new")}
    labels = {
        "keep": Text("保留道路", "roads kept"),
        "widen": Text("拓宽道路", "roads widened"),
        "new": Text("新建道路", "new roads"),
    }
    runs = {d: _PART.run(f"{d}_m", labels[d], length, "m") for d, length in lengths.items()}
    found = say(
        Text(
            "方案保留道路{keep}，拓宽{widen}，新建{new}，工程费用{cost}。",
            "The plan keeps {keep} of road, widens {widen} and builds {new}; the works cost {cost}.",
        ),
        **runs,
        cost=_PART.run("works_yuan", Text("道路工程费用", "cost of road works"), scheme.works_yuan, "yuan"),
    )
    gone = {building for s in scheme.built for building in s.demolished}
    if not gone:
        return join((found, plain(Text("不拆除建筑。", "No building is demolished."))))
    words = Text("须拆除建筑{count}。", "{count} have to go.")
    count = _PART.run("demolished", Text("拆除建筑", "buildings demolished"), len(gone), "栋", "buildings")
    return join((found, say(words, count=count)))


def _access(scheme: RoadScheme) -> Sentence:
    if not scheme.access:
        return plain(Text("没有须临路的地块。", "No parcel needs a road."))
    by_new = sum(a.new for a in scheme.access)
    whole = len(scheme.access)
    found = say(
        Text(
            "须临路的{whole}地块中，现状已临路{before}宗（{share}），规划新增{gained}宗，全部可达。",
            "Of {whole} that need a road {before} ({share}) have one today; the plan gives one to {gained} more, so every one has access.",
        ),
        whole=_PART.run("access_all", Text("须临路地块", "parcels that need a road"), whole, "宗"),
        before=_PART.run(
            "access_before", Text("现状临路地块", "parcels with a road today"), whole - by_new, "宗", "count"
        ),
        share=_PART.run(
            "access_share", Text("现状临路占比", "share with a road today"), (whole - by_new) / whole, "share"
        ),
        gained=_PART.run("access_new", Text("新增临路地块", "parcels that get a road"), by_new, "宗", "count"),
    )
    return found


def _least(scheme: RoadScheme) -> Sentence:
    words = (
        Text(
            "全部地块可达所需的最短新路为{length}，已证最优。",
            "The shortest new road that reaches every parcel is {length}, proven least.",
        )
        if scheme.least_access_proven
        else Text(
            "为全部地块可达新建{length}，尚未证明最短。",
            "Reaching every parcel takes {length} of new road, not proven least.",
        )
    )
    length = _PART.run("least_access_m", Text("通达所需新路", "new road for access"), scheme.least_access_m, "m")
    return say(words, length=length)


def _travel(scheme: RoadScheme) -> Sentence:
    saved = scheme.travel_before_yuan - scheme.travel_yuan
    if saved <= 0:
        return EMPTY
    return say(
        Text(
            "与只建通达道路相比，规划期内客货出行时间价值由{before}降至{after}，节省{saved}。",
            "Against access roads alone, the worth of the time people and freight spend on the roads over the horizon falls from {before} to {after}, by {saved}.",
        ),
        before=_PART.run(
            "travel_before", Text("改善前出行时间价值", "travel before"), scheme.travel_before_yuan, "yuan"
        ),
        after=_PART.run("travel_after", Text("改善后出行时间价值", "travel after"), scheme.travel_yuan, "yuan"),
        saved=_PART.run("travel_saved", Text("节省的出行时间价值", "travel saved"), saved, "yuan"),
    )


def _freight(scheme: RoadScheme) -> Sentence:
    if not scheme.routes:
        return EMPTY
    near = sum(route.near_homes_m for route in scheme.routes)
    trips = sum(route.trips_day for route in scheme.routes)
    found = say(
        Text(
            "货运通道{routes}，日货运{trips}次。",
            "There are {routes} for {trips} truck trips a day.",
        ),
        routes=_PART.run("routes", Text("货运通道", "truck routes"), len(scheme.routes), "条", "routes"),
        trips=_PART.run("truck_trips", Text("日货运量", "truck trips a day"), trips, "", "count"),
    )
    if near <= 0:
        return join((found, plain(Text("均不贴近住宅。", "None of them passes close to homes."))))
    words = Text(
        "其中{near}别无他路，须贴近住宅通过，应限速并设隔声设施。",
        "{near} of them have no way but past homes and need speed limits and noise screens.",
    )
    return join(
        (
            found,
            say(
                words, near=_PART.run("near_homes_m", Text("贴近住宅的货运路段", "truck routes past homes"), near, "m")
            ),
        )
    )
