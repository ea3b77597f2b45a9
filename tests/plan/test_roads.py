"""Does a road scheme survive JSON, and do its sums hold?"""

from __future__ import annotations

import json

from gongxing.plan import from_jsonable, to_jsonable
from gongxing.plan.roads import FreightRoute, ParcelAccess, RoadScheme, RoadSegment, TurningHead
from gongxing.words import Text

WORDS = Text("新建", "new")
KEEP = RoadSegment("S/1", "keep", "local", 12.0, ((0.0, 0.0), (9.0, 0.0)), 9.0, WORDS, "S")
NEW = RoadSegment(
    "N-1",
    "new",
    "lane",
    7.0,
    ((0.0, 0.0), (0.0, 5.0)),
    5.0,
    WORDS,
    "",
    "access",
    "A-1",
    10.0,
    2.0,
    3.0,
    35.0,
    ("B1",),
    ("P1",),
)
SCHEME = RoadScheme(
    (KEEP, NEW), (ParcelAccess("P1", "N-1", 0.0, True),), (TurningHead("N-1", (0.0, 5.0), 130.0, 144.0, 9.0),),
    (FreightRoute(("P1",), 2.5, ("N-1", "S/1"), 14.0, 0.0),), (), 24.0, 100.0, 120.0, 5.0, True, (WORDS,),
)  # fmt: skip


def test_json_round_trip() -> None:
    assert from_jsonable(RoadScheme, json.loads(json.dumps(to_jsonable(SCHEME)))) == SCHEME


def test_what_is_built_and_what_it_costs() -> None:
    assert SCHEME.built == (NEW,)
    assert NEW.cost_yuan == 15.0
