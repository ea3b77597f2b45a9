"""Where does water enter, at which head, and what is assumed where nobody has said?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely

from gongxing.engines.water.present import PresentPipe
from gongxing.engines.water.problem import FloatArray, IntArray
from gongxing.errors import Fault, NotReadyError, Place
from gongxing.park import Park
from gongxing.words import Text

_FEEDING = ("water_source", "tank", "pump_station")


@dataclass(frozen=True)
class Intake:
    """Points where water enters: facility ids ("" for an assumed one), places (S, 2), heads (S,) with NaN where unknown."""

    ids: tuple[str, ...]
    xy: FloatArray
    head_m: FloatArray
    capacity_m3_day: FloatArray
    notes: tuple[Text, ...] = ()


def intakes(park: Park, pipes: Sequence[PresentPipe]) -> Intake:
    """Return the sources of the park: facilities that feed (tanks and pump stations only with a head of their own).

    Where there is none, the outer end of the largest main stands for the junction with the town's network, and a note
    says so. NotReadyError where there is neither facility nor pipe.
    """
    frame = park["facilities"].frame
    shapes = np.asarray(frame.geometry.array)
    placed = ~(shapely.is_missing(shapes) | shapely.is_empty(shapes))
    kinds, heads = frame["kind"], frame["head_m"]
    feeds = (kinds == "water_source") | (kinds.isin(_FEEDING) & heads.notna())
    chosen = frame[feeds.to_numpy(dtype=bool, na_value=False) & placed]
    if len(chosen):
        spots = shapely.get_coordinates(shapely.centroid(np.asarray(chosen.geometry.array)))
        levels = chosen["head_m"].to_numpy(dtype=np.float64)
        capacity = chosen["capacity_m3_day"].to_numpy(dtype=np.float64)
        return Intake(tuple(chosen["id"]), spots, levels, capacity, _unknown(chosen))
    if not pipes:
        raise NotReadyError(
            Text("给水规划缺水源", "the water plan has no source"),
            [
                Fault(
                    Place(table="facilities", column="kind"),
                    Text("没有水源，也没有现状给水管", "no water source and no water pipe"),
                    Text("至少一处 water_source（带总水头 head_m）", "at least one water_source with its head_m"),
                    Text(
                        "在设施表中补充水源接入点", "add the junction with the town's network to the table facilities"
                    ),
                    "water.source",
                )
            ],
        )
    main = max(pipes, key=lambda pipe: (pipe.dn_mm, pipe.line.length, pipe.id))
    ends = shapely.get_coordinates(main.line)[[0, -1]]
    middle = shapely.get_coordinates(shapely.union_all([pipe.line for pipe in pipes]).centroid)
    far = np.hypot(*(ends - middle).T)
    note = Text(
        f"资料中没有水源：假定最大干管 {main.id}（DN{main.dn_mm:g}）外端为市政接入点",
        f"no source is recorded: the outer end of the largest main {main.id} (DN{main.dn_mm:g}) is taken for it",
    )
    return Intake(("",), ends[[int(np.argmax(far))]], np.array([np.nan]), np.array([np.nan]), (note,))


def one_a_node(intake: Intake, node: IntArray) -> tuple[Intake, IntArray]:
    """Return the sources of which no two stand at one node: of several there the one with the greatest head stays, told in a note."""
    level = np.where(np.isnan(intake.head_m), -np.inf, intake.head_m)
    order = np.lexsort((np.arange(len(node)), -level, node))
    kept = np.sort(order[np.r_[True, node[order][1:] != node[order][:-1]]])
    lost = sorted(set(range(len(node))) - set(kept.tolist()))
    notes = tuple(
        Text(
            f"水源 {intake.ids[row]} 与另一水源在同一节点，只取总水头较高者",
            f"source {intake.ids[row]} stands at the node of another one: the greater head counts",
        )
        for row in lost
    )
    ids = tuple(intake.ids[row] for row in kept.tolist())
    several = Intake(ids, intake.xy[kept], intake.head_m[kept], intake.capacity_m3_day[kept], (*intake.notes, *notes))
    return several, node[kept]


def _unknown(chosen: pd.DataFrame) -> tuple[Text, ...]:
    names = chosen.loc[chosen["head_m"].isna(), "id"]
    return tuple(
        Text(f"水源 {name} 没有总水头，按假定压力计", f"source {name} has no head: the assumed pressure is used")
        for name in names
    )


def settled_heads(intake: Intake, ground_m: FloatArray, pressure_m: float) -> FloatArray:
    """Return (S,) heads, the unknown ones as the ground at the source plus the assumed pressure."""
    return np.where(np.isnan(intake.head_m), ground_m + pressure_m, intake.head_m)
