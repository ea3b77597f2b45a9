"""Are gaps, leaps and contradictions of the history told with the firms they concern?"""

from __future__ import annotations

from typing import Any

from tests.diagnosis.test_history import park_of

from gongxing.diagnosis.history import firm_history
from gongxing.plan import Finding

NAN = float("nan")


def found(
    rows: list[tuple[str, int, float, float]], firms: dict[str, dict[str, Any]] | None = None
) -> dict[str, Finding]:
    findings = firm_history(park_of(rows, firms)).findings
    return {finding.code.removeprefix("industry.history."): finding for finding in findings}


def steady(firm: str, last: float = 104.0, jobs: float = 10) -> list[tuple[str, int, float, float]]:
    return [(firm, 2020 + k, 100.0 + k, jobs) for k in range(4)] + [(firm, 2024, last, jobs)]


def test_a_sound_history_passes() -> None:
    told = found(steady("A"), {"A": {"output_yuan": 104.0, "jobs": 10}})
    assert {code: finding.verdict for code, finding in told.items()} == {
        "length": "pass", "gaps": "pass", "leaps": "pass", "register.output": "pass", "register.jobs": "pass",
    }  # fmt: skip


def test_a_year_left_out_is_named() -> None:
    rows = [row for row in steady("A") if row[1] != 2022]
    assert (found(rows)["gaps"].verdict, found(rows)["gaps"].rows) == ("warn", ("A 2022",))


def test_a_slip_of_units_is_named() -> None:
    told = found([*steady("A"), ("B", 2020, 3000.0, 5), ("B", 2021, 0.3, 5), ("B", 2023, 3100.0, 5)])
    assert told["leaps"].verdict == "warn"
    assert told["leaps"].rows == ("B 2021 output_yuan", "B 2023 output_yuan")


def test_a_register_that_says_otherwise_is_named() -> None:
    told = found([*steady("A"), *steady("B")], {"A": {"output_yuan": 104.5}, "B": {"output_yuan": 150.0}})
    assert told["register.output"].verdict == "fail"
    assert told["register.output"].rows == ("B",)
    assert "1 of 2 firms differ" in told["register.output"].words.en
    near = found([*steady("A", 1e6), *steady("B")], {"A": {"output_yuan": 1e6}, "B": {"output_yuan": 150.0}})
    assert near["register.output"].verdict == "warn"
    assert "register.jobs" not in near


def test_figures_told_twice_short_histories_and_silent_firms() -> None:
    told = found(
        [("A", 2023, 5.0, 1), ("A", 2023, 6.0, 1), ("A", 2024, 6.0, 1), ("Q", 2024, 1.0, 1)], {"A": {}, "Z": {}}
    )
    assert told["disputed"].verdict == "fail"
    assert told["disputed"].rows == ("A 2023",)
    assert told["length"].verdict == "warn"
    assert (told["unknown_firms"].verdict, told["unknown_firms"].rows) == ("fail", ("Q",))
    assert told["silent_firms"].rows == ("Z",)
    assert found([("A", 2023, NAN, 1)], {"A": {}})["output"].verdict == "unknown"
