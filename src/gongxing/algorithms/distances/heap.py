"""Which of the waiting nodes is nearest?"""

from __future__ import annotations

from gongxing.algorithms.distances.graph import Floats, Ints
from gongxing.algorithms.labelling.compiled import compiled


@compiled
def push(key: Floats, item: Ints, size: int, new_key: float, new_item: int) -> int:
    """Add an item to a four-way heap that holds `size`, and return its new size. Equal keys leave in order of items."""
    slot = size
    while slot > 0:
        above = (slot - 1) >> 2
        if key[above] < new_key or (key[above] == new_key and item[above] <= new_item):
            break
        key[slot] = key[above]
        item[slot] = item[above]
        slot = above
    key[slot] = new_key
    item[slot] = new_item
    return size + 1


@compiled
def drop(key: Floats, item: Ints, size: int) -> int:
    """Take the first item off a four-way heap that holds `size`, and return its new size."""
    size -= 1
    moved_key, moved_item = key[size], item[size]
    slot = 0
    while True:
        child = 4 * slot + 1
        if child >= size:
            break
        least = child
        for other in range(child + 1, min(child + 4, size)):
            if key[other] < key[least] or (key[other] == key[least] and item[other] < item[least]):
                least = other
        if moved_key < key[least] or (moved_key == key[least] and moved_item <= item[least]):
            break
        key[slot] = key[least]
        item[slot] = item[least]
        slot = least
    key[slot] = moved_key
    item[slot] = moved_item
    return size
