"""Is every action owned, priced and traced, and does every figure say where it comes from?"""

from __future__ import annotations

from gongxing.origins import OriginKind
from gongxing.plan import Finding, Plan
from gongxing.words import Text


def review_trace(plan: Plan) -> tuple[Finding, ...]:
    """Return the findings on figures without origin, actions without origin, price or owner, and repeated ids."""
    unknown = tuple(f.key for f in plan.figures if f.origin.kind is OriginKind.UNKNOWN)
    bare = tuple(a.id for a in plan.actions if not a.origins)
    unpriced = tuple(a.id for a in plan.actions if a.cost_yuan is None)
    ids = [a.id for a in plan.actions]
    twice = tuple(sorted({i for i in ids if ids.count(i) > 1})) if len(set(ids)) < len(ids) else ()
    return (
        Finding(
            "review.figures",
            Text("数字有来源", "figures with an origin"),
            "warn" if unknown else "pass",
            Text(
                f"{len(plan.figures)} 个数字，{len(unknown)} 个来源不明",
                f"{len(plan.figures)} figures, {len(unknown)} of unknown origin",
            ),
            unknown,
        ),
        Finding(
            "review.actions",
            Text("行动有依据", "actions with an origin"),
            "fail" if bare else "pass",
            Text(
                f"{len(plan.actions)} 项行动，{len(bare)} 项无依据",
                f"{len(plan.actions)} actions, {len(bare)} without origin",
            ),
            bare,
        ),
        Finding(
            "review.prices",
            Text("行动有估价", "actions with a price"),
            "warn" if unpriced else "pass",
            Text(f"{len(unpriced)} 项尚无估价", f"{len(unpriced)} not priced yet"),
            unpriced,
        ),
        Finding(
            "review.ids",
            Text("行动编号唯一", "action ids unique"),
            "fail" if twice else "pass",
            Text(f"{len(twice)} 个重复", f"{len(twice)} repeated"),
            twice,
        ),
        *_owned(plan),
    )


def _owned(plan: Plan) -> tuple[Finding, ...]:
    """Return the finding on owners; nothing where the plan has no frame that could name them."""
    if plan.framework is None:
        return ()
    duties = {duty.action: duty for duty in plan.framework.duties}
    lost = tuple(a.id for a in plan.actions if a.id not in duties or a.id in plan.framework.unowned)
    words = Text(
        f"{len(plan.actions)} 项行动，{len(lost)} 项没有责任单位",
        f"{len(plan.actions)} actions, {len(lost)} without a responsible body",
    )
    label = Text("行动有责任单位", "actions with an owner")
    return (Finding("review.owners", label, "warn" if lost else "pass", words, lost),)
