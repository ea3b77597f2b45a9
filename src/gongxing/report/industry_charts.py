"""Which charts can the survey of an industry and the economic parts of a plan fill, and how is each drawn?"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from gongxing.diagnosis.chain_parts import ChainMap
from gongxing.report.chain_diagram import chain_title, chains_drawn, draw_chain
from gongxing.report.diversity_chart import draw_bubbles
from gongxing.report.fan_chart import fan_picture, fans_of, oil_fan
from gongxing.report.grading_chart import draw_grade_shares, draw_grade_strip
from gongxing.report.growth_chart import draw_parts, draw_skills
from gongxing.report.map_frame import MapWords
from gongxing.report.map_ground import chart_words
from gongxing.report.material import Material
from gongxing.report.peer_chart import draw_peers
from gongxing.report.peer_tables import measured_peers
from gongxing.report.specialisation_chart import draw_specialisation
from gongxing.words import Lang, Text

Draw = Callable[[MapWords, Lang], bytes]
Chart = tuple[str, Text, Draw]


def chain_key(position: int) -> str:
    """Return the key of the picture of the chain at a position."""
    return f"chart.chain.{position + 1}"


def survey_charts(material: Material) -> Iterator[Chart]:
    """Yield key, title and drawing of every chart the survey can fill, in order."""
    survey = material.industry
    if survey is None:
        return
    if (grading := survey.grading) is not None:
        yield (
            "chart.grades",
            Text("各公式下企业等级", "Grades of the firms by formula"),
            lambda w, g: draw_grade_strip(grading, w, g),
        )
        yield (
            "chart.grade_shares",
            Text("等级构成与效率", "Classes and efficiency"),
            lambda w, g: draw_grade_shares(grading, w, g),
        )
    if (chain := survey.chain) is not None:
        for position, name in enumerate(chains_drawn(chain)):
            yield chain_key(position), chain_title(name), _chain(chain, name)
    if (special := survey.specialisation) is not None and special.views:
        view = special.views[0]
        yield (
            "chart.specialisation",
            Text("区位商与增长来源", "Quotients and sources of growth"),
            lambda w, g: draw_specialisation(view, w, g),
        )
    if (diversity := survey.diversification) is not None:
        chosen = material.plan.portfolio.part if material.plan.portfolio else None
        yield (
            "chart.diversity",
            Text("关联密度与增长", "Relatedness and growth"),
            lambda w, g: draw_bubbles(diversity.candidates, w, g, chosen),
        )
    if (peers := survey.peers) is not None and measured_peers(peers):
        yield (
            "chart.peers",
            Text("与可比园区对照", "Beside comparable parks"),
            lambda w, g: draw_peers(peers, w, g) or b"",
        )


def _chain(found: ChainMap, name: str) -> Draw:
    return lambda words, lang: draw_chain(found, name, words, lang)


def plan_charts(material: Material) -> Iterator[Chart]:
    """Yield key, title and drawing of every chart the economic parts of the plan can fill, in order."""
    outlook, survey = material.plan.outlook, material.industry
    if outlook is not None:
        fans = fans_of(outlook, survey.history if survey else None)
        oil = oil_fan(outlook, survey.oil) if survey and survey.oil else None
        drawn = (*fans, oil) if oil is not None else fans
        yield "chart.growth", Text("增长扇形图", "Fan of growth"), lambda w, g: fan_picture(drawn, w, g)
        yield (
            "chart.growth_parts",
            Text("增长来源构成", "Where growth comes from"),
            lambda w, g: draw_parts(outlook, w, g),
        )
    if (need := material.plan.talent) is not None:
        yield "chart.talent", Text("技能缺口", "Gap of skills"), lambda w, g: draw_skills(need, w, g)


def industry_charts(material: Material) -> tuple[Chart, ...]:
    """Return the charts of the survey, then those of the plan."""
    return (*survey_charts(material), *plan_charts(material))


def chart_titles(material: Material) -> dict[str, Text]:
    """Return the title of every chart the material can fill, by key."""
    return {key: title for key, title, _ in industry_charts(material)}


def draw_industry_charts(material: Material, lang: Lang) -> dict[str, bytes]:
    """Return every chart the material can fill, as PNG by key."""
    return {key: draw(chart_words(material, title, lang), lang) for key, title, draw in industry_charts(material)}
