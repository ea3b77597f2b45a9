"""What do the chapters say that no engine of today can fill?"""

from __future__ import annotations

from gongxing.report.cells import rule_said
from gongxing.report.chapters.opening import body, open_chapter, pending
from gongxing.report.document import Block, Bullets, Paragraph, plain
from gongxing.report.material import Material
from gongxing.words import Text

_QUOTE = Text("{rule}。", "{rule}.")


def _build(material: Material, key: str, lead: Text, *codes: str) -> tuple[Block, ...]:
    rules = tuple(found for found in (rule_said(material, code, _QUOTE) for code in codes) if found.zh)
    return body(open_chapter(key), Paragraph(plain(lead)), Bullets(rules) if rules else None, pending(key))


def build_services(material: Material) -> tuple[Block, ...]:
    """Return the chapter on project services and investment promotion."""
    return _build(
        material,
        "services",
        Text(
            "项目从备案到开工的法定时限如下，招商与项目台账建成后据此排出关键路径。",
            "The statutory terms from filing to start are these; the ledgers of leads and projects will build critical paths on them.",
        ),
        "XM-BA",
        "XM-HZ",
        "EIA-22",
        "YS-43",
    )


def build_governance(material: Material) -> tuple[Block, ...]:
    """Return the chapter on social governance."""
    return _build(
        material,
        "governance",
        Text(
            "信访与矛盾纠纷的办理以法定时限为底线，主要时限如下；分布与研判待案件台账建成。",
            "Petitions and disputes are handled within statutory terms, the main ones below; their pattern follows with the case ledger.",
        ),
        "XF-22",
        "XF-23a",
        "XF-34a",
        "XF-34b",
        "TJ-17",
    )
