"""How does a design get cheaper by many small changes, each judged by its true hydraulics?"""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from gongxing.algorithms.hydraulics.balance import Scratch
from gongxing.algorithms.hydraulics.network import FloatArray, IntArray
from gongxing.algorithms.labelling.compiled import compiled
from gongxing.algorithms.sizing.field import Design, Field, assess, copy_design, put

Dice = npt.NDArray[np.uint64]
ROUGH = 1e-3
"""Accuracy of flows while searching; the heads' own error is of second order. A new best is settled to FINE."""
FINE = 1e-9


@compiled
def draw(dice: Dice) -> float:
    """Return a number in [0, 1) (xorshift64*, Vigna 2016) and move the dice on."""
    x = dice[0]
    x ^= x >> np.uint64(12)
    x ^= x << np.uint64(25)
    x ^= x >> np.uint64(27)
    dice[0] = x
    return float((x * np.uint64(2685821657736338717)) >> np.uint64(11)) / 9007199254740992.0


@compiled
def better(field: Field, trial: Design, best: Design, room: Scratch) -> bool:
    """Copy a design into `best` if, settled finely, it is cheaper and keeps all limits, or misses less than a best that does not."""
    missed = best.total[1]
    if trial.total[1] > 0.0 and trial.total[1] >= missed - 1e-9:
        return False
    if missed <= 0.0 and trial.total[0] >= best.total[0] - 1e-9 * abs(best.total[0]):
        return False
    if trial.total[1] <= 0.0:
        assess(field, trial, room, FINE, 1e300)
    cheaper = trial.total[0] < best.total[0] - 1e-9 * abs(best.total[0])
    if (trial.total[1] <= 0.0 and (missed > 0.0 or cheaper)) or trial.total[1] < missed - 1e-9:
        copy_design(trial, best)
        return True
    return False


@compiled
def anneal(
    field: Field,
    now: Design,
    trial: Design,
    best: Design,
    room: Scratch,
    dice: Dice,
    control: FloatArray,
    pool: IntArray,
    states: int,
) -> int:
    """Anneal the decisions of a pool for so many states and return the states computed; `best` receives the best design seen.

    The weight of limits missed starts low and rises while the design misses any, so that the search passes through
    designs that no limit would let stand.

    control: temperature at start and end, weight of a metre missed (changed in place), the weight above which it
    rises in the last fifth only, how fast it rises (logarithm of its growth if it rose all the time).
    """
    done, tried, size = 0, 0, len(pool)
    hot, cold, rise = control[0], control[1], control[4] / states
    while done < states and tried < 200 * states:
        tried += 1
        heat = hot * (cold / hot) ** (done / states)
        weight = control[2]
        limit = now.total[0] + weight * now.total[1] - heat * math.log(max(draw(dice), 1e-300))
        d = pool[int(draw(dice) * size)]
        up = 1 if draw(dice) < 0.5 else -1
        o, e, q = now.place[d] + up, -1, 0
        if draw(dice) < 0.5:
            e = pool[int(draw(dice) * size)]
            q = now.place[e] - up
            if e == d or q < 0 or q >= field.options[e]:
                e = -1
        if o < 0 or o >= field.options[d]:
            continue
        price = now.total[0] + field.cost[d, o] - field.cost[d, now.place[d]]
        if e >= 0:
            price += field.cost[e, q] - field.cost[e, now.place[e]]
        if price <= limit:
            copy_design(now, trial)
            put(field, trial, d, o)
            if e >= 0:
                put(field, trial, e, q)
            done += assess(field, trial, room, ROUGH, (limit - price) / weight)
            if trial.total[0] + weight * trial.total[1] <= limit:
                copy_design(trial, now)
                better(field, trial, best, room)
            if now.total[1] <= 0.0:
                control[2] = weight * (1.0 - 0.5 * rise)
            elif done > 0.8 * states or weight < control[3]:
                control[2] = weight * (1.0 + rise)
    return done
