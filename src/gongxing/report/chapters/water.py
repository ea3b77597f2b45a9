"""Which mains does the plan keep, change and lay, why, and does every tap and hydrant get its water at the worst moment?"""

from __future__ import annotations

from gongxing.plan.water import PipeDecision, WaterScheme
from gongxing.report.chapters.foundation import paragraph
from gongxing.report.chapters.opening import body
from gongxing.report.chapters.verdicts import caveats, checked, unsolved, verdict
from gongxing.report.document import EMPTY, Block, MapBlock, Ref, Sentence, TableBlock, join, plain, say
from gongxing.report.material import Material
from gongxing.report.network_maps import NETWORK_TITLES, network_maps_of
from gongxing.report.network_tables import PARTS
from gongxing.report.water_tables import cases_table, pipes_table, reasons_table, sources_table, unserved_table
from gongxing.words import Text

_PART = PARTS["water"]


def water_section(material: Material) -> tuple[Block, ...]:
    """Return what the water engine plans, told with its tables and map."""
    result = material.plan.water
    lead = verdict(material, _PART, result)
    if result is None or result.part is None:
        return (*lead, *unsolved(material, _PART, result))
    scheme = result.part
    pipes, reasons = pipes_table(scheme), reasons_table(scheme.pipes)
    return body(
        *lead,
        paragraph(_network(scheme), _see(pipes, reasons)),
        pipes,
        reasons,
        *(MapBlock(key, NETWORK_TITLES[key]) for key in network_maps_of(material) if key == "map.water"),
        paragraph(_supply(scheme), _pressure(scheme), _cut_off(scheme)),
        sources_table(scheme),
        cases_table(scheme),
        paragraph(_hydrants(scheme)),
        *_unserved(scheme),
        *checked(material, _PART),
        *caveats(_PART, scheme.warnings, scheme.assumptions),
    )


def _see(pipes: TableBlock, reasons: TableBlock | None) -> Sentence:
    built = say(Text("构成见{table}。", "{table} breaks it down."), table=Ref(pipes.key))
    why = say(Text("处置理由见{table}。", "{table} gives the reasons."), table=Ref(reasons.key)) if reasons else EMPTY
    return join((built, why))


def _network(scheme: WaterScheme) -> Sentence:
    lengths = {d: sum(p.length_m for p in scheme.pipes if p.decision is d) for d in PipeDecision}
    runs = {
        d.value: _PART.run(f"{d.value}_m", Text(f"给水管{d.label.zh}长度", f"mains: {d.label.en}"), length, "m")
        for d, length in lengths.items()
    }
    found = [
        say(
            Text(
                "现有给水管保留{keep}，原位更换{replace}，并行加设{reinforce}；新建{new}。",
                "Of the present mains {keep} are kept and {replace} replaced; {reinforce} are laid beside present ones and {new} anew.",
            ),
            **{name: runs[name] for name in ("keep", "replace", "reinforce", "new")},
        )
    ]
    if lengths[PipeDecision.ABANDON]:
        found.append(say(Text("停用{abandon}。", "{abandon} are given up."), abandon=runs["abandon"]))
    cost = _PART.run("cost_yuan", Text("给水管网费用", "cost of the mains"), scheme.cost_yuan, "yuan")
    return join((*found, say(Text("管网费用{cost}。", "The network costs {cost}."), cost=cost)))


def _supply(scheme: WaterScheme) -> Sentence:
    served = {parcel for node in scheme.nodes for parcel in node.parcels}
    return say(
        Text(
            "方案由{sources}水源接入点向{parcels}地块供水，最高时供水{flow}。",
            "Water enters at {sources} and reaches {parcels}; at the maximum hour it is {flow}.",
        ),
        sources=_PART.run("sources", Text("水源接入点", "sources of water"), len(scheme.sources), "处", "places"),
        parcels=_PART.run("served", Text("供水地块", "parcels served"), len(served), "宗"),
        flow=_PART.run("flow", Text("最高时供水量", "flow at the maximum hour"), scheme.demand_m3_s, "m3/s"),
    )


def _pressure(scheme: WaterScheme) -> Sentence:
    drawing = [node for node in scheme.nodes if node.demand_m3_s > 0]
    if not drawing:
        return EMPTY
    usual, worst = min(n.pressure_m for n in drawing), min(n.worst_pressure_m for n in drawing)
    said = say(
        Text(
            "最高时最低压力{usual}；计入任一管段停用，最低压力{worst}。",
            "The lowest pressure is {usual} of head at the maximum hour and {worst} with any one pipe out.",
        ),
        usual=_PART.run("pressure", Text("最高时最低压力", "lowest pressure, maximum hour"), usual, "m", "m1"),
        worst=_PART.run("worst_pressure", Text("事故时最低压力", "lowest pressure, one pipe out"), worst, "m", "m1"),
    )
    judged = [case for case in scheme.cases if case.worst_node]
    if not judged:
        return said
    margin = min(case.worst_margin_m for case in judged)
    cases = _PART.run("cases", Text("校核工况", "load cases checked"), len(judged), "项", "load_cases")
    if margin >= -1e-6:
        words = Text(
            "校核{cases}工况，各点压力均不低于要求，最小富余{margin}。",
            "{cases} were checked; nowhere does the pressure fall below what is required, and at least {margin} is to spare.",
        )
        least = _PART.run("margin", Text("最小压力富余", "least pressure to spare"), abs(margin), "m", "m2d")
        return join((said, say(words, cases=cases, margin=least)))
    words = Text(
        "校核{cases}工况，最不利处低于要求{lack}。",
        "{cases} were checked; at the worst place the pressure is {lack} short.",
    )
    lack = _PART.run("lack", Text("最大压力缺额", "greatest lack of pressure"), -margin, "m", "m2d")
    return join((said, say(words, cases=cases, lack=lack)))


def _cut_off(scheme: WaterScheme) -> Sentence:
    """Say how much is cut off where a pipe without a second way is out."""
    cut = [case.cut_off_m3_s for case in scheme.cases if case.cut_off_m3_s > 0]
    if not cut or not scheme.demand_m3_s:
        return EMPTY
    return say(
        Text(
            "枝状管段停用时下游断水，其中最大一处占需水量的{share}。",
            "Where a pipe without a second way is out those behind it are cut off, at most {share} of the demand.",
        ),
        share=_PART.run(
            "cut_share", Text("单管停用最大断水占比", "largest share cut off"), max(cut) / scheme.demand_m3_s, "share"
        ),
    )


def _hydrants(scheme: WaterScheme) -> Sentence:
    if not scheme.hydrants:
        return plain(Text("方案没有消火栓资料。", "The scheme holds no hydrants."))
    new = sum(not h.existing for h in scheme.hydrants)
    short = [h for h in scheme.hydrants if h.available_l_s < h.required_l_s - 1e-9]
    least = min(scheme.hydrants, key=lambda h: h.available_l_s)
    lead = say(
        Text(
            "共设消火栓{all}，其中新增{new}座；出流量最小者可供{least}。",
            "There are {all}, {new} of them new; the weakest gives {least}.",
        ),
        all=_PART.run("hydrants", Text("消火栓", "hydrants"), len(scheme.hydrants), "座", "hydrants"),
        new=_PART.run("hydrants_new", Text("新增消火栓", "new hydrants"), new, "座", "count"),
        least=_PART.run("hydrant_least", Text("消火栓最小出流量", "least hydrant flow"), least.available_l_s, "L/s"),
    )
    if not short:
        return join((lead, plain(Text("各栓均满足所需消防流量。", "Each gives the fire flow asked of it."))))
    count = _PART.run(
        "hydrants_short", Text("流量不足的消火栓", "hydrants that fall short"), len(short), "座", "hydrants"
    )
    return join(
        (
            lead,
            say(Text("{count}达不到所需消防流量。", "{count} fall short of the fire flow asked of them."), count=count),
        )
    )


def _unserved(scheme: WaterScheme) -> tuple[Block, ...]:
    table = unserved_table(scheme)
    if table is None:
        return body(paragraph(plain(Text("有需水的地块均已供水。", "Every parcel that asks for water gets it."))))
    count = _PART.run("unserved", Text("未供水地块", "parcels without supply"), len(scheme.unserved), "宗")
    words = Text("尚有{count}地块未能供水，见{table}。", "{count} still get no water, see {table}.")
    return body(paragraph(say(words, count=count, table=Ref(table.key))), table)
