"""How does the park stand beside real parks, measure by measure, in one picture?"""

from __future__ import annotations

import re

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from gongxing.diagnosis.peers import PeerMeasure, PeerSurvey
from gongxing.origins import Figure
from gongxing.report.amounts import amount
from gongxing.report.fonts import sans
from gongxing.report.map_frame import MapWords
from gongxing.report.peer_tables import measured_peers, peers_origin
from gongxing.report.sheet_frame import close_sheet, open_sheet
from gongxing.standards.peers import PeerPark
from gongxing.words import Lang, Text

_OWN, _PEER, _DISTRICT = "#c2570c", "#9db4cf", "#cfd4da"
_BAR_IN, _COLUMNS, _MOST = 0.3, 2, 6
_SHOW = {"yuan/m2": "yi_per_km2", "firms/km2": "firms_km2", "persons/km2": "persons_km2", "share": "percent"}


def draw_peers(survey: PeerSurvey, words: MapWords, lang: Lang) -> bytes | None:
    """Return a panel of bars for each measure that the park and some peer have, six with most peers; None where there is none."""
    found = sorted(measured_peers(survey), key=lambda pair: -len(pair[1]))[:_MOST]
    if not found:
        return None
    tall = max(len(values) for _, values in found)
    roles = [Text("本园区", "This park"), Text("可比园区", "Comparable parks")]
    handles: list[Artist] = [Patch(facecolor=_OWN), Patch(facecolor=_PEER)]
    if any(peer.role == "district" for _, values in found for peer, _ in values):
        roles.append(Text("所在区县", "The district"))
        handles.append(Patch(facecolor=_DISTRICT))
    roles.append(Text("约数、下限或仅规上", "approximate, a lower limit or above scale only"))
    handles.append(Line2D([], [], linestyle="none", marker="$*$", color="#222222", markersize=4))
    drawing, panels = open_sheet(
        len(found), columns=_COLUMNS, panel_in=max(_BAR_IN * (tall + 0.3), 0.7), legend=len(roles), gap_in=0.3
    )
    for axes, (measure, values) in zip(panels, found, strict=True):
        _bars(axes, measure, values, (survey.own, tall, lang))
    return close_sheet(drawing, words=words, handles=handles, labels=[role.in_(lang) for role in roles])


def _bars(
    axes: Axes, measure: PeerMeasure, values: tuple[tuple[PeerPark, float], ...], given: tuple[PeerPark, int, Lang]
) -> None:
    own, tall, lang = given
    most = max(value for _, value in values) or 1.0
    for place, (peer, value) in enumerate(values):
        colour = _OWN if peer is own else _DISTRICT if peer.role == "district" else _PEER
        axes.barh(place, value / most, color=colour, height=0.42)
        inexact = {measure.above, measure.below} & (peer.at_least | peer.about | peer.above_only)
        name = Text("本园区", "This park").in_(lang) if peer is own else f"{peer.name.in_(lang)} {_year(peer)}".strip()
        label = f"{name if len(name) <= 40 else name[:39] + '…'}{' *' if inexact else ''}"
        shown = amount(Figure(measure.key, measure.label, value, measure.unit, peers_origin()), lang, show=_SHOW.get(measure.unit, ""))  # fmt: skip
        axes.text(0.0, place - 0.27, label, ha="left", va="bottom", fontproperties=sans(5.4))
        axes.text(1.0, place - 0.27, shown, ha="right", va="bottom", fontproperties=sans(5.4))
    axes.set_xlim(0, 1.0)
    axes.set_ylim(tall - 0.5, -0.75)
    axes.set_xticks([])
    axes.set_yticks([])
    for spine in axes.spines.values():
        spine.set_visible(False)
    title = measure.label.in_(lang)
    axes.set_title(title[:1].upper() + title[1:], fontproperties=sans(7), loc="left", pad=3)


def _year(peer: PeerPark) -> str:
    found = re.search(r"\d{4}", peer.year)
    return found.group() if found else ""
