"""Does the Gantt show works by group, no more than a page carries, in both languages?"""

from __future__ import annotations

import io
from dataclasses import replace

from PIL import Image
from tests.report.schedules import scheduled_plan

from gongxing.report.gantt_chart import ROWS, Bar, bars_of, draw_gantt, group_of, shown_bars
from gongxing.report.map_frame import MapWords
from gongxing.words import same

WORDS = MapWords("题", "注", "合成数据", "北")


def test_a_work_of_many_actions_is_one_bar_under_its_dearest() -> None:
    plan = scheduled_plan()
    assert plan.phasing is not None
    assert plan.phasing.part is not None
    bars = {bar.work: bar for bar in bars_of(plan, plan.phasing.part)}
    street = bars["sewer.pipes.S1"]
    assert (street.actions, street.cost_fen, street.group, street.title.zh) == (
        4,
        540_000_000,
        "streets",
        "道路 S1 等 2 条：给水、污水",
    )
    assert bars["land.soil.P1"].group == "soil"
    assert bars["sewer.pipes.S3"].frozen
    assert group_of("strange", "x").key == "others"


def test_a_page_carries_no_more_rows_than_it_can_and_the_dearest_first() -> None:
    bars = [
        Bar(f"w{k}", same(f"w{k}"), "land" if k % 3 else "streets", k % 7, k % 7 + 1, k, 1, False) for k in range(300)
    ]
    groups = shown_bars(bars)
    assert sum(1 + len(shown) for _, _, shown in groups) <= ROWS
    assert sum(len(mine) for _, mine, _ in groups) == 300
    assert "w299" in {bar.work for _, _, shown in groups for bar in shown}


def test_drawn_in_both_languages() -> None:
    plan = scheduled_plan()
    assert plan.phasing is not None
    scheme = plan.phasing.part
    assert scheme is not None
    zh, en = draw_gantt(plan, scheme, WORDS, "zh"), draw_gantt(plan, scheme, WORDS, "en")
    later = replace(scheme, items=tuple(replace(i, frozen=True) for i in scheme.items))
    assert len({zh, en, draw_gantt(plan, later, WORDS, "zh")}) == 3
    with Image.open(io.BytesIO(zh)) as image:
        assert image.width == 1340
