"""Do procedures have the steps, lengths and order of the law, and do actions need the procedures they should?"""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongxing.errors import RuleError
from gongxing.io.packs import load_standards
from gongxing.io.procedure_packs import load_holidays, load_procedures
from gongxing.standards.procedures import Bound, ask_by, dated
from gongxing.standards.rules import Grade

PROCEDURES = load_procedures()
STANDARDS = load_standards("", dt.date(2026, 1, 1))
CALENDAR = load_holidays().calendar()


def test_lengths_of_the_acquisition_are_those_of_the_regulation() -> None:
    found = {s.id: s for s in PROCEDURES.procedure("land_acquisition", STANDARDS).steps}
    assert (found["pre_notice"].days, found["pre_notice"].working, found["pre_notice"].bound) == (
        10,
        True,
        Bound.AT_LEAST,
    )
    assert (found["scheme_notice"].days, found["scheme_notice"].working) == (30, False)
    assert (found["notice"].days, found["notice"].bound) == (15, Bound.AT_MOST)
    assert found["pre_notice"].grade is Grade.A
    assert found["survey"].grade is Grade.C
    assert set(found["application"].after) == {"agreements", "funds"}  # the money is there before approval
    assert "hearing" not in found


def test_a_hearing_is_held_if_a_majority_objects_and_takes_its_time() -> None:
    plain = dated(PROCEDURES.procedure("land_acquisition", STANDARDS), dt.date(2026, 3, 2), CALENDAR)
    heard = dated(
        PROCEDURES.procedure("land_acquisition", STANDARDS, ["majority_objects"]), dt.date(2026, 3, 2), CALENDAR
    )
    assert "hearing" in heard.schedule.chain
    between = CALENDAR.working_days_between(
        plain.schedule.of("registration").start, heard.schedule.of("registration").start
    )
    assert between == 20


def test_the_users_own_rule_gives_the_length() -> None:
    own = STANDARDS.override("ZD-26", "20", "省内规定")
    assert PROCEDURES.procedure("land_acquisition", own).steps[0].days == 20


@pytest.mark.parametrize("kind", PROCEDURES.kinds)
def test_every_procedure_is_a_sound_network_in_both_languages(kind: str) -> None:
    facts = PROCEDURES.circumstances(kind)
    procedure = PROCEDURES.procedure(kind, STANDARDS, facts)
    found = dated(procedure, dt.date(2026, 1, 5), CALENDAR)
    assert found.days > 0
    assert found.schedule.chain
    for step in procedure.steps:
        assert step.days is not None
        assert step.words.zh != step.words.en
        assert step.bound is Bound.ASSUMED or step.source
        assert step.bound is not Bound.ASSUMED or step.grade is Grade.C
        assert not step.rule or step.rule in STANDARDS


@given(st.sampled_from(PROCEDURES.kinds), st.dates(dt.date(2026, 1, 1), dt.date(2031, 1, 1)))
@settings(max_examples=40, deadline=None)
def test_asked_for_by_its_last_day_a_procedure_ends_in_time_and_a_day_later_it_does_not(
    kind: str, end: dt.date
) -> None:
    procedure = PROCEDURES.procedure(kind, STANDARDS)
    last = ask_by(procedure, end, CALENDAR)
    assert dated(procedure, last, CALENDAR).schedule.end <= end
    assert dated(procedure, last + dt.timedelta(1), CALENDAR).schedule.end > end


def test_a_procedure_that_did_not_exist_yet_or_is_unknown_is_told() -> None:
    with pytest.raises(RuleError, match="no step in force on 2020-01-01"):
        PROCEDURES.procedure("land_acquisition", load_standards("", dt.date(2020, 1, 1)))
    with pytest.raises(RuleError, match="land_acquisition, house_expropriation"):
        PROCEDURES.procedure("x", STANDARDS)


@pytest.mark.parametrize(
    ("action", "facts", "wanted"),
    [
        ("land.change_use", ["collective"], ("planning_change", "land_acquisition")),
        ("land.change_use", ["state_homes"], ("planning_change", "house_expropriation")),
        ("land.soil_survey", [], ("soil_survey",)),
        ("industry.move", [], ("enterprise_filing", "eia_form")),
        ("industry.move", ["heavy"], ("enterprise_filing", "eia_report")),
        ("roads.build_link", ["takes_land"], ("government_investment", "land_acquisition")),
        ("water.lay_main", [], ("government_investment",)),
        ("growth.productivity", [], ()),
    ],
)
def test_actions_need_their_procedures(action: str, facts: list[str], wanted: tuple[str, ...]) -> None:
    assert tuple(need.procedure for need in PROCEDURES.needs_of(action, facts)) == wanted
