"""What do the decisions on firms change of their output and jobs, year by year?"""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from gongxing.engines.growth.firms import FirmPast
from gongxing.engines.growth.problem import FloatArray
from gongxing.plan import IndustryScheme
from gongxing.plan.industry import FirmChoice
from gongxing.standards.parameters import Parameters
from gongxing.words import Text

_GONE = ("exit", "unplaced")
_MOST_GAIN = 2.0


def decided(
    scheme: IndustryScheme | None, past: FirmPast, values: Parameters, elastic: float, years: int
) -> tuple[FloatArray, FloatArray, list[Text]]:
    """Return by how much output and tax (n, T) and jobs (n, T) of each firm change, as shares, and what is assumed.

    A mover loses `lost_yuan` in the year of its move and has its gain ramped up after it; an upgraded firm has its gain ramped up
    from its year on; one that closes, or must leave without a site, is gone from its year on. The industry scheme gives no years:
    each kind of decision is spread evenly over the horizon in the order of firm ids.
    """
    output, jobs = np.zeros((len(past.firms), years)), np.zeros((len(past.firms), years))
    if scheme is None:
        return (
            output,
            jobs,
            [Text("没有企业去留方案，各企业按保留计", "no decisions on firms are known: all count as kept")],
        )
    ramp_years = max(1.0, values.value("upgrade_ramp_years"))
    place = {firm: k for k, firm in enumerate(past.firms)}
    for choice, year in _when(scheme, place, years):
        k = place[choice.firm]
        base = float(past.panel.values[0, k, -1])
        if choice.decision in _GONE:
            output[k, year:] = jobs[k, year:] = -1.0
            continue
        first = year
        if choice.decision == "move":
            output[k, year] = -min(1.0, max(0.0, choice.lost_yuan) / base)
            first = year + 1
        added = past.value_added[k]
        added = added if np.isfinite(added) and added > 0 else values.value("value_added_ratio") * base
        gain = float(np.clip(choice.gain_yuan / added, -1.0, _MOST_GAIN))
        grown = gain * np.minimum(1.0, np.arange(1, years - first + 1) / ramp_years)
        output[k, first:] += grown
        jobs[k, first:] += elastic * grown
    output, jobs = np.maximum(output, -1.0), np.maximum(jobs, -1.0)
    note = Text(
        "企业搬迁、提升与退出的年份在分期前按企业编号均匀安排；待安置企业按退出计",
        "until works are phased, moves, upgrades and closures are spread evenly over the years; firms without a site count as closed",
    )
    return output, jobs, [note]


def _when(scheme: IndustryScheme, place: dict[str, int], years: int) -> list[tuple[FirmChoice, int]]:
    kinds: dict[str, list[FirmChoice]] = defaultdict(list)
    for choice in sorted(scheme.choices, key=lambda c: c.firm):
        if choice.firm in place and choice.decision != "keep":
            kinds["exit" if choice.decision in _GONE else choice.decision].append(choice)
    return [(choice, rank * years // len(mine)) for mine in kinds.values() for rank, choice in enumerate(mine)]
