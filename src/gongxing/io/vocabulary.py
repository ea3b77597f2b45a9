"""What do the words of registers and the tags of OpenStreetMap mean in the lists of the tables?"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from gongxing.standards import classify

_ROADS = {
    "motorway": "motorway motorway_link 高速 高速公路 快速路 城市快速路",
    "arterial": "arterial trunk trunk_link primary primary_link 主干路 主干道 城市主干路 国道 省道 一级公路",
    "collector": "collector secondary secondary_link tertiary tertiary_link 次干路 次干道 城市次干路 县道 二级公路",
    "local": "local residential unclassified road 支路 城市支路 乡道 街坊路 三级公路 四级公路",
    "lane": "lane living_street service track alley busway 巷 里弄 村道 村路 机耕路 农村道路 厂区道路 内部道路 内部路",
    "path": "path footway cycleway pedestrian steps bridleway corridor trail crossing platform elevator 步行道 人行道 自行车道 小路 步道 人行 自行车道",
}
_BUILDINGS = {
    "workshop": "workshop industrial factory manufacture 厂房 车间 生产车间 工业厂房 工业",
    "warehouse": "warehouse storage hangar 仓库 库房 仓储",
    "office": "office commercial 办公 办公楼 写字楼 行政办公",
    "dwelling": "dwelling house residential apartments detached semidetached_house terrace bungalow farm cabin villa 住宅 民房 农房 住房 居民楼 居住 农村住宅",
    "dormitory": "dormitory 宿舍 职工宿舍 公寓",
    "school": "school kindergarten university college 学校 幼儿园 教学楼 小学 中学",
    "clinic": "clinic hospital 医院 卫生院 卫生室 诊所 医疗",
    "shop": "shop retail supermarket kiosk hotel 商店 商铺 商业 商场 超市 宾馆",
    "public": "public civic government church chapel mosque temple museum train_station transportation sports_hall fire_station embassy "
              "公共 公共建筑 文化 体育 村委会",
    "utility": "utility transformer_tower substation water_tower pumping_station silo storage_tank tower 配电房 变电所 泵站 锅炉房 公用设施 水塔",
    "other": "other roof garage garages shed hut carport greenhouse glasshouse service ruins barn stable cowshed farm_auxiliary sty "
             "construction pavilion block atrium entrance ship 其他 其它 车库 棚房 附属用房",
}  # fmt: skip
_BORROWED = {
    "general": "general 一般债 一般债券 地方政府一般债券", "special": "special 专项债 专项债券 地方政府专项债券", "loan": "loan 贷款 融资 平台融资 银行贷款 政策性贷款",
}  # fmt: skip
_REPAID = {
    "bullet": "bullet 到期一次还本 一次还本 到期还本", "annuity": "annuity 等额本息", "equal_principal": "equal_principal 等额本金 分期还本",
}  # fmt: skip
_LISTS: Mapping[tuple[str, str], Mapping[str, str]] = {
    ("roads", "grade"): _ROADS,
    ("roads", "condition"): {"good": "good excellent 好 良好 优 良", "fair": "fair intermediate 中 一般 次", "poor": "poor bad very_bad horrible 差 较差 破损"},
    ("buildings", "kind"): _BUILDINGS,
    ("waters", "kind"): {
        "river": "river riverbank stream 河 河流 河流水面 河道", "canal": "canal ditch drain 渠 沟渠 运河 水渠 沟 干渠",
        "lake": "lake reservoir lagoon 湖 湖泊 湖泊水面 水库 水库水面", "pond": "pond basin wastewater fishpond 塘 坑塘 坑塘水面 池塘 鱼塘",
        "other": "other dock moat harbour wetland 其他 其它",
    },
    ("pipes", "kind"): {
        "water": "water 给水 供水 自来水 上水 js", "sewer": "sewer wastewater 污水 ws 下水", "storm": "storm stormwater 雨水 ys", "gas": "gas 燃气 天然气 煤气 rq tr",
        "power": "power electricity 电力 供电 dl", "telecom": "telecom communication 通信 电信 通讯 dx tx", "heat": "heat steam 热力 供热 蒸汽 rl",
    },
    ("facilities", "kind"): {
        "water_source": "water_source waterworks reservoir 水源 水源接入点 水厂 自来水厂 供水接入点", "tank": "tank water_tower 水池 水塔 高位水池 清水池",
        "pump_station": "pump_station pumping_station booster 加压泵站 加压站 给水泵站", "hydrant": "hydrant fire_hydrant 消火栓 消防栓",
        "treatment_plant": "treatment_plant wastewater_plant 污水厂 污水处理厂", "outfall": "outfall 排口 排放口 雨水口门 出水口",
        "lift_station": "lift_station 提升泵站 污水提升泵站 污水泵站 雨水泵站", "fire_station": "fire_station 消防站 消防队", "other": "other 其他 其它",
    },
    ("parcels", "tenure"): {"state": "state g 国有 国有土地 国有建设用地 国有土地使用权", "collective": "collective j 集体 集体土地 集体所有 集体建设用地 集体土地所有权"},
    ("parcels", "soil"): {"clean": "clean 清洁 未污染 合格 无污染 达标", "polluted": "polluted 污染 已污染 超标 不合格", "unsurveyed": "unsurveyed 未调查 未开展"},
    ("firms", "industry_class"): {"1": "1 一 一类 一类工业 i m1 class1", "2": "2 二 二类 二类工业 ii m2 class2", "3": "3 三 三类 三类工业 iii m3 class3"},
    ("quota", "kind"): {
        "new_construction": "new_construction 新增建设用地 新增 新增计划 新增建设用地计划", "linked": "linked 增减挂钩 挂钩 城乡建设用地增减挂钩",
        "replenished_farmland": "replenished_farmland 补充耕地 占补平衡 耕地占补平衡",
    },
    ("leads", "industry_class"): {"1": "1 一 一类 一类工业 i m1 class1", "2": "2 二 二类 二类工业 ii m2 class2", "3": "3 三 三类 三类工业 iii m3 class3"},
    ("progress", "state"): {"started": "started 已开工 在建 开工", "done": "done 已完工 完工 竣工", "fixed": "fixed 已定 指定"},
    ("leads", "stage"): {
        "promotion": "promotion 推介 线索 对接", "talks": "talks 在谈 洽谈 谈判", "signed": "signed 签约 已签约", "started": "started 开工 在建 已开工",
        "funded": "funded 到资 资金到位", "producing": "producing 投产 达产 已投产 竣工投产", "lost": "lost 流失 终止 放弃",
    },
    ("region_sectors", "level"): {
        "district": "district 本区 本区县 本县 本市区", "county": "county 区县 县 其他区县 县级市 县区", "city": "city 市 设区市 地级市", "province": "province 省 全省",
        "nation": "nation 全国 国家",
    },
    ("staff", "skill"): {
        "manager": "manager 管理 经营管理 管理人员", "researcher": "researcher 研发 研发人员 科研", "engineer": "engineer 工程技术 工程师 技术人员 专业技术",
        "technician": "technician 高技能 高技能人才 技师", "operator": "operator 普通技工 技工 普工 一线工人 操作工", "service": "service 服务营销 营销 销售 服务 后勤",
    },
    ("budget", "account"): {
        "general": "general 一般公共预算 一般预算 公共预算", "fund": "fund 政府性基金 政府性基金预算 基金", "capital": "capital 国有资本经营 国有资本经营预算 国资",
        "other": "other 其他 其它",
    },
    ("budget", "line"): {
        "tax": "tax 税收 税收收入", "fee": "fee 非税 收费 非税收入 行政事业性收费", "land": "land 土地出让 土地出让收入 土地", "transfer": "transfer 转移支付 补助 上级补助",
        "debt": "debt 债务 债务收入 还本付息", "operating": "operating 运转 运行 基本支出 运转支出", "works": "works 工程 建设 项目支出 基建",
        "balance": "balance 结转结余 结余 结转 上年结转", "other": "other 其他 其它",
    },
    ("budget", "direction"): {"revenue": "revenue 收入 收", "spending": "spending 支出 支"},
    ("debts", "kind"): _BORROWED | {"hidden": "hidden 隐性债务 隐性"},
    ("bond_offers", "kind"): _BORROWED,
    ("debts", "repayment"): _REPAID,
    ("bond_offers", "repayment"): _REPAID,
    ("incentives", "group"): {
        "finance": "finance 金融 金融支持 财政金融", "fiscal": "fiscal 财税 税费 财税支持 税收", "talent": "talent 人才 人才政策",
    },
    ("strategies", "kind"): {
        "strategy": "strategy 战略 三大战略", "leading_chain": "leading_chain 主导产业 主导", "nurtured_chain": "nurtured_chain 培育产业 新兴产业 培育",
        "idea": "idea 理念", "pillar": "pillar 支柱 高质量发展",
    },
}  # fmt: skip
_WORDS = {
    place: {word: value for value, words in lists.items() for word in words.split()} for place, lists in _LISTS.items()
}
SILENT: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("buildings", "kind"): ("yes",),
    ("waters", "kind"): ("water", "yes"),
}
"""Values that say only that the thing is there."""
LAND_USE_COLUMNS = ("use", "planned_use", "fixed_use")
_TRUE = {"是", "有", "y", "yes", "true", "t", "1", "√", "✓", "对", "已", "x1"}
_FALSE = {"否", "无", "n", "no", "false", "f", "0", "×", "✗", "不是", "没有", "未", "非"}


def fold(value: object) -> str:
    """Return a value as compared: text without blanks at the ends, one form of width, a whole number without its `.0`."""
    text = unicodedata.normalize("NFKC", str(value)).strip()
    return text[:-2] if re.fullmatch(r"-?\d+\.0", text) else text


def choice(table: str, column: str, value: str) -> str | None:
    """Return the list value of a word or tag for a CHOICE column; None if it is not known."""
    words = _WORDS.get((table, column), {})
    text = fold(value).lower()
    for part in (text, text.replace(" ", ""), *re.split(r"[;；、,_\-]", text)):
        if part in words:
            return words[part]
    return None


def land_use_code(value: str) -> str | None:
    """Return the 2023 class for a code, name or tag; also for codes and names joined, such as 1001工业用地 or YD-1001."""
    text = fold(value)
    found = classify(text)
    if found is not None:
        return found
    for part in re.split(r"[\s_/:：;；,，、()（）\-]+", text):
        found = classify(part) if part and not re.fullmatch(r"\d{1,3}|[A-Za-z]", part) else None
        if found is not None:
            return found
    joined = re.fullmatch(r"(\d{4,6}|[A-Z]\d{1,2})(\D+)", text)
    return classify(joined.group(1)) if joined else None


def private_coding(values: Iterable[str]) -> bool:
    """Whether bare numbers among the values can only be somebody's own coding: a single digit is a code of no scheme."""
    return any(re.fullmatch(r"-?\d", fold(value)) for value in values)


def bare_number(value: str) -> bool:
    """Whether a value is a bare number of one or two digits."""
    return re.fullmatch(r"-?\d{1,2}", fold(value)) is not None


def flag(value: str) -> bool | None:
    """Return yes or no for a word or sign; None if it says neither."""
    text = fold(value).lower()
    return True if text in _TRUE else False if text in _FALSE else None
