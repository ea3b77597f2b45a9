"""Which firms keep their place so surely that others may rely on them, and how many of a firm's partners are within reach of a place?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

import numpy as np

from gongxing.engines.industry.problem import BoolArray, FloatArray


class Critical(Protocol):
    """A firm whose loss breaks the chain."""

    @property
    def firm(self) -> str:
        """Its id."""
        ...


class Chains(Protocol):
    """What the chain map tells of firms: their sectors, how much two sectors trade, and the critical firms."""

    @property
    def sector_of(self) -> Mapping[str, str]:
        """Input-output sector by firm."""
        ...

    @property
    def critical(self) -> Sequence[Critical]:
        """The critical firms."""
        ...

    def linkage(self, a: str, b: str) -> float:
        """Return how much two sectors trade per unit of output, 0 to 1."""
        ...


def largest(sales: FloatArray, share: float) -> BoolArray:
    """Return (F,) the fewest largest firms that together make `share` of all sales; sales not known count as none."""
    known = np.nan_to_num(sales)
    order = np.argsort(-known, kind="stable")
    before = np.concatenate([[0.0], np.cumsum(known[order])[:-1]])
    found = np.zeros(len(sales), dtype=bool)
    found[order[(before < share * known.sum()) & (known[order] > 0)]] = True
    return found


def partner_weights(
    firms: Sequence[str], chains_of: Sequence[str], anchors: BoolArray, sales: FloatArray, chain: Chains | None
) -> FloatArray:
    """Return (F, A) how much of each firm's trade with the anchors falls to each, rows adding to 1, or to 0 where it has no partner.

    Linkage of the two sectors times the anchor's sales; without a chain map firms of one chain of the layout are partners.
    A firm is no partner of its own.
    """
    places = np.flatnonzero(anchors)
    if chain is None:
        names = np.array(chains_of, dtype=object)
        links = (names[:, None] == names[None, places]) & (names[:, None] != "")
    else:
        sector = [chain.sector_of.get(firm, "") for firm in firms]
        kinds = sorted({code for code in sector if code})
        table = np.array([[chain.linkage(a, b) for b in kinds] for a in kinds]).reshape(len(kinds), len(kinds))
        place = {code: row for row, code in enumerate(kinds)}
        rows = np.array([place.get(code, -1) for code in sector], dtype=np.int64)
        links = np.zeros((len(firms), len(places)))
        if kinds:
            found = table[np.maximum(rows, 0)][:, np.maximum(rows[places], 0)]
            links = np.where((rows[:, None] >= 0) & (rows[None, places] >= 0), found, 0.0)
    weight = links * np.nan_to_num(sales)[None, places]
    weight[places, np.arange(len(places))] = 0.0
    total = weight.sum(axis=1, keepdims=True)
    shares: FloatArray = np.divide(weight, total, out=np.zeros_like(weight, dtype=float), where=total > 0)
    return shares


def within_reach(places: FloatArray, anchors: FloatArray, reach_m: float) -> FloatArray:
    """Return (P, A) how near places (P, 2) are to anchors (A, 2): 1 within reach, falling to 0 at twice the reach; 0 where a place is not known."""
    if not len(places) or not len(anchors):
        return np.zeros((len(places), len(anchors)))
    apart = np.hypot(places[:, None, 0] - anchors[None, :, 0], places[:, None, 1] - anchors[None, :, 1])
    found: FloatArray = np.nan_to_num(np.clip(2.0 - apart / max(reach_m, 1e-9), 0.0, 1.0))
    return found
