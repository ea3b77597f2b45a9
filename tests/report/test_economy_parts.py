"""Is every engine of the economy named in the report, with the origin of its figures?"""

from __future__ import annotations

from gongxing.plan import Plan
from gongxing.report.economy_parts import ECONOMY_PARTS
from gongxing.workflow.economy import ECONOMY


def test_every_part_of_the_economy_is_a_part_of_the_plan_with_an_origin() -> None:
    assert tuple(ECONOMY_PARTS) == ECONOMY
    for key, part in ECONOMY_PARTS.items():
        assert key in Plan.__slots__
        assert part.origin.ref == f"engines.{key}.solve"
    assert not ECONOMY_PARTS["growth"].gains
