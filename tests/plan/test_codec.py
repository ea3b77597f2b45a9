"""Does every part of a plan survive the way to JSON and back?"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongxing.origins import UNKNOWN, Figure, computed
from gongxing.plan import (
    AccountYear,
    Action,
    Conflict,
    DemandUse,
    Finding,
    LandScheme,
    ParcelChoice,
    Plan,
    Result,
    Status,
    ValuePart,
    from_jsonable,
    to_jsonable,
)  # fmt: skip
from gongxing.words import Text, same

W = Text("词", "word")


def whole_plan() -> Plan:
    choice = ParcelChoice(
        "P1", 1e4, "0101", "100102", False, (ValuePart("land.factor.kin", W, 2.5),), 3.0, ("WS-DEF",), "16", 1.5
    )
    scheme = LandScheme(
        ("01", "100102"), (choice,), (DemandUse("land.budget", W, "yuan", None, 5.0, 3.0, False, W),),
        (AccountYear(2026, 1.0, 2.0, 0.0, 0.0, None, 0.0, None),), (("W1", 4.0),), (W,),
    )  # fmt: skip
    result = Result(Status.FEASIBLE, scheme, 9.0, 10.0, 1 / 9, 3, W, (W,), (), 12, 0.5)
    origin = computed("f", W, "parcels")
    action = Action("a", "land", "abate", W, ("P1",), None, None, ("b",), (("quota_m2", 1.0),), (), (origin,))
    conflict = Conflict("W1", "", "H1", "dwelling", 10.0, 50.0, ((W, None), (W, 2.0)), True, W)
    finding = Finding("c", W, "warn", W, ("P1",), "TR-59", (origin,))
    return Plan(
        "园", dt.date(2026, 5, 1), dt.date(2026, 1, 1), (2026, 2030), result, (action,), (Figure("k", W, None, "m2", UNKNOWN),),
        (finding,), (conflict,), True,
    )  # fmt: skip


@pytest.mark.parametrize("plan", [whole_plan(), Plan("园", dt.date(2026, 5, 1), dt.date(2026, 1, 1), (2026, 2030))])
def test_a_plan_comes_back_the_same(plan: Plan) -> None:
    text = json.dumps(to_jsonable(plan), ensure_ascii=False, allow_nan=False)
    assert from_jsonable(Plan, json.loads(text)) == plan


def test_a_whole_number_read_back_is_still_a_figure() -> None:
    part = from_jsonable(ValuePart, {"factor": "a", "label": {"zh": "词", "en": "word"}, "points": 2})
    assert isinstance(part.points, float)


def test_fields_with_defaults_may_be_absent_and_others_may_not() -> None:
    data = to_jsonable(Text("词", "word"))
    assert from_jsonable(Finding, {"code": "c", "label": data, "verdict": "pass", "words": data}) == Finding(
        "c", W, "pass", W
    )
    with pytest.raises(TypeError):
        from_jsonable(Finding, {"code": "c"})


def test_what_has_no_json_form_is_refused() -> None:
    with pytest.raises(TypeError, match="complex"):
        to_jsonable({"a": (1j,)})


@dataclass(frozen=True)
class Box:
    name: str
    day: dt.date | None
    sizes: tuple[float, ...]
    pair: tuple[int, str]
    weights: dict[str, float]


@given(
    st.builds(
        Box,
        st.text(),
        st.none() | st.dates(),
        st.lists(st.floats(allow_nan=False, allow_infinity=False)).map(tuple),
        st.tuples(st.integers(), st.text()),
        st.dictionaries(st.text(), st.floats(-1e9, 1e9)),
    )
)
def test_any_frozen_value_comes_back_the_same(value: Any) -> None:
    assert from_jsonable(Box, json.loads(json.dumps(to_jsonable(value)))) == value


def test_a_single_label_is_a_pair() -> None:
    assert to_jsonable(same("WS-DEF")) == {"zh": "WS-DEF", "en": "WS-DEF"}
