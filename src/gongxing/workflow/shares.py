"""How is the progress of a part told as its share of the whole?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from threading import Lock

from gongxing.plan import Progress

Tell = Callable[[Progress], None]


def within(tell: Tell, first: float, last: float) -> Tell:
    """Return a listener that shows a part's own 0..1 as the stretch of the whole between `first` and `last`."""
    return lambda word: tell(replace(word, share=None if word.share is None else first + (last - first) * word.share))


def side_by_side(tell: Tell, weights: Sequence[float]) -> list[Tell]:
    """Return a listener for each of some parts that run at once: together they tell the weighted sum of their shares."""
    done, lock = [0.0] * len(weights), Lock()

    def listener(place: int) -> Tell:
        def hear(word: Progress) -> None:
            with lock:
                done[place] = max(done[place], word.share or 0.0)
                whole = sum(weight * share for weight, share in zip(weights, done, strict=True)) / sum(weights)
                tell(replace(word, share=None if word.share is None else whole))

        return hear

    return [listener(place) for place in range(len(weights))]
