"""Is it told how incentives are shared out and what one more yuan brings?"""

from __future__ import annotations

from tests.finance_problems import WAN
from tests.report.reading import cells

from gongxing.engines.finance import Programme, share_out
from gongxing.report.document import EMPTY, Document, Paragraph
from gongxing.report.incentive_tables import incentives_said, incentives_table
from gongxing.report.material import Material
from gongxing.report.origins_check import check_origins

BOTH = (
    Programme("贴息", "finance", (1, 2), ((30 * WAN, 50 * WAN), (50 * WAN, 60 * WAN))),
    Programme("引才", "talent", (1,), ((40 * WAN, 80 * WAN),)),
)


def said(given: int | None) -> str:
    shared = share_out(BOTH, given)
    assert shared is not None
    return "".join(getattr(run, "text", "#") for run in incentives_said(shared).en)


def test_programmes_are_listed_by_group_and_summed(material: Material) -> None:
    shared = share_out(BOTH, 75 * WAN)
    assert shared is not None
    rows = cells(material, incentives_table(shared))
    assert rows[1:] == [
        ["金融支持", "贴息", "1", "2", "30.0", "50.0", "1.67"], ["人才政策", "引才", "1", "1", "40.0", "80.0", "2"],
        ["合计", "—", "—", "—", "70.0", "130.0", "1.86"],
    ]  # fmt: skip
    check_origins(
        Document(EMPTY, EMPTY, (), EMPTY, False, (incentives_table(shared), Paragraph(incentives_said(shared))))
    )


def test_the_next_step_is_told_unless_there_is_none() -> None:
    assert "Another # would reach the next step" in said(75 * WAN)
    assert "highest step" in said(500 * WAN)
    assert "No money is set aside" in said(None)
