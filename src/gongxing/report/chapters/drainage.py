"""Which sewers and storm drains does the plan keep, change and lay, how deep, where is water lifted and where does it leave?"""

from __future__ import annotations

from gongxing.plan import Result
from gongxing.plan.sewer import DrainDecision, SewerScheme
from gongxing.report.chapters.foundation import paragraph
from gongxing.report.chapters.opening import body
from gongxing.report.chapters.verdicts import caveats, checked, unsolved, verdict
from gongxing.report.document import EMPTY, Block, MapBlock, Ref, Sentence, join, plain, say
from gongxing.report.drain_tables import (
    drain_reasons_table,
    drains_table,
    outlets_table,
    pumps_table,
    undrained_table,
)
from gongxing.report.material import Material
from gongxing.report.network_maps import NETWORK_TITLES, network_maps_of
from gongxing.report.network_tables import PARTS
from gongxing.words import Text


def drain_section(material: Material, kind: str) -> tuple[Block, ...]:
    """Return what the engine plans for sewage (kind "sewer") or rain water (kind "storm"), told with its tables and maps."""
    result: Result[SewerScheme] | None = material.plan.sewer if kind == "sewer" else material.plan.storm
    part = PARTS[kind]
    lead = verdict(material, part, result)
    if result is None or result.part is None:
        return (*lead, *unsolved(material, part, result))
    scheme = result.part
    drains, reasons = drains_table(scheme), drain_reasons_table(scheme)
    built = say(Text("构成见{table}。", "{table} breaks it down."), table=Ref(drains.key))
    why = say(Text("处置理由见{table}。", "{table} gives the reasons."), table=Ref(reasons.key)) if reasons else EMPTY
    return body(
        *lead,
        paragraph(_network(scheme), built, why),
        drains,
        reasons,
        *(MapBlock(key, NETWORK_TITLES[key]) for key in network_maps_of(material) if key.startswith(f"map.{kind}")),
        paragraph(_shape(scheme), _stations(scheme)),
        pumps_table(scheme),
        paragraph(_outlets(scheme)),
        outlets_table(scheme),
        *_unserved(scheme),
        *checked(material, part),
        *caveats(part, scheme.warnings, scheme.assumptions),
    )


def _network(scheme: SewerScheme) -> Sentence:
    part = PARTS[scheme.kind]
    lengths = {d: sum(p.length_m for p in scheme.pipes if p.decision is d) for d in DrainDecision}
    name = Text("污水管", "sewers") if scheme.kind == "sewer" else Text("雨水管", "storm drains")
    runs = {
        d.value: part.run(f"{d.value}_m", Text(f"{name.zh}{d.label.zh}长度", f"{name.en}: {d.label.en}"), length, "m")
        for d, length in lengths.items()
    }
    found = [
        say(
            Text(
                f"现有{name.zh}保留{{keep}}，原位更换{{replace}}，并行增设{{relieve}}；新建{{new}}。",
                f"Of the present {name.en} {{keep}} are kept and {{replace}} replaced; {{relieve}} are laid beside present ones and {{new}} anew.",
            ),
            **{key: runs[key] for key in ("keep", "replace", "relieve", "new")},
        )
    ]
    if lengths[DrainDecision.ABANDON]:
        found.append(say(Text("停用{abandon}。", "{abandon} are given up."), abandon=runs["abandon"]))
    cost = part.run("cost_yuan", Text(f"{name.zh}网费用", f"cost of the {name.en}"), scheme.cost_yuan, "yuan")
    found.append(
        say(
            Text(
                "费用{cost}，含检查井、泵站建设及其寿命期电费。",
                "They cost {cost}, manholes, stations and their energy over their life included.",
            ),
            cost=cost,
        )
    )
    return join(tuple(found))


def _shape(scheme: SewerScheme) -> Sentence:
    part = PARTS[scheme.kind]
    laid = [p for p in scheme.pipes if p.decision.laid and not p.pressure]
    if not laid:
        return EMPTY
    depths = [max(p.cover_start_m, p.cover_end_m) + p.diameter_mm / 1000 for p in laid]
    slopes = [1000 * p.slope for p in laid]
    slow, fast = min(p.velocity_m_s for p in laid), max(p.velocity_m_s for p in laid)
    return say(
        Text(
            "新设管道坡度{flat}至{steep}，设计流速{slow}至{fast}，最大充满度{fill}，管底最深{depth}。",
            "The new drains slope by {flat} to {steep}; design velocities run from {slow} to {fast}, the greatest fill is {fill} and the deepest invert lies {depth} down.",
        ),
        flat=part.run("slope_least", Text("最小坡度", "least slope"), min(slopes), "‰", "per_mille"),
        steep=part.run("slope_most", Text("最大坡度", "greatest slope"), max(slopes), "‰", "per_mille"),
        slow=part.run("velocity_least", Text("最小设计流速", "least design velocity"), slow, "m/s"),
        fast=part.run("velocity_most", Text("最大设计流速", "greatest design velocity"), fast, "m/s"),
        fill=part.run("fill_most", Text("最大充满度", "greatest fill"), max(p.fill for p in laid), "", "bare"),
        depth=part.run("depth_most", Text("管底最大埋深", "greatest depth of an invert"), max(depths), "m", "m2d"),
    )


def _stations(scheme: SewerScheme) -> Sentence:
    part = PARTS[scheme.kind]
    if not scheme.pumps:
        return plain(Text("全部重力自流，不设提升泵站。", "All of it flows by gravity; no lifting station is needed."))
    return say(
        Text(
            "重力不能自流处设提升泵站{count}，建设费{capital}，寿命期电费{energy}。",
            "Where gravity fails there are {count}; they cost {capital} to build and {energy} of energy over their life.",
        ),
        count=part.run("pumps", Text("提升泵站", "lifting stations"), len(scheme.pumps), "座", "stations"),
        capital=part.run(
            "pumps_capital",
            Text("泵站建设费", "building of stations"),
            sum(p.capital_yuan for p in scheme.pumps),
            "yuan",
        ),
        energy=part.run(
            "pumps_energy",
            Text("泵站寿命期电费", "energy of stations"),
            sum(p.energy_yuan for p in scheme.pumps),
            "yuan",
        ),
    )


def _outlets(scheme: SewerScheme) -> Sentence:
    part = PARTS[scheme.kind]
    used = [o for o in scheme.outlets if o.used]
    if not used:
        return EMPTY
    served = {parcel for node in scheme.nodes for parcel in node.parcels}
    words = (
        Text(
            "{parcels}地块的污水汇入{count}去向，设计流量合计{flow}；各去向取舍的理由见下表。",
            "The sewage of {parcels} goes to {count}, {flow} in all at the design hour; the table says why each is used or not.",
        )
        if scheme.kind == "sewer"
        else Text(
            "{parcels}地块的雨水经{count}排口排出，设计流量合计{flow}；各排口取舍的理由见下表。",
            "The rain water of {parcels} leaves at {count}, {flow} in all at the design storm; the table says why each is used or not.",
        )
    )
    return say(
        words,
        parcels=part.run("served", Text("接入地块", "parcels drained"), len(served), "宗"),
        count=part.run("outlets", Text("采用的去向", "outlets used"), len(used), "处", "places"),
        flow=part.run("flow", Text("设计流量", "design flow"), sum(o.flow_m3_s for o in used), "m3/s", "m3_s_in_l"),
    )


def _unserved(scheme: SewerScheme) -> tuple[Block, ...]:
    part, table = PARTS[scheme.kind], undrained_table(scheme)
    if table is None:
        return body(
            paragraph(plain(Text("须排水的地块均已接入。", "Every parcel that is to be drained is connected.")))
        )
    count = part.run("unserved", Text("未接入地块", "parcels not drained"), len(scheme.unserved), "宗")
    words = Text("尚有{count}地块未能接入，见{table}。", "{count} are still not connected, see {table}.")
    return body(paragraph(say(words, count=count, table=Ref(table.key))), table)
