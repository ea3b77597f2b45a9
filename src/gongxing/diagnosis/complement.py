"""What do the park and a neighbouring zone complete in each other, what can they share, and who should lead in what both make?

Links that are thin, missing or imported here are held against what the neighbour sells in the sector beyond the needs of its own
chains, and the other way round; no yuan of spare sales serves two links;
sectors both have are divided by relative specialisation: the share of the sector in the sales of one over that in the other
(the location quotient of the two zones alone).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import pandas as pd

from gongxing.diagnosis.chain import chain_map
from gongxing.diagnosis.chain_parts import ChainLink, ChainMap, MappedFirm
from gongxing.diagnosis.chain_sectors import chain_core, chain_label, map_neighbours, members_by_sector, sales_by_sector
from gongxing.diagnosis.chain_status import Ground, chain_links
from gongxing.diagnosis.complement_findings import complement_figures, complement_findings, complement_tables
from gongxing.diagnosis.complement_parts import ComplementLink, ComplementSurvey, SectorDivision, SharedService
from gongxing.errors import Fault, NotReadyError, Place
from gongxing.park import Park
from gongxing.standards.input_output import InputOutput
from gongxing.standards.parameters import Parameters
from gongxing.standards.sectors import SectorMap
from gongxing.words import Text


def survey_complement(
    park: Park, table: InputOutput, sectors: SectorMap, values: Parameters, chain: ChainMap | None = None
) -> ComplementSurvey:
    """Return what the park and each neighbouring zone complete, share and should divide.

    Raises NotReadyError where `neighbour_firms` is empty or none of its firms has a code that maps and sales.
    """
    here = chain if chain is not None else chain_map(park, table, sectors, values)
    neighbours = map_neighbours(park, table, sectors)
    _require(neighbours)
    links: list[ComplementLink] = []
    divisions: list[SectorDivision] = []
    for zone, firms in neighbours.items():
        there = _links_there(firms, table, sectors, values)
        links += _filled(here.links, _spare(firms, there), firms, zone, values, direction="here")
        links += _filled(there, _spare(here.mapped, here.links), here.mapped, zone, values, direction="there")
        divisions += _divided(here.mapped, firms, zone, table, values)
    services = _services(park, neighbours, here)
    found = ComplementSurvey(tuple(neighbours), tuple(links), services, tuple(divisions), here, neighbours)
    return found.told(
        tuple(complement_figures(found)), tuple(complement_findings(found, values)), complement_tables(found)
    )


def _require(neighbours: Mapping[str, Sequence[MappedFirm]]) -> None:
    if any(firm.sector and firm.sales_yuan for firms in neighbours.values() for firm in firms):
        return
    found = Text("没有可用的毗邻企业", "no usable firm of a neighbouring zone")
    if not neighbours:
        found = Text("空表", "an empty table")
    expected = Text(
        "毗邻园区企业的名称、行业代码与销售收入", "names, industry codes and sales of the firms of a neighbouring zone"
    )
    remedy = Text(
        "导入毗邻园区企业名录（neighbour_firms）", "import the register of the neighbouring zone (neighbour_firms)"
    )
    fault = Fault(Place(table="neighbour_firms", column="sector"), found, expected, remedy, "complement.firms")
    raise NotReadyError(
        Text("尚不能分析与毗邻园区的互补", "what a neighbouring zone completes cannot be told yet"), (fault,)
    )


def _links_there(
    firms: Sequence[MappedFirm], table: InputOutput, sectors: SectorMap, values: Parameters
) -> list[ChainLink]:
    """Return the links of the neighbour's own chains, judged by its own firms."""
    members = members_by_sector(firms)
    links: list[ChainLink] = []
    for name in list(dict.fromkeys(firm.chain for firm in firms if firm.chain)) or [""]:
        core = chain_core(name, "", firms, values.value("chain_core_share"))
        chosen = np.array([code in {sector for sector, _ in core.sectors} for code in table.codes])
        sales = np.where(chosen, sales_by_sector(firms, table, name), 0.0)
        links += chain_links(Ground(table, values, sectors.goods, members, core, sales, {}, {}))
    return links


def _spare(firms: Sequence[MappedFirm], own: Sequence[ChainLink]) -> dict[str, float]:
    """Return by sector the sales of a side's firms that its own chains do not need."""
    spare: dict[str, float] = defaultdict(float)
    for firm in firms:
        if firm.sector:
            spare[firm.sector] += firm.sales_yuan or 0.0
    for link in own:
        if link.side == "up" and link.sector in spare:
            spare[link.sector] = max(0.0, spare[link.sector] - link.cover * link.need_yuan)
    return dict(spare)


def _filled(
    links: Sequence[ChainLink],
    spare: dict[str, float],
    others: Sequence[MappedFirm],
    zone: str,
    values: Parameters,
    *,
    direction: str,
) -> Iterator[ComplementLink]:
    """Yield the upstream links not present on one side that the other side's spare sales would complete; the widest gap is served first."""
    members, left = members_by_sector(others), dict(spare)
    least = values.value("complement_share")
    gaps = [link for link in links if link.side == "up" and link.status != "present" and link.need_yuan > 0]
    for link in sorted(gaps, key=lambda k: (-k.need_yuan * (1.0 - k.cover), k.sector, k.chain)):
        firms, able = members.get(link.sector, ()), left.get(link.sector, 0.0)
        gain = min(link.need_yuan * (1.0 - link.cover), able)
        if not firms or gain <= 0 or gain < least * link.need_yuan:
            continue
        left[link.sector] = able - gain
        after = link.cover + gain / link.need_yuan
        sales = sum(firm.sales_yuan or 0.0 for firm in firms)
        yield ComplementLink(
            zone, direction, link.chain, link.sector, link.name, link.status, link.need_yuan, link.cover, after, sales, gain,
            tuple(firm.firm for firm in firms), tuple(firm.name for firm in firms), _fill_reason(link, len(firms), able, after, direction),
        )  # fmt: skip


def _fill_reason(link: ChainLink, firms: int, able: float, after: float, direction: str) -> Text:
    chain, word = chain_label(link.chain), link.label
    there = Text("毗邻园区", "the neighbour") if direction == "here" else Text("本园区", "this park")
    return Text(
        f"{chain.zh}的“{link.name.zh}”{word.zh}（覆盖 {link.cover:.0%}），{there.zh}有 {firms} 家企业，除自用外可供 {able / 1e4:,.0f} 万元，"
        f"对接后可覆盖 {after:.0%}",
        f"{link.name.en} of {chain.en} is {word.en} ({link.cover:.0%} covered); {there.en} has {firms} firms that can "
        f"spare {able / 1e6:,.1f} million yuan a year, together {after:.0%} would be covered",
    )


def _divided(
    here: Sequence[MappedFirm], there: Sequence[MappedFirm], zone: str, table: InputOutput, values: Parameters
) -> Iterator[SectorDivision]:
    """Yield the sectors both make, the most contested first, with who should lead."""
    ours, theirs = sales_by_sector(here, table), sales_by_sector(there, table)
    share, other = ours / max(float(ours.sum()), 1e-9), theirs / max(float(theirs.sum()), 1e-9)
    lead = values.value("complement_lead")
    both = [int(i) for i in np.flatnonzero((ours > 0) & (theirs > 0))]
    for i in sorted(both, key=lambda k: (-min(share[k], other[k]), table.codes[k])):
        ratio = float(share[i] / other[i])
        who = "here" if ratio >= lead else "there" if ratio <= 1.0 / lead else "both"
        yield SectorDivision(
            zone,
            table.codes[i],
            table.names[i],
            float(ours[i]),
            float(theirs[i]),
            float(share[i]),
            float(other[i]),
            ratio,
            who,
        )


def _services(park: Park, neighbours: Mapping[str, Sequence[MappedFirm]], here: ChainMap) -> tuple[SharedService, ...]:
    """Return the services firms of the neighbour offer to both zones, by zone and words."""
    rows = park["neighbour_firms"].frame
    sector = {firm.firm: firm.sector for firms in neighbours.values() for firm in firms}
    local = members_by_sector(here.mapped)
    found: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for firm, name, zone, serves in zip(rows["id"], rows["name"], rows["zone"], rows["serves"], strict=True):
        if not pd.isna(serves) and str(serves).strip():
            found[str(zone), str(serves).strip()].append((str(firm), str(name)))
    services = []
    for (zone, words), firms in sorted(found.items()):
        kinds = {sector.get(firm, "") for firm, _ in firms} - {""}
        ours = sum(len(local.get(kind, ())) for kind in kinds)
        services.append(
            SharedService(
                zone, words, tuple(f for f, _ in firms), tuple(n for _, n in firms), tuple(sorted(kinds)), ours
            )
        )
    return tuple(services)


__all__ = ["ComplementLink", "ComplementSurvey", "SectorDivision", "SharedService", "survey_complement"]
