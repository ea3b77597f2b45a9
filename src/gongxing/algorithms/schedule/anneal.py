"""How does a schedule get better by moving, dropping, taking up and exchanging works, while broken limits only cost something?"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from gongxing.algorithms.schedule.compiled import compiled
from gongxing.algorithms.schedule.problem import NEVER, BoolArray, FloatArray, IntArray, ScheduleProblem
from gongxing.algorithms.schedule.profile import Layout, lay_out, put

UP, DOWN = 1.05, 0.998  # how the price of a broken limit follows what happens to it


EVERY = 20  # moves between two looks at it
FIRST_PRICE = 0.2  # price of exceeding a limit by what an event takes on average, in worths of a work
HOT, COLD = 0.05, 0.001  # temperatures, in worths of a work
PAIRED = (0.7, 0.2)  # how often a move that takes up or drops a work, and another one, moves a second work too
BONUS = 10.0  # of taking up a work that must be done, in worths of a work
STEP, DROP = 0.5, 0.25  # how often a work goes to its next open start, and is dropped


class Options(NamedTuple):
    """Which starts a search may choose: those of each work as a list, and whether it may be left undone."""

    begin: IntArray
    period: IntArray
    idle: BoolArray
    movable: IntArray
    """Works that can be done."""
    bonus: float
    """What taking up a work that may not be left undone counts beside its worth."""


def options_of(allowed: BoolArray, idle: BoolArray, bonus: float) -> Options:
    """Return the options of allowed starts (n, T) and of works (n,) that may be left undone."""
    count = allowed.sum(axis=1)
    begin = np.concatenate([[0], np.cumsum(count)]).astype(np.int64)
    movable = np.flatnonzero(count > 0).astype(np.int64)
    return Options(begin, np.nonzero(allowed)[1].astype(np.int64), idle, movable, bonus)


class Chain(NamedTuple):
    """A search under way: starts, what they draw, prices of broken limits, and the best sound schedule so far."""

    start: IntArray
    used: FloatArray
    price: FloatArray
    best: IntArray
    worth: FloatArray
    """Worth of the starts, of the best; negative infinity while nothing sound is known."""


def anneal_from(
    problem: ScheduleProblem, allowed: BoolArray, idle: BoolArray, start: IntArray, moves: int, *, seed: int
) -> IntArray | None:
    """Return the best sound schedule met, None where there is none.

    Args:
        problem: the problem.
        allowed, idle: (n, T) starts and (n,) works left undone among which the search looks.
        start: (n,) where it begins.
        moves: how many.
        seed: of the search.
    """
    layout = lay_out(problem)
    scale = max(float(np.abs(problem.value).max(axis=1).mean()), 1e-9)
    amount = np.ones(problem.stocks)
    for stock in range(problem.stocks):
        of_it = problem.events.amount[problem.events.stock == stock]
        amount[stock] = np.abs(of_it).mean() if len(of_it) and of_it.any() else 1.0
    price = np.repeat(FIRST_PRICE * scale / amount[:, None], problem.periods, axis=1)
    chain = _set_out(problem, layout, start, price)
    anneal(
        layout,
        options_of(allowed, idle, BONUS * scale),
        chain,
        moves,
        (HOT * scale, COLD * scale),
        np.random.default_rng(seed),
    )
    return chain.best if np.isfinite(chain.worth[1]) else None


def _set_out(problem: ScheduleProblem, layout: Layout, start: IntArray, price: FloatArray) -> Chain:
    """Return a search that begins with starts (n,) and prices (s, T) for each unit beyond a limit."""
    used = np.zeros((problem.stocks, problem.periods))
    done = np.flatnonzero(start != NEVER)
    for work in done.tolist():
        put(layout, used, work, int(start[work]), 1.0)
    worth = float(problem.value[done, start[done]].sum())
    return Chain(start.copy(), used, price, start.copy(), np.array([worth, -np.inf]))


@compiled
def anneal(
    layout: Layout, options: Options, chain: Chain, moves: int, heats: tuple[float, float], random: np.random.Generator
) -> None:
    """Make `moves` moves while the temperature falls from the first of the heats to the last; prices follow now and then."""
    if len(options.movable) == 0:
        return
    heat = heats[0]
    cooling = (heats[1] / heat) ** (1.0 / max(moves, 1))
    broken = _broken(layout, options, chain)
    for step in range(moves):
        heat *= cooling
        if step % EVERY == EVERY - 1:
            _reprice(layout, chain)
        work = options.movable[int(random.random() * len(options.movable))]
        was = chain.start[work]
        new = _choose(layout, options, chain, work, random)
        if new == was:
            continue
        gain, fault = _move(layout, options, chain, work, new)
        other, other_was = -1, -1
        if random.random() < (PAIRED[0] if was == -1 or new == -1 else PAIRED[1]):
            other = _partner(options, chain, work, new == -1, random)
        if other >= 0:
            other_was = chain.start[other]
            more, worse = _move(layout, options, chain, other, _choose(layout, options, chain, other, random))
            gain, fault = gain + more, fault + worse
        if gain < 0.0 and random.random() >= np.exp(gain / heat):
            if other >= 0:
                _move(layout, options, chain, other, other_was)
            _move(layout, options, chain, work, was)
            continue
        broken += fault
        if broken == 0 and chain.worth[0] > chain.worth[1] + 1e-9:
            chain.worth[1] = chain.worth[0]
            chain.best[:] = chain.start


@compiled
def _partner(options: Options, chain: Chain, work: int, wanted_idle: bool, random: np.random.Generator) -> int:
    """Return a random movable work, one that is undone where that is wanted and one that is done otherwise."""
    for _ in range(8):
        other = options.movable[int(random.random() * len(options.movable))]
        if other != work and (chain.start[other] == -1) == wanted_idle:
            return int(other)
    return -1


@compiled
def _choose(layout: Layout, options: Options, chain: Chain, work: int, random: np.random.Generator) -> int:
    """Return a start for a work that precedence allows as the others stand, NEVER for none; its own if nothing else is found."""
    low, high = 0, chain.used.shape[1]
    was = chain.start[work]
    for index in range(layout.ahead_begin[work], layout.ahead_begin[work + 1]):
        begun = chain.start[layout.ahead[index]]
        if begun == -1:
            return -1
        low = max(low, begun + layout.ahead_wait[index])
    idle = options.idle[work]
    for index in range(layout.then_begin[work], layout.then_begin[work + 1]):
        begun = chain.start[layout.then[index]]
        if begun != -1:
            idle = False
            high = min(high, begun - layout.then_wait[index])
    first, last = options.begin[work], options.begin[work + 1]
    while first < last and options.period[first] < low:
        first += 1
    while last > first and options.period[last - 1] > high:
        last -= 1
    count = last - first
    if idle and was != -1 and (count <= 1 or random.random() < DROP):
        return -1
    if count == 0:
        return int(was)
    if was != -1 and random.random() < STEP:
        here = first
        while here < last and options.period[here] < was:
            here += 1
        to = here + (1 if random.random() < 0.5 else -1)
        if first <= to < last:
            return int(options.period[to])
    return int(options.period[first + int(random.random() * count)])


@compiled
def _move(layout: Layout, options: Options, chain: Chain, work: int, new: int) -> tuple[float, int]:
    """Start a work then (NEVER: leave it undone); returns what that gains after prices, and how many more demands are broken."""
    was = chain.start[work]
    periods = chain.used.shape[1]
    if was != -1:
        chain.worth[0] -= layout.value[work, was]
    if new != -1:
        chain.worth[0] += layout.value[work, new]
    gain = (layout.value[work, new] if new != -1 else 0.0) - (layout.value[work, was] if was != -1 else 0.0)
    fault = 0
    if not options.idle[work] and (was == -1) != (new == -1):
        fault = -1 if was == -1 else 1
        gain -= options.bonus * fault
    for event in range(layout.event_begin[work], layout.event_begin[work + 1]):
        row, offset, amount = layout.event_stock[event], layout.event_offset[event], layout.event_amount[event]
        old = periods if was == -1 else min(was + offset, periods)
        now = periods if new == -1 else min(new + offset, periods)
        begin, end = min(old, now), max(old, now)
        if old < now:
            amount = -amount
        for period in range(begin, end):
            before = chain.used[row, period] - layout.limit[row, period]
            after = before + amount
            chain.used[row, period] += amount
            if before > 0.0:
                gain += before * chain.price[row, period]
                fault -= 1
            if after > 0.0:
                gain -= after * chain.price[row, period]
                fault += 1
    chain.start[work] = new
    return gain, fault


@compiled
def _broken(layout: Layout, options: Options, chain: Chain) -> int:
    count = int(np.sum((chain.start == -1) & ~options.idle))
    for row in range(chain.used.shape[0]):
        for period in range(chain.used.shape[1]):
            if chain.used[row, period] > layout.limit[row, period]:
                count += 1
    return count


@compiled
def _reprice(layout: Layout, chain: Chain) -> None:
    """Raise the price of each broken limit, lower that of the others."""
    for row in range(chain.used.shape[0]):
        for period in range(chain.used.shape[1]):
            if chain.used[row, period] > layout.limit[row, period]:
                chain.price[row, period] *= UP
            else:
                chain.price[row, period] *= DOWN
