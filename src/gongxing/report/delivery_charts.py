"""Which charts can the delivery of a plan fill, and how is each drawn?"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from gongxing.report.framework_chart import FRAMEWORK_TITLE, draw_framework
from gongxing.report.gantt_chart import GANTT_TITLE, draw_gantt
from gongxing.report.map_frame import MapWords
from gongxing.report.map_ground import chart_words
from gongxing.report.material import Material
from gongxing.report.stock_chart import STOCKS_TITLE, draw_stocks, shown_stocks
from gongxing.words import Lang, Text

Draw = Callable[[MapWords, Lang], bytes]


def delivery_charts(material: Material) -> Iterator[tuple[str, Text, Draw]]:
    """Yield key, title and drawing of every chart of the schedule, in order."""
    plan = material.plan
    scheme = plan.phasing.part if plan.phasing else None
    if scheme is None or all(item.start is None for item in scheme.items):
        return
    yield "chart.gantt", GANTT_TITLE, lambda words, lang: draw_gantt(plan, scheme, words, lang)
    if shown_stocks(scheme):
        yield "chart.stocks", STOCKS_TITLE, lambda words, lang: draw_stocks(scheme, words, lang)


def frame_charts(material: Material) -> Iterator[tuple[str, Text, Draw]]:
    """Yield key, title and drawing of the picture of the frame, if the plan has one."""
    framework = material.plan.framework
    if framework is not None:
        yield "chart.framework", FRAMEWORK_TITLE, lambda words, lang: draw_framework(framework, words, lang)


def chart_titles(material: Material) -> dict[str, Text]:
    """Return the title of every chart of the schedule, by key."""
    return {key: title for key, title, _ in delivery_charts(material)}


def draw_delivery_charts(material: Material, lang: Lang) -> dict[str, bytes]:
    """Return every chart of frame and schedule, as PNG by key."""
    charts = (*frame_charts(material), *delivery_charts(material))
    return {key: draw(chart_words(material, title, lang), lang) for key, title, draw in charts}
