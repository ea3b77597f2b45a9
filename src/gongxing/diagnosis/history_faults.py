"""Which years are missing, which figures leap, and where does the history of the firms contradict their register?"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from gongxing.diagnosis.history_panel import MEASURES, Panel
from gongxing.origins import Origin, OriginKind
from gongxing.park import Park
from gongxing.plan import Finding
from gongxing.words import Text

LEAP = 10.0
"""Ratio of neighbouring known years from which a figure is doubted: a slip of a decimal place or of 万元 and 元 makes such."""
APART = 0.01
"""Share by which the register may differ from the last year."""
FEW_YEARS = 5
"""Years below which little can be learnt, and nothing back-tested."""
_SHOWN = 50
_ORIGIN = Origin(OriginKind.COMPUTATION, "diagnosis.history", Text("逐年核对企业历年数据", "years of the firms checked one by one"), ("firm_years", "firms"))  # fmt: skip


def history_findings(panel: Panel, park: Park) -> tuple[Finding, ...]:
    """Return what is wrong, doubtful or sound in the history."""
    return (
        *_length(panel),
        *_disputed(panel),
        *_gaps(panel),
        *_leaps(panel),
        *_absent(panel, park),
        *_against_register(panel, park),
    )


def _finding(code: str, label: Text, verdict: str, words: Text, rows: list[str]) -> Finding:
    return Finding(f"industry.history.{code}", label, verdict, words, tuple(rows[:_SHOWN]), "", (_ORIGIN,))


def _length(panel: Panel) -> Iterator[Finding]:
    years = len(panel.years)
    span = f"{panel.years[0]}—{panel.years[-1]}"
    words = Text(f"{span} 共 {years} 年", f"{span}, {years} years")
    if years < FEW_YEARS:
        words = Text(
            f"{words.zh}，少于 {FEW_YEARS} 年，预测以同业与默认参数为主，不能回测",
            f"{words.en}, fewer than {FEW_YEARS}: forecasts lean on peers and defaults and cannot be back-tested",
        )
    verdict = "warn" if years < FEW_YEARS else "pass"
    yield _finding("length", Text("历史长度", "length of the history"), verdict, words, [])


def _disputed(panel: Panel) -> Iterator[Finding]:
    if not panel.disputed:
        return
    firm, year, key = panel.disputed[0]
    label = MEASURES[key].label
    words = Text(
        f"{len(panel.disputed)} 处同一企业同一年有两个不同的数，未采用（如 {firm} {year} 年{label.zh}）",
        f"{len(panel.disputed)} figures are told twice and differently and are not used (such as {label.en} of {firm} in {year})",
    )
    rows = list(dict.fromkeys(f"{firm} {year}" for firm, year, _ in panel.disputed))
    yield _finding("disputed", Text("重复且矛盾的年报", "years told twice"), "fail", words, rows)


def _gaps(panel: Panel) -> Iterator[Finding]:
    """Yield the years a firm has no output between its first and its last."""
    known = np.isfinite(panel.values["output"])
    if not known.any():
        words = Text("没有一家企业有历年产值；请补填 output_yuan", "no firm has output by year; fill in output_yuan")
        yield _finding("output", Text("历年产值", "output by year"), "unknown", words, [])
        return
    within = np.maximum.accumulate(known, axis=1) & np.maximum.accumulate(known[:, ::-1], axis=1)[:, ::-1]
    holes = np.argwhere(within & ~known)
    firms = {int(i) for i, _ in holes}
    label = Text("历年产值缺年", "years without output")
    if not len(holes):
        yield _finding("gaps", label, "pass", Text("首末年之间不缺年", "no year is missing between first and last"), [])
        return
    words = Text(
        f"{len(firms)} 家企业的首末年之间缺 {len(holes)} 个年份的产值，未填补",
        f"{len(holes)} years of output are missing between the first and last of {len(firms)} firms; they are not filled in",
    )
    yield _finding("gaps", label, "warn", words, [f"{panel.firms[i]} {panel.years[j]}" for i, j in holes])


def _leaps(panel: Panel) -> Iterator[Finding]:
    found: list[str] = []
    for key, measure in MEASURES.items():
        values = panel.values[key]
        for row, firm in enumerate(panel.firms):
            at = np.flatnonzero(np.isfinite(values[row]))
            for before, now in pairwise(at.tolist()):
                old, new = float(values[row, before]), float(values[row, now])
                if min(old, new) > 0 and max(old, new) / min(old, new) > LEAP:
                    found.append(f"{firm} {panel.years[now]} {measure.column}")
    label = Text("十倍以上的跳变", "leaps of more than ten times")
    if not found:
        yield _finding("leaps", label, "pass", Text("没有", "none"), [])
        return
    words = Text(
        f"{len(found)} 处相邻年份相差十倍以上，疑为单位（元、万元）或小数点之误，请核对",
        f"{len(found)} figures differ more than tenfold from the year before, as a wrong unit or decimal point would; check them",
    )
    yield _finding("leaps", label, "warn", words, found)


def _absent(panel: Panel, park: Park) -> Iterator[Finding]:
    register = set(park.firms["id"])
    with_history = set(panel.firms)
    unknown = [firm for firm in panel.firms if firm not in register]
    if unknown:
        words = Text(f"{len(unknown)} 家企业不在企业名录中", f"{len(unknown)} firms are not in the register")
        yield _finding("unknown_firms", Text("名录之外的企业", "firms beyond the register"), "fail", words, unknown)
    silent = [firm for firm in park.firms["id"] if firm not in with_history]
    if silent:
        words = Text(
            f"名录中 {len(silent)} 家企业没有任何年份的数据", f"{len(silent)} firms of the register have no year at all"
        )
        yield _finding("silent_firms", Text("无历史的企业", "firms without a history"), "warn", words, silent)


def _against_register(panel: Panel, park: Park) -> Iterator[Finding]:
    """Yield, by measure, the firms whose register differs from their last year, and by how much the sums do."""
    register = park.firms.frame.set_index("id")
    for key, measure in MEASURES.items():
        told = register[measure.column].reindex(list(panel.firms)).to_numpy(dtype=np.float64, na_value=np.nan)
        last = panel.values[key][:, -1]
        both = np.isfinite(told) & np.isfinite(last)
        label = Text(f"名录与末年{measure.label.zh}", f"{measure.label.en}: register and last year")
        if not both.any():
            continue
        apart = both & (np.abs(told - last) > APART * np.maximum(np.abs(told), np.abs(last)))
        mine, theirs = float(last[both].sum()), float(told[both].sum())
        share = abs(mine - theirs) / max(abs(mine), abs(theirs), 1e-9)
        year = panel.years[-1]
        words = Text(
            f"{int(both.sum())} 家中 {int(apart.sum())} 家不一致，合计相差 {share:.1%}（{year} 年）",
            f"{int(apart.sum())} of {int(both.sum())} firms differ, the sums by {share:.1%} ({year})",
        )
        verdict = "pass" if not apart.any() else "fail" if share > APART else "warn"
        rows = [panel.firms[k] for k in np.flatnonzero(apart)]
        yield _finding(f"register.{key}", label, verdict, words, rows)
