"""Into which sectors can the park grow: how near is each to what it does, how fast does it grow, how exposed is it to shocks?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from gongxing.algorithms.concentration import location_quotients
from gongxing.diagnosis.candidate import Candidate
from gongxing.diagnosis.chain_parts import ChainMap
from gongxing.diagnosis.diversification_words import (
    diversification_figures,
    diversification_findings,
    diversification_tables,
)
from gongxing.diagnosis.kinship import Kinship, kinship
from gongxing.diagnosis.region_table import RegionTable, nation_amounts, nation_growth, place_table
from gongxing.diagnosis.sector_mix import SectorMix, chains_of, sector_mix
from gongxing.diagnosis.shocks import Exposure, exposure
from gongxing.diagnosis.survey_tables import SurveyTable
from gongxing.origins import Figure
from gongxing.park import Park
from gongxing.plan import Finding
from gongxing.standards.input_output import InputOutput
from gongxing.standards.parameters import Parameters
from gongxing.standards.sectors import SectorMap

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]
MAKING = (13, 43)
"""First and last division of GB/T 4754-2017 that is manufacturing."""
SERVICES = (51, 77)
"""First and last division of GB/T 4754-2017 that may serve manufacturing."""


@dataclass(frozen=True)
class Diversification:
    """Every candidate sector, by which relatedness, with figures, findings and tables."""

    candidates: tuple[Candidate, ...]
    basis: str
    """Either "places" (sectors found together in the same places) or "input_output" (like inputs, and trade with one another)."""
    figures: tuple[Figure, ...]
    findings: tuple[Finding, ...]
    tables: tuple[SurveyTable, ...]
    exposure: Exposure
    """What each scenario does to each sector of the table."""
    mix: SectorMix
    """What the park makes today."""

    def candidate(self, sector: str) -> Candidate:
        """Return the candidate of a sector; KeyError if there is none."""
        for candidate in self.candidates:
            if candidate.sector == sector:
                return candidate
        raise KeyError(f"no candidate {sector}")


def candidates(
    park: Park, table: InputOutput, sectors: SectorMap, values: Parameters, chain: ChainMap | None = None
) -> Diversification:
    """Return every sector the park could grow in: manufacturing, services that serve it, and all it is in today.

    Relatedness is that of places where `region_sectors` holds enough of them (parameter `relatedness_places`), else that of input
    structures and trade in the national table. `chain`, if given, says which sectors belong to a chain of the 2+2 layout
    in which the park has no firm yet (cores of chains). NotReadyError where the park's own sectors are not known.
    """
    mix = sector_mix(park, table, sectors)
    making, serving = industrial(table, sectors, values)
    looked = making | serving | (mix.firms > 0)
    regions = place_table(park, table, sectors)
    akin = kinship(
        table, mix.sales_yuan, regions, least_places=int(values.value("relatedness_places")),
        trade_weight=values.value("relatedness_trade_weight"), served=looked,
    )  # fmt: skip
    growth, growth_source = nation_growth(park, table, sectors)
    shocks = exposure(table, sectors, values, mix)
    nation = nation_amounts(park, table, sectors)
    facts = _Facts(table, mix, akin, growth, shocks, _quotients(mix, table, list(nation.values())), serving & ~making)
    chains = _chain_names(park, mix, chain, table)
    found = tuple(facts.candidate(int(i), chains[i]) for i in np.flatnonzero(looked))
    sources = (growth_source, regions.measure if regions is not None and akin.basis == "places" else "")
    return Diversification(
        found, akin.basis, diversification_figures(found, akin.basis, sources),
        diversification_findings(found, akin.basis, _places(regions), mix, values), diversification_tables(found), shocks, mix,
    )  # fmt: skip


def survey_diversification(
    park: Park, table: InputOutput, sectors: SectorMap, values: Parameters, chain: ChainMap | None = None
) -> Diversification:
    """Return the survey of diversification; the same as `candidates`, under the name surveys go by."""
    return candidates(park, table, sectors, values, chain)


def industrial(table: InputOutput, sectors: SectorMap, values: Parameters) -> tuple[BoolArray, BoolArray]:
    """Return (n,) which sectors are manufacturing, and which are services that sell enough to it (parameter `service_share`)."""
    making, serving = np.zeros(len(table), dtype=bool), np.zeros(len(table), dtype=bool)
    for row in sectors:
        if row.io_code in table and row.prefix[:2].isdigit():
            division, place = int(row.prefix[:2]), table.index(row.io_code)
            making[place] |= MAKING[0] <= division <= MAKING[1]
            serving[place] |= SERVICES[0] <= division <= SERVICES[1]
    sold = np.divide(table.flows[:, making].sum(axis=1), table.output, out=np.zeros(len(table)), where=table.output > 0)
    return making, serving & ~making & (sold >= values.value("service_share"))


@dataclass(frozen=True)
class _Facts:
    table: InputOutput
    mix: SectorMix
    akin: Kinship
    growth: FloatArray
    shocks: Exposure
    quotients: FloatArray
    serving: BoolArray

    def candidate(self, i: int, chain: str) -> Candidate:
        others = np.flatnonzero((self.mix.firms > 0) & self.akin.present)
        others = others[others != i]
        row = np.nan_to_num(self.akin.akin[i, others])
        nearest = self.table.codes[int(others[np.argmax(row)])] if len(others) and row.max() > 0 else ""
        return Candidate(
            self.table.codes[i], self.table.names[i], int(self.mix.firms[i]), float(self.mix.sales_yuan[i]),
            int(self.mix.jobs[i]), chain, _known(self.quotients[i]), _known(self.akin.near[i]), _known(self.akin.complexity[i]),
            _known(self.growth[i]), _known(self.shocks.oil_lost[i]), _known(self.table.import_share[i]),
            self._linkage(i), nearest, bool(self.serving[i]),
        )  # fmt: skip

    def _linkage(self, i: int) -> float | None:
        """Return the trade with the park's sectors both ways, weighted by what they sell."""
        weight = self.mix.sales_yuan.copy()
        weight[i] = 0.0
        if not weight.sum() > 0:
            return None
        trade = np.maximum(self.table.direct[i, :], self.table.direct[:, i])
        return float(np.clip(weight @ trade / weight.sum(), 0.0, 1.0))


def _known(value: float) -> float | None:
    return float(value) if np.isfinite(value) else None


def _places(regions: RegionTable | None) -> int:
    return 0 if regions is None else len(regions.names)


def _quotients(mix: SectorMix, table: InputOutput, nation: list[FloatArray]) -> FloatArray:
    """Return the park's location quotients against the nation as `region_sectors` gives it, else as the table does."""
    reference = nation[-1] if nation else table.output
    return np.asarray(location_quotients(mix.sales_yuan[None, :], np.maximum(reference, 0.0))[0])


def _chain_names(park: Park, mix: SectorMix, chain: ChainMap | None, table: InputOutput) -> tuple[str, ...]:
    """Return the chain of each sector: of its firms, else the one whose core it is; only chains of the 2+2 layout."""
    listed = chains_of(park)
    found = [name if not listed or name in listed else "" for name in mix.chain]
    for core in chain.cores if chain is not None else ():
        for sector, _ in core.sectors:
            if core.chain in listed and sector in table and not found[table.index(sector)]:
                found[table.index(sector)] = core.chain
    return tuple(found)
