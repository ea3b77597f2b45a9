"""Can one pipe, or one pipe against another, still be changed for a cheaper design that keeps all limits?"""

from __future__ import annotations

from gongxing.algorithms.hydraulics.balance import Scratch
from gongxing.algorithms.labelling.compiled import compiled
from gongxing.algorithms.sizing.anneal import ROUGH, Dice, better, draw
from gongxing.algorithms.sizing.field import Design, Field, assess, copy_design, put


@compiled
def improve_pair(field: Field, best: Design, trial: Design, room: Scratch, d: int, e: int) -> int:
    """Try every change of pipe d, alone (e < 0) or with one more step of pipe e, that costs less; return the states computed."""
    done = 0
    for o in range(field.options[d]):
        saved = field.cost[d, best.place[d]] - field.cost[d, o]
        if o == best.place[d] or (e < 0 and saved <= 0.0):
            continue
        for q in range(field.options[e] if e >= 0 else 1):
            if e >= 0:
                gap = q - best.place[e]
                if gap == 0 or abs(gap) > 2 or abs(o - best.place[d]) > 2:
                    continue
                if field.cost[e, best.place[e]] - field.cost[e, q] + saved <= 1e-9 * abs(best.total[0]):
                    continue
            copy_design(best, trial)
            put(field, trial, d, o)
            if e >= 0:
                put(field, trial, e, q)
            done += assess(field, trial, room, ROUGH, 0.0)
            if trial.total[1] <= 0.0 and better(field, trial, best, room):
                return done
    return done


@compiled
def polish(field: Field, best: Design, trial: Design, room: Scratch, dice: Dice, states: int) -> int:
    """Exchange pipes in random pairs until all were tried in vain or the states are spent; `best` keeps all limits throughout.

    Pairs are visited by a stride that is prime to their number, so that all come once.
    """
    size = len(field.decided)
    pairs = size * (size + 1)
    stride = pairs // 3 + int(draw(dice) * pairs) // 2
    while _shared(stride, pairs) != 1:
        stride += 1
    done, idle, at = 0, 0, int(draw(dice) * pairs)
    while done < states and idle < pairs and best.total[1] <= 0.0:
        at = (at + stride) % pairs
        d, e = at // (size + 1), at % (size + 1) - 1
        idle += 1
        if e == d or (e >= 0 and e < d):
            continue
        before = best.total[0]
        done += improve_pair(field, best, trial, room, d, e)
        if best.total[0] < before:
            idle = 0
    return done


@compiled
def _shared(a: int, b: int) -> int:
    """Return the greatest common divisor."""
    while b:
        a, b = b, a % b
    return a
