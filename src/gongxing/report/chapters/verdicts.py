"""How does the report tell how an engine ended: its status and cost, its conflict, its referee, warnings, assumptions?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from gongxing.origins import computed
from gongxing.plan import Finding, Result, Status
from gongxing.report.cells import stated
from gongxing.report.chapters.foundation import paragraph, told
from gongxing.report.chapters.opening import body, pending
from gongxing.report.document import (
    EMPTY,
    Block,
    Box,
    Bullets,
    Paragraph,
    Sentence,
    name_of,
    plain,
    say,
)
from gongxing.report.material import Material
from gongxing.report.network_tables import Part
from gongxing.report.review_tables import VERDICTS
from gongxing.words import Text, same

T = TypeVar("T")
SHOWN = 12
"""So many warnings, assumptions or findings are told in the text; the rest are counted."""
_REFEREES = ("referee", "epanet", "swmm")
_PASSED = Text(
    "方案由不共用求解代码的程序逐项复核，{passed}全部通过。",
    "Code that shares nothing with the solver checked the scheme: all {passed} passed.",
)
_JUDGED = Text(
    "方案由不共用求解代码的程序逐项复核，{passed}通过；外部裁判的结论与须注意的事项如下。",
    "Code that shares nothing with the solver checked the scheme: {passed} passed; the outside referee's verdict and what needs attention follow.",
)
_NOTED = Text(
    "方案由不共用求解代码的程序逐项复核，{passed}通过；须注意的事项如下。",
    "Code that shares nothing with the solver checked the scheme: {passed} passed; what needs attention follows.",
)
_FEASIBLE = Text("可行", "feasible")


def verdict(material: Material, part: Part, result: Result[T] | None) -> tuple[Block, ...]:
    """Return how the engine ended; what is missing where it was not run, the smallest conflict where it found none."""
    if result is None:
        return (pending(part.gap),) if part.gap else ()
    status = _FEASIBLE if result.status is Status.FEASIBLE and result.gap is None else result.status.label
    lead = say(
        Text(
            "{name}由引擎求解，状态为“{status}”，方法为{method}。",
            "The {name} was solved by the engine; its status is “{status}”, the method {method}.",
        ),
        name=name_of(part.name),
        status=name_of(status),
        method=stated(result.method, part.origin, marked=True).zh[0],
    )
    if result.status is Status.INFEASIBLE:
        return body(paragraph(lead), _conflict(part, result.conflict))
    if result.part is None:
        none = Text(
            "在给定工作量内未得可行方案，可放宽约束或增加工作量后重算。",
            "No feasible scheme was found within the work allowed; loosen a demand or allow more work.",
        )
        return body(paragraph(lead, plain(none)), notes(part, result.notes))
    return body(paragraph(lead, _quality(part, result), _baseline(material, part)), notes(part, _own_notes(result)))


def _own_notes(result: Result[T]) -> tuple[Text, ...]:
    """Return the notes that the scheme does not hold as warnings or assumptions already."""
    told = (*getattr(result.part, "warnings", ()), *getattr(result.part, "assumptions", ()))
    return tuple(note for note in result.notes if note not in told)


def _conflict(part: Part, words: Sequence[Text]) -> Box:
    lead = Paragraph(
        plain(
            Text(
                "下列要求不能同时满足，须至少放宽一项后重新求解：",
                "These demands cannot all be met; at least one has to give way before solving again:",
            )
        )
    )
    items = tuple(stated(found, part.origin, marked=True) for found in words)
    title = Text("不可同时满足的要求", "Demands that cannot hold together")
    return Box(f"box.infeasible.{part.key}", title, (lead, Bullets(items)) if items else (lead,))


def _quality(part: Part, result: Result[T]) -> Sentence:
    if result.value is None:
        return EMPTY
    if part.gains:
        return _worth(part, result)
    cost = part.run("objective", Text("方案费用（求解目标）", "cost of the scheme as solved"), result.value, "yuan")
    if result.bound is None or result.gap is None:
        return say(
            Text(
                "求解目标值为{cost}；没有得到可证的下界。",
                "The cost it minimises is {cost}; no bound was proven.",
            ),
            cost=cost,
        )
    return say(
        Text(
            "求解目标值为{cost}，已证下界{bound}，与理论最优的差距不超过{gap}。",
            "The cost it minimises is {cost} against a proven bound of {bound}, so it is within {gap} of the least possible.",
        ),
        cost=cost,
        bound=part.run("bound", Text("已证下界", "proven bound"), result.bound, "yuan"),
        gap=part.run("gap", Text("已证差距", "proven gap"), result.gap, "share"),
    )


def _worth(part: Part, result: Result[T]) -> Sentence:
    """Say how good a scheme is whose value is a gain."""
    value = part.run("objective", Text("方案价值（求解目标）", "value of the scheme as solved"), result.value, "yuan")
    if result.bound is None or result.gap is None:
        return say(
            Text(
                "求解目标值为{value}；没有得到可证的上界。", "The value it maximises is {value}; no bound was proven."
            ),
            value=value,
        )
    return say(
        Text(
            "求解目标值为{value}，已证上界{bound}，与理论最优的差距不超过{gap}。",
            "The value it maximises is {value} against a proven bound of {bound}, so it is within {gap} of the best possible.",
        ),
        value=value,
        bound=part.run("bound", Text("已证上界", "proven bound"), result.bound, "yuan"),
        gap=part.run("gap", Text("已证差距", "proven gap"), result.gap, "share"),
    )


def _baseline(material: Material, part: Part) -> Sentence:
    key = f"{part.key}.baseline_value"
    return told(
        material,
        Text("同一要求下，手工基准方案为{base}。", "Under the same demands a careful clerk's scheme comes to {base}."),
        base=(key, Text("手工基准方案费用", "cost of the clerk's scheme")),
    )


def notes(part: Part, words: Sequence[Text]) -> Block | None:
    """Return statements of the engine as a list, the first few of them; None without any."""
    if not words:
        return None
    items = [stated(found, part.origin, marked=True) for found in words[:SHOWN]]
    return Bullets((*items, *_more(part, "notes", len(words))))


def _more(part: Part, name: str, count: int) -> tuple[Sentence, ...]:
    if count <= SHOWN:
        return ()
    rest = part.run(f"{name}.rest.{count}", Text("未逐条列出", "not listed"), count - SHOWN, "items")
    return (say(Text("另有{rest}未逐条列出。", "{rest} more are not listed."), rest=rest),)


def caveats(part: Part, warnings: Sequence[Text], assumptions: Sequence[Text]) -> tuple[Block, ...]:
    """Return the scheme's warnings and assumptions, told plainly in one box; nothing where there are none."""
    blocks: list[Paragraph | Bullets] = []
    for words, title, name in (
        (warnings, Text("须注意：", "To be noted:"), "warnings"),
        (
            assumptions,
            Text("所作假设（可由使用者替换）：", "Assumptions made (the user may replace them):"),
            "assumptions",
        ),
    ):
        if words:
            items = [stated(found, part.origin, marked=True) for found in words[:SHOWN]]
            blocks += [Paragraph(plain(title)), Bullets((*items, *_more(part, name, len(words))))]
    if not blocks:
        return ()
    return (Box(f"box.caveats.{part.key}", Text("提示与假设", "Warnings and assumptions"), tuple(blocks)),)


def unsolved(material: Material, part: Part, result: Result[T] | None) -> tuple[Block, ...]:
    """Return what is to be said where there is no scheme: which material it waits for, or what the referee refused."""
    if result is not None:
        return checked(material, part)
    waiting = [f for f in material.plan.findings if f.code == f"{part.key}.not_ready"]
    return (Bullets(tuple(_finding(f) for f in waiting)),) if waiting else ()


def _finding(finding: Finding) -> Sentence:
    origin = computed(f"review.{finding.code}", finding.label, *(o.ref for o in finding.origins))
    return say(
        Text("{label}（{verdict}）：{words}。", "{label} ({verdict}): {words}."),
        label=name_of(finding.label),
        verdict=name_of(VERDICTS.get(finding.verdict, same(finding.verdict))),
        words=stated(_unpointed(finding.words), origin, marked=True).zh[0],
    )


def checked(material: Material, part: Part) -> tuple[Block, ...]:
    """Return what the outside referee said of the scheme and which of its checks did not pass."""
    found = [f for f in material.plan.findings if f.code.split(".")[0] in (part.key, f"{part.key}s")]
    if not found:
        return ()
    judged = [f for f in found if any(mark in f.code for mark in _REFEREES)]
    others = [f for f in found if f not in judged]
    passed = sum(f.verdict == "pass" for f in others)
    lines = [_finding(f) for f in (*judged, *(f for f in others if f.verdict != "pass"))]
    lead = say(
        _PASSED if not lines else _JUDGED if judged else _NOTED,
        passed=part.run("checks_passed", Text("通过的复核事项", "checks passed"), passed, "items"),
    )
    more = _more(part, "findings", len(lines))
    return body(paragraph(lead), Bullets((*lines[:SHOWN], *more)) if lines else None)


def _unpointed(words: Text) -> Text:
    """Return words without the full stop at their end."""
    return Text(words.zh.rstrip("。. ") or words.zh, words.en.rstrip(". ") or words.en)
