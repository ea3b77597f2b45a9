"""Does the profile know what fits, and is it left as it was?"""

from __future__ import annotations

import numpy as np
from tests.algorithms.schedule.test_problem import made

from gongxing.algorithms.schedule.profile import fits, lay_out, put


def test_a_work_fits_where_its_stock_suffices() -> None:
    layout = lay_out(made())
    used = np.zeros((1, 4))
    put(layout, used, 0, 0, 1.0)
    assert used.tolist() == [[3.0] * 4]
    assert [fits(layout, used, 1, t) for t in range(4)] == [False, False, True, True]
    put(layout, used, 0, 0, -1.0)
    assert not used.any()
    assert fits(layout, used, 0, 0)
