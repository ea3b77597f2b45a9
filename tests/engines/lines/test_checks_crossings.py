"""Does the checker see every lie about crossings, levels, precedence, limits and prices?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from tests.lines_problems import small_problem

from gongxing.engines import lines
from gongxing.engines.lines.checks_crossings import CrossingReader
from gongxing.plan.lines import LinesScheme

PROBLEM = small_problem()


@pytest.fixture(scope="module")
def scheme() -> LinesScheme:
    found = lines.solve(PROBLEM).part
    assert found is not None
    return found


def failed(scheme: LinesScheme) -> set[str]:
    reader = CrossingReader(PROBLEM, scheme)
    found = (reader.found_again(), reader.levels(), reader.precedence(), reader.limits(), reader.prices())
    return {f.code for f in found if f.verdict != "pass"}


def with_crossing(scheme: LinesScheme, place: int, **changes: object) -> LinesScheme:
    rows = list(scheme.crossings)
    rows[place] = replace(rows[place], **changes)  # type: ignore[arg-type]
    return replace(scheme, crossings=tuple(rows))


def with_work(scheme: LinesScheme, place: int, **changes: object) -> LinesScheme:
    rows = list(scheme.yields)
    rows[place] = replace(rows[place], **changes)  # type: ignore[arg-type]
    return replace(scheme, yields=tuple(rows))


def yielding(scheme: LinesScheme) -> int:
    return next(place for place, c in enumerate(scheme.crossings) if c.yielder)


def dipping(scheme: LinesScheme) -> int:
    return next(place for place, work in enumerate(scheme.yields) if work.way == "under")


LIES: dict[str, tuple[Callable[[LinesScheme], LinesScheme], str]] = {
    "a crossing left out": (lambda s: replace(s, crossings=s.crossings[1:], yields=()), "lines.crossings"),
    "a crossing elsewhere": (lambda s: with_crossing(s, 0, x=s.crossings[0].x + 5), "lines.crossings"),
    "a clearance embellished": (lambda s: with_crossing(s, 0, clear_m=9.0), "lines.levels"),
    "a requirement softened": (lambda s: with_crossing(s, 0, required_m=0.0), "lines.levels"),
    "a conflict called clear": (lambda s: with_crossing(s, yielding(s), verdict="clear"), "lines.levels"),
    "a dip not deep enough": (lambda s: with_work(s, dipping(s), shift_m=-0.1), "lines.levels"),
    "the wrong one yielding": (
        lambda s: with_crossing(s, yielding(s), in_turn=not s.crossings[yielding(s)].in_turn), "lines.precedence",
    ),
    "another rule": (lambda s: with_crossing(s, yielding(s), precedence="few"), "lines.precedence"),
    "a work out of turn called in turn": (
        lambda s: with_work(s, 0, in_turn=not s.yields[0].in_turn), "lines.precedence",
    ),
    "a main turned into a siphon": (lambda s: with_work(s, dipping(s), way="siphon"), "lines.limits"),
    "a dip out of the ground": (lambda s: with_work(s, dipping(s), shift_m=3.0), "lines.limits"),
    "a dip too deep": (lambda s: with_work(s, dipping(s), shift_m=-30.0), "lines.limits"),
    "a cheaper work": (lambda s: with_work(s, 0, bends_yuan=0.0), "lines.prices"),
    "a cheaper crossing": (lambda s: with_crossing(s, yielding(s), cost_yuan=1.0), "lines.prices"),
}  # fmt: skip


def test_a_sound_scheme_passes(scheme: LinesScheme) -> None:
    assert failed(scheme) == set()


@pytest.mark.parametrize("name", LIES)
def test_every_lie_is_seen(scheme: LinesScheme, name: str) -> None:
    lie, code = LIES[name]
    assert code in failed(lie(scheme))
