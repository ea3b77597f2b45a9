"""Does the schedule keep what no engine may break: quota granted, homes before clearing, money of the year, order, approvals asked for?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from gongxing.origins import Origin, OriginKind
from gongxing.park import Park
from gongxing.plan import Action, Finding, Plan
from gongxing.plan.approvals import Gates, circumstances, needs_of, procedures_as_actions
from gongxing.plan.phasing import QUARTERS, PhasingScheme, Scheduled
from gongxing.words import Text

SHOWN = 200
"""How many ids of rows a finding names at most."""
_QUOTA, _MONEY, _FLATS = "quota_m2", "money_yuan", "flats/"
_TOLERANCE_M2, _TOLERANCE_FLATS = 1.0, 1e-6


def review_schedule(park: Park, plan: Plan, gates: Gates) -> tuple[Finding, ...]:
    """Return the findings on the schedule of a plan, reckoned from its actions and the park; nothing where it has no schedule."""
    scheme = plan.phasing.part if plan.phasing else None
    if scheme is None:
        return ()
    return (
        _dated(plan, scheme),
        _order(plan, scheme),
        _quota(park, plan, scheme),
        _housed(plan, scheme),
        _funded(plan, scheme),
        _approved(park, plan, scheme, gates),
    )


def _finding(code: str, label: Text, verdict: str, words: Text, rows: Iterable[str] = (), rule: str = "") -> Finding:
    return Finding(code, label, verdict, words, tuple(rows)[:SHOWN], rule)


def _done(plan: Plan, scheme: PhasingScheme) -> list[tuple[Action, Scheduled, int, int]]:
    """Return each action that is done within the horizon, with its entry, the quarter it starts and the first in which it is done."""
    entries = {item.action: item for item in scheme.items}
    found = []
    for action in plan.actions:
        item = entries.get(action.id)
        if item is not None and item.start is not None and item.end is not None:
            found.append((action, item, item.start, item.end))
    return found


def _dated(plan: Plan, scheme: PhasingScheme) -> Finding:
    label = Text("行动均已排期", "every action is on the calendar")
    entries = {item.action: item for item in scheme.items}
    lost = [action.id for action in plan.actions if action.id not in entries]
    mute = [i.action for i in scheme.items if i.start is None and i.reason is None]
    late = [i.action for i in scheme.items if i.start is None and i.reason is not None]
    ids = {action.id for action in plan.actions}
    strange = [name for name in entries if name not in ids]
    bad = (*lost, *mute, *strange)
    words = Text(
        f"{len(plan.actions)} 项行动中 {len(late)} 项期内不做（已说明原因），{len(lost)} 项遗漏，{len(mute)} 项无日期无原因，"
        f"{len(strange)} 项并非方案中的行动",
        f"of {len(plan.actions)} actions {len(late)} are not done within the horizon (with a reason), {len(lost)} forgotten, "
        f"{len(mute)} without date and reason, {len(strange)} are no actions of the plan",
    )
    return _finding("review.dated", label, "fail" if bad else "warn" if late else "pass", words, (*bad, *late))


def _order(plan: Plan, scheme: PhasingScheme) -> Finding:
    label = Text("前置行动先完成", "what comes first is done first")
    done = {action.id: (start, end) for action, _, start, end in _done(plan, scheme)}
    works = {item.action: item.work for item in scheme.items}
    frozen = {item.action for item in scheme.items if item.frozen}
    pairs = [(before, action.id) for action in plan.actions for before in action.after]
    opened = {action.id for action in plan.actions}
    pairs += [(action.id, name) for action in plan.actions for name, _ in action.gives if name in opened]
    bad = [
        then
        for first, then in pairs
        if then in done and then not in frozen and works.get(first) != works[then]
        and (first not in done or done[first][1] > done[then][0])
    ]  # fmt: skip
    words = Text(
        f"{len(pairs)} 条先后关系，{len(bad)} 条未满足", f"{len(pairs)} precedences, {len(bad)} of them not kept"
    )
    return _finding("review.sequence", label, "fail" if bad else "pass", words, dict.fromkeys(bad))


def _quota(park: Park, plan: Plan, scheme: PhasingScheme) -> Finding:
    """By the end of each quarter no more land is drawn than was granted by then, reclaimed land counting up to the linked quota."""
    label = Text("指标逐季平衡", "quota balance quarter by quarter")
    table = park["quota"].frame
    if table.empty:
        return _finding(
            "review.quota_quarters", label, "unknown", Text("没有指标表，无法判断", "no quota table: cannot be told")
        )
    drawn, added, reclaimed = ([0.0] * scheme.quarters for _ in range(3))
    for action, _, start, end in _done(plan, scheme):
        for name, amount in action.needs:
            if name == _QUOTA and start < scheme.quarters:
                drawn[start] += amount
        for name, amount in action.gives:
            if name == _QUOTA and end < scheme.quarters:
                (reclaimed if action.engine == "land" else added)[end] += amount
    bad, least, takes, gets, frees = [], float("inf"), 0.0, 0.0, 0.0
    for quarter in range(scheme.quarters):
        takes, gets, frees = takes + drawn[quarter], gets + added[quarter], frees + reclaimed[quarter]
        granted = {
            kind: float(
                table.loc[(table["kind"] == kind) & (table["year"] <= scheme.year_of(quarter)), "area_m2"].sum()
            )
            for kind in ("new_construction", "linked")
        }
        left = granted["new_construction"] + gets + min(granted["linked"], frees) - takes
        least = min(least, left)
        if left < -_TOLERANCE_M2:
            bad.append(_quarter(scheme, quarter))
    words = Text(
        f"期内使用 {takes / 1e4:.2f} 公顷，{len(bad)} 个季度超出；最紧的季度余 {least / 1e4:.2f} 公顷",
        f"{takes / 1e4:.2f} ha used, {len(bad)} quarters overdrawn; the tightest quarter leaves {least / 1e4:.2f} ha",
    )
    return _finding("review.quota_quarters", label, "fail" if bad else "pass", words, bad)


def _quarter(scheme: PhasingScheme, quarter: int) -> str:
    return f"{scheme.year_of(quarter)}Q{quarter % QUARTERS + 1}"


def _housed(plan: Plan, scheme: PhasingScheme) -> Finding:
    """Before a clearing starts the flats of all who were and are cleared into an estate are finished."""
    label = Text("先安置后拆迁", "homes before clearing")
    done = _done(plan, scheme)
    built: dict[str, list[tuple[int, float]]] = defaultdict(list)
    taken: dict[str, list[tuple[int, float, str]]] = defaultdict(list)
    for action, _, start, end in done:
        for name, amount in action.gives:
            if name.startswith(_FLATS):
                built[name].append((end, amount))
        for name, amount in action.needs:
            if name.startswith(_FLATS):
                taken[name].append((start, amount, action.id))
    bad = []
    for name, clearings in taken.items():
        for start, _, identity in clearings:
            wanted = sum(amount for begins, amount, _ in clearings if begins <= start)
            if wanted > sum(amount for end, amount in built[name] if end <= start) + _TOLERANCE_FLATS:
                bad.append(identity)
    clearing = {identity for rows in taken.values() for _, _, identity in rows}
    words = Text(
        f"{len(clearing)} 项腾退用到安置房，{len(set(bad))} 项在房源建成前开始",
        f"{len(clearing)} clearings move people into flats, {len(set(bad))} of them start before the flats are there",
    )
    return _finding("review.housed", label, "fail" if bad else "pass", words, dict.fromkeys(bad), "ZD-48c")


def _funded(plan: Plan, scheme: PhasingScheme) -> Finding:
    """What has been spent by the end of each year keeps within the funds; the cost of a work is spread evenly over its quarters."""
    label = Text("逐年支出不超资金", "spending within the funds of each year")
    if plan.funds is None:
        return _finding(
            "review.funded", label, "unknown", Text("没有资金盘子，无法判断", "no funds are known: cannot be told")
        )
    bad, told = [], []
    for row in plan.funds.years:
        close = (row.year - scheme.first_year + 1) * QUARTERS
        spent = 0
        for action, item, start, end in _done(plan, scheme):
            length = max(end - start, 1)
            spent += item.cost_fen * min(max(close - start, 0), length) // length
            if end < close:
                spent -= round(100 * sum(amount for name, amount in action.gives if name == _MONEY))
        told.append((row.year, spent))
        if spent > row.free_fen + len(scheme.items):
            bad.append(str(row.year))
    last = told[-1][1] / 1e6
    words = Text(
        f"至 {told[-1][0]} 年累计支出 {last:,.0f} 万元，可用 {plan.funds.years[-1].free_fen / 1e6:,.0f} 万元，{len(bad)} 个年份超出",
        f"{last:,.0f} wan yuan spent by {told[-1][0]} of {plan.funds.years[-1].free_fen / 1e6:,.0f}; {len(bad)} years over",
    )
    return _finding("review.funded", label, "fail" if bad else "pass", words, bad)


def _approved(park: Park, plan: Plan, scheme: PhasingScheme, gates: Gates) -> Finding:
    """Every approval an action needs is named, asked for no earlier than the plan's day, and ended before the work starts."""
    label = Text("审批有据、先批后建", "approvals exist, dated, and end before the work starts")
    facts, own = circumstances(plan, park), procedures_as_actions(plan.actions, gates)
    missing, early, late, count = [], [], [], 0
    for action, item, _, _ in _done(plan, scheme):
        if item.frozen or item.starts_on is None:
            continue
        for need in needs_of(action, facts[action.id], gates):
            if action.parcels and own.get(need.procedure, frozenset()).issuperset(action.parcels):
                continue
            count += 1
            name = gates.procedures.outline(need.procedure).words
            asked = next((a.ask_by for a in item.approvals if a.name == name), None)
            if asked is None:
                missing.append(action.id)
            elif asked < plan.as_of:
                early.append(action.id)
            elif asked > gates.ask_by(need.procedure, item.starts_on, facts[action.id]):
                late.append(action.id)
    bad = dict.fromkeys((*missing, *early, *late))
    words = Text(
        f"{count} 项审批：{len(missing)} 项未列，{len(early)} 项须早于规划基准日申请，{len(late)} 项到开工时尚未办结",
        f"{count} approvals: {len(missing)} not named, {len(early)} to be asked for before the day of the plan, "
        f"{len(late)} not ended when the work starts",
    )
    return Finding(
        "review.approvals", label, "fail" if bad else "pass", words, tuple(bad)[:SHOWN], "", _rules(scheme, gates)
    )


def _rules(scheme: PhasingScheme, gates: Gates) -> tuple[Origin, ...]:
    """Return the rules behind the approvals named, each once."""
    codes = dict.fromkeys(a.rule for item in scheme.items for a in item.approvals if a.rule in gates.standards)
    return tuple(Origin(OriginKind.RULE, code, gates.standards.rule(code).words) for code in codes)
