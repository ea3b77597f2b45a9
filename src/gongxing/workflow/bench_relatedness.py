"""How fast are relatedness and complexity, and do they agree with the published package where it is installed?"""

from __future__ import annotations

import importlib
import statistics
import time
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from gongxing.algorithms.relatedness import ProductSpace, product_space

FloatArray = npt.NDArray[np.float64]
PEER = "ecomplexity"
TURNS = 3
"""Runs of each side, taken in turns; medians are told."""


@dataclass(frozen=True, slots=True)
class RelatednessScore:
    """One random table measured: times in seconds, and the peer's where it is installed.

    `differences` are the largest absolute differences by measure, `relative` the largest of them over the greatest absolute value
    of its measure; `ratio` is the peer's time over ours.
    """

    products: int
    places: int
    seed: int
    seconds: float
    peer: str
    """Name and version of the peer; empty where it is not installed."""
    peer_seconds: float | None = None
    ratio: float | None = None
    differences: tuple[tuple[str, float], ...] = ()
    relative: float | None = None


def random_table(products: int, places: int, seed: int) -> FloatArray:
    """Return a (places, products) table with some order in it: able places make hard products, and luck besides."""
    rng = np.random.default_rng(seed)
    able, hard = rng.normal(0, 1, places)[:, None], rng.normal(0, 1, products)[None, :]
    made = rng.random((places, products)) < 1 / (1 + np.exp(-2 * (able - hard)))
    return np.asarray(np.exp(rng.normal(0, 1.5, (places, products)) + able - hard) * made)


def bench_relatedness(products: int = 785, places: int = 226, seed: int = 1) -> RelatednessScore:
    """Return the time of all measures of a random table, and agreement with `ecomplexity` where it can be imported."""
    table = random_table(products, places, seed)
    try:
        peer: Callable[..., pd.DataFrame] | None = importlib.import_module(PEER).ecomplexity
    except ImportError:
        peer = None
    product_space(table)
    mine, theirs = [], []
    space, told = product_space(table), None
    for _ in range(TURNS):
        seconds, space = _timed(lambda: product_space(table))
        mine.append(seconds)
        if peer is not None:
            seconds, told = _timed(lambda: peer_measures(table, peer))
            theirs.append(seconds)
    ours = statistics.median(mine)
    if told is None:
        return RelatednessScore(products, places, seed, ours, "")
    apart = differences(space, told)
    greatest = {name: float(np.nanmax(np.abs(values))) for name, values in _measures(space).items()}
    relative = max(value / max(greatest[name], 1e-300) for name, value in apart)
    name = f"{PEER} {version(PEER)}"
    slow = statistics.median(theirs)
    return RelatednessScore(products, places, seed, ours, name, slow, slow / ours, apart, relative)


def peer_measures(table: FloatArray, peer: Callable[..., pd.DataFrame]) -> dict[str, FloatArray]:
    """Return what the peer makes of a table, each measure as (places, products); its check of log-supermodularity is left out."""
    places, products = table.shape
    rows = pd.DataFrame({
        "year": 1, "place": np.repeat(np.arange(places), products), "product": np.tile(np.arange(products), places), "amount": table.ravel(),
    })  # fmt: skip
    names = {"time": "year", "loc": "place", "prod": "product", "val": "amount"}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = peer(rows, names, check_logsupermodularity=False, verbose=False).sort_values(["place", "product"])
    return {
        name: found[name].to_numpy(dtype=np.float64).reshape(places, products)
        for name in ("rca", "mcp", "diversity", "ubiquity", "density", "eci", "pci", "coi", "cog")
    }


def differences(space: ProductSpace, told: dict[str, FloatArray]) -> tuple[tuple[str, float], ...]:
    """Return the largest absolute difference of each measure."""
    mine = _measures(space)
    return tuple((name, float(np.nanmax(np.abs(mine[name] - values)))) for name, values in told.items())


def _measures(space: ProductSpace) -> dict[str, FloatArray]:
    return {
        "rca": space.advantage, "mcp": space.presence, "diversity": space.diversity[:, None], "ubiquity": space.ubiquity[None, :],
        "density": space.density, "eci": space.place_complexity[:, None], "pci": space.sector_complexity[None, :],
        "coi": space.outlook_index[:, None], "cog": space.outlook_gain,
    }  # fmt: skip


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    began = time.perf_counter()
    done = work()
    return time.perf_counter() - began, done
