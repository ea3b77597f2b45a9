"""Which tables make up a park, and what does each column mean?"""

from __future__ import annotations

from gongxing.park.delivery_tables import DELIVERY
from gongxing.park.economy_tables import ECONOMY
from gongxing.park.finance_tables import FINANCE
from gongxing.park.people_tables import PEOPLE
from gongxing.park.progress_tables import PROGRESS
from gongxing.park.schema import Column, Kind, Schema, id_column, source_column
from gongxing.words import Text

PARCELS = Schema(
    "parcels", Text("地块", "parcels"), Text("现状用地地块", "present land parcels"),
    (
        id_column("DKBH", "地块编号", "宗地号", "ZDDM", "BSM", "TBBH", "parcel_id"),
        Column("name", Kind.TEXT, Text("名称", "name"), Text("地块俗称", "what people call it"), names=("name", "名称", "地块名称")),
        Column("use", Kind.TEXT, Text("现状用途", "present use"),
               Text("用地用海分类代码（2023）；空表示不明", "land-use class code (2023 scheme); empty means not known"),
               blocks=Text("用地平衡表、规划方案的改变量", "the land balance and how much a plan changes"),
               names=("use", "用途", "地类编码", "DLBM", "YDDM", "用地代码", "landuse", "class", "Class", "用地性质", "地类名称", "DLMC")),
        Column("tenure", Kind.CHOICE, Text("权属", "tenure"), Text("国有或集体", "state or collective land"),
               choices=("state", "collective"), names=("tenure", "权属", "权属性质", "QSXZ"),
               blocks=Text("征收程序与成本", "acquisition procedure and cost")),
        Column("village", Kind.TEXT, Text("村组", "village"), Text("所属村（组）", "village (group) it belongs to"),
               names=("village", "村", "村组", "权属单位", "QSDWMC")),
        Column("permanent_farmland", Kind.FLAG, Text("永久基本农田", "permanent basic farmland"),
               Text("是否划为永久基本农田", "whether designated permanent basic farmland"),
               blocks=Text("永久基本农田避让", "the permanent-farmland mask"),
               names=("permanent_farmland", "永久基本农田", "基本农田", "YJJBNT")),
        Column("former_factory", Kind.FLAG, Text("曾为工厂", "former factory"),
               Text("现在或曾经用于工业生产，改住宅前须土壤调查", "used for industry now or before: soil survey before housing"),
               blocks=Text("土壤调查关口", "the soil gate"), names=("former_factory", "曾为工厂", "原工业")),
        Column("soil", Kind.CHOICE, Text("土壤调查", "soil survey"),
               Text("土壤污染状况调查结论", "finding of the soil survey"), choices=("clean", "polluted", "unsurveyed"),
               names=("soil", "土壤", "土壤调查")),
        Column("plot_ratio", Kind.NUMBER, Text("容积率", "plot ratio"), Text("现状地上建筑面积与用地面积之比", "floor area over land area"),
               low=0, high=20, names=("plot_ratio", "容积率", "far", "FAR")),
        Column("slope_percent", Kind.NUMBER, Text("坡度", "slope"), Text("平均坡度", "mean slope"), unit="%", low=0, high=200,
               names=("slope", "坡度", "slope_percent")),
        Column("flood_risk", Kind.FLAG, Text("易涝", "flood-prone"), Text("是否易涝", "whether it floods"), names=("flood_risk", "易涝")),
        Column("fixed_use", Kind.TEXT, Text("指定用途", "fixed use"),
               Text("使用者指定的规划用途，方案不得改动；keep 表示保持现状",
                    "planned use the user has fixed; `keep` holds the present use"), names=("fixed_use", "指定用途")),
        Column("planned_use", Kind.TEXT, Text("上位规划用途", "use in the superior plan"),
               Text("现行上位规划给定的用途", "use given by the superior plan in force"), names=("planned_use", "规划用途", "GHYT")),
        source_column(),
    ),
    "polygon",
)

BUILDINGS = Schema(
    "buildings", Text("建筑", "buildings"), Text("现状建筑轮廓", "present building footprints"),
    (
        id_column("building_id", "建筑编号", "JZBH", "osm_id", "osm_way_id"),
        Column("name", Kind.TEXT, Text("名称", "name"), Text("建筑名称", "name of the building"), names=("name", "名称", "建筑名称")),
        Column("kind", Kind.CHOICE, Text("类型", "kind"), Text("建筑的使用类型", "what it is used for"),
               choices=("workshop", "warehouse", "office", "dwelling", "dormitory", "school", "clinic", "shop", "public", "utility", "other"),
               blocks=Text("防护距离与动迁估算", "protection distances and the resettlement estimate"),
               names=("kind", "类型", "建筑用途", "building", "JZYT")),
        Column("floors", Kind.NUMBER, Text("层数", "floors"), Text("地上层数", "floors above ground"), low=0, high=150,
               blocks=Text("建筑面积与拆除费用", "floor area and demolition cost"), names=("floors", "层数", "building:levels", "levels", "CS")),
        Column("built_year", Kind.INTEGER, Text("建成年份", "year built"), Text("建成年份", "year it was finished"), low=1000, high=2100,
               names=("built_year", "建成年份", "year", "竣工年份")),
        Column("firm", Kind.TEXT, Text("企业", "firm"), Text("使用企业编号", "id of the firm using it"), refers="firms", names=("firm", "企业", "企业编号")),
        Column("parcel", Kind.TEXT, Text("地块", "parcel"), Text("所在地块编号", "id of the parcel it stands on"), refers="parcels",
               names=("parcel", "地块", "地块编号")),
        Column("emits", Kind.FLAG, Text("无组织排放", "unorganised emission"),
               Text("车间是否有无组织废气排放", "whether the workshop has unorganised (fugitive) emissions"),
               blocks=Text("卫生防护距离", "sanitary protection distances"), names=("emits", "无组织排放")),
        Column("protection_m", Kind.NUMBER, Text("防护距离", "protection distance"),
               Text("自车间（生产单元）边界起算的防护距离", "protection distance measured from the workshop's own edge"),
               unit="m", low=0, high=3000, blocks=Text("厂居冲突清单", "the conflict ledger"), names=("protection_m", "防护距离", "卫生防护距离")),
        source_column(),
    ),
    "polygon",
)

FIRMS = Schema(
    "firms", Text("企业", "firms"), Text("企业名录", "firm register"),
    (
        id_column("企业编号", "firm_id", "统一社会信用代码", "信用代码"),
        Column("name", Kind.TEXT, Text("企业名称", "firm"), Text("企业名称", "name of the firm"), required=True, names=("name", "企业名称", "名称", "单位名称")),
        Column("parcel", Kind.TEXT, Text("地块", "parcel"), Text("所在地块编号", "id of its parcel"), refers="parcels",
               blocks=Text("亩均效益与地块价值", "output per mu and the value of its parcel"), names=("parcel", "地块", "地块编号", "所在地块")),
        Column("sector", Kind.TEXT, Text("行业代码", "sector code"), Text("国民经济行业分类代码（GB/T 4754—2017）", "industry code (GB/T 4754-2017)"),
               blocks=Text("产业链与准入", "chain and admission"), names=("sector", "行业代码", "行业", "所属行业")),
        Column("chain", Kind.TEXT, Text("产业链", "chain"), Text("所属产业（2+2 之一）", "chain it belongs to (one of the 2+2)"), names=("chain", "产业链", "产业")),
        Column("industry_class", Kind.CHOICE, Text("工业类别", "industry class"), Text("一、二、三类工业", "class 1, 2 or 3 industry"),
               choices=("1", "2", "3"), blocks=Text("防护距离与用途", "protection distance and permitted use"), names=("industry_class", "工业类别")),
        Column("founded", Kind.INTEGER, Text("成立年份", "founded"), Text("成立年份", "year founded"), low=1900, high=2100, names=("founded", "成立年份", "成立时间")),
        Column("land_m2", Kind.NUMBER, Text("用地面积", "land"), Text("占用土地面积", "land it occupies"), unit="m2", low=0,
               blocks=Text("亩均效益", "output per mu"), names=("land_m2", "用地面积", "占地面积")),
        Column("sales_yuan", Kind.NUMBER, Text("销售收入", "sales"), Text("年销售收入", "yearly sales"), unit="yuan", low=0,
               blocks=Text("亩均销售", "sales per mu"), names=("sales_yuan", "销售收入", "开票销售", "营业收入", "主营业务收入")),
        Column("output_yuan", Kind.NUMBER, Text("产值", "output"), Text("年工业总产值", "yearly gross output"), unit="yuan", low=0, names=("output_yuan", "产值", "工业总产值")),
        Column("tax_yuan", Kind.NUMBER, Text("税收", "tax"), Text("年实缴税收", "tax paid in the year"), unit="yuan", names=("tax_yuan", "税收", "入库税金", "实缴税金", "纳税总额"),
               blocks=Text("亩均税收", "tax per mu")),
        Column("jobs", Kind.INTEGER, Text("从业人数", "jobs"), Text("年末从业人数", "people employed at year end"), unit="人", low=0, names=("jobs", "从业人数", "职工人数", "员工人数")),
        Column("energy_tce", Kind.NUMBER, Text("综合能耗", "energy"), Text("年综合能源消费量", "yearly energy use"), unit="tce", low=0, names=("energy_tce", "综合能耗", "能耗")),
        Column("value_added_yuan", Kind.NUMBER, Text("增加值", "value added"), Text("年工业增加值", "yearly value added"), unit="yuan", names=("value_added_yuan", "增加值", "工业增加值")),
        Column("rd_yuan", Kind.NUMBER, Text("研发费用", "R&D"), Text("年研发费用", "yearly R&D spending"), unit="yuan", low=0, names=("rd_yuan", "研发费用", "研发经费")),
        Column("emission_kg", Kind.NUMBER, Text("污染物排放", "pollutant emission"), Text("主要污染物排放当量", "main pollutants, equivalents"), unit="kg", low=0, names=("emission_kg", "排放量", "污染物排放")),
        Column("electricity_kwh", Kind.NUMBER, Text("用电量", "electricity"), Text("年用电量", "yearly use of electricity"), unit="kWh", low=0,
               names=("electricity_kwh", "用电量", "年用电量")),
        Column("water_m3", Kind.NUMBER, Text("用水量", "water"), Text("年用水量", "yearly use of water"), unit="m3", low=0, names=("water_m3", "用水量", "年用水量")),
        Column("cod_kg", Kind.NUMBER, Text("化学需氧量排放", "COD discharged"), Text("年化学需氧量排放", "yearly discharge of chemical oxygen demand"), unit="kg", low=0,
               names=("cod_kg", "COD", "化学需氧量", "COD排放量")),
        Column("export_yuan", Kind.NUMBER, Text("出口交货值", "exports"), Text("年出口交货值", "yearly sales abroad"), unit="yuan", low=0,
               names=("export_yuan", "出口交货值", "出口额")),
        Column("above_scale", Kind.FLAG, Text("规上", "above scale"), Text("是否规模以上", "whether above designated size"), names=("above_scale", "规上", "是否规上")),
        source_column(),
    ),
    "point",
)

ROADS = Schema(
    "roads", Text("道路", "roads"), Text("现状道路中心线", "present road centrelines"),
    (
        id_column("road_id", "道路编号", "osm_id"),
        Column("name", Kind.TEXT, Text("路名", "name"), Text("道路名称", "road name"), names=("name", "路名", "道路名称")),
        Column("grade", Kind.CHOICE, Text("等级", "grade"), Text("道路等级", "road grade"),
               choices=("motorway", "arterial", "collector", "local", "lane", "path"),
               blocks=Text("可达性", "accessibility"), names=("grade", "等级", "道路等级", "highway", "fclass")),
        Column("width_m", Kind.NUMBER, Text("宽度", "width"), Text("红线宽度", "right-of-way width"), unit="m", low=0, high=200, names=("width_m", "宽度", "红线宽度", "width")),
        Column("lanes", Kind.INTEGER, Text("车道数", "lanes"), Text("双向车道数", "lanes both ways"), low=0, high=20, names=("lanes", "车道数")),
        Column("condition", Kind.CHOICE, Text("路况", "condition"), Text("路面状况", "surface condition"), choices=("good", "fair", "poor"), names=("condition", "路况")),
        source_column(),
    ),
    "line",
)

PIPES = Schema(
    "pipes", Text("管线", "pipes"), Text("现状管线", "present pipes and lines"),
    (
        id_column("pipe_id", "管线编号", "GXBH"),
        Column("kind", Kind.CHOICE, Text("种类", "kind"), Text("管线种类", "kind of line"),
               choices=("water", "sewer", "storm", "gas", "power", "telecom", "heat"), names=("kind", "种类", "管线类型"),
               blocks=Text("管网校核", "the check of the networks")),
        Column("diameter_mm", Kind.NUMBER, Text("管径", "diameter"), Text("公称直径", "nominal diameter"), unit="mm", low=1, high=5000, names=("diameter_mm", "管径", "GJ")),
        Column("material", Kind.TEXT, Text("管材", "material"), Text("管道材料", "material"), names=("material", "管材", "材质")),
        Column("laid_year", Kind.INTEGER, Text("敷设年份", "year laid"), Text("敷设年份", "year it was laid"), low=1900, high=2100, names=("laid_year", "敷设年份", "建设年代")),
        Column("depth_m", Kind.NUMBER, Text("埋深", "depth"), Text("管顶埋深", "cover over the pipe"), unit="m", low=0, high=50, names=("depth_m", "埋深")),
        Column("start_invert_m", Kind.NUMBER, Text("起点管底高程", "start invert"), Text("线形第一点处的管底高程", "level of the pipe's inner bottom at the first vertex"),
               unit="m", low=-500, high=6000, names=("start_invert_m", "起点管底高程", "起点高程", "QDGC"), blocks=Text("排水管网校核", "the check of the drains")),
        Column("end_invert_m", Kind.NUMBER, Text("终点管底高程", "end invert"), Text("线形末点处的管底高程", "level of the pipe's inner bottom at the last vertex"),
               unit="m", low=-500, high=6000, names=("end_invert_m", "终点管底高程", "终点高程", "ZDGC"), blocks=Text("排水管网校核", "the check of the drains")),
        source_column(),
    ),
    "line",
)

FACILITIES = Schema(
    "facilities", Text("市政设施", "facilities"), Text("水源、泵站、污水厂、排口、消火栓等设施点", "water sources, pumps, treatment plants, outfalls, hydrants and the like"),
    (
        id_column("设施编号", "facility_id"),
        Column("name", Kind.TEXT, Text("名称", "name"), Text("设施名称", "name of the facility"), names=("name", "名称", "设施名称")),
        Column("kind", Kind.CHOICE, Text("设施类型", "kind of facility"), Text("水源接入点、水池、加压泵站、消火栓、污水厂、排口、提升泵站、消防站或其他",
               "water source, tank, booster pump, hydrant, treatment plant, outfall, lift station, fire station or other"), required=True,
               choices=("water_source", "tank", "pump_station", "hydrant", "treatment_plant", "outfall", "lift_station", "fire_station", "other"),
               names=("kind", "设施类型", "类型"), blocks=Text("管网校核与规划", "the check and the plan of the networks")),
        Column("head_m", Kind.NUMBER, Text("总水头", "total head"), Text("水源接入点的总水头（高程加压力水头）", "total head at a water source: level plus pressure head"), unit="m",
               low=-500, high=6000, names=("head_m", "总水头", "水头"), blocks=Text("给水管网校核", "the check of the water network")),
        Column("level_m", Kind.NUMBER, Text("控制高程", "control level"), Text("排口或污水厂进水的管底高程", "invert level of an outfall or of a plant's inlet"), unit="m",
               low=-500, high=6000, names=("level_m", "控制高程", "管底高程"), blocks=Text("排水管网校核", "the check of the drains")),
        Column("capacity_m3_day", Kind.NUMBER, Text("能力", "capacity"), Text("日供水或处理能力", "what it can supply or treat in a day"), unit="m3/day", low=0,
               names=("capacity_m3_day", "能力", "规模", "处理能力", "供水能力")),
        Column("zone", Kind.TEXT, Text("所属园区", "zone"), Text("属于毗邻园区的设施填其名称；空表示本园区。只有共享方案才用毗邻园区的设施",
               "name of the neighbouring zone the facility belongs to; empty means this park. Only integration scenarios use a neighbour's facilities"),
               names=("zone", "所属园区", "权属单位")),
        source_column(),
    ),
    "point",
)

SPOT_HEIGHTS = Schema(
    "spot_heights", Text("高程点", "spot heights"), Text("地形图高程点", "spot heights of the topographic map"),
    (
        id_column("高程点编号"),
        Column("height_m", Kind.NUMBER, Text("地面高程", "ground height"), Text("地面高程", "height of the ground"), unit="m", required=True, low=-500, high=6000,
               names=("height_m", "高程", "地面高程", "GC", "height", "elevation"), blocks=Text("给水压力与排水坡度", "water pressure and the fall of drains")),
        source_column(),
    ),
    "point",
)

WATERS = Schema(
    "waters", Text("水体", "waters"), Text("河流、湖塘水面", "rivers, lakes and ponds"),
    (
        id_column("water_id", "osm_id"),
        Column("name", Kind.TEXT, Text("名称", "name"), Text("水体名称", "name"), names=("name", "名称")),
        Column("kind", Kind.CHOICE, Text("类型", "kind"), Text("水体类型", "kind of water"), choices=("river", "canal", "lake", "pond", "other"), names=("kind", "类型", "waterway", "water")),
        source_column(),
    ),
    "polygon",
)

QUOTA = Schema(
    "quota", Text("用地指标", "land quota"), Text("分年度用地指标", "land quota by year"),
    (
        id_column("指标编号"),
        Column("year", Kind.INTEGER, Text("年份", "year"), Text("指标年度", "year of the quota"), required=True, low=1990, high=2100, names=("year", "年份", "年度")),
        Column("kind", Kind.CHOICE, Text("种类", "kind"),
               Text("新增建设用地 / 增减挂钩 / 补充耕地", "new construction / increase-decrease link / farmland replenishment"), required=True,
               choices=("new_construction", "linked", "replenished_farmland"), names=("kind", "种类", "指标种类")),
        Column("area_m2", Kind.NUMBER, Text("面积", "area"), Text("指标面积", "area of the quota"), unit="m2", low=0, required=True, names=("area_m2", "面积", "指标面积")),
        Column("document", Kind.TEXT, Text("文号", "document"), Text("下达文号", "document granting it"), names=("document", "文号")),
        source_column(),
    ),
)

RULES_IN_FORCE = Schema(
    "rules_in_force", Text("在用规则", "rules in force"), Text("使用者改写或新增的规则值", "rule values the user overrides or adds"),
    (
        id_column("code", "规则代码"),
        Column("value", Kind.TEXT, Text("取值", "value"), Text("替换规则包中的取值", "value in place of the pack's"), required=True, names=("value", "取值")),
        Column("basis", Kind.TEXT, Text("依据", "basis"), Text("改写的依据", "why it was changed"), required=True, names=("basis", "依据")),
        Column("since", Kind.DATE, Text("起始日期", "since"), Text("自何日起适用", "date from which it applies"), names=("since", "起始日期")),
        source_column(),
    ),
)

STRATEGIES = Schema(
    "strategies", Text("战略与布局", "strategies"), Text("上级“三大战略”与“2+2”产业布局，由使用者填写", "the district's three strategies and the 2+2 layout, entered by the user"),
    (
        id_column("战略编号"),
        Column("kind", Kind.CHOICE, Text("类别", "kind"), Text("战略、主导产业、培育产业、理念或支柱", "strategy, leading chain, nurtured chain, idea or pillar"), required=True,
               choices=("strategy", "leading_chain", "nurtured_chain", "idea", "pillar"), names=("kind", "类别")),
        Column("name", Kind.TEXT, Text("名称", "name"), Text("名称", "name"), required=True, names=("name", "名称")),
        Column("words", Kind.TEXT, Text("原文", "words"), Text("文件原文", "its words in the document"), names=("words", "原文", "表述")),
        source_column(),
    ),
)

ASSUMPTIONS = Schema(
    "assumptions", Text("假设", "assumptions"), Text("填补缺失的具名假设，均有记录", "named, recorded assumptions that fill what is missing"),
    (
        id_column("假设编号"),
        Column("value", Kind.TEXT, Text("取值", "value"), Text("假设值", "assumed value"), required=True),
        Column("unit", Kind.TEXT, Text("单位", "unit"), Text("单位", "unit")),
        Column("words", Kind.TEXT, Text("说明", "words"), Text("为何这样假设", "why it is assumed"), required=True),
        Column("words_en", Kind.TEXT, Text("英文说明", "words in English"), Text("说明的英文", "the words in English")),
        Column("by", Kind.TEXT, Text("提出者", "by"), Text("谁作的假设", "who assumed it")),
    ),
)

SOURCES = Schema(
    "sources", Text("来源", "sources"), Text("导入的原始文件", "raw files imported"),
    (
        id_column(),
        Column("file", Kind.TEXT, Text("文件", "file"), Text("原文件名", "file name as given"), required=True),
        Column("layer", Kind.TEXT, Text("图层", "layer"), Text("读取的图层或工作表", "layer or sheet read")),
        Column("sha256", Kind.TEXT, Text("摘要", "hash"), Text("文件 SHA-256", "SHA-256 of the file"), required=True),
        Column("table", Kind.TEXT, Text("目标表", "table"), Text("导入到的表", "table it was read into")),
        Column("rows", Kind.INTEGER, Text("行数", "rows"), Text("导入行数", "rows imported"), low=0),
        Column("mapping", Kind.TEXT, Text("列对应", "mapping"), Text("列对应（JSON）", "column mapping (JSON)")),
        Column("crs", Kind.TEXT, Text("坐标系", "CRS"), Text("原坐标系", "CRS of the file")),
        Column("read_on", Kind.DATE, Text("导入日期", "read on"), Text("导入日期", "date of import")),
        Column("synthetic", Kind.FLAG, Text("合成", "synthetic"), Text("是否合成数据", "whether the data are synthetic")),
    ),
)

REPAIRS = Schema(
    "repairs", Text("修复", "repairs"), Text("应使用者要求作的几何与取值修复", "repairs of geometry and values made on request"),
    (
        id_column(),
        Column("table", Kind.TEXT, Text("表", "table"), Text("被修复的表", "table repaired"), required=True),
        Column("row", Kind.TEXT, Text("行", "row"), Text("被修复的行", "row repaired"), required=True),
        Column("fault", Kind.TEXT, Text("错误", "fault"), Text("原错误代码", "code of the fault"), required=True),
        Column("done", Kind.TEXT, Text("处理", "done"), Text("作了什么处理", "what was done"), required=True),
        Column("area_before_m2", Kind.NUMBER, Text("修复前面积", "area before"), Text("修复前面积", "area before"), unit="m2"),
        Column("area_after_m2", Kind.NUMBER, Text("修复后面积", "area after"), Text("修复后面积", "area after"), unit="m2"),
    ),
)

SCHEMAS: tuple[Schema, ...] = (
    PARCELS, BUILDINGS, FIRMS, *PEOPLE, ROADS, PIPES, FACILITIES, SPOT_HEIGHTS, WATERS, QUOTA, *ECONOMY, *FINANCE, RULES_IN_FORCE, STRATEGIES, *DELIVERY, PROGRESS, ASSUMPTIONS, SOURCES, REPAIRS,
)
"""Every table of a park, in the order in which they are shown."""


def schema(name: str) -> Schema:
    """Return the schema of the table called `name`; KeyError if there is none."""
    for found in SCHEMAS:
        if found.name == name:
            return found
    raise KeyError(f"no table {name}; there are {', '.join(s.name for s in SCHEMAS)}")
