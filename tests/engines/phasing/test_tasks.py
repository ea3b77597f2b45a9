"""Does an action become a task with its cost, days, worth and stocks, told by which assumption, and with what has happened to it?"""

from __future__ import annotations

import datetime as dt

from tests.phasing_plans import DAY, action

from gongxing.engines.phasing.progress import Progressed
from gongxing.engines.phasing.tasks import Known, quarters_of, task_of
from gongxing.io.packs import load_phasing_values
from gongxing.plan.phasing import Approval
from gongxing.words import same

VALUES = load_phasing_values()


def known(progress: Progressed | None = None, days: float = 0.0) -> Known:
    approvals = {"x": (Approval(same("批"), "R", days, None),)} if days else {}
    return Known(VALUES, 2026, DAY, progress={"x": progress} if progress else {}, approvals=approvals)


def test_what_the_plan_does_not_say_is_assumed_and_told() -> None:
    task = task_of(action("x", "land", "soil_survey", None, None), known())
    assert task.days == VALUES.value("work_days", "land.soil_survey")
    assert task.cost_fen == 100 * VALUES.value("work_cost_yuan", "land.soil_survey")
    assert {origin.ref for origin in task.origins} >= {"phasing_values/work_days/land.soil_survey"}
    said = task_of(action("x", "roads", "build_access", 1e6, 40.0, benefit_yuan=5.0), known())
    assert (said.days, said.benefit_yuan, said.origins, said.trade) == (40.0, 5.0, (), "roads")


def test_quota_from_reclaimed_land_counts_only_within_the_linked_quota() -> None:
    takes = task_of(action("x", "roads", "build_access", needs=(("quota_m2", 5.0), ("jobs", 3.0))), known())
    assert takes.draws == (("quota_m2", 5.0), ("quota_m2/linked", 5.0))
    cleared = task_of(action("x", "land", "change_use", gives=(("quota_m2", 5.0), ("money_yuan", 7.0))), known())
    assert (cleared.gives, cleared.income_yuan) == ((("quota_m2", 5.0),), 7.0)
    bought = task_of(action("x", "growth", "quota", gives=(("quota_m2", 5.0),)), known())
    assert bought.gives == (("quota_m2", 5.0), ("quota_m2/linked", 5.0))


def test_approvals_put_the_start_off_to_the_next_quarter() -> None:
    assert task_of(action("x", "roads", "road"), known()).earliest == 0
    assert task_of(action("x", "roads", "road"), known(days=1.0)).earliest == 1
    assert task_of(action("x", "roads", "road"), known(days=91.0)).earliest == 2  # until 2 April


def test_a_day_given_by_the_user_is_kept() -> None:
    later = Progressed("x", earliest=dt.date(2026, 7, 1))
    assert task_of(action("x", "roads", "road"), known(later)).earliest == 2
    later = Progressed("x", earliest=dt.date(2026, 7, 2), days=200.0, cost_yuan=9.0)
    task = task_of(action("x", "roads", "road"), known(later))
    assert (task.earliest, task.days, task.cost_fen) == (3, 200.0, 900)


def test_started_work_goes_on_and_done_work_stands() -> None:
    begun = Progressed("x", "started", start=dt.date(2025, 12, 2), spent_yuan=0.5e6)
    task = task_of(action("x", "roads", "road", 2e6, 60.0), known(begun))
    assert (task.fixed, task.days, task.cost_fen) == (0, 30.0, 150_000_000)
    over = Progressed("x", "done", start=dt.date(2025, 3, 1), end=dt.date(2025, 6, 1))
    task = task_of(action("x", "roads", "road"), known(over))
    assert (task.fixed, task.ended, task.cost_fen, task.done) == (0, 0, 0, True)
    lately = Progressed("x", "done", start=dt.date(2026, 2, 1), end=dt.date(2026, 5, 1))
    task = task_of(action("x", "roads", "road"), known(lately))
    assert (task.fixed, task.ended, task.cost_fen) == (0, 2, 200_000_000)


def test_days_become_whole_quarters() -> None:
    assert [quarters_of(days) for days in (0.0, 1.0, 91.3125, 91.4, 1825.0)] == [0, 1, 1, 2, 20]
