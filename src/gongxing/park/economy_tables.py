"""Which tables of a park speak of its economy: firms over the years, leads, peers, regions, links, neighbours, staff, prices?"""

from __future__ import annotations

from gongxing.park.schema import Column, Kind, Schema, id_column, source_column
from gongxing.words import Text

FIRM_YEARS = Schema(
    "firm_years", Text("企业历年数据", "firms over the years"), Text("企业历年销售、产值、税收与从业人数", "sales, output, tax and jobs of firms by year"),
    (
        id_column("年报编号"),
        Column("firm", Kind.TEXT, Text("企业", "firm"), Text("企业编号", "id of the firm"),
               required=True, refers="firms", names=("firm", "企业编号", "企业")),
        Column("year", Kind.INTEGER, Text("年份", "year"), Text("数据年度", "year of the figures"),
               required=True, low=1990, high=2100, blocks=Text("增长预测与回测", "the growth forecast and its back-test"), names=("year", "年份", "年度")),
        Column("sales_yuan", Kind.NUMBER, Text("销售收入", "sales"), Text("年销售收入", "yearly sales"),
               unit="yuan", low=0, names=("sales_yuan", "销售收入", "开票销售", "营业收入")),
        Column("output_yuan", Kind.NUMBER, Text("产值", "output"), Text("年工业总产值", "yearly gross output"),
               unit="yuan", low=0, names=("output_yuan", "产值", "工业总产值")),
        Column("tax_yuan", Kind.NUMBER, Text("税收", "tax"), Text("年实缴税收", "tax paid in the year"),
               unit="yuan", names=("tax_yuan", "税收", "入库税金", "实缴税金")),
        Column("jobs", Kind.INTEGER, Text("从业人数", "jobs"), Text("年末从业人数", "people employed at year end"),
               unit="人", low=0, names=("jobs", "从业人数", "职工人数")),
        source_column(),
    ),
)

LEADS = Schema(
    "leads", Text("招商线索", "investment leads"), Text("招商项目线索及其阶段", "investment leads and the stage they have reached"),
    (
        id_column("线索编号", "项目编号"),
        Column("name", Kind.TEXT, Text("项目名称", "name"), Text("项目或投资方名称", "name of the project or investor"),
               required=True, names=("name", "项目名称", "名称")),
        Column("stage", Kind.CHOICE, Text("阶段", "stage"), Text("推介、在谈、签约、开工、到资、投产或流失", "promotion, talks, signed, started, funded, producing or lost"),
               required=True, choices=("promotion", "talks", "signed", "started", "funded", "producing", "lost"), blocks=Text("线索转化与增长预测", "conversion of leads and the growth forecast"), names=("stage", "阶段", "项目阶段")),
        Column("sector", Kind.TEXT, Text("行业代码", "sector code"), Text("国民经济行业分类代码（GB/T 4754—2017）", "industry code (GB/T 4754-2017)"),
               names=("sector", "行业代码", "行业")),
        Column("chain", Kind.TEXT, Text("产业链", "chain"), Text("拟归入的产业（2+2 之一）", "chain it would belong to (one of the 2+2)"),
               names=("chain", "产业链", "产业")),
        Column("industry_class", Kind.CHOICE, Text("工业类别", "industry class"), Text("一、二、三类工业", "class 1, 2 or 3 industry"),
               choices=("1", "2", "3"), names=("industry_class", "工业类别")),
        Column("investment_yuan", Kind.NUMBER, Text("计划投资", "investment"), Text("计划总投资", "planned investment"),
               unit="yuan", low=0, names=("investment_yuan", "计划投资", "总投资", "投资额")),
        Column("land_m2", Kind.NUMBER, Text("用地需求", "land wanted"), Text("拟用地面积", "land it asks for"),
               unit="m2", low=0, names=("land_m2", "用地需求", "用地面积")),
        Column("sales_yuan", Kind.NUMBER, Text("达产销售", "sales at full production"), Text("达产后年销售收入", "yearly sales at full production"),
               unit="yuan", low=0, names=("sales_yuan", "达产销售", "预计销售")),
        Column("output_yuan", Kind.NUMBER, Text("达产产值", "output at full production"), Text("达产后年产值", "yearly gross output at full production"),
               unit="yuan", low=0, names=("output_yuan", "达产产值", "预计产值")),
        Column("tax_yuan", Kind.NUMBER, Text("达产税收", "tax at full production"), Text("达产后年税收", "yearly tax at full production"),
               unit="yuan", low=0, names=("tax_yuan", "达产税收", "预计税收")),
        Column("jobs", Kind.INTEGER, Text("达产用工", "jobs at full production"), Text("达产后从业人数", "people employed at full production"),
               unit="人", low=0, names=("jobs", "达产用工", "预计用工")),
        Column("year", Kind.INTEGER, Text("预计投产年份", "year of production"), Text("预计投产年份", "year in which production is to begin"),
               low=1990, high=2100, names=("year", "预计投产年份", "投产年份")),
        source_column(),
    ),
)

PEERS = Schema(
    "peers", Text("对标园区", "peer parks"), Text("使用者补充的可比园区指标（软件自带的公开指标另列）", "comparable parks the user adds (published ones come with the package)"),
    (
        id_column("对标编号"),
        Column("name", Kind.TEXT, Text("园区", "park"), Text("园区名称", "name of the park"),
               required=True, names=("name", "园区", "园区名称")),
        Column("year", Kind.TEXT, Text("年份", "year"), Text("指标所属年份", "year of the figures"),
               names=("year", "年份")),
        Column("area_m2", Kind.NUMBER, Text("面积", "area"), Text("园区面积", "area of the park"),
               unit="m2", low=0, names=("area_m2", "面积", "规划面积")),
        Column("built_m2", Kind.NUMBER, Text("建成区面积", "built area"), Text("建成区面积", "built-up area"),
               unit="m2", low=0, names=("built_m2", "建成区面积")),
        Column("firms", Kind.INTEGER, Text("企业数", "firms"), Text("企业数", "number of firms"),
               unit="家", low=0, names=("firms", "企业数")),
        Column("above_scale", Kind.INTEGER, Text("规上企业", "firms above scale"), Text("规模以上企业数", "firms above designated size"),
               unit="家", low=0, names=("above_scale", "规上企业")),
        Column("output_yuan", Kind.NUMBER, Text("产值", "output"), Text("年总产值", "yearly gross output"),
               unit="yuan", low=0, names=("output_yuan", "产值")),
        Column("sales_yuan", Kind.NUMBER, Text("销售", "sales"), Text("年销售收入", "yearly sales"),
               unit="yuan", low=0, names=("sales_yuan", "销售", "开票销售")),
        Column("tax_yuan", Kind.NUMBER, Text("税收", "tax"), Text("年税收", "yearly tax"),
               unit="yuan", low=0, names=("tax_yuan", "税收")),
        Column("jobs", Kind.INTEGER, Text("从业人数", "jobs"), Text("从业人数", "people employed"),
               unit="人", low=0, names=("jobs", "从业人数")),
        Column("residents", Kind.INTEGER, Text("人口", "residents"), Text("常住人口", "residents"),
               unit="人", low=0, names=("residents", "人口")),
        Column("words", Kind.TEXT, Text("出处", "source in words"), Text("数字的出处", "where the figures come from"),
               names=("words", "出处", "资料来源")),
        source_column(),
    ),
)

REGION_SECTORS = Schema(
    "region_sectors", Text("地区分行业数据", "regions by sector"), Text("区县、设区市、省与全国分行业的产值、增加值、就业，用于区位商、偏离份额与关联度", "output, value added and jobs by region and sector, for location quotients, shift-share and relatedness"),
    (
        id_column(),
        Column("region", Kind.TEXT, Text("地区", "region"), Text("地区名称", "name of the region"),
               required=True, names=("region", "地区", "地区名称")),
        Column("level", Kind.CHOICE, Text("层级", "level"), Text("本区县、其他区县、市、省或全国", "own district, another county, city, province or nation"),
               required=True, choices=("district", "county", "city", "province", "nation"), names=("level", "层级")),
        Column("year", Kind.INTEGER, Text("年份", "year"), Text("数据年度", "year of the figures"),
               required=True, low=1990, high=2100, names=("year", "年份", "年度")),
        Column("sector", Kind.TEXT, Text("行业代码", "sector code"), Text("国民经济行业分类代码（GB/T 4754—2017，二至四位）", "industry code (GB/T 4754-2017, two to four digits)"),
               required=True, names=("sector", "行业代码", "行业")),
        Column("output_yuan", Kind.NUMBER, Text("产值", "output"), Text("年总产值或营业收入", "yearly gross output or sales"),
               unit="yuan", low=0, blocks=Text("区位商与关联度", "location quotients and relatedness"), names=("output_yuan", "产值", "营业收入")),
        Column("value_added_yuan", Kind.NUMBER, Text("增加值", "value added"), Text("年增加值", "yearly value added"),
               unit="yuan", names=("value_added_yuan", "增加值")),
        Column("jobs", Kind.INTEGER, Text("从业人数", "jobs"), Text("年末从业人数", "people employed at year end"),
               unit="人", low=0, names=("jobs", "从业人数")),
        source_column(),
    ),
)

SUPPLY_LINKS = Schema(
    "supply_links", Text("供销关系", "supply links"), Text("企业间及与园外的供销关系", "who supplies whom, within the park and beyond"),
    (
        id_column(),
        Column("supplier", Kind.TEXT, Text("供方企业", "supplier"), Text("园内供方企业编号；园外供方留空", "id of the supplying firm in the park; empty where it lies outside"),
               refers="firms", names=("supplier", "供方", "供方企业")),
        Column("buyer", Kind.TEXT, Text("需方企业", "buyer"), Text("园内需方企业编号；园外需方留空", "id of the buying firm in the park; empty where it lies outside"),
               refers="firms", names=("buyer", "需方", "需方企业")),
        Column("outside", Kind.TEXT, Text("园外一方", "party outside"), Text("园外供方或需方的地区或名称", "place or name of the party outside the park"),
               names=("outside", "园外一方")),
        Column("sector", Kind.TEXT, Text("产品行业", "sector of the goods"), Text("所供产品的行业代码（GB/T 4754—2017）", "industry code of the goods (GB/T 4754-2017)"),
               names=("sector", "产品行业", "行业代码")),
        Column("amount_yuan", Kind.NUMBER, Text("年金额", "yearly amount"), Text("年供货金额", "worth of a year of deliveries"),
               unit="yuan", low=0, blocks=Text("关键企业与断链风险", "critical firms and broken chains"), names=("amount_yuan", "年金额", "金额")),
        source_column(),
    ),
)

NEIGHBOUR_FIRMS = Schema(
    "neighbour_firms", Text("毗邻园区企业", "firms of neighbouring zones"), Text("毗邻园区的企业名录，用于互补与分工分析", "register of a neighbouring zone, for complementary links and division of labour"),
    (
        id_column(),
        Column("zone", Kind.TEXT, Text("所属园区", "zone"), Text("毗邻园区名称", "name of the neighbouring zone"),
               required=True, names=("zone", "所属园区", "园区")),
        Column("name", Kind.TEXT, Text("企业名称", "firm"), Text("企业名称", "name of the firm"),
               required=True, names=("name", "企业名称", "名称")),
        Column("sector", Kind.TEXT, Text("行业代码", "sector code"), Text("国民经济行业分类代码（GB/T 4754—2017）", "industry code (GB/T 4754-2017)"),
               blocks=Text("互补环节", "complementary links"), names=("sector", "行业代码", "行业")),
        Column("chain", Kind.TEXT, Text("产业链", "chain"), Text("所属产业", "chain it belongs to"),
               names=("chain", "产业链", "产业")),
        Column("sales_yuan", Kind.NUMBER, Text("销售收入", "sales"), Text("年销售收入", "yearly sales"),
               unit="yuan", low=0, names=("sales_yuan", "销售收入", "营业收入")),
        Column("jobs", Kind.INTEGER, Text("从业人数", "jobs"), Text("年末从业人数", "people employed at year end"),
               unit="人", low=0, names=("jobs", "从业人数")),
        Column("serves", Kind.TEXT, Text("可共享服务", "service it offers"), Text("可供两园共用的服务，如检测、热处理、物流", "service both zones could use, such as testing, heat treatment, logistics"),
               names=("serves", "可共享服务")),
        source_column(),
    ),
)

STAFF = Schema(
    "staff", Text("人才现状", "staff by skill"), Text("企业现有人员按技能类别", "people employed by skill"),
    (
        id_column(),
        Column("firm", Kind.TEXT, Text("企业", "firm"), Text("企业编号；全园合计留空", "id of the firm; empty for the park as a whole"),
               refers="firms", names=("firm", "企业编号", "企业")),
        Column("skill", Kind.CHOICE, Text("技能类别", "skill"), Text("管理、研发、工程技术、高技能、普通技工、服务营销", "manager, researcher, engineer, skilled technician, operator, sales and services"),
               required=True, choices=("manager", "researcher", "engineer", "technician", "operator", "service"), names=("skill", "技能类别", "岗位类别")),
        Column("persons", Kind.INTEGER, Text("人数", "persons"), Text("现有人数", "people employed"),
               unit="人", required=True, low=0, blocks=Text("人才缺口", "the gap of skills"), names=("persons", "人数")),
        Column("retiring", Kind.INTEGER, Text("五年内退休", "retiring within five years"), Text("五年内到龄退休人数", "people who retire within five years"),
               unit="人", low=0, names=("retiring", "五年内退休")),
        source_column(),
    ),
)

PRICES = Schema(
    "prices", Text("价格序列", "price series"), Text("影响产业的价格，如油价、钢价（软件自带布伦特油价）", "prices that move the industry, such as oil or steel (Brent comes with the package)"),
    (
        id_column(),
        Column("series", Kind.TEXT, Text("序列", "series"), Text("序列名称，如 brent", "name of the series, such as brent"),
               required=True, names=("series", "序列")),
        Column("date", Kind.DATE, Text("日期", "date"), Text("价格日期", "date of the price"),
               required=True, names=("date", "日期")),
        Column("price", Kind.NUMBER, Text("价格", "price"), Text("价格", "price"),
               required=True, low=0, names=("price", "价格")),
        Column("unit", Kind.TEXT, Text("单位", "unit"), Text("价格单位", "unit of the price"),
               names=("unit", "单位")),
        source_column(),
    ),
)

ECONOMY: tuple[Schema, ...] = (
    FIRM_YEARS, LEADS, PEERS, REGION_SECTORS, SUPPLY_LINKS, NEIGHBOUR_FIRMS, STAFF, PRICES,
)
"""The tables of the economy, in the order in which they are shown."""
