"""Does a resettlement scheme hold, recomputed from the problem alone? It shares no code with the solver or the clerk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from gongxing.engines.resettlement.problem import ResettlementProblem
from gongxing.engines.resettlement.recomputed import entitled_m2, sums, whole_cost
from gongxing.plan import Finding, Result
from gongxing.plan.resettlement import HouseholdLine, ResettlementScheme
from gongxing.words import Text

_WAY = {"cash": "cash", "flat": "flat", "mixed": "flat", "homestead": "homestead"}


def check(problem: ResettlementProblem, result: Result[ResettlementScheme]) -> tuple[Finding, ...]:
    """Return one finding for each rule, every claim recomputed from the problem; empty if the result has no scheme."""
    scheme = result.part
    if scheme is None:
        return ()
    found = [_complete(problem, scheme)]
    if found[0].verdict == "fail":
        return tuple(found)
    found += [
        _wishes(problem, scheme),
        _areas(problem, scheme),
        _accounts(problem, scheme),
        _flats(problem, scheme),
        _fit(problem, scheme),
        _together(problem, scheme),
        _groups(problem, scheme),
        _money(problem, scheme),
        _value(problem, scheme, result),
    ]
    return tuple(found)


def _finding(key: str, label: Text, rows: list[str], what: Text, *, rule: str = "") -> Finding:
    words = Text("无一例外", "without exception")
    if rows:
        listed = ", ".join(rows[:8]) + (" …" if len(rows) > 8 else "")
        words = Text(f"{what.zh}：{listed}", f"{what.en}: {listed}")
    return Finding(f"resettlement.{key}", label, "fail" if rows else "pass", words, tuple(rows), rule)


def _complete(problem: ResettlementProblem, scheme: ResettlementScheme) -> Finding:
    """Every household that moves has exactly one outcome, and nobody else has one."""
    wanted = [(house.id, house.group, house.parcel, house.action) for house in problem.households]
    given = [(line.household, line.group, line.parcel, line.action) for line in scheme.lines]
    rows = sorted({pair[0] for pair in set(wanted) ^ set(given)}) + [
        i for i, n in Counter(p[0] for p in given).items() if n > 1
    ]
    label = Text("每户恰有一种安置结果", "every household has exactly one outcome")
    return _finding(
        "complete",
        label,
        rows or ([] if wanted == given else ["…"]),
        Text("缺、多或重复", "missing, too many or double"),
    )


def _wishes(problem: ResettlementProblem, scheme: ResettlementScheme) -> Finding:
    """Households get what they chose (ZD-48c), those the user decided on what was decided."""
    decided = dict(problem.decisions)
    rows = []
    for house, line in zip(problem.households, scheme.lines, strict=True):
        decision = decided.get(house.id)
        asked = {decision.way} if decision else {house.wish} if house.wish else {"cash", "flat"}
        if _WAY[line.way] not in asked or (decision and decision.estate not in ("", line.estate)):
            rows.append(house.id)
    label = Text("尊重意愿与既定安排", "choices and decisions are kept")
    return _finding("wishes", label, rows, Text("未照意愿或决定", "against choice or decision"), rule="ZD-48c")


def _areas(problem: ResettlementProblem, scheme: ResettlementScheme) -> Finding:
    """Entitled areas follow from persons, lawful floor and the bounds of the profile."""
    rows = [
        house.id
        for house, line in zip(problem.households, scheme.lines, strict=True)
        if abs(entitled_m2(house, problem.terms) - line.area_m2) > 1e-6
    ]
    label = Text("安置面积重算相符", "entitled areas recomputed")
    return _finding("areas", label, rows, Text("安置面积不符", "another area"))


def _accounts(problem: ResettlementProblem, scheme: ResettlementScheme) -> Finding:
    """Every item and every sum of every account is right to the fen."""
    rows = []
    for house, line in zip(problem.households, scheme.lines, strict=True):
        items = {item.key: item.sum_fen for item in line.items}
        wanted = sums(house, problem.terms, _WAY[line.way], line.flat_m2)
        if items != wanted or line.total_fen != sum(wanted.values()) or len(items) != len(line.items):
            rows.append(house.id)
    label = Text("逐户账目重算到分相符", "accounts recomputed to the fen")
    return _finding("accounts", label, rows, Text("账目不符", "another account"), rule="ZD-48")


def _flats(problem: ResettlementProblem, scheme: ResettlementScheme) -> Finding:
    """No type of flat is given away more often than it is there, and the estates' lines count them right."""
    taken = Counter((line.estate, flat) for line in scheme.lines for flat in line.flats)
    rows = []
    for estate, line in zip(problem.estates, scheme.estates, strict=True):
        here = [(flat.id, flat.area_m2, flat.number) for flat in estate.flats]
        counts = [taken.pop((estate.id, (flat.id, flat.area_m2)), 0) for flat in estate.flats]
        said = [(use.id, use.area_m2, use.number) for use in line.flats]
        over = any(count > flat.number for count, flat in zip(counts, estate.flats, strict=True))
        if over or said != here or [use.taken for use in line.flats] != counts or line.used != (sum(counts) > 0):
            rows.append(estate.id)
    rows += [f"{estate}/{flat}" for (estate, (flat, _)) in taken]
    label = Text("房源不重复、不超供", "flats are given once and no more than there are")
    return _finding("flats", label, rows, Text("房源不符", "flats do not tally"))


def _fit(problem: ResettlementProblem, scheme: ResettlementScheme) -> Finding:
    """Flats are no larger than entitlement and allowance, no smaller than half of it or the least area; else nothing nearer was on offer."""
    over = problem.terms.value("over_m2")
    sizes = {estate.id: [flat.area_m2 for flat in estate.flats if flat.number] for estate in problem.estates}
    rows = []
    for line in scheme.lines:
        if _WAY[line.way] != "flat":
            continue
        least = max(line.low_m2 or 0.0, 0.5 * line.area_m2)
        good = least - 1e-9 <= line.flat_m2 <= line.area_m2 + over + 1e-9
        some = any(least <= size <= line.area_m2 + over for size in sizes[line.estate])
        if not good and (some or len(line.flats) != 1):
            rows.append(line.household)
    label = Text("户型与安置面积相合", "flats fit the entitlements")
    return _finding("fit", label, rows, Text("户型不合", "flats do not fit"))


def _together(problem: ResettlementProblem, scheme: ResettlementScheme) -> Finding:
    """Groups whose estate the user fixed take their flats there."""
    fixed, decided = dict(problem.group_estates), dict(problem.decisions)
    kinds = {estate.id: estate.kind for estate in problem.estates}
    rows = [
        line.household
        for line in scheme.lines
        if line.group in fixed and _WAY[line.way] == "flat" and line.estate != fixed[line.group]
        and kinds[fixed[line.group]] == "flats" and not (line.household in decided and decided[line.household].estate)
    ]  # fmt: skip
    label = Text("村组安置到既定小区", "groups go where the user decided")
    return _finding("together", label, rows, Text("不在既定小区", "elsewhere"))


def _groups(problem: ResettlementProblem, scheme: ResettlementScheme) -> Finding:
    """Group lines add up their households."""
    rows = []
    for group in scheme.groups:
        mine = [line for line in scheme.lines if line.group == group.group]
        flats = Counter(line.estate for line in mine for _ in line.flats)
        said = (group.households, group.persons, group.cost_fen, group.money, dict(group.estates))
        wanted = (
            len(mine),
            sum(m.persons for m in mine),
            sum(m.total_fen for m in mine),
            sum(m.way == "cash" for m in mine),
            dict(flats),
        )
        if said != wanted:
            rows.append(group.group)
    if {group.group for group in scheme.groups} != set(problem.groups):
        rows.append("…")
    return _finding("groups", Text("村组合计相符", "groups add up"), rows, Text("合计不符", "sums differ"))


def _money(problem: ResettlementProblem, scheme: ResettlementScheme) -> Finding:
    """The totals are the sums of their parts and keep within the money given."""
    paid = sum(line.total_fen for line in scheme.lines)
    used = {line.estate for line in scheme.lines}
    built = sum(round(estate.price_yuan * 100) for estate in problem.estates if estate.id in used)
    rows = [] if (paid, built) == (scheme.compensation_fen, scheme.building_fen) else ["total"]
    if problem.budget_yuan is not None and paid + built > round(problem.budget_yuan * 100):
        rows.append("budget")
    return _finding(
        "money",
        Text("资金合计与上限", "money adds up and keeps its limit"),
        rows,
        Text("资金不符", "money does not tally"),
    )


def _value(problem: ResettlementProblem, scheme: ResettlementScheme, result: Result[ResettlementScheme]) -> Finding:
    """The value is the cost of the lines, and the bound lies below it."""
    return _finding(
        "value",
        Text("目标值与下界", "value and bound"),
        list(_value_faults(problem, scheme.lines, result)),
        Text("不符", "wrong"),
    )


def _value_faults(
    problem: ResettlementProblem, lines: tuple[HouseholdLine, ...], result: Result[ResettlementScheme]
) -> Iterator[str]:
    cost = whole_cost(problem, lines)
    if result.value is None or abs(cost - result.value) > 1e-6 * max(1.0, abs(cost)):
        yield "value"
    if result.value is not None and result.bound is not None and result.bound > result.value + 1e-6 * abs(result.value):
        yield "bound"
