"""Which links does a chain need, and is each present, thin, missing or imported?

Need of an upstream sector = direct coefficient x output of the core; of a downstream one = share of the core's output that it
buys in the nation x output of the core. The park covers an upstream need with the sales of its firms in that sector, a downstream
one with what its firms in that sector buy per unit of their own output. Recorded supply links overrule the register where they
are many enough.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from gongxing.diagnosis.chain_parts import ChainCore, ChainLink, MappedFirm
from gongxing.diagnosis.chain_supply import Bought
from gongxing.standards.input_output import InputOutput
from gongxing.standards.parameters import Parameters
from gongxing.words import Text

FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Ground:
    """What links are judged on: the table, who stands in the park, what the core's firms are recorded to buy and sell."""

    table: InputOutput
    values: Parameters
    goods: frozenset[str]
    members: Mapping[str, tuple[MappedFirm, ...]]
    core: ChainCore
    core_sales: FloatArray
    """Sales (n,) of the chain's firms in its core sectors, 0 elsewhere."""
    bought: Mapping[str, Bought]
    sold: Mapping[str, float]

    @property
    def output(self) -> float:
        """Output of the core a year."""
        return float(self.core_sales.sum())

    @property
    def weights(self) -> FloatArray:
        """Share of each sector in the core's output (n,)."""
        return self.core_sales / self.output if self.output else self.core_sales


def chain_links(ground: Ground) -> tuple[ChainLink, ...]:
    """Return the links of one chain: upstream by falling coefficient, the core, downstream by falling coefficient."""
    if not ground.core.sectors or ground.output <= 0:
        return ()
    return (*_upstream(ground), *_core(ground), *_downstream(ground))


def _upstream(ground: Ground) -> list[ChainLink]:
    table, values = ground.table, ground.values
    direct, total = table.direct @ ground.weights, table.full @ ground.weights
    least, round_least = values.value("chain_link_share"), values.value("chain_total_share")
    core = {sector for sector, _ in ground.core.sectors}
    found = []
    for i, code in enumerate(table.codes):
        recorded = ground.bought.get(code, Bought())
        wanted = direct[i] >= least or total[i] >= round_least or recorded.total >= least * ground.output
        if wanted and code not in core and (direct[i] > 0 or recorded.total > 0):
            found.append(_supply_link(ground, code, (float(direct[i]), float(total[i])), recorded))
    return sorted(found, key=lambda link: (-link.coefficient, link.sector))


def _supply_link(ground: Ground, code: str, coefficients: tuple[float, float], recorded: Bought) -> ChainLink:
    values, firms = ground.values, ground.members.get(code, ())
    need = coefficients[0] * ground.output or recorded.total
    sales = sum(firm.sales_yuan or 0.0 for firm in firms)
    capable = min(1.0, sales / need)
    telling = recorded.total >= values.value("chain_evidence_share") * need
    cover = recorded.local / recorded.total if telling else capable
    evidence = "register" if not recorded.total else "both" if not telling or firms else "links"
    imported = float(ground.table.import_share[ground.table.index(code)])
    if telling and recorded.outside > 0:
        imported = max(imported, recorded.abroad / recorded.outside) if recorded.abroad else imported
    status = _status(values, cover, len(firms), imported)
    if status in ("missing", "imported") and capable >= values.value("chain_cover_missing") and firms:
        status = "thin"  # firms that could deliver stand in the park, though the core buys elsewhere
    reason = _supply_reason(status, need, sales, len(firms), recorded if telling else Bought(), imported)
    return _link(ground, code, "up", coefficients, status=(status, cover, evidence, reason, need, imported))


def _status(values: Parameters, cover: float, firms: int, imported: float) -> str:
    if cover >= values.value("chain_cover_present") and firms >= values.value("chain_firms_present"):
        return "present"
    if cover >= values.value("chain_cover_missing"):
        return "thin"
    return "imported" if imported >= values.value("chain_import_share") else "missing"


def _supply_reason(status: str, need: float, sales: float, firms: int, recorded: Bought, imported: float) -> Text:
    zh = f"核心年需约 {need / 1e4:,.0f} 万元，" + (
        f"园内 {firms} 家企业年销 {sales / 1e4:,.0f} 万元" if firms else "园内没有企业"
    )
    en = f"the core needs some {need / 1e6:,.1f} million yuan a year; "
    en += f"{firms} firms in the park sell {sales / 1e6:,.1f} million" if firms else "no firm in the park makes it"
    if recorded.total:
        zh += f"；有记录的采购中园内占 {recorded.local / recorded.total:.0%}"
        en += f"; of its recorded purchases {recorded.local / recorded.total:.0%} come from the park"
    if status == "imported":
        zh += f"；约 {imported:.0%} 依赖进口"
        en += f"; some {imported:.0%} is imported"
    return Text(zh, en)


def _core(ground: Ground) -> Iterator[ChainLink]:
    for code, share in ground.core.sectors:
        firms = ground.members.get(code, ())
        i = ground.table.index(code)
        own = float(ground.core_sales[i])
        status = "present" if len(firms) >= ground.values.value("chain_firms_present") else "thin"
        reason = Text(
            f"占本链销售的 {share:.0%}，{len(firms)} 家企业，自身消耗系数 {ground.table.direct[i, i]:.3f}",
            f"{share:.0%} of the chain's sales, {len(firms)} firms, buys {ground.table.direct[i, i]:.3f} of its own goods per unit",
        )
        imported = float(ground.table.import_share[i])
        yield _link(
            ground,
            code,
            "core",
            (share, float(ground.table.full[i, i])),
            status=(status, 1.0, "register", reason, own, imported),
        )


def _downstream(ground: Ground) -> list[ChainLink]:
    table = ground.table
    share = ground.weights @ table.allocation
    total = ground.weights @ (table.ghosh - np.eye(len(table)))
    least = ground.values.value("chain_sale_share")
    core = {sector for sector, _ in ground.core.sectors}
    found = [
        _sale_link(ground, code, (float(share[i]), float(total[i])))
        for i, code in enumerate(table.codes)
        if code not in core
        and (share[i] > 0 or ground.sold.get(code, 0.0) > 0)
        and (share[i] >= least or ground.sold.get(code, 0.0) >= least * ground.output)
    ]
    return sorted(found, key=lambda link: (-link.coefficient, link.sector))


def _sale_link(ground: Ground, code: str, shares: tuple[float, float]) -> ChainLink:
    firms = ground.members.get(code, ())
    recorded = ground.sold.get(code, 0.0)
    offered = shares[0] * ground.output or recorded
    sales = sum(firm.sales_yuan or 0.0 for firm in firms)
    per_unit = float(ground.weights @ ground.table.direct[:, ground.table.index(code)])
    cover = min(1.0, max(per_unit * sales, recorded) / offered)
    status = _status(ground.values, cover, len(firms), 0.0)
    zh = f"按全国去向每年约 {offered / 1e4:,.0f} 万元流向该部门，"
    zh += f"园内 {len(firms)} 家企业可就地消化 {cover:.0%}" if firms else "买方都在园外"
    en = f"by the national pattern some {offered / 1e6:,.1f} million yuan a year go there; "
    en += f"{len(firms)} firms in the park could take {cover:.0%}" if firms else "the buyers are outside the park"
    if recorded:
        zh += f"；有记录的园内销售 {recorded / 1e4:,.0f} 万元"
        en += f"; recorded sales within the park are {recorded / 1e6:,.1f} million yuan"
    imported = float(ground.table.import_share[ground.table.index(code)])
    evidence = "both" if recorded else "register"
    return _link(ground, code, "down", shares, status=(status, cover, evidence, Text(zh, en), offered, imported))


def _link(
    ground: Ground,
    code: str,
    side: str,
    coefficients: tuple[float, float],
    *,
    status: tuple[str, float, str, Text, float, float],
) -> ChainLink:
    firms = ground.members.get(code, ())
    sales = sum(firm.sales_yuan or 0.0 for firm in firms)
    word, cover, evidence, reason, need, imported = status
    made = ChainLink(
        ground.core.chain, code, ground.table.name_of(code), side, coefficients[0], coefficients[1], word, len(firms), sales, need,
        cover, imported, evidence, reason, tuple(firm.firm for firm in firms),
        code in ground.goods, (firms[0].sales_yuan or 0.0) / sales if firms and sales else 0.0,
    )  # fmt: skip
    label = made.label
    return replace(made, reason=Text(f"{label.zh}：{reason.zh}", f"{label.en}: {reason.en}"))
