"""Which table of a park says what has become of the plan's actions: started, done, fixed, and what is known better?"""

from __future__ import annotations

from gongxing.park.schema import Column, Kind, Schema, id_column, source_column
from gongxing.words import Text

PROGRESS = Schema(
    "progress", Text("实施进度", "progress"), Text("行动的实施进度与新情况：已开工、已完工、已定开工日，新的工期、费用与最早开工日", "what has become of actions: started, done, told to start; newer durations, costs and earliest days"),
    (
        id_column("行动编号", "action"),
        Column("state", Kind.CHOICE, Text("状态", "state"), Text("已开工、已完工或由使用者定开工日；空表示只有新情况", "started, done, or its start fixed by the user; empty where only facts are newer"),
               choices=("started", "done", "fixed"), names=("state", "状态", "进度")),
        Column("start", Kind.DATE, Text("开工日期", "start"), Text("实际或指定的开工日期", "the day on which it started or is to start"), names=("start", "开工日期", "开工")),
        Column("end", Kind.DATE, Text("完工日期", "end"), Text("实际完工日期", "the day on which it was done"), names=("end", "完工日期", "完工")),
        Column("spent_yuan", Kind.NUMBER, Text("已支出", "spent"), Text("规划期之前已支出，不再占用资金", "paid before the horizon, not drawn from its money again"),
               unit="yuan", low=0, names=("spent_yuan", "已支出")),
        Column("duration_days", Kind.NUMBER, Text("新工期", "duration"), Text("新的历时，替换方案中的历时", "its duration as known now, in place of the plan's"),
               unit="天", low=0, high=10000, names=("duration_days", "新工期", "工期", "历时")),
        Column("cost_yuan", Kind.NUMBER, Text("新费用", "cost"), Text("新的费用，替换方案中的费用", "its cost as known now, in place of the plan's"), unit="yuan", low=0, names=("cost_yuan", "新费用", "费用")),
        Column("earliest", Kind.DATE, Text("最早开工日", "earliest"), Text("不得早于此日开工", "it may not start before"), names=("earliest", "最早开工日")),
        Column("words", Kind.TEXT, Text("说明", "words"), Text("缘由", "why"), names=("words", "说明", "缘由")),
        source_column(),
    ),
)  # fmt: skip
