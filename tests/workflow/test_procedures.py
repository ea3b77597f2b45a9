"""Are procedures listed and dated, on a park's own rules where one is given, and wrong questions answered in words?"""

from __future__ import annotations

import datetime as dt
import itertools
from pathlib import Path

import pytest

from gongxing.errors import DataError, RuleError
from gongxing.workflow.procedures import ProcedureAsked, date_procedure, list_procedures

START = dt.date(2026, 3, 2)


def test_every_procedure_is_listed_with_the_actions_that_need_it() -> None:
    kinds = {kind.kind: kind for kind in list_procedures()}
    assert kinds["land_acquisition"].circumstances == ("majority_objects", "permanent_farmland")
    assert "land.change_use" in kinds["land_acquisition"].actions


def test_dates_follow_one_another_along_the_chain() -> None:
    found = date_procedure("land_acquisition", ProcedureAsked(START))
    steps = {step.step: step for step in found.steps}
    chain = [steps[name] for name in found.chain]
    assert chain[0].starts_on == START
    assert chain[-1].ends_on == found.ends_on
    assert all(a.ends_on == b.starts_on for a, b in itertools.pairwise(chain))
    assert steps["pre_notice"].ends_on == dt.date(2026, 3, 16)
    assert (found.ends_on - START).days == found.days
    assert found.warnings == ()
    assert found.assumed_steps == 8


def test_a_circumstance_adds_a_step_and_an_unknown_one_is_told() -> None:
    plain = date_procedure("house_expropriation", ProcedureAsked(START))
    heard = date_procedure("house_expropriation", ProcedureAsked(START, ("majority_objects",)))
    assert heard.ends_on > plain.ends_on
    with pytest.raises(DataError, match="there are: majority_objects"):
        date_procedure("house_expropriation", ProcedureAsked(START, ("x",)))
    with pytest.raises(RuleError, match="there is no procedure x"):
        date_procedure("x", ProcedureAsked(START))


def test_the_chart_is_written_beside_or_refused_in_words(tmp_path: Path) -> None:
    found = date_procedure("eia_form", ProcedureAsked(START, out=tmp_path / "a" / "e.svg"))
    assert Path(found.file).read_bytes().startswith(b"<?xml")
    with pytest.raises(DataError, match=r"\.png or \.svg"):
        date_procedure("eia_form", ProcedureAsked(START, out=tmp_path / "e.pdf"))
