"""Which sectors make up each chain of the user's 2+2 layout, the core first?"""

from __future__ import annotations

import re
from dataclasses import dataclass

from gongxing.diagnosis.chain_parts import ChainMap
from gongxing.diagnosis.sector_mix import SectorMix, chains_of
from gongxing.park import Park
from gongxing.park.assumed import assumed_rows
from gongxing.standards.input_output import InputOutput
from gongxing.standards.sectors import SectorMap

ASSUMED = "chain_sectors"
"""An assumption of this matter and a chain's name lists the sectors of the chain: codes of the table or of GB/T 4754."""


@dataclass(frozen=True, slots=True)
class ChainSectors:
    """One chain: its kind and its sectors, the core first; empty where nobody can tell."""

    name: str
    kind: str
    sectors: tuple[str, ...]


def chain_sectors(
    park: Park, table: InputOutput, sectors: SectorMap, mix: SectorMix, chain: ChainMap | None
) -> tuple[ChainSectors, ...]:
    """Return the sectors of each chain: as assumed by the user, else those of its firms (by sales), of its leads and of the chain map.

    A sector of the firms counts for the chain to which most of its sales belong; where a chain leads nowhere, every sector in
    which it has a firm counts.
    """
    assumed = _assumed(park, table, sectors)
    found = []
    for name, kind in chains_of(park).items():
        mine = assumed.get(name) or _of_firms(name, table, mix)
        if name not in assumed:
            mine = [*mine, *_of_leads(name, park, table, sectors), *_of_map(name, chain, table)]
            others = {code for code in mine if mix.chain[table.index(code)] not in ("", name)}
            mine = [code for code in mine if code not in others] or mine
        found.append(ChainSectors(name, kind, tuple(dict.fromkeys(mine))))
    return tuple(found)


def _assumed(park: Park, table: InputOutput, sectors: SectorMap) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in assumed_rows(park, ASSUMED):
        words = [word for word in re.split(r"[\s,;，；、]+", row.value) if word]
        codes = [word if word in table else sectors.of(word) for word in words]
        found[row.name] = [code for code in codes if code in table]
    return {name: codes for name, codes in found.items() if codes}


def _of_firms(name: str, table: InputOutput, mix: SectorMix) -> list[str]:
    mine = mix.frame[mix.frame["chain"] == name]
    sums = mine.groupby("place")["sales"].sum().sort_index().sort_values(ascending=False, kind="stable")
    return [table.codes[int(place)] for place in sums.index]


def _of_leads(name: str, park: Park, table: InputOutput, sectors: SectorMap) -> list[str]:
    leads = park["leads"].frame
    rows = leads[(leads["chain"] == name) & leads["sector"].notna() & (leads["stage"] != "lost")]
    codes = [sectors.of(str(code)) for code in rows["sector"]]
    return sorted(code for code in set(codes) if code in table)


def _of_map(name: str, chain: ChainMap | None, table: InputOutput) -> list[str]:
    if chain is None:
        return []
    core = [sector for found in chain.cores if found.chain == name for sector, _ in found.sectors]
    gaps = [link.sector for link in chain.of(name) if link.status in ("missing", "imported", "thin")]
    return [code for code in (*core, *gaps) if code in table]
