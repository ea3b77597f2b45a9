"""How are positions and levels written down as the scheme of line coordination?"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from gongxing.engines.lines.levels import Levels, shortage_yuan
from gongxing.engines.lines.meetings import clear_m
from gongxing.engines.lines.places import SLACK_M
from gongxing.engines.lines.problem import LinesProblem
from gongxing.engines.lines.sentences import crossing_words, how_words, named, work_words
from gongxing.engines.lines.sides import parallel_runs
from gongxing.engines.lines.sites import Work, lacking, of_today
from gongxing.plan.lines import Crossing, LinesScheme, LineYield, ParallelRun, PlacedLine, StreetPosition
from gongxing.words import Text

_MOVED_M = 0.05


def write_scheme(problem: LinesProblem, offsets: Sequence[float], found: Levels, choice: Sequence[int]) -> LinesScheme:
    """Return the scheme of lateral positions `offsets` and of the options chosen at the sites of `found`."""
    positions = street_positions(problem, offsets)
    parallels = parallel_runs(problem, offsets)
    names = _crossing_ids(problem, found)
    works = _works(problem, found, choice)
    yields = tuple(_yield(problem, found, line, number, work, names) for line, number, work in works)
    crossings = _crossings(problem, found, choice, names, yields)
    return LinesScheme(
        positions,
        _placed(problem, found, yields),
        parallels,
        crossings,
        yields,
        sum(p.cost_yuan for p in positions) + sum(p.cost_yuan for p in parallels),
        sum(c.cost_yuan for c in crossings),
        (*problem.warnings, *_told(parallels, crossings)),
        problem.assumptions,
    )


def street_positions(problem: LinesProblem, offsets: Sequence[float]) -> tuple[StreetPosition, ...]:
    """Return where each run lies."""
    found = []
    for run, offset in zip(problem.runs, offsets, strict=True):
        street = problem.stretches[run.stretch]
        cost = problem.prices.shift_yuan_m2 * run.length_m * abs(offset - run.customary_m)
        cost += problem.prices.tie_yuan_m * sum(abs(offset - tie) for tie in run.ties_m)
        ids = tuple(problem.lines[line].id for line in run.lines)
        found.append(
            StreetPosition(
                street.id, street.road, run.kind, ids, run.length_m, float(offset), run.customary_m, street.half_m, cost
            )
        )
    return tuple(found)


def _crossing_ids(problem: LinesProblem, found: Levels) -> tuple[str, ...]:
    count: Counter[tuple[int, int]] = Counter()
    names = []
    for meeting in found.met:
        count[meeting.a, meeting.b] += 1
        number = count[meeting.a, meeting.b]
        name = f"{problem.lines[meeting.a].id}×{problem.lines[meeting.b].id}"
        names.append(name if number == 1 else f"{name}#{number}")
    return tuple(names)


def _works(problem: LinesProblem, found: Levels, choice: Sequence[int]) -> list[tuple[int, int, Work]]:
    """Return line, number (from 1 for each line) and work of everything that yields."""
    count: Counter[int] = Counter()
    works = []
    for site, label in zip(found.sites, choice, strict=True):
        for work in site.options[label].works:
            count[site.line] += 1
            works.append((site.line, count[site.line], work))
    return works


def _yield(problem: LinesProblem, found: Levels, line: int, number: int, work: Work, names: Sequence[str]) -> LineYield:
    middle = found.met[work.meetings[len(work.meetings) // 2]]
    about = problem.lines[line]
    words = work_words(named(problem, about), work.way, shift=work.shift_m, length=work.length_m, cost=work.cost_yuan)
    return LineYield(
        f"{about.id}.{number}", about.id, about.kind, work.way, tuple(names[place] for place in work.meetings), middle.x, middle.y,
        work.shift_m, work.length_m, work.start_shift_m, work.end_shift_m, work.bends_yuan, work.trench_yuan, work.extra_yuan,
        work.in_turn, words,
    )  # fmt: skip


def _crossings(
    problem: LinesProblem, found: Levels, choice: Sequence[int], names: Sequence[str], yields: Sequence[LineYield]
) -> tuple[Crossing, ...]:
    shifts = found.shifts(choice)
    by_name: dict[str, list[LineYield]] = defaultdict(list)
    for work in yields:
        for name in work.crossings:
            by_name[name].append(work)
    return tuple(
        _crossing(problem, found, place, names[place], shift=shift, works=by_name[names[place]])
        for place, shift in enumerate(shifts)
    )


def _crossing(
    problem: LinesProblem,
    found: Levels,
    place: int,
    name: str,
    *,
    shift: tuple[float, float],
    works: Sequence[LineYield],
) -> Crossing:
    meeting = found.met[place]
    a, b = problem.lines[meeting.a], problem.lines[meeting.b]
    before = clear_m((meeting.crown_a_m, a.outer_m), (meeting.crown_b_m, b.outer_m))
    after = clear_m((meeting.crown_a_m + shift[0], a.outer_m), (meeting.crown_b_m + shift[1], b.outer_m))
    still = of_today(problem, meeting) and shift == (0.0, 0.0)
    lost = 0.0 if still else shortage_yuan(problem, meeting, *shift)
    verdict = _verdict(before, after, meeting.required_m, still)
    moved = sorted(((abs(s), line.id, s) for s, line in zip(shift, (a, b), strict=True) if s), reverse=True)
    acting = next((w for _, who, _ in moved for w in works if w.line == who), None) if verdict != "clear" else None
    loser, rule = problem.rules.yields(a, b)
    yielder = a if acting and acting.line == a.id else b
    own_shift = max(shift, key=abs) if acting is None else shift[0 if yielder is a else 1]
    in_turn = acting is None or loser.id == acting.line
    words = crossing_words(
        (named(problem, a), named(problem, b)), gaps=(before, after, meeting.required_m), verdict=verdict,
        yielder=named(problem, yielder) if acting else None,
        how=how_words(acting.way, own_shift, rule, in_turn) if acting else Text("不避让", "stays"),
    )  # fmt: skip
    cost = lost + sum(work.cost_yuan / len(work.crossings) for work in works)
    return Crossing(
        name, a.id, b.id, meeting.x, meeting.y, before, after, meeting.required_m, meeting.separation.code, verdict,
        acting.line if acting else "", rule.code if acting and rule else "", in_turn, acting.way if acting else "",
        own_shift, cost, words,
    )  # fmt: skip


def _verdict(before: float, after: float, required: float, still: bool) -> str:
    if required - after > SLACK_M:
        return "today" if still else "short"
    return "yields" if required - before > SLACK_M else "clear"


def _placed(problem: LinesProblem, found: Levels, yields: Sequence[LineYield]) -> tuple[PlacedLine, ...]:
    ends: dict[str, tuple[float, float]] = {}
    for work in yields:
        first, last = ends.get(work.line, (0.0, 0.0))
        ends[work.line] = (first + work.start_shift_m, last + work.end_shift_m)
    placed = []
    for line, path in zip(problem.lines, found.paths, strict=True):
        first, last = ends.get(line.id, (0.0, 0.0))
        moved = len(path) != len(line.path) or any(
            abs(x - u) > _MOVED_M or abs(y - v) > _MOVED_M for (x, y), (u, v) in zip(path, line.path, strict=True)
        )
        placed.append(
            PlacedLine(line.id, line.kind, line.source, line.decision, line.diameter_mm, line.outer_m, path, moved,
                       line.crown_start_m + first, line.crown_end_m + last, line.cover_start_m - first, line.cover_end_m - last)
        )  # fmt: skip
    return tuple(placed)


def _told(parallels: Sequence[ParallelRun], crossings: Sequence[Crossing]) -> list[Text]:
    """Return what is left too close, in words."""
    short = sum(p.verdict == "short" for p in parallels), sum(c.verdict == "short" for c in crossings)
    today = sum(p.verdict == "today" for p in parallels), sum(c.verdict == "today" for c in crossings)
    found = []
    if any(short):
        found.append(
            Text(
                f"规划管线仍有 {short[0]} 处平行净距、{short[1]} 处交叉净距不足（丙级标准，仅提示）",
                f"planned lines remain too close in {short[0]} parallel runs and at {short[1]} crossings (grade C: warned of, not blocked)",
            )
        )
    if any(today):
        found.append(
            Text(
                f"现状管线之间有 {today[0]} 处平行净距、{today[1]} 处交叉净距不足，列出但不移动",
                f"lines of today are too close to one another in {today[0]} parallel runs and at {today[1]} crossings: listed, not moved",
            )
        )
    return found


def short_left(scheme: LinesScheme) -> bool:
    """Whether any new line is still too close to anything."""
    return any(p.verdict == "short" for p in scheme.parallels) or any(c.verdict == "short" for c in scheme.crossings)


def lack_of(problem: LinesProblem, found: Levels, choice: Sequence[int]) -> list[int]:
    """Return the meetings that are still too close."""
    return [
        place
        for place, shift in enumerate(found.shifts(choice))
        if lacking(problem, found.met[place], *shift) > SLACK_M
        and not (of_today(problem, found.met[place]) and shift == (0.0, 0.0))
    ]
