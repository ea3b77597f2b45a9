"""What does the whole plan look like on one picture: the idea, its pillars, their goals, how many actions and how much money?"""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.figure import Figure as Drawing
from matplotlib.patches import FancyBboxPatch

from gongxing.origins import UNKNOWN, Figure
from gongxing.plan import Framework, Goal, Pillar
from gongxing.report.amounts import amount
from gongxing.report.fonts import sans
from gongxing.report.framework_tables import Sum, sums_by_pillar
from gongxing.report.indicator_tables import show_of
from gongxing.report.map_frame import DPI, WIDTH_IN, MapWords
from gongxing.report.sheet_frame import close_sheet
from gongxing.words import Lang, Text

FRAMEWORK_TITLE = Text("规划框架图", "The frame of the plan")
_FACES = ("#3b6ea5", "#7a4f9a", "#b3742c", "#48707a", "#4d8046", "#a8484c")
_HEIGHT_IN, _TITLE_IN, _NOTE_IN = 4.8, 0.42, 0.26
_PITCH_IN = 0.112
"""From one line of a box to the next."""
_GOALS = 5


def draw_framework(framework: Framework, words: MapWords, lang: Lang) -> bytes:
    """Return the picture of the frame as PNG: six pillars stand side by side, more of them in two rows."""
    pillars = [(pillar, found) for pillar, found in sums_by_pillar(framework) if pillar is not None]
    columns = len(pillars) if len(pillars) <= 6 else -(-len(pillars) // 2)
    rows = -(-len(pillars) // max(columns, 1))
    height = _HEIGHT_IN + (rows - 1) * 3.2
    drawing = Drawing(figsize=(WIDTH_IN, height), dpi=DPI, facecolor="white")
    low = _NOTE_IN / height
    axes = drawing.add_axes((0.0, low, 1.0, 1.0 - low - _TITLE_IN / height))
    axes.set_xlim(0, 100)
    axes.set_ylim(0, 100)
    axes.set_axis_off()
    idea = framework.idea or Text("理念尚未填写", "The idea has not been entered")
    _box(axes, (3, 86, 94, 12), "#9c2b2e", filled=True)
    axes.text(50, 92, idea.in_(lang), ha="center", va="center", color="white", fontproperties=sans(10))
    each, deep = 94 / max(columns, 1), 80 / max(rows, 1)
    for place, (pillar, found) in enumerate(pillars):
        row, column = divmod(place, columns)
        left, top = 3 + column * each, 83 - row * deep
        _pillar(axes, (left + 0.5, top - deep + 1.5, each - 1.0, deep - 2.5), pillar, found, framework, lang)
    return close_sheet(drawing, words=words, handles=(), labels=())


def _pillar(
    axes: Axes, box: tuple[float, float, float, float], pillar: Pillar, found: Sum, framework: Framework, lang: Lang
) -> None:
    left, low, wide, high = box
    face = _FACES[next(i for i, p in enumerate(framework.pillars) if p.id == pillar.id) % len(_FACES)]
    pitch = 100 * _PITCH_IN * DPI / axes.bbox.height
    head = min(0.19 * high, 14)
    axes.plot([left + wide / 2] * 2, [low + high, low + high + 3.5], color="#888888", linewidth=0.8, zorder=1)
    _box(axes, box, face, filled=False)
    _box(axes, (left, low + high - head, wide, head), face, filled=True)
    name = _folded(pillar.name.in_(lang), 15)
    axes.text(
        left + wide / 2,
        low + high - head / 2,
        name,
        ha="center",
        va="center",
        color="white",
        fontproperties=sans(7.5),
        linespacing=1.25,
    )
    goals = [goal for goal in framework.goals if goal.pillar == pillar.id]
    y, floor, shown = low + high - head - pitch, low + 13.5, 0
    for goal in goals:
        name = goal.name.in_(lang)
        lines = ("· " + _folded(name[:1].upper() + name[1:], 18), _folded(_way(goal, lang), 21))
        if (
            shown == _GOALS
            or y - pitch * (sum(1 + line.count("\n") for line in lines) + (shown + 1 < len(goals))) < floor
        ):
            break
        y = _line(axes, (left, y), lines[0], "black", pitch)
        y = _line(axes, (left + 1.2, y), lines[1], face, pitch) - 0.35 * pitch
        shown += 1
    if shown < len(goals):
        _line(
            axes, (left, y), Text(f"共 {len(goals)} 项指标", f"… {len(goals)} indicators").in_(lang), "#555555", pitch
        )
    if not goals:
        _line(axes, (left, y), Text("尚无指标", "no indicator yet").in_(lang), "#555555", pitch)
    money = Figure(
        "framework", pillar.name, None if found.unpriced == found.count else found.fen / 100, "yuan", UNKNOWN
    )
    count = Text(f"{found.count} 项行动", f"{found.count:,} actions").in_(lang)
    axes.plot([left + 0.8, left + wide - 0.8], [low + 13.5] * 2, color=face, linewidth=0.5)
    axes.text(left + wide / 2, low + 9.5, count, ha="center", va="center", color=face, fontproperties=sans(7))
    axes.text(
        left + wide / 2,
        low + 4.2,
        amount(money, lang) if found.count else "—",
        ha="center",
        va="center",
        color=face,
        fontproperties=sans(6.4),
    )


def _line(axes: Axes, place: tuple[float, float], words: str, ink: str, pitch: float) -> float:
    """Write a line, or several, from a place downwards, and return where the next one begins."""
    for line in words.split("\n"):
        axes.text(place[0] + 0.8, place[1], line, ha="left", va="top", color=ink, fontproperties=sans(5.8))
        place = (place[0] + (1.2 if line.startswith("·") else 0.0), place[1] - pitch)
    return place[1]


def _way(goal: Goal, lang: Lang) -> str:
    """Return base and target of a goal in one unit; what is not known is a dash."""
    show, unit = show_of(goal)
    show = show if show.endswith("!") else f"{show}!"
    base, target = (
        "—" if value is None else amount(Figure(goal.id, goal.name, value, goal.unit, UNKNOWN), lang, show=show)
        for value in (goal.base, goal.target)
    )
    return f"{base} → {target} {unit.in_(lang)}"


def _box(axes: Axes, box: tuple[float, float, float, float], face: str, *, filled: bool) -> None:
    left, low, wide, high = box
    axes.add_patch(
        FancyBboxPatch(
            (left, low), wide, high, boxstyle="round,pad=0,rounding_size=0.8", facecolor=face if filled else "white", edgecolor=face,
            linewidth=0.8, zorder=2 if not filled else 3, mutation_aspect=1.6,
        )
    )  # fmt: skip


def _folded(name: str, width: int) -> str:
    """Return a name on at most three lines of about `width` letters (a Chinese one counts as two), broken at spaces where there are any."""
    lines, room = [""], width
    for piece in name.split(" ") if " " in name else name:
        wide = _width(piece) + (1 if " " in name and lines[-1] else 0)
        if lines[-1] and wide > room:
            lines.append("")
            room = width
        lines[-1] += (" " if " " in name and lines[-1] else "") + piece
        room -= wide
    return "\n".join(lines[:3]) + ("…" if len(lines) > 3 else "")


def _width(words: str) -> int:
    return sum(2 if ord(letter) > 0x2E7F else 1 for letter in words)
