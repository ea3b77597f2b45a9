"""What would sharing networks with the neighbouring zone change?"""

from __future__ import annotations

from gongxing.report.cells import NONE, bare, number_column
from gongxing.report.chain_tables import complement_table, division_table, services_table
from gongxing.report.chapters.opening import body, open_chapter, pending
from gongxing.report.document import Block, Column, Paragraph, Ref, Sentence, TableBlock, name_of, plain, say
from gongxing.report.material import Material
from gongxing.words import Text

PREFIX = "integration."
ALONE, SHARED = ".alone", ".shared"


def build(material: Material) -> tuple[Block, ...]:
    """Return the chapter on integration with the neighbouring zone."""
    lead = plain(
        Text(
            "与毗邻高新区的分工、共建与机构衔接，须有对方资料方可比较方案。",
            "Division of labour, shared works and bodies with the neighbouring zone can be compared once its material is there.",
        )
    )
    table = _comparison(material)
    links = _complement(material)
    if table is None:
        waits = () if links else (pending("integration"),)
        return body(open_chapter("integration"), Paragraph(lead), *links, *waits)
    words = Text(
        "给水与污水按“只用本园区设施”和“共享毗邻园区设施”两种情景各规划一遍，结果见{table}；正式方案只用本园区设施。",
        "Water and sewers are planned twice, with the park's own facilities and with those of the neighbour; {table} puts them side by "
        "side. The plan itself uses the park's own facilities only.",
    )
    return body(
        open_chapter("integration"), Paragraph(say(words, table=Ref(table.key))), table, Paragraph(lead), *links
    )


def _complement(material: Material) -> tuple[Block, ...]:
    """Return the links that the two zones complete in each other, services to share, and who should lead in what."""
    found = material.industry.complement if material.industry else None
    if found is None:
        return ()
    tables = tuple(t for t in (complement_table(found), services_table(found), division_table(found)) if t is not None)
    if not tables:
        return ()
    words = Text(
        "产业上，两园互补的环节、可共享的服务和各自宜为主的部门见{table}等，依据双方企业名录。",
        "In industry, {table} and what follows show the links the zones complete in each other, services to share and who should lead "
        "in which sector, from the registers of both.",
    )
    return (Paragraph(say(words, table=Ref(tables[0].key))), *tables)


def _comparison(material: Material) -> TableBlock | None:
    keys = [k for k in material.figures if k.startswith(PREFIX) and k.endswith(ALONE)]
    if not keys:
        return None
    origin = material.figures[keys[0]].origin
    columns = (
        Column(Text("指标", "Figure"), "left", 3.0),
        number_column(Text("只用本园区设施", "Own facilities"), origin, 1.4),
        number_column(Text("共享毗邻园区设施", "Shared with the neighbour"), origin, 1.4),
    )
    rows = []
    for key in keys:
        other = key.removesuffix(ALONE) + SHARED
        rows.append((_label(material, key), _cell(material, key), _cell(material, other)))
    caption = Text("共享与不共享的比较", "Shared and not shared, side by side")
    return TableBlock("table.integration", caption, columns, tuple(rows))


def _label(material: Material, key: str) -> Sentence:
    return Sentence((name_of(material.figures[key].label),), (name_of(material.figures[key].label),))


def _cell(material: Material, key: str) -> Sentence:
    figure = material.figures.get(key)
    return NONE if figure is None or figure.value is None else bare(figure)
