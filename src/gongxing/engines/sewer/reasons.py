"""Why is a drain kept, relieved, replaced or new, a pump set, an outlet used?"""

from __future__ import annotations

from gongxing.engines.sewer.problem import Outlet, SewerProblem, Standing
from gongxing.words import Text


def kept(pipe: Standing, capacity: float, flow: float, slope: float) -> Text:
    """A present pipe that stays."""
    return Text(
        f"现状 DN{pipe.diameter_mm:g} 坡度 {slope * 1000:.2f}‰、过流能力 {capacity * 1000:,.0f} L/s，设计流量 {flow * 1000:,.0f} L/s",
        f"present DN{pipe.diameter_mm:g} at {slope:.2%} carries {capacity * 1000:,.0f} L/s, design flow {flow * 1000:,.0f} L/s",
    )


def relieved(pipe: Standing, capacity: float, flow: float) -> Text:
    """A drain laid beside a present pipe that stays."""
    return Text(
        f"现状 DN{pipe.diameter_mm:g} 过流能力 {capacity * 1000:,.0f} L/s 小于设计流量 {flow * 1000:,.0f} L/s，并行增设",
        f"present DN{pipe.diameter_mm:g} carries {capacity * 1000:,.0f} L/s, less than the design flow {flow * 1000:,.0f} L/s: one is laid beside it",
    )


def replaced(problem: SewerProblem, old: int, flow: float) -> Text:
    """A new drain in place of a present pipe."""
    pipe = problem.standing[old]
    if pipe.fault is not None:
        return Text(f"现状管 {pipe.id} {pipe.fault.zh}", f"present pipe {pipe.id}: {pipe.fault.en}")
    return Text(
        f"现状管 {pipe.id}（DN{pipe.diameter_mm:g}）的标高、流向或能力不适合设计流量 {flow * 1000:,.0f} L/s，更换更省",
        f"levels, direction or capacity of present pipe {pipe.id} (DN{pipe.diameter_mm:g}) do not suit {flow * 1000:,.0f} L/s; replacing it costs least",
    )


def laid_new(problem: SewerProblem, way: int) -> Text:
    """A new drain where none is."""
    if problem.extra[way] > 0:
        return Text("接入新建排口", "leads to a new outfall")
    if not problem.roads[way]:
        return Text("接入出口设施", "leads to the outlet")
    return Text("本段道路没有可利用的现状管", "no usable present pipe lies in this stretch of road")


def lifted(mode: int, forced: int, lifted_mode: int) -> Text:
    """A pump."""
    if mode == forced:
        return Text("地面起伏或下游过长，重力流更贵或不可行，压力输送", "pumped over high ground or a long stretch where gravity is dearer or impossible")  # fmt: skip
    if mode == lifted_mode:
        return Text("再往下埋深过大，提升到最小覆土", "the drain would get too deep: lifted to the least cover")
    if mode < 0:
        return Text("到达出口时低于其水位，末端提升", "it arrives below the level of the outlet: lifted at the end")
    return Text("来水低于现状管，提升后接入", "flow arrives below the present pipe: lifted into it")


def outlet_why(problem: SewerProblem, place: Outlet, flow: float) -> Text:
    """An outlet, used or not."""
    name = place.name
    if flow <= 0.0:
        return Text(
            f"{name.zh}：接入其他出口总费用更低，本方案未使用",
            f"{name.en}: other outlets cost less altogether, so it is not used",
        )
    only = len(problem.outlets) == 1
    level = f"{place.level_m:.2f}"
    if only:
        return Text(f"{name.zh}：唯一出口，水位 {level} 米", f"{name.en}: the only outlet, at {level} m")
    if not place.facility:
        return Text(
            f"就近新建排口（水位按 {level} 米），比接到现有排口总费用更低",
            f"a new outfall close by (at {level} m) costs less altogether than leading the water to one that stands",
        )
    return Text(
        f"{name.zh}：水位 {level} 米，接入 {flow * 1000:,.0f} L/s，比其他出口总费用更低",
        f"{name.en}: at {level} m, takes {flow * 1000:,.0f} L/s, and costs less altogether than the others",
    )
