"""Do replanned schedules change as little as can be, say why, and leave what has started and what is not affected alone?"""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.phasing_problems import made, stock, task, work_of

from gongxing.engines.phasing import PhasingProblem, Task, check, replan, solve, waiting_for
from gongxing.engines.phasing.problem import Link
from gongxing.plan import PhasingScheme, Result, Status


def planned(problem: PhasingProblem) -> PhasingScheme:
    result = solve(problem)
    assert result.part is not None
    return result.part


def with_tasks(problem: PhasingProblem, **changes: Task) -> PhasingProblem:
    tasks = tuple(changes.get(t.id, t) for t in problem.tasks)
    return replace(problem, tasks=tasks, works=tuple(work_of(t) for t in tasks))


def changed(result: Result[PhasingScheme]) -> dict[str, tuple[int | None, int | None, str]]:
    assert result.part is not None
    return {c.action: (c.before, c.after, c.reason.en) for c in result.part.changes}


def chain() -> PhasingProblem:
    """A before B; C by itself; money of 200 a year, which does not bind."""
    tasks = (task("A", 50.0), task("B", 50.0), task("C", 50.0))
    return made(
        tasks, links=(Link("A", "B", "after"),), stocks=(stock("money_yuan", (200.0,) * 4 + (400.0,) * 4, "yuan"),)
    )


def test_nothing_changes_where_nothing_is_new() -> None:
    result = replan(chain(), planned(chain()), "plan-0001")
    assert changed(result) == {}
    assert result.part is not None
    assert result.part.base == "plan-0001"


def test_a_slip_moves_those_that_wait_and_nobody_else() -> None:
    before = planned(chain())
    late = with_tasks(chain(), A=replace(chain().tasks[0], earliest=2))
    found = changed(replan(late, before, "p"))
    assert set(found) == {"A", "B"}
    assert found["A"][:2] == (0, 2)
    assert found["B"] == (1, 3, "“A”, which comes first, ends with Q3 2026")
    assert waiting_for(late, {"A": None}) == {"A", "B"}


def test_money_that_is_cut_puts_off_as_little_as_it_must() -> None:
    before = planned(chain())
    assert {i.start for i in before.items} == {0, 1}
    poor = replace(chain(), stocks=(stock("money_yuan", (110.0,) * 4 + (400.0,) * 4, "yuan"),))
    found = changed(replan(poor, before, "p"))
    ((name, (_, after, why)),) = found.items()
    assert name in ("B", "C")
    assert after == 4
    assert "money of 2026 is short" in why


def test_what_has_started_stays() -> None:
    before = planned(chain())
    begun = with_tasks(chain(), C=replace(chain().tasks[2], fixed=0), A=replace(chain().tasks[0], earliest=3))
    result = replan(begun, before, "p")
    assert result.part is not None
    assert result.part.item("C").start == 0
    assert result.part.item("C").frozen


def test_what_no_longer_fits_is_given_up_with_its_reason() -> None:
    before = planned(chain())
    late = with_tasks(chain(), A=replace(chain().tasks[0], earliest=7))
    found = changed(replan(late, before, "p"))
    assert found["A"][:2] == (0, 7)
    assert found["B"][1] is None


def test_contradicting_facts_are_told() -> None:
    before = planned(chain())
    wrong = with_tasks(
        chain(),
        A=replace(chain().tasks[0], fixed=0, cost_fen=15_000),
        C=replace(chain().tasks[2], fixed=1, cost_fen=15_000),
    )
    result = replan(wrong, before, "p")
    assert result.status is Status.INFEASIBLE
    assert any("money" in words.en for words in result.conflict)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.integers(1, 3), min_size=2, max_size=6), st.integers(0, 5), st.integers(1, 4), st.integers(60, 200))
def test_any_slip_ends_in_a_sound_schedule_in_which_every_change_has_a_reason(
    lengths: list[int], which: int, by: int, yearly: int
) -> None:
    tasks = tuple(task(f"T{k}", 40.0, n, 10.0 * n) for k, n in enumerate(lengths))
    links = tuple(Link(f"T{k}", f"T{k + 1}", "after") for k in range(0, len(tasks) - 1, 2))
    problem = made(
        tasks, links=links, stocks=(stock("money_yuan", (float(yearly),) * 4 + (2.0 * yearly,) * 4, "yuan"),)
    )
    before = planned(problem)
    hit = tasks[which % len(tasks)]
    late = with_tasks(problem, **{hit.id: replace(hit, earliest=(before.item(hit.id).start or 0) + by)})
    result = replan(late, before, "p")
    assert result.part is not None
    assert {f.verdict for f in check(late, result)} <= {"pass", "warn"}
    moved = {i.action for i in result.part.items if i.start != before.item(i.action).start}
    assert moved == set(changed(result))
