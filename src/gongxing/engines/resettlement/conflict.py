"""Why can the households not all have what they chose: the smallest set of demands that cannot hold together?"""

from __future__ import annotations

from collections.abc import Callable

from gongxing.algorithms.milp import MilpLimits, irreducible_conflict
from gongxing.engines.resettlement.compile import BUDGET, Compiled
from gongxing.engines.resettlement.options import KINDS, Options, ways_of
from gongxing.engines.resettlement.problem import ResettlementProblem
from gongxing.plan.resettlement import WAYS
from gongxing.words import Text


def conflict_of(
    problem: ResettlementProblem,
    options: Options,
    compiled: Compiled,
    limits: MilpLimits,
    stop: Callable[[], bool] | None = None,
) -> tuple[Text, ...]:
    """Return the smallest set of demands found that cannot hold together, in words."""
    found = irreducible_conflict(compiled.model, compiled.groups, limits=limits, stop=stop)
    names = found.groups or tuple(compiled.groups)
    told = [_words(problem, options, name) for name in names]
    return (*told, *_absent(problem, names))


def _words(problem: ResettlementProblem, options: Options, name: str) -> Text:
    kind, _, rest = name.partition(":")
    if name == BUDGET:
        money = f"{(problem.budget_yuan or 0.0):,.2f}"
        return Text(f"补偿与建设资金不多于 {money} 元", f"compensation and building cost at most {money} yuan")
    if kind == "room":
        estate = next(found for found in problem.estates if found.id == rest)
        number = sum(flat.number for flat in estate.flats)
        return Text(
            f"{estate.name}（{rest}）可供 {number} 套（处）",
            f"{estate.name} ({rest}) has {number} flats or sites on offer",
        )
    if kind == "decision":
        decision = dict(problem.decisions)[rest]
        way = WAYS[decision.way]
        zh, en = (f"，在 {decision.estate}", f" in {decision.estate}") if decision.estate else ("", "")
        return Text(f"住户 {rest} 已定为{way.zh}{zh}", f"household {rest} is decided for: {way.en}{en}")
    return _wanted(problem, options, rest)


def _wanted(problem: ResettlementProblem, options: Options, ways: str) -> Text:
    decided = dict(problem.decisions)
    houses = [
        place
        for place, house in enumerate(problem.households)
        if house.id not in decided and "+".join(ways_of(None, house.wish)) == ways
    ]
    if ways not in WAYS:
        return Text(
            f"未表意愿的 {len(houses)} 户各得货币或安置房",
            f"each of {len(houses)} households without a wish gets money or a flat",
        )
    flats = sum(min((len(options.all[k].flats) for k in options.of(house)), default=1) for house in houses)
    need = (
        Text(f"，至少须 {flats} 套（处）", f", which takes {flats} flats or sites at least")
        if ways != "cash"
        else Text("", "")
    )
    way = WAYS[ways]
    return Text(f"{len(houses)} 户选择{way.zh}{need.zh}", f"{len(houses)} households chose: {way.en}{need.en}")


def _absent(problem: ResettlementProblem, names: tuple[str, ...]) -> tuple[Text, ...]:
    """Return that nothing of the kind asked for is on offer, where the conflict names no estate because there is none."""
    if len(names) > 1:
        return ()
    for way, kind in KINDS.items():
        if names[0].endswith(way) and not any(estate.kind == kind for estate in problem.estates):
            return (
                Text(
                    f"没有登记可供{WAYS[way].zh}的小区或安置点（表 estates、flat_types）",
                    f"no estate on record offers: {WAYS[way].en} (tables estates, flat_types)",
                ),
            )
    return (
        Text(
            "可供的户型都不合安置面积或已定的小区",
            "no type of flat on offer fits the entitlement or the estate decided",
        ),
    )
