"""Do items leave the heap in order of key, equal keys in order of item?"""

import numpy as np

from gongxing.algorithms.distances.heap import drop, push


def test_items_leave_in_order() -> None:
    rng = np.random.default_rng(3)
    keys = rng.integers(0, 20, 200).astype(float)
    key, item, size = np.empty(200), np.empty(200, dtype=np.int64), 0
    for number, value in enumerate(keys):
        size = push(key, item, size, value, number)
    left = []
    while size:
        left.append((float(key[0]), int(item[0])))
        size = drop(key, item, size)
    assert left == sorted((float(value), number) for number, value in enumerate(keys))
