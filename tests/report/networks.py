"""Which small network schemes do the tests of the report share? Made by hand on the park of `conftest`; nothing is solved."""

from __future__ import annotations

from dataclasses import replace

from gongxing.origins import Figure, computed
from gongxing.plan import Action, DemandUse, Finding, Plan, Result, Status
from gongxing.plan.lines import Crossing, LinesScheme, LineYield, ParallelRun, PlacedLine, StreetPosition
from gongxing.plan.roads import FreightRoute, ParcelAccess, RoadScheme, RoadSegment, TurningHead
from gongxing.plan.sewer import DrainDecision, DrainNode, DrainOutlet, DrainPipe, Pump, SewerScheme, Undrained
from gongxing.plan.water import (
    Hydrant,
    PipeDecision,
    Unserved,
    WaterCase,
    WaterNode,
    WaterPipe,
    WaterScheme,
    WaterSource,
)
from gongxing.words import Text

NODES = ((0.0, 0.0), (100.0, 0.0), (200.0, 0.0), (300.0, 0.0), (300.0, 100.0), (100.0, 100.0))


def water_scheme() -> WaterScheme:
    """Six nodes, one pipe of each decision; thirds of a fen in the costs."""
    nodes = tuple(
        WaterNode(f"N{i}", x, y, 5.0, 0.001 * i, 30.0 - i, 25.0 - i, (f"P{i}",) if i else ())
        for i, (x, y) in enumerate(NODES)
    )
    joins = ((0, 1), (1, 2), (2, 3), (3, 4), (1, 5))
    decisions = (
        PipeDecision.KEEP,
        PipeDecision.REINFORCE,
        PipeDecision.REPLACE,
        PipeDecision.NEW,
        PipeDecision.ABANDON,
    )
    pipes = tuple(
        WaterPipe(
            f"G{i}", "water", "R1.0", f"N{a}", f"N{b}", (NODES[a], NODES[b]), length_m=100.0,
            diameter_mm=200.0 + 100.0 * (i % 2), inner_mm=209.0, roughness=130.0, decision=decision,
            existing="" if decision is PipeDecision.NEW else f"E{i}", road="R1",
            reason=Text("已到设计年限", "past its design life"), cost_yuan=100_000 / 3 if decision.laid else 0.0,
            cover_start_m=1.0, cover_end_m=1.2, flow_m3_s=0.01, velocity_m_s=0.8,
        )
        for i, ((a, b), decision) in enumerate(zip(joins, decisions, strict=True))
    )  # fmt: skip
    cases = (
        WaterCase("peak", Text("最高时", "maximum hour"), 1.0, "", 0.0, "", "N5", 25.0, 1.0, 0.0, 1.1),
        WaterCase("fire.H1", Text("N4 处消防", "fire at N4"), 1.0, "N4", 30.0, "", "N4", 10.25, 0.25, 0.0, 1.9),
    )
    hydrants = (
        Hydrant("H1", "N4", 300.0, 100.0, 30.0, 31.5, True),
        Hydrant("H2", "N2", 200.0, 0.0, 30.0, 45.0, False),
    )
    return WaterScheme(
        nodes, pipes, (WaterSource("N0", "SS1", 52.0, 0.015), WaterSource("N3", "", 50.0, 0.0)), hydrants, cases,
        (Unserved("P7", 12.5, Text("距管线过远", "too far from any main")),),
        (Text("一宗地块未供水", "one parcel gets no water"),), (Text("水源水头为假设", "source heads are assumed"),),
    )  # fmt: skip


def roads_scheme() -> RoadScheme:
    """A road that stays, one widened, an access road with a turning head and a link that takes a building."""
    why = Text("P5 现无道路", "P5 has no road")
    segments = (
        RoadSegment("S0", "keep", "local", 18.0, ((0.0, 0.0), (200.0, 0.0)), 200.0, Text("现有道路保留", "stays"), road="R1"),
        RoadSegment(
            "S1", "widen", "collector", 28.0, ((200.0, 0.0), (400.0, 0.0)), 200.0, Text("货运集中", "trucks"), road="R1",
            stage="link", work="W1", construction_yuan=500_000.0, land_yuan=100_000 / 3, land_take_m2=2_000.0,
        ),
        RoadSegment(
            "S2", "new", "local", 12.0, ((200.0, 0.0), (200.0, 150.0)), 150.0, why, stage="access", work="W2",
            construction_yuan=828_000.0, land_yuan=200_000 / 3, land_take_m2=1_800.0, parcels=("P5",),
        ),
        RoadSegment(
            "S3", "new", "collector", 28.0, ((200.0, 150.0), (400.0, 150.0)), 200.0, Text("缩短绕行", "shortens a detour"),
            stage="link", work="W3", construction_yuan=3_136_000.0, land_yuan=0.0, demolition_yuan=80_000.0,
            land_take_m2=5_600.0, demolished=("B1",),
        ),
    )  # fmt: skip
    heads = (TurningHead("S2", (200.0, 150.0), 150.0, 144.0, 60_000.0),)
    access = (
        ParcelAccess("P1", "", 2.0, False),
        ParcelAccess("P2", "", 1.0, False),
        ParcelAccess("P5", "S2", 0.5, True),
    )
    routes = (FreightRoute(("P0", "P1"), 140.0, ("S0", "S1"), 400.0, 60.0),)
    demands = (
        DemandUse("roads.budget", Text("道路预算", "budget of roads"), "yuan", None, 5e6, 4.7e6, True, Text("使用者目标", "the user's goal")),
    )  # fmt: skip
    works = sum(segment.cost_yuan for segment in segments) + 60_000.0
    return RoadScheme(
        segments,
        access,
        heads,
        routes,
        demands,
        works,
        9e6,
        12e6,
        150.0,
        True,
        (Text("一段尽头路过长", "a long dead end"),),
    )


def drains_scheme(kind: str) -> SewerScheme:
    """A head, a junction with a station, an outlet; one drain of each decision and a pressure main."""
    nodes = tuple(
        DrainNode(f"M{i}", x, 20.0, 5.0, 0.001, 0.004 * (4 - i), (f"P{i}",))
        for i, x in enumerate((300.0, 200.0, 100.0, 0.0))
    )

    def drain(
        number: int,
        ends: tuple[int, int],
        decision: DrainDecision,
        levels: tuple[float, float],
        *,
        pressure: bool = False,
    ) -> DrainPipe:
        a, b = (nodes[i] for i in ends)
        cost = 100_000 / 3 if decision.laid else 0.0
        return DrainPipe(
            f"{kind[0]}{number}", kind, a.id, b.id, ((a.x, a.y), (b.x, b.y)), abs(a.x - b.x), 300.0 + 100.0 * number,
            decision, "", "R1", Text("现无管道", "no drain yet"), cost, (levels[0] - levels[1]) / 100.0, levels[0], levels[1],
            5.0 - levels[0] - 0.3, 5.0 - levels[1] - 0.3, 0.01 * (1 + number), 0.02, 0.85, 0.6, pressure,
        )  # fmt: skip

    pipes = (
        drain(0, (0, 1), DrainDecision.NEW, (3.5, 2.5)),
        drain(1, (1, 2), DrainDecision.REPLACE, (3.4, 3.2)),
        drain(2, (2, 3), DrainDecision.KEEP, (3.2, 3.0)),
        drain(3, (1, 2), DrainDecision.RELIEVE, (3.4, 3.2), pressure=True),
        drain(4, (0, 3), DrainDecision.ABANDON, (3.0, 2.0)),
    )
    pumps = (Pump("M1", 0.9, 0.012, 400_000.0, 123_456.789, Text("埋深超限", "too deep otherwise")),)
    outlets = (
        DrainOutlet("M3", "SS9", 2.9, 0.03, True, False, Text("高程合适", "low enough")),
        DrainOutlet("M0", "SS8", 4.8, 0.0, False, False, Text("高程过高", "too high")),
    )
    return SewerScheme(
        kind, nodes, pipes, pumps, outlets, (Undrained("P6", 0.002, Text("无路可通", "no street leads there")),), 1.0,
        (Text("折旧率为假设", "the rate is assumed"),), (Text("一宗未接入", "one is not connected"),),
    )  # fmt: skip


def lines_scheme() -> LinesScheme:
    """Four lines; one crossing each of clear, yields, short and today; one run too close."""
    row = ((0.0, 10.0), (300.0, 10.0))
    column = ((100.0, 0.0), (100.0, 100.0))

    def line(name: str, kind: str, source: str, path: tuple[tuple[float, float], ...]) -> PlacedLine:
        return PlacedLine(name, kind, source, "new", 300.0, 0.33, path, False, 3.0, 3.0, 1.0, 1.0)

    lines = (
        line("G3", "water", "water", row),
        line("W1", "sewer", "sewer", column),
        line("Y1", "storm", "storm", tuple(reversed(row))),
        line("RQ1", "gas", "present", column),
    )

    def crossing(number: int, verdict: str, x: float) -> Crossing:
        yields = verdict == "yields"
        words = Text("无处避让", "no way out") if verdict != "clear" else Text("净距足够", "clear")
        return Crossing(
            f"JC{number}", "G3", "W1", x, 10.0, 0.1 if verdict != "clear" else 0.9, 0.45, 0.4,
            "line_separation/vertical/water/sewer", verdict, "G3" if yields else "", "pressure" if yields else "", True,
            "over" if yields else "", 0.35 if yields else 0.0, 12_345.678 if yields else 0.0, words,
        )  # fmt: skip

    crossings = tuple(
        crossing(i, verdict, 50.0 + 40.0 * i) for i, verdict in enumerate(("clear", "yields", "short", "today"))
    )
    works = LineYield(
        "BR1", "G3", "water", "over", ("JC1",), 90.0, 10.0, 0.35, 6.0, 0.0, 0.0, 4_000.0, 8_000.0, 345.678, True,
        Text("上跨", "passes over"),
    )  # fmt: skip
    runs = (
        ParallelRun("G3", "Y1", False, "R1", 300.0, 0.8, 1.0, "line_separation/horizontal/water/storm", 120.0, "short", 500.0, Text("净距不足", "too close")),
        ParallelRun("W1", "B1", True, "R1", 40.0, 3.0, 2.5, "line_separation/building/sewer/*", 0.0, "clear", 0.0, Text("足够", "clear")),
    )  # fmt: skip
    positions = (
        StreetPosition("R1.0", "R1", "water", ("G3",), 300.0, 5.2, 5.2, 9.0, 0.0),
        StreetPosition("R1.0", "R1", "storm", ("Y1",), 300.0, -2.3, -1.3, 9.0, 300.0),
    )
    return LinesScheme(
        positions, lines, runs, crossings, (works,), 800.0, 12_345.678,
        (Text("有管线净距不足", "some lines are too close"),), (Text("埋深按惯例", "usual covers"),),
    )  # fmt: skip


def networked(plan: Plan) -> Plan:
    """The plan with a scheme of every network engine, their actions and findings."""
    water, lines = water_scheme(), lines_scheme()
    method = Text("逐级缩径", "stepwise reduction")
    findings = (
        Finding("water.pressure", Text("节点压力", "pressure"), "pass", Text("全部满足", "met everywhere")),
        Finding("water.referee", Text("EPANET 复核", "EPANET referee"), "pass", Text("2 个工况零违规。", "2 cases, no violation.")),
        Finding("water.served", Text("供水覆盖", "supply"), "warn", Text("P7 未供水", "P7 gets no water")),
    )  # fmt: skip
    actions = (
        Action("water.R1", "water", "water", Text("R1 给水管", "mains of R1"), ("P1",), 100_000.0, 12.0),
        Action("roads.W2", "roads", "road", Text("新建支路 W2", "new local road W2"), ("P5",), 894_666.67, 9.0),
        Action("lines.JC1", "lines", "yield", Text("JC1 避让", "yield at JC1"), (), 12_345.678, 3.0),
    )
    roads, origin = roads_scheme(), computed("engines.water.solve", Text("给水方案", "water scheme"), "pipes")
    figures = (
        Figure("water.hydrant_yuan", Text("新增消火栓费用", "cost of new hydrants"), 6_500.0, "yuan", origin),
        Figure("water.baseline_value", Text("手工基准方案造价", "the clerk's design"), 150_000.0, "yuan", origin),
    )
    drains = {
        kind: Result(Status.FEASIBLE, drains_scheme(kind), drains_scheme(kind).cost_yuan, 4e5, 0.2, 3, method)
        for kind in ("sewer", "storm")
    }
    return replace(
        plan,
        roads=Result(Status.FEASIBLE, roads, roads.works_yuan + roads.travel_yuan, 1.3e7, 0.05, 3, method),
        sewer=drains["sewer"],
        storm=drains["storm"],
        figures=plan.figures + figures,
        water=Result(
            Status.FEASIBLE, water, water.cost_yuan, None, None, 3, method, (Text("校核 2 个工况", "2 cases"),)
        ),
        lines=Result(Status.OPTIMAL, lines, 13_145.678, 13_145.678, 0.0, 3, method),
        findings=plan.findings + findings,
        actions=plan.actions + actions,
    )


def conflicted(plan: Plan) -> Plan:
    """The plan with network engines that found no feasible scheme."""
    words = (Text("P3 须双路供水", "P3 asks for two ways"), Text("只有一条通路", "there is one way only"))
    method = Text("逐级缩径", "stepwise reduction")
    return replace(
        plan,
        water=Result(Status.INFEASIBLE, None, None, None, None, 3, method, conflict=words),
        roads=Result(Status.INFEASIBLE, None, None, None, None, 3, method, conflict=words[:1]),
        sewer=Result(Status.UNKNOWN, None, None, None, None, 3, method),
        lines=Result(Status.UNKNOWN, None, None, None, None, 3, method),
    )
