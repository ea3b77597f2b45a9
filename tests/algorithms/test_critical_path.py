"""Are dates, slack and the critical chain those worked out by hand, and are all faults of a network told at once?"""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongxing.algorithms.critical_path import Activity, critical_path, latest_start
from gongxing.errors import DataError

START = dt.date(2026, 3, 2)


class Plain:
    """A calendar on which every day is worked."""

    def term_end(self, start: dt.date, days: int, working: bool) -> dt.date:
        """Return start plus days."""
        return start + dt.timedelta(days)

    def term_start(self, end: dt.date, days: int, working: bool) -> dt.date:
        """Return end less days."""
        return end - dt.timedelta(days)

    def working_days_between(self, start: dt.date, end: dt.date) -> int:
        """Return the days between."""
        return (end - start).days


def test_a_network_worked_out_by_hand() -> None:
    # a 3 -> c 4 -> d 1; a 3 -> b 2 -> d: the end is day 8, b may slip by 2
    net = [
        Activity("a", 3, True),
        Activity("b", 2, True, ("a",)),
        Activity("c", 4, True, ("a",)),
        Activity("d", 1, True, ("b", "c")),
    ]
    found = critical_path(net, START, Plain())
    assert (found.end - START).days == 8
    assert found.chain == ("a", "c", "d")
    assert [(found.of(i).start - START).days for i in "abcd"] == [0, 3, 3, 7]
    assert [found.of(i).slack_days for i in "abcd"] == [0, 2, 0, 0]
    assert [found.of(i).critical for i in "abcd"] == [True, False, True, True]
    assert latest_start(net, found.end, Plain()) == START


def test_an_empty_network_ends_where_it_starts() -> None:
    found = critical_path([], START, Plain())
    assert found.end == START
    assert found.chain == ()
    assert latest_start([], START, Plain()) == START


def test_all_faults_are_told_at_once() -> None:
    net = [
        Activity("a", 3, True, ("z",)), Activity("b", -1, True), Activity("c", 1, True, ("d",)), Activity("d", 1, True, ("c",)),
        Activity("e", 1, True, ("d",)), Activity("b", 2, True),
    ]  # fmt: skip
    with pytest.raises(DataError) as caught:
        critical_path(net, START, Plain())
    told = [(fault.place.row, fault.found.en) for fault in caught.value.faults]
    ring = "a ring of activities that wait for one another"
    assert told == [("b", "the id 2 times"), ("a", "the predecessor z"), ("b", "-1"), ("c", ring), ("d", ring)]


NETWORKS = st.lists(st.tuples(st.integers(0, 9), st.sets(st.integers(0, 7))), min_size=1, max_size=8)


@given(NETWORKS)
@settings(max_examples=80, deadline=None)
def test_the_end_is_the_longest_way_and_slack_is_what_may_slip(rows: list[tuple[int, set[int]]]) -> None:
    net = [
        Activity(f"n{i}", days, True, tuple(f"n{j}" for j in sorted(before) if j < i))
        for i, (days, before) in enumerate(rows)
    ]
    found = critical_path(net, START, Plain())
    longest: dict[str, int] = {}
    for one in net:
        longest[one.id] = one.days + max((longest[b] for b in one.after), default=0)
    assert (found.end - START).days == max(longest.values())
    assert sum(next(one.days for one in net if one.id == name) for name in found.chain) == max(longest.values())
    for one in net:
        slack = found.of(one.id).slack_days
        slipped = [Activity(o.id, o.days + (slack if o.id == one.id else 0), True, o.after) for o in net]
        assert critical_path(slipped, START, Plain()).end == found.end
        further = [Activity(o.id, o.days + (slack + 1 if o.id == one.id else 0), True, o.after) for o in net]
        assert critical_path(further, START, Plain()).end > found.end
