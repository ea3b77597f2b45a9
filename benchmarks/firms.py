"""How near to the best are the decisions on the firms of the demo park, the more of its works parcels a plan clears, against the clerk in the same run?

`python benchmarks/firms.py [SHARES]`; default: 0,0.02,0.05,0.1,0.2 of the parcels on which firms stand. Prints one line of JSON
per share. `closed` is how much of the room between clerk and proven bound the engine closes (1: the optimum is proven).
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Sequence

import numpy as np

from gongxing.diagnosis.chain import chain_map
from gongxing.diagnosis.grading import grade_firms
from gongxing.engines import industry
from gongxing.io.grading import load_formulas
from gongxing.io.input_output import load_input_output
from gongxing.park import Park
from gongxing.plan import LandScheme, ParcelChoice, Plan, Result, Status
from gongxing.samples.demo import demo_park
from gongxing.words import Text
from gongxing.workflow.values import industry_values_of, sector_map_of, standards_of

SHARES = (0.0, 0.02, 0.05, 0.1, 0.2)
GREEN = "1401"


def clearing(park: Park, share: float, seed: int) -> Plan:
    """Return a plan that turns a share of the parcels on which firms stand into green and leaves all others."""
    taken = sorted(set(park.firms["parcel"].dropna()))
    gone = set(np.random.default_rng(seed).choice(taken, round(share * len(taken)), replace=False).tolist())
    choices = tuple(
        ParcelChoice(row, float(shape.area), use, GREEN if row in gone else use, False, (), 0.0)
        for row, use, shape in zip(park.parcels.ids, park.parcels["use"].fillna(""), park.parcels.geometry, strict=True)
    )
    land = Result(Status.FEASIBLE, LandScheme((), choices, (), ()), 0.0, 0.0, 0.0, seed, Text("手工", "by hand"))
    settings = park.settings
    return Plan(settings.name, settings.as_of, settings.as_of, settings.horizon, land=land)


def measured(shares: Sequence[float] = SHARES, seed: int = 1) -> list[dict[str, object]]:
    """Return a row per share: firms that must leave, decisions, gap, what is closed of the room above the clerk, seconds."""
    park = demo_park(seed)
    values, standards, table = industry_values_of(park), standards_of(park), load_input_output()
    grading = grade_firms(park, load_formulas())
    chain = chain_map(park, table, sector_map_of(park, table), values)
    rows: list[dict[str, object]] = []
    for share in shares:
        problem = industry.build_problem(park, standards, values, clearing(park, share, seed), grading, chain)
        hand = industry.baseline_value(problem)
        began = time.perf_counter()
        result = industry.solve(problem, seed=seed)
        seconds = time.perf_counter() - began
        scheme, value, bound = result.part, result.value, result.bound
        if scheme is None or value is None or bound is None or hand is None:
            rows.append({"cleared": share, "status": str(result.status)})
            continue
        room = bound - hand
        rows.append(
            {
                "cleared": share,
                "firms": len(problem.firms),
                "must_leave": sum(1 for firm in problem.firms if firm.leaves),
                **Counter(choice.decision for choice in scheme.choices),
                "status": str(result.status),
                "gap": result.gap,
                "closed": 1.0 if room <= 0 else (value - hand) / room,
                "more_than_clerk_yuan": value - hand,
                "sound": all(finding.verdict == "pass" for finding in industry.check(problem, result)),
                "seconds": round(seconds, 2),
            }
        )
    return rows


if __name__ == "__main__":
    wanted = [float(part) for part in sys.argv[1].split(",")] if len(sys.argv) > 1 else SHARES
    for row in measured(wanted):
        print(json.dumps(row))
