"""Which firms would break a chain if they were gone?

By the register: the chain covers min(need, sales) of each upstream sector; without a firm of the core the needs fall, without a
supplier the cover falls, and the loss is that fall as a share of all that is covered. By recorded links: what the chain's firms
get from a supplier and from nobody else in the same goods, as a share of what they get from the park (of the covered need where
few links are recorded). The greater counts.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from gongxing.diagnosis.chain_parts import CriticalFirm, MappedFirm
from gongxing.diagnosis.chain_status import Ground
from gongxing.diagnosis.chain_supply import Delivery, passed_through, sole_supply
from gongxing.words import Text


def covered_losses(
    ground: Ground, firms: Sequence[MappedFirm], upstream: Sequence[str]
) -> tuple[dict[str, float], float]:
    """Return by firm the fall of the chain's covered need if it were gone, as a share of what is covered (zeros left out), and what is covered."""
    table = ground.table
    places = [table.index(code) for code in upstream]
    if not places:
        return {}, 0.0
    per_unit = table.direct[places]
    need = per_unit @ ground.core_sales
    able = np.array([sum(f.sales_yuan or 0.0 for f in ground.members.get(code, ())) for code in upstream])
    covered = np.minimum(need, able)
    total = float(covered.sum())
    if total <= 0:
        return {}, 0.0
    at = {code: k for k, code in enumerate(upstream)}
    losses = {}
    for firm in firms:
        sales = firm.sales_yuan or 0.0
        lost = 0.0
        if firm.sector in at:
            k = at[firm.sector]
            lost += float(covered[k] - min(need[k], able[k] - sales))
        if firm.sector in table and ground.core_sales[table.index(firm.sector)] > 0 and _of_chain(firm, ground):
            less = need - per_unit[:, table.index(firm.sector)] * sales
            lost += float((covered - np.minimum(less, able)).sum())
        if lost > 0:
            losses[firm.firm] = lost / total
    return losses, total


def _of_chain(firm: MappedFirm, ground: Ground) -> bool:
    return not ground.core.chain or firm.chain == ground.core.chain


def critical_firms(
    ground: Ground, firms: Sequence[MappedFirm], upstream: Sequence[str], found: Sequence[Delivery]
) -> tuple[CriticalFirm, ...]:
    """Return the firms whose loss costs at least `chain_critical_share` of the chain's covered need, the worst first."""
    least = ground.values.value("chain_critical_share")
    losses, covered = covered_losses(ground, firms, upstream)
    buyers = {firm.firm for firm in firms if _of_chain(firm, ground)}
    local = sum(d.amount_yuan for d in found if d.supplier and d.buyer in buyers)
    sole = sole_supply(found, buyers)
    through = passed_through(found)
    made = []
    for firm in firms:
        by_need = losses.get(firm.firm, 0.0)
        amount, many = sole.get(firm.firm, (0.0, 0))
        by_links = amount / max(local, covered) if local > 0 else 0.0
        if max(by_need, by_links) < least:
            continue
        between = through.get(firm.firm, 0.0)
        reason = _reason(ground, firm, (by_need, by_links), (amount, many))
        made.append(
            CriticalFirm(
                firm.firm, firm.name, max(by_need, by_links), reason, ground.core.chain, firm.sector, amount, between
            )
        )
    return tuple(sorted(made, key=lambda critical: (-critical.lost_share, critical.firm)))


def _reason(ground: Ground, firm: MappedFirm, losses: tuple[float, float], sole: tuple[float, int]) -> Text:
    """Return why a firm is critical: its share of its sector, what the chain loses, who has no other supplier."""
    peers = ground.members.get(firm.sector, ())
    whole = sum(f.sales_yuan or 0.0 for f in peers)
    share = (firm.sales_yuan or 0.0) / whole if whole else 0.0
    name = ground.table.name_of(firm.sector) if firm.sector in ground.table else None
    zh, en = [], []
    if name is not None:
        core = firm.sector in dict(ground.core.sectors)
        role = Text("核心", "the core") if core else Text("配套", "a supplying sector")
        only = len(peers) == 1
        zh.append(f"{role.zh}部门“{name.zh}”" + ("唯一企业" if only else f"园内销售的 {share:.0%}"))
        en.append(
            (f"the only firm in {name.en}" if only else f"{share:.0%} of the park's sales in {name.en}")
            + f" ({role.en})"
        )
    if losses[0] > 0:
        zh.append(f"退出后本链已覆盖的需求下降 {losses[0]:.0%}")
        en.append(f"without it {losses[0]:.0%} of the chain's covered need is lost")
    if sole[1]:
        zh.append(f"{sole[1]} 家园内企业的 {sole[0] / 1e4:,.0f} 万元采购只有它一家供应（占 {losses[1]:.0%}）")
        en.append(f"{sole[1]} firms of the chain buy {sole[0] / 1e6:,.1f} million yuan from it alone ({losses[1]:.0%})")
    return Text("；".join(zh) or "关键", "; ".join(en) or "critical")
