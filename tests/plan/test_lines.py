"""Does a scheme of line coordination add up and come back from JSON?"""

from __future__ import annotations

import json

import pytest
from tests.lines_problems import small_problem

from gongxing.engines import lines
from gongxing.plan import from_jsonable, to_jsonable
from gongxing.plan.lines import LinesScheme, LineYield
from gongxing.words import Text


@pytest.fixture(scope="module")
def scheme() -> LinesScheme:
    found = lines.solve(small_problem()).part
    assert found is not None
    return found


def test_a_line_is_found_by_its_name(scheme: LinesScheme) -> None:
    assert scheme.line("W1").kind == "water"
    with pytest.raises(KeyError, match="W9"):
        scheme.line("W9")


def test_a_work_costs_its_parts_and_the_scheme_its_works(scheme: LinesScheme) -> None:
    work = LineYield("a.1", "a", "water", "under", ("x",), 0, 0, -1, 6, 0, 0, 100.0, 20.0, 3.0, True, Text("穿", "dip"))
    assert work.cost_yuan == 123.0
    assert scheme.works_yuan == pytest.approx(sum(w.bends_yuan + w.trench_yuan + w.extra_yuan for w in scheme.yields))


def test_it_comes_back_from_json(scheme: LinesScheme) -> None:
    assert from_jsonable(LinesScheme, json.loads(json.dumps(to_jsonable(scheme)))) == scheme
