"""How good is the land engine's method on the public reference instance, in one line of figures?"""

from __future__ import annotations

import importlib.util
import os
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from gongxing.algorithms.labelling import LabelParams, LabelProblem, LabelProgress, solve_labels
from gongxing.errors import DataError, Fault, NotReadyError, Place
from gongxing.words import Text, same

INSTANCE_FILE = "land_instance.py"
"""The reference generator, kept outside the package: gen(N, seed) and evaluate(data, uses)."""


@dataclass(frozen=True, slots=True)
class LandScore:
    """One run: value and feasibility by the reference file's own `evaluate`, bound and gap proven here."""

    parcels: int
    seed: int
    value: float | None
    bound: float | None
    gap: float | None
    seconds: float
    feasible: bool
    status: str

    def as_row(self) -> dict[str, Any]:
        """Return the score as a plain dictionary."""
        return asdict(self)


def bench_land(
    parcels: int,
    seed: int,
    *,
    instances: Path | None = None,
    params: LabelParams | None = None,
    progress: Callable[[LabelProgress], None] | None = None,
    stop: Callable[[], bool] | None = None,
) -> LandScore:
    """Solve the reference instance of that size and seed; NotReadyError if the reference file is not there.

    `instances` is the folder that holds land_instance.py; default $GONGXING_SHARED/tools or ../shared/tools beside the
    checkout or the current folder. `parcels` at least 4; the seed drives both the instance and the solver.
    """
    if parcels < 4:
        fault = Fault(
            Place(column="--parcels"), same(str(parcels)), Text("至少 4", "at least 4"), Text("改大", "raise it")
        )
        raise DataError(Text("地块数太小", "too few parcels"), [fault])
    module = reference(INSTANCE_FILE, instances)
    data = module.gen(parcels, seed)
    problem = labelling_of(data)
    began = time.perf_counter()
    found = solve_labels(problem, params or LabelParams(), seed=seed, start=None, progress=progress, stop=stop)
    seconds = time.perf_counter() - began
    if found.labels is None:
        return LandScore(parcels, seed, None, found.bound, None, seconds, False, found.status)
    value, feasible, _ = module.evaluate(data, found.labels)
    gap = None if found.bound is None else max(0.0, float((found.bound - value) / abs(value)))
    return LandScore(
        parcels,
        seed,
        float(value),
        None if found.bound is None else float(found.bound),
        gap,
        seconds,
        bool(feasible),
        found.status,
    )


def labelling_of(data: dict[str, Any]) -> LabelProblem:
    """Return the labelling problem of a reference instance: areas per use within bounds, one budget, forbidden neighbours."""
    count, width = data["util"].shape
    areas = np.zeros((width, count, width))
    for use in range(width):
        areas[use, :, use] = data["area"]
    amount = np.concatenate([areas, data["cost"][None]])
    low = np.append(data["qlo"], -np.inf)
    high = np.append(data["qhi"], data["budget"])
    names = (*(f"area {use}" for use in range(width)), "budget")
    return LabelProblem(
        data["util"],
        np.ones((count, width), dtype=bool),
        data["e"],
        data["w"],
        np.zeros(len(data["e"]), dtype=np.int64),
        data["forb"][None],
        amount,
        low,
        high,
        names,
    )


def reference(name: str, instances: Path | None) -> ModuleType:
    """Return a reference generator, looked for by file name in `instances` or where external material lies; NotReadyError without."""
    shared = os.environ.get("GONGXING_SHARED")
    checkout = Path(__file__).resolve().parents[3]
    places = (
        [instances]
        if instances
        else [Path(shared) / "tools"]
        if shared
        else [checkout.parent / "shared/tools", Path.cwd().parent / "shared/tools", Path.cwd() / "shared/tools"]
    )
    for place in places:
        file = place / name
        if file.is_file():
            spec = importlib.util.spec_from_file_location(f"gongxing_reference_{file.stem}", file)
            if spec is not None and spec.loader is not None:
                module = importlib.util.module_from_spec(spec)
                spec.loader.exec_module(module)
                return module
    looked = ", ".join(str(place) for place in places)
    fault = Fault(
        Place(name),
        Text(f"在 {looked} 中没有", f"not in {looked}"),
        Text("参考算例生成器", "the reference generator"),
        Text(
            "用 --instances 指明其所在文件夹，或设 GONGXING_SHARED",
            "name its folder with --instances, or set GONGXING_SHARED",
        ),
    )
    raise NotReadyError(Text("缺少参考算例", "the reference instance is missing"), [fault])
