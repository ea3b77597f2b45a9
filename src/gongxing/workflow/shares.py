"""How is the progress of a part told as its share of the whole?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from gongxing.plan import Progress

Tell = Callable[[Progress], None]


def within(tell: Tell, first: float, last: float) -> Tell:
    """Return a listener that shows a part's own 0..1 as the stretch of the whole between `first` and `last`."""
    return lambda word: tell(replace(word, share=None if word.share is None else first + (last - first) * word.share))
