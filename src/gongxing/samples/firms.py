"""Which firms work in the park, how large are they, and on which lots do they sit?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.special import ndtri

from gongxing.samples.uses import Lot

FIRMS, OIL_FIRMS, SALES_YUAN, TOP_TWO = 368, 252, 8.0e9, 0.31
ABOVE_SCALE_YUAN = 2.0e7
_SPREAD, _LEAST_YUAN = 2.4, 2.0e5


@dataclass(frozen=True, slots=True)
class Trade:
    """One line of business: GB/T 4754-2017 code, word for its name, chain, class, share, and per-sales habits.

    `energy` is tce and `emission` kg of pollutant equivalents, both per million yuan of sales.
    """

    code: str
    word: str
    chain: str
    grade: str
    share: float
    energy: float
    emission: float
    oil: bool


_OIL, _PARTS, _NEW, _SMART = "石油装备", "高端装备零部件", "新能源装备", "智能检测与再制造"
TRADES: tuple[Trade, ...] = (
    Trade("3512", "石油机械", _OIL, "2", 0.40, 4.5, 6.0, True),
    Trade("3513", "海洋钻采装备", _OIL, "2", 0.03, 4.5, 6.0, True),
    Trade("3443", "阀门", _OIL, "2", 0.12, 4.0, 5.0, True),
    Trade("3441", "泵业", _OIL, "2", 0.06, 4.0, 4.5, True),
    Trade("3391", "铸造", _OIL, "3", 0.05, 14.0, 26.0, True),
    Trade("3393", "锻造", _OIL, "3", 0.07, 12.0, 15.0, True),
    Trade("3360", "表面处理", _OIL, "3", 0.04, 9.0, 32.0, True),
    Trade("3130", "钢管", _OIL, "3", 0.03, 13.0, 18.0, True),
    Trade("3482", "紧固件", _OIL, "2", 0.05, 5.0, 5.0, True),
    Trade("3484", "机械加工", _OIL, "1", 0.11, 3.2, 1.5, True),
    Trade("4330", "油服装备再制造", _OIL, "2", 0.04, 3.5, 6.0, True),
    Trade("3311", "金属结构", _PARTS, "2", 0.24, 4.0, 6.5, False),
    Trade("3399", "金属制品", _PARTS, "2", 0.14, 4.2, 6.0, False),
    Trade("3462", "通用机械", _PARTS, "1", 0.10, 3.0, 2.0, False),
    Trade("3415", "风电部件", _NEW, "2", 0.07, 4.0, 5.0, False),
    Trade("3825", "光伏设备", _NEW, "1", 0.04, 3.0, 1.5, False),
    Trade("2929", "塑料制品", "", "2", 0.11, 5.0, 9.0, False),
    Trade("1761", "针织", "", "1", 0.08, 3.5, 2.5, False),
    Trade("1391", "粮油食品", "", "1", 0.07, 5.0, 3.0, False),
    Trade("7452", "检测技术", _SMART, "1", 0.05, 1.0, 0.2, False),
    Trade("5920", "仓储", "", "1", 0.06, 1.5, 0.5, False),
    Trade("5179", "机电贸易", "", "1", 0.04, 0.6, 0.1, False),
)
_SERVICES = ("7452", "5920", "5179")
_STEMS = "甲乙丙丁戊己庚辛壬癸"


def draw_sales(scale: float, rng: np.random.Generator) -> NDArray[np.float64]:
    """Return yearly sales in yuan, largest first: two leaders per 16 km2 with 31 % of all, the rest lognormal.

    The spread leaves one firm in eight above 20 million yuan while the rest average 15.1 million; a falling ceiling
    keeps the runners-up below the leaders.
    """
    count, leaders = round(FIRMS * scale), 2 * max(1, round(scale))
    total = SALES_YUAN * scale
    shares = np.tile([0.58, 0.42], leaders // 2) * np.exp(rng.normal(0, 0.03, leaders))
    top = np.sort(shares / shares.sum() * TOP_TWO * total)[::-1]
    ranks = (np.arange(count - leaders) + rng.uniform(0.25, 0.75, count - leaders)) / (count - leaders)
    rest = np.exp(_SPREAD * ndtri(ranks))[::-1]
    ceiling = 0.5 * top[-1] / (1 + 0.12 * np.arange(len(rest)) / max(1, round(scale)))
    for _ in range(30):
        rest = np.clip(rest * ((1 - TOP_TWO) * total / rest.sum()), _LEAST_YUAN, ceiling)
    return np.asarray(np.r_[top, rest].round(-3))


def settle_firms(
    lots: Sequence[Lot], halls: Mapping[str, int], *, scale: float, rng: np.random.Generator
) -> pd.DataFrame:
    """Return the firm register without positions: every firm on a lot, large firms on large lots, small ones sharing.

    `halls` counts the halls on each lot: a lot is shared by no more firms than it has halls while that is possible.
    """
    sales = draw_sales(scale, rng)
    trades = _draw_trades(len(sales), round(OIL_FIRMS * scale), rng=rng)
    services = np.array([trade.code in _SERVICES for trade in trades])
    lot_of = np.full(len(sales), -1)
    land = np.zeros(len(sales))
    works = [i for i, lot in enumerate(lots) if lot.stands in ("works", "village works") and not lot.idle]
    desks = [i for i, lot in enumerate(lots) if lot.stands in ("depot", "shops") or lot.use == "0902"] or works
    for members, places in ((np.flatnonzero(~services), works), (np.flatnonzero(services), desks)):
        spare = [halls.get(lots[i].id, 0) - 1 for i in places]
        slots = _slots(lots, places, count=len(members), spare=spare, rng=rng)
        order = np.argsort(
            -np.array([area for _, area in slots]) * np.exp(rng.normal(0, 0.35, len(slots))), kind="stable"
        )
        lead = np.argsort(-np.array([area for _, area in slots]), kind="stable")[:2]
        order = np.r_[lead, [k for k in order if k not in lead]] if sales[members[0]] == sales[0] else order
        wish = np.argsort(-sales[members] * np.exp(rng.normal(0, 0.5, len(members)) * (members > 1)), kind="stable")
        for firm, slot in zip(members[wish], order, strict=False):
            lot_of[firm], land[firm] = slots[slot]
    return _register(sales, trades, parcels=[lots[i].id for i in lot_of], land=land, rng=rng)


def _draw_trades(count: int, oil: int, *, rng: np.random.Generator) -> list[Trade]:
    flags = np.zeros(count, dtype=bool)
    flags[:2] = True
    flags[2 + rng.permutation(count - 2)[: oil - 2]] = True
    found: list[Trade] = []
    for kind in (True, False):
        kinds = [trade for trade in TRADES if trade.oil is kind]
        share = np.array([trade.share for trade in kinds])
        many = int((flags == kind).sum())
        counts = np.floor(share / share.sum() * many).astype(int)
        counts[: many - counts.sum()] += 1
        bag = [trade for trade, n in zip(kinds, counts, strict=True) for _ in range(n)]
        found += [bag[i] for i in rng.permutation(many)]
    oil_trades, other = iter(found[:oil]), iter(found[oil:])
    drawn = [next(oil_trades) if flag else next(other) for flag in flags]
    for i in range(2):
        j = next(k for k, trade in enumerate(drawn) if trade.code == "3512" and k >= i)
        drawn[i], drawn[j] = drawn[j], drawn[i]
    small = [
        k for k in range(count // 4, count) if drawn[k].chain and not drawn[k].oil and drawn[k].code not in _SERVICES
    ]
    for i in range(count // 8):
        if drawn[i].code in _SERVICES or not drawn[i].chain:
            j = small.pop(int(rng.integers(len(small))))
            drawn[i], drawn[j] = drawn[j], drawn[i]
    return drawn


def _slots(
    lots: Sequence[Lot], places: list[int], *, count: int, spare: list[int], rng: np.random.Generator
) -> list[tuple[int, float]]:
    """Return one slot per firm: its lot and the land it has there; the smaller lots are shared first."""
    area = np.array([lots[i].shape.area for i in places])
    sharing = np.ones(len(places), dtype=int)
    if len(places) > count:
        sharing[np.argsort(area, kind="stable")[: len(places) - count]] = 0
    extra = count - int(sharing.sum())
    shared = np.where(area < np.quantile(area, 0.85), np.clip(spare, 0, 3), 0)
    pool = np.repeat(np.arange(len(places)), shared)
    sharing += np.bincount(rng.permutation(pool)[: max(extra, 0)], minlength=len(places))
    if extra > len(pool):
        sharing += rng.multinomial(extra - len(pool), np.full(len(places), 1 / len(places)))
    slots = []
    for place, size, many in zip(places, area, sharing, strict=True):
        parts = rng.dirichlet(np.full(many, 6.0)) if many > 1 else np.ones(many)
        slots += [(place, float(size * part)) for part in parts]
    return slots


def _register(
    sales: NDArray[np.float64],
    trades: list[Trade],
    *,
    parcels: list[str],
    land: NDArray[np.float64],
    rng: np.random.Generator,
) -> pd.DataFrame:
    count = len(sales)

    def spread(sigma: float) -> NDArray[np.float64]:
        return np.asarray(np.exp(rng.normal(0, sigma, count)))

    above = sales >= ABOVE_SCALE_YUAN
    energy, emission = np.array([t.energy for t in trades]), np.array([t.emission for t in trades])
    suffix = ["有限公司" if t.code in _SERVICES else "厂" for t in trades]
    shuffled = rng.permutation(count)
    frame = pd.DataFrame(
        {
            "id": [f"QY{n + 1:05d}" for n in range(count)],
            "name": [
                f"{_STEMS[int(rng.integers(10))]}{t.word}{end}{shuffled[n] + 1:03d}"
                for n, (t, end) in enumerate(zip(trades, suffix, strict=True))
            ],
            "parcel": parcels,
            "sector": [t.code for t in trades],
            "chain": [t.chain or None for t in trades],
            "industry_class": [t.grade for t in trades],
            "founded": np.clip(rng.normal(2010, 6.5, count) - 4 * above, 1984, 2025).astype(int),
            "land_m2": land.round(0),
            "sales_yuan": sales,
            "output_yuan": (sales * rng.uniform(0.96, 1.07, count)).round(-3),
            "tax_yuan": (0.039 * sales * np.clip(spread(0.22), 0.6, 1.6)).round(-2),
            "jobs": np.maximum(3, (2 + (sales / 1.3e6) ** 0.93 * 2.1 * spread(0.3))).astype(int),
            "energy_tce": (sales / 1e6 * energy * spread(0.35)).round(1),
            "value_added_yuan": (0.235 * sales * spread(0.16)).round(-3),
            "rd_yuan": np.where(
                above | (rng.random(count) < 0.25), sales * np.where(above, 0.031, 0.014) * spread(0.35), 0.0
            ).round(-3),
            "emission_kg": (sales / 1e6 * emission * spread(0.5)).round(1),
            "above_scale": above,
        }
    )
    return frame
