"""Can sources, plants, mains and drains carry what the planned land asks of them?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from gongxing.park import Park
from gongxing.plan import Finding, Plan
from gongxing.plan.sewer import SewerScheme
from gongxing.plan.water import WaterScheme
from gongxing.words import Text

SHOWN = 200
"""How many ids of rows a finding names at most."""
DAY_S = 86_400.0
_CLOSE = 0.01
"""Share by which two sums that should be one may differ: figures are rounded on the way."""


def review_capacity(park: Park, plan: Plan) -> tuple[Finding, ...]:
    """Return the findings on land against networks; a network that is not planned is not spoken of."""
    water = plan.water.part if plan.water else None
    sewer = plan.sewer.part if plan.sewer else None
    storm = plan.storm.part if plan.storm else None
    found = []
    if water is not None:
        found.append(_supplied(water))
    if sewer is not None:
        found += [_carried(sewer, Text("污水管能力", "capacity of the sewers")), _treated(park, sewer)]
    if storm is not None:
        found.append(_carried(storm, Text("雨水管能力", "capacity of the storm drains")))
    if water is not None and sewer is not None:
        found.append(_balanced(water, sewer))
    return tuple(found)


def _finding(code: str, label: Text, verdict: str, words: Text, rows: Iterable[str] = ()) -> Finding:
    return Finding(code, label, verdict, words, tuple(rows)[:SHOWN])


def _supplied(water: WaterScheme) -> Finding:
    """What all sources give at the peak hour is what the parcels connected ask for then."""
    given, asked = sum(source.flow_m3_s for source in water.sources), sum(node.demand_m3_s for node in water.nodes)
    words = Text(
        f"最高时需水 {asked * 1000:,.1f} 升/秒，各水源出水 {given * 1000:,.1f} 升/秒",
        f"the peak hour asks for {asked * 1000:,.1f} l/s, the sources give {given * 1000:,.1f} l/s",
    )
    verdict = "pass" if abs(given - asked) <= _CLOSE * max(asked, 1e-9) else "fail"
    return _finding("review.water_balance", Text("用地需水与供水", "water asked for and given"), verdict, words)


def _carried(scheme: SewerScheme, label: Text) -> Finding:
    """No drain in service has a design flow above what it carries."""
    over = [
        pipe.id
        for pipe in scheme.pipes
        if pipe.decision.in_service and not pipe.pressure and pipe.flow_m3_s > pipe.capacity_m3_s * (1 + _CLOSE)
    ]
    count = sum(pipe.decision.in_service for pipe in scheme.pipes)
    words = Text(
        f"{count} 段中 {len(over)} 段流量超过能力", f"of {count} drains {len(over)} have more flow than they carry"
    )
    return _finding(f"review.carried_{scheme.kind}", label, "fail" if over else "pass", words, over)


def _treated(park: Park, sewer: SewerScheme) -> Finding:
    """The mean foul flow that reaches each plant is within its capacity; flows are shared among outlets as their design flows are."""
    label = Text("污水处理能力", "capacity of treatment")
    used = [outlet for outlet in sewer.outlets if outlet.used]
    whole = sum(outlet.flow_m3_s for outlet in used)
    mean = sum(node.load for node in sewer.nodes) * DAY_S
    wanted: dict[str, float] = defaultdict(float)
    for outlet in used:
        wanted[outlet.facility or outlet.node] += mean * (outlet.flow_m3_s / whole if whole > 0 else 1 / len(used))
    frame = park["facilities"].frame
    capacity = dict(zip(frame["id"], frame["capacity_m3_day"], strict=True))
    known = {name: float(capacity[name]) for name in wanted if name in capacity and capacity[name] == capacity[name]}
    blind = [name for name in wanted if name not in known]
    over = [name for name, limit in known.items() if wanted[name] > limit]
    if over:
        words = Text(
            "；".join(f"{n} 日均 {wanted[n]:,.0f} 立方米，能力 {known[n]:,.0f} 立方米" for n in over),
            "; ".join(f"{n}: {wanted[n]:,.0f} m3 a day of {known[n]:,.0f}" for n in over),
        )
        return _finding("review.treatment", label, "fail", words, over)
    if blind:
        words = Text(
            f"日均污水 {mean:,.0f} 立方米；{len(blind)} 个出口的处理能力不明，无法判断",
            f"{mean:,.0f} m3 of sewage a day; the capacity at {len(blind)} outlets is not known: cannot be told",
        )
        return _finding("review.treatment", label, "unknown", words, blind)
    words = Text(
        f"日均污水 {mean:,.0f} 立方米，处理能力 {sum(known.values()):,.0f} 立方米",
        f"{mean:,.0f} m3 of sewage a day, {sum(known.values()):,.0f} m3 can be treated",
    )
    return _finding("review.treatment", label, "pass", words)


def _balanced(water: WaterScheme, sewer: SewerScheme) -> Finding:
    """No more sewage leaves the parcels on the mean day than water reaches them at the peak hour."""
    foul, supply = sum(node.load for node in sewer.nodes) * DAY_S, water.demand_m3_s * DAY_S
    words = Text(
        f"日均污水 {foul:,.0f} 立方米，最高时需水折合 {supply:,.0f} 立方米/日",
        f"{foul:,.0f} m3 of sewage on the mean day, the peak hour of water makes {supply:,.0f} m3/day",
    )
    return _finding(
        "review.foul_balance", Text("给排水平衡", "sewage against water"), "pass" if foul <= supply else "warn", words
    )
