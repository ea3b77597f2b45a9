"""What do the park's chains look like: which links are there, thin, missing or imported, and which firms hold them together?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType

import numpy as np

from gongxing.diagnosis.chain_critical import critical_firms
from gongxing.diagnosis.chain_findings import chain_figures, chain_findings, chain_tables
from gongxing.diagnosis.chain_parts import ChainCore, ChainLink, ChainMap, CriticalFirm, MappedFirm
from gongxing.diagnosis.chain_sectors import (
    chain_core,
    map_firms,
    members_by_sector,
    require_firms,
    sales_by_sector,
    user_chains,
)
from gongxing.diagnosis.chain_status import Ground, chain_links
from gongxing.diagnosis.chain_supply import Delivery, bought, deliveries, sold
from gongxing.park import Park
from gongxing.standards.input_output import InputOutput
from gongxing.standards.parameters import Parameters
from gongxing.standards.sectors import SectorMap


def chain_map(park: Park, table: InputOutput, sectors: SectorMap, values: Parameters) -> ChainMap:
    """Return the chains of a park laid on `table`: firms by sector, links with status, critical firms.

    Raises NotReadyError where no firm has an industry code that maps to a sector, or none has sales.
    """
    mapped = map_firms(park, table, sectors)
    require_firms(mapped)
    sector_of = MappingProxyType({firm.firm: firm.sector for firm in mapped if firm.sector})
    found = deliveries(park, table, sectors, sector_of)
    members = members_by_sector(mapped)
    cores: list[ChainCore] = []
    links: list[ChainLink] = []
    critical: list[CriticalFirm] = []
    for chain, kind in user_chains(park, mapped):
        core = chain_core(chain, kind, mapped, values.value("chain_core_share"))
        ground = _ground((table, values, sectors.goods), core, mapped, members=members, found=found)
        mine = chain_links(ground)
        cores.append(core)
        links += mine
        critical += critical_firms(ground, mapped, [link.sector for link in mine if link.side == "up"], found)
    return ChainMap(sector_of, tuple(links), tuple(critical), tuple(cores), mapped, table)


def survey_chain(park: Park, table: InputOutput, sectors: SectorMap, values: Parameters) -> ChainMap:
    """Return the chain map with its figures, findings and tables."""
    found = chain_map(park, table, sectors, values)
    return replace(
        found,
        figures=tuple(chain_figures(found, values)),
        findings=tuple(chain_findings(found, values)),
        tables=chain_tables(found),
    )


def _ground(
    given: tuple[InputOutput, Parameters, frozenset[str]],
    core: ChainCore,
    mapped: Sequence[MappedFirm],
    *,
    members: dict[str, tuple[MappedFirm, ...]],
    found: Sequence[Delivery],
) -> Ground:
    table, values, goods = given
    chosen = {sector for sector, _ in core.sectors}
    inside = np.array([code in chosen for code in table.codes])
    core_sales = np.where(inside, sales_by_sector(mapped, table, core.chain), 0.0)
    firms = {f.firm for f in mapped if f.sector in chosen and (not core.chain or f.chain == core.chain)}
    sector_of = {firm.firm: firm.sector for firm in mapped if firm.sector}
    return Ground(table, values, goods, members, core, core_sales, bought(found, firms), sold(found, firms, sector_of))


__all__ = ["ChainCore", "ChainLink", "ChainMap", "CriticalFirm", "chain_map", "survey_chain"]
