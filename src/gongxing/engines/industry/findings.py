"""What must review not overlook in the decisions on firms: who has no place, who is decided on poor data?"""

from __future__ import annotations

from gongxing.engines.industry.problem import IndustryProblem
from gongxing.origins import computed
from gongxing.plan import Finding, IndustryScheme
from gongxing.words import Text

_ORIGIN = computed("engines.industry.solve", Text("企业处置方案", "decisions on firms"), "firms", "parcels", "land")


def industry_findings(problem: IndustryProblem, scheme: IndustryScheme) -> tuple[Finding, ...]:
    """Return what the decisions leave open: "warn" for firms without a place, "unknown" for firms on which the data cannot say."""
    lost = [choice.firm for choice in scheme.unplaced]
    blind = [firm.id for firm in problem.firms if not firm.known]
    need = sum(firm.need_m2 or 0.0 for firm in problem.firms if firm.id in set(lost))
    placed = Text("须离开的企业均有去处", "every firm that must leave has a place")
    if lost:
        placed = Text(
            f"{len(lost)} 家企业须离开而无处可去，尚缺用地 {need:,.0f} 平方米；可在用地方案中保留其地块用途、另供用地，或由使用者决定",
            f"{len(lost)} firms must leave and no site takes them, {need:,.0f} m2 of land lacking: keep the use of their parcels in the land plan, find land, or decide yourself",
        )
    known = Text("企业资料足以作决定", "the data suffice for every firm")
    if blind:
        known = Text(
            f"{len(blind)} 家企业缺地块、用地或销售，不须离开的按现状保留，未作决定",
            f"{len(blind)} firms lack parcel, land or sales; those that need not leave are kept as they are without a decision",
        )
    return (
        Finding("industry.without_place", Text("待安置企业", "firms without a place"), "warn" if lost else "pass", placed, tuple(lost), "", (_ORIGIN,)),
        Finding("industry.undecided", Text("资料不足的企业", "firms on which the data cannot say"), "unknown" if blind else "pass", known,
                tuple(blind), "", (_ORIGIN,)),
    )  # fmt: skip
