"""What are the steps of measuring the linkages of an input-output table, and how well do published coefficients agree?"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from gongxing.algorithms.input_output import extraction_losses, output_multipliers, rounds_inverse
from gongxing.io.input_output import load_input_output
from gongxing.io.input_output_book import Choice, read_input_output
from gongxing.standards.input_output import InputOutput
from gongxing.words import Text


@dataclass(frozen=True, slots=True)
class SectorLinkage:
    """One sector: how much it makes, pulls and pushes; a linkage of 1 is that of the average sector."""

    code: str
    name: Text
    output_yuan: float
    multiplier: float
    """Output of all sectors per unit of its final use."""
    domestic_multiplier: float
    """The same without imported inputs."""
    backward: float
    forward: float
    sensitivity: float
    backward_direct: float
    forward_direct: float
    backward_spread: float
    ghosh: float
    """Supply multiplier."""
    extraction_share: float
    """Output all others lose if the sector is taken out, as a share of theirs."""
    import_share: float
    key: bool


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far our coefficients lie from the published ones; None where the file publishes none."""

    direct_abs: float | None
    """Greatest absolute difference of direct coefficients."""
    full_abs: float | None
    """Greatest absolute difference of full requirements."""
    multiplier_rel: float | None
    """Greatest relative difference of output multipliers (1 + column sums of the published full requirements)."""


@dataclass(frozen=True, slots=True)
class LinkageReport:
    """The linkages of a table, sectors in its order."""

    table: Text
    year: int | None
    sectors: int
    output_yuan: float
    imports_yuan: float
    key_sectors: int
    agreement: Agreement
    rows: tuple[SectorLinkage, ...]

    def top(self, count: int | None) -> tuple[SectorLinkage, ...]:
        """Return the sectors with the greatest multipliers, all where `count` is None."""
        ordered = sorted(self.rows, key=lambda row: (-row.multiplier, row.code))
        return tuple(ordered if count is None else ordered[:count])


def measure_linkages(path: Path | None = None, *, sheet: str = "", sectors: int | None = None) -> LinkageReport:
    """Return the linkages of the table in a file, of the packaged national table without one; DataError where it cannot be read."""
    table = load_input_output() if path is None else read_input_output(path, Choice(sheet, sectors))
    return report_linkages(table)


def report_linkages(table: InputOutput) -> LinkageReport:
    """Return the linkages of a table and its agreement with what was published beside it."""
    found = table.linkages
    domestic = output_multipliers(rounds_inverse(table.domestic_direct))
    lost = extraction_losses(table.direct, table.output)
    others = table.output.sum() - table.output
    share = np.divide(lost, others, out=np.zeros_like(lost), where=others > 0)
    rows = tuple(
        SectorLinkage(
            code, name, float(table.output[i]), float(found.multiplier[i]), float(domestic[i]), float(found.backward[i]),
            float(found.forward[i]), float(found.sensitivity[i]), float(found.backward_direct[i]), float(found.forward_direct[i]),
            float(found.backward_spread[i]), float(found.ghosh[i]), float(share[i]), float(table.import_share[i]), bool(found.key[i]),
        )
        for i, (code, name) in enumerate(zip(table.codes, table.names, strict=True))
    )  # fmt: skip
    return LinkageReport(
        table.name, table.year, len(table), float(table.output.sum()), float(table.imports.sum()), int(found.key.sum()),
        agreement(table), rows,
    )  # fmt: skip


def agreement(table: InputOutput) -> Agreement:
    """Return how far our coefficients lie from those published beside the flows."""
    direct, full = table.published_direct, table.published_full
    multiplier = None
    if full is not None:
        theirs = 1.0 + full.sum(axis=0)
        multiplier = float(np.max(np.abs(table.linkages.multiplier - theirs) / theirs))
    return Agreement(
        None if direct is None else float(np.max(np.abs(table.direct - direct))),
        None if full is None else float(np.max(np.abs(table.full - full))),
        multiplier,
    )
