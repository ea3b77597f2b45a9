"""Which heads and flows settle in many load cases of one network, each started from the flows of the maximum hour?"""

from __future__ import annotations

from gongxing.algorithms.hydraulics.balance import Scratch, first_flows, settle
from gongxing.algorithms.hydraulics.frame import Frame
from gongxing.algorithms.hydraulics.laws import SPARE_FLOW
from gongxing.algorithms.labelling.compiled import compiled
from gongxing.engines.water.problem import FloatArray, IntArray


@compiled
def settle_cases(
    frame: Frame,
    terms: FloatArray,
    shut: IntArray,
    base: FloatArray,
    demand: FloatArray,
    share: FloatArray,
    out: IntArray,
    heads: FloatArray,
    flows: FloatArray,
    room: Scratch,
    accuracy: float,
) -> int:
    """Settle every case in place; return how many did not settle.

    `base` (J,) are the demands at the maximum hour and `demand` (C, J) those of each case, both in the frame's order and
    units; `share` (C,) scales the first flows of each case, `out` (C,) is the link shut in it or -1; `heads` (C, N) holds
    the fixed heads and receives the others, `flows` (C, L) receives the flows.
    """
    unsettled = 0
    first = flows[0].copy()
    level = heads[0].copy()
    first_flows(frame, terms, shut, first)
    settle(frame, terms, shut, base, level, first, room, accuracy)
    for c in range(len(share)):
        for k in range(len(first)):
            flows[c, k] = first[k] * share[c]
        if out[c] >= 0:
            shut[out[c]] = 1
            flows[c, out[c]] = SPARE_FLOW
        if settle(frame, terms, shut, demand[c], heads[c], flows[c], room, accuracy) < 0:
            unsettled += 1
        if out[c] >= 0:
            shut[out[c]] = 0
            flows[c, out[c]] = 0.0
    return unsettled
