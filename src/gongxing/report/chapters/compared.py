"""How does the park stand beside others: its peers, its strengths and weaknesses, and the works among its homes?"""

from __future__ import annotations

from gongxing.report.chapters.opening import body, lacking
from gongxing.report.document import Block, MapBlock, Paragraph, Ref, say
from gongxing.report.industry_charts import chart_titles
from gongxing.report.material import Material
from gongxing.report.peer_tables import peers_table, spots_table, standings_table, strengths_table
from gongxing.words import Text


def compared_section(material: Material) -> tuple[Block, ...]:
    """Return strengths and weaknesses as comparisons, and the firms whose works stand close to homes."""
    survey = material.industry
    if survey is None:
        return ()
    found = strengths_table(survey.strengths) if survey.strengths else None
    spots = spots_table(survey.interleaving) if survey.interleaving else None
    words = Text(
        "优势、短板、机遇与挑战逐项以数字对照得出，两边各有来源，见{table}。",
        "Strengths, weaknesses, opportunities and threats are comparisons of figures with an origin on either side, see {table}.",
    )
    said = Paragraph(say(words, table=Ref(found.key))) if found is not None else None
    return body(said, found, spots)


def peers_section(material: Material) -> tuple[Block, ...]:
    """Return the park beside its peers."""
    survey = material.industry.peers if material.industry else None
    if survey is None:
        return (lacking(Text("可比园区", "comparable parks"), Text("对标", "the comparison")),)
    peers, standings = peers_table(survey), standings_table(survey)
    words = Text(
        "可比园区公开数字见{peers}，逐项位次见{standings}；能比的项目与园区都不多，只作参照。",
        "{peers} gives what comparable parks publish, {standings} the rank in each measure; few can be compared, so it is only a hint.",
    )
    titles = chart_titles(material)
    chart = MapBlock("chart.peers", titles["chart.peers"]) if "chart.peers" in titles else None
    return body(Paragraph(say(words, peers=Ref(peers.key), standings=Ref(standings.key))), peers, standings, chart)
