"""Which skills will the plan need, and how many are there?"""

from __future__ import annotations

from gongxing.report.cells import stated
from gongxing.report.chapters.opening import body, lacking, open_chapter, pending
from gongxing.report.document import Block, Bullets, MapBlock, Paragraph, Ref, say
from gongxing.report.industry_charts import chart_titles
from gongxing.report.material import Material
from gongxing.report.talent_tables import talent_chains_table, talent_origin, talent_table
from gongxing.words import Text


def build(material: Material) -> tuple[Block, ...]:
    """Return the chapter on innovation and talent."""
    need = material.plan.talent
    if need is None:
        none = lacking(Text("企业用工与增长", "jobs and growth of firms"), Text("人才需求", "the need of skills"))
        return body(open_chapter("talent"), none, pending("talent"))
    table, titles = talent_table(need), chart_titles(material)
    words = Text(
        "人才需求由产业组合、企业去留、线索和地块所需岗位推算，扣除劳动生产率提高；现有人员扣除退休与流失，缺口见{table}。",
        "Skills are worked out from the jobs of the portfolio, of firms that stay, of leads and plots, labour productivity taken off; "
        "staff of today less retirements and leavers leave the gap in {table}.",
    )
    notes = tuple(stated(note, talent_origin(), marked=True) for note in need.notes)
    return body(
        open_chapter("talent"),
        Paragraph(say(words, table=Ref(table.key))),
        table,
        MapBlock("chart.talent", titles["chart.talent"]) if "chart.talent" in titles else None,
        talent_chains_table(need),
        Bullets(notes) if notes else None,
        pending("talent"),
    )
