"""Where does each label of a chart go, so that no two overlap and none covers a mark?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Box = tuple[float, float, float, float]
"""Left, bottom, right, top, in points."""
_AROUND = ((1, 0), (0, 1), (-1, 0), (0, -1), (1, 1), (-1, 1), (1, -1), (-1, -1))
_WIDE = 1.02
_NARROW = 0.56
_GAP = 1.5


@dataclass(frozen=True, slots=True)
class Spot:
    """A mark with its label: centre and radius of the mark, the words, their size; all in points."""

    x: float
    y: float
    radius: float
    words: str
    size: float


def label_places(
    spots: Sequence[Spot], frame: Box, marks: Sequence[tuple[float, float, float]] = ()
) -> list[Box | None]:
    """Return the box of each label, None where there is no room; earlier spots choose first.

    Args:
        spots: the marks to label, the most important first.
        frame: where labels may stand.
        marks: centres and radii of all marks, labelled or not, which no label may cover.
    """
    taken: list[Box] = []
    found: list[Box | None] = []
    circles = [(s.x, s.y, s.radius) for s in spots] + list(marks)
    for spot in spots:
        wide, high = width_of(spot.words, spot.size), 1.25 * spot.size
        place = None
        for reach in (1.0, 2.2, 4.0):
            for dx, dy in _AROUND:
                box = _beside(spot, (dx, dy), (wide, high), _GAP * reach)
                if (
                    _inside(box, frame)
                    and not any(_meet(box, other) for other in taken)
                    and not any(_over(box, c) for c in circles)
                ):
                    place = box
                    break
            if place is not None:
                break
        found.append(place)
        if place is not None:
            taken.append(place)
    return found


def width_of(words: str, size: float) -> float:
    """Return about how wide words are set at a size, in points: a Chinese character is square, a Latin one about half as wide."""
    return size * sum(_WIDE if ord(character) > 0x2E80 else _NARROW for character in words)


def _beside(spot: Spot, way: tuple[int, int], size: tuple[float, float], gap: float) -> Box:
    (dx, dy), (wide, high), off = way, size, spot.radius + gap
    slant = 0.75 if dx and dy else 1.0
    left = spot.x + dx * off * slant + (0 if dx > 0 else -wide if dx < 0 else -wide / 2)
    low = spot.y + dy * off * slant + (0 if dy > 0 else -high if dy < 0 else -high / 2)
    return (left, low, left + wide, low + high)


def _inside(box: Box, frame: Box) -> bool:
    return box[0] >= frame[0] and box[1] >= frame[1] and box[2] <= frame[2] and box[3] <= frame[3]


def _meet(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _over(box: Box, circle: tuple[float, float, float]) -> bool:
    x, y, radius = circle
    dx = max(box[0] - x, 0.0, x - box[2])
    dy = max(box[1] - y, 0.0, y - box[3])
    return dx * dx + dy * dy < radius * radius
