"""Which tables of a park say who is to do what, and by which indicators it is watched?"""

from __future__ import annotations

from gongxing.park.schema import Column, Kind, Schema, id_column, source_column
from gongxing.words import Text

DUTIES = Schema(
    "duties", Text("责任分工", "duties"), Text("使用者指定的责任单位；没有指定的行动按通用分工", "responsible bodies the user names; other actions follow the usual division of work"),
    (
        id_column("分工编号"),
        Column("action", Kind.TEXT, Text("行动", "action"), Text("行动编号，或行动种类（引擎.种类，如 land.abate），可用 * 代表任意字符", "id of an action, or a kind of actions (engine.kind, such as land.abate); * stands for any letters"),
               required=True, names=("action", "行动", "行动编号", "项目")),
        Column("owner", Kind.TEXT, Text("牵头单位", "lead body"), Text("牵头责任单位", "body that leads and answers for it"),
               required=True, names=("owner", "牵头单位", "责任单位", "责任主体")),
        Column("supporting", Kind.TEXT, Text("配合单位", "supporting bodies"), Text("配合单位，多个用顿号或分号隔开", "bodies that support it, several set apart by semicolons"),
               names=("supporting", "配合单位", "协同单位")),
        Column("pillar", Kind.TEXT, Text("支柱", "pillar"), Text("所属支柱的编号或名称；空表示按通用分工", "id or name of its pillar; empty means the usual one"),
               names=("pillar", "支柱")),
        Column("indicator", Kind.TEXT, Text("考核指标", "indicator"), Text("考核该行动的指标编号；空表示按通用分工", "id of the indicator it is judged by; empty means the usual one"),
               names=("indicator", "考核指标", "指标编号")),
        Column("words", Kind.TEXT, Text("依据", "basis"), Text("分工的依据", "why this body"), names=("words", "依据", "说明")),
        source_column(),
    ),
)

INDICATORS = Schema(
    "indicators", Text("规划指标", "indicators"), Text("使用者给定的规划指标；编号与通用指标相同的行替换通用指标", "indicators the user sets; a row whose id is that of a usual indicator replaces it"),
    (
        id_column("指标编号"),
        Column("name", Kind.TEXT, Text("指标", "indicator"), Text("指标名称", "name of the indicator"), required=True, names=("name", "指标", "指标名称")),
        Column("name_en", Kind.TEXT, Text("英文名称", "name in English"), Text("指标的英文名称", "its name in English"), names=("name_en", "英文名称")),
        Column("pillar", Kind.TEXT, Text("支柱", "pillar"), Text("所属支柱的编号或名称", "id or name of its pillar"), names=("pillar", "支柱")),
        Column("kind", Kind.CHOICE, Text("性质", "nature"), Text("约束性或预期性", "binding or expected"), default="expected",
               choices=("binding", "expected"), names=("kind", "性质", "属性", "指标性质")),
        Column("better", Kind.CHOICE, Text("方向", "direction"), Text("越高越好或越低越好", "whether higher or lower is better"), default="higher",
               choices=("higher", "lower"), names=("better", "方向")),
        Column("unit", Kind.TEXT, Text("单位", "unit"), Text("基期、目标和各年数值的单位，如 亿元、公顷、%、户", "unit of base, target and yearly values, such as ha, %, yuan, households"), required=True, names=("unit", "单位", "计量单位")),
        Column("base", Kind.NUMBER, Text("基期值", "base"), Text("基期数值；空且有基期测度时由其算出", "value at the base; where empty, computed from the measure of the base"), names=("base", "基期值", "基期", "现状值")),
        Column("base_year", Kind.INTEGER, Text("基期年份", "base year"), Text("基期年份；空表示规划期前一年", "year of the base; empty means the year before the horizon"), low=1990, high=2100, names=("base_year", "基期年份", "基年")),
        Column("target", Kind.NUMBER, Text("目标值", "target"), Text("目标数值；空且有测度时取方案的数值", "value aimed at; where empty, what the plan reaches by its measure"), names=("target", "目标值", "目标"),
               blocks=Text("红黄绿灯", "traffic lights")),
        Column("target_year", Kind.INTEGER, Text("目标年份", "target year"), Text("目标年份；空表示规划期末年", "year of the target; empty means the last of the horizon"), low=1990, high=2100, names=("target_year", "目标年份", "目标年")),
        Column("base_measure", Kind.TEXT, Text("基期测度", "measure of the base"), Text("算出基期值的数字键，如 park.tax_yuan", "key of the figure the base is computed from, such as park.tax_yuan"), names=("base_measure", "基期测度")),
        Column("measure", Kind.TEXT, Text("测度", "measure"), Text("方案中算出目标值的数字键，如 land.conflicts_planned", "key of the figure of the plan it is computed from, such as land.conflicts_planned"), names=("measure", "测度")),
        Column("owner", Kind.TEXT, Text("责任单位", "responsible body"), Text("对该指标负责的单位", "body that answers for it"), names=("owner", "责任单位", "牵头单位")),
        Column("dropped", Kind.FLAG, Text("不采用", "left out"), Text("是否不采用该（通用）指标", "whether the (usual) indicator is left out"), names=("dropped", "不采用")),
        Column("words", Kind.TEXT, Text("依据", "basis"), Text("指标的依据或口径", "where it comes from, or how it is counted"), names=("words", "依据", "口径")),
        source_column(),
    ),
)

INDICATOR_VALUES = Schema(
    "indicator_values", Text("指标历年值", "indicator values"), Text("实施期间各年的实际值与阶段目标，用于红黄绿灯", "actual values and stated steps by year, for the traffic lights"),
    (
        id_column("数值编号"),
        Column("indicator", Kind.TEXT, Text("指标", "indicator"), Text("指标编号", "id of the indicator"), required=True, names=("indicator", "指标", "指标编号")),
        Column("year", Kind.INTEGER, Text("年份", "year"), Text("数值的年份", "year of the value"), required=True, low=1990, high=2100, names=("year", "年份", "年度")),
        Column("value", Kind.NUMBER, Text("实际值", "actual value"), Text("当年实际值，单位同指标", "actual value of the year, in the indicator's unit"), names=("value", "实际值", "完成值"),
               blocks=Text("红黄绿灯与年度体检", "traffic lights and the yearly review")),
        Column("path", Kind.NUMBER, Text("阶段目标", "step of the path"), Text("当年应达到的值；没有时按基期到目标的直线", "value to be reached that year; without it, the straight line from base to target"), names=("path", "阶段目标", "年度目标")),
        Column("unit", Kind.TEXT, Text("单位", "unit"), Text("数值的单位；空表示同指标", "unit of the values; empty means that of the indicator"), names=("unit", "单位")),
        Column("words", Kind.TEXT, Text("出处", "source in words"), Text("数值的出处", "where the value comes from"), names=("words", "出处")),
        source_column(),
    ),
)

DELIVERY: tuple[Schema, ...] = (DUTIES, INDICATORS, INDICATOR_VALUES)
"""The tables of delivery, in the order in which they are shown."""
