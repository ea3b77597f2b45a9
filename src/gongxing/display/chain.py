"""How does a chain look on a terminal: suppliers, core, buyers, each with a mark of its status, and the firms that hold it?"""

from __future__ import annotations

from rich.markup import escape

from gongxing.diagnosis.chain_parts import SIDES, ChainLink, ChainMap
from gongxing.diagnosis.chain_sectors import chain_label
from gongxing.diagnosis.complement_parts import ComplementSurvey
from gongxing.display.terminal import OUT, money
from gongxing.words import Lang, Text

_MARKS = {"present": "[green]●[/]", "thin": "[yellow]◐[/]", "missing": "[red]○[/]", "imported": "[magenta]◇[/]"}
_BAR = 12


def show_chain(found: ChainMap, lang: Lang, limit: int = 12) -> None:
    """Show every chain: its links by side with status, bar of the coefficient, firms and cover, then its critical firms."""
    for core in found.cores:
        OUT.print(f"[bold]{escape(chain_label(core.chain).in_(lang))}[/]  {money(core.sales_yuan, lang)}")
        for side, label in SIDES.items():
            links = found.of(core.chain, side)
            if links:
                OUT.print(f" {label.in_(lang)}", markup=False)
            most = max((link.coefficient for link in links), default=0.0) or 1.0
            for link in links[:limit]:
                OUT.print(_line(link, most, lang))
            if len(links) > limit:
                more = len(links) - limit
                OUT.print(Text(f"   …… 另有 {more} 个", f"   ... and {more} more").in_(lang), markup=False)
        for firm in [f for f in found.critical if f.chain == core.chain][:limit]:
            OUT.print(f"   ★ {firm.name} −{firm.lost_share:.0%}  {firm.reason.in_(lang)}", markup=False)


def _line(link: ChainLink, most: float, lang: Lang) -> str:
    mark = "[dim]→[/]" if link.side == "down" and link.status in ("missing", "imported") else _MARKS[link.status]
    bar = "█" * max(1, round(_BAR * link.coefficient / most))
    firms = Text(f"{link.firms} 家", f"{link.firms} firms").in_(lang)
    return f"   {mark} {bar:<{_BAR}} {link.coefficient:.4f} {escape(link.name.in_(lang))}  {link.label.in_(lang)}  {firms}  {link.cover:.0%}"


def show_complement(found: ComplementSurvey, lang: Lang, limit: int = 12) -> None:
    """Show what the neighbouring zones complete, share and lead."""
    for finding in found.findings:
        OUT.print(f" {finding.label.in_(lang)}: {finding.words.in_(lang)}", markup=False)
    for link in found.links[:limit]:
        OUT.print(f"   {'←' if link.direction == 'here' else '→'} {link.reason.in_(lang)}", markup=False)
    for service in found.services[:limit]:
        names = ", ".join(service.firm_names[:4])
        OUT.print(f"   ⇄ {service.words}: {names}", markup=False)
