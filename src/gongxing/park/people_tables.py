"""Which tables of a park speak of its people: households with what they wish, estates that take them in, types of flat?"""

from __future__ import annotations

from gongxing.park.schema import Column, Kind, Schema, id_column, source_column
from gongxing.words import Text

WISHES = ("cash", "flat", "homestead")
"""What a household may choose (ZD-48c): money, a flat, or a new homestead."""

HOUSEHOLDS = Schema(
    "households", Text("住户", "households"), Text("住户与宅基地", "households and homesteads"),
    (
        id_column("户号", "household_id", "户编号"),
        Column("parcel", Kind.TEXT, Text("地块", "parcel"), Text("所在地块编号", "id of its parcel"), refers="parcels",
               blocks=Text("动迁户数", "households displaced"), names=("parcel", "地块", "地块编号")),
        Column("building", Kind.TEXT, Text("建筑", "building"), Text("住房建筑编号", "id of its dwelling"), refers="buildings", names=("building", "建筑", "房屋编号")),
        Column("village", Kind.TEXT, Text("村组", "village"), Text("所属村组", "village group"), names=("village", "村", "村组")),
        Column("persons", Kind.INTEGER, Text("人口", "persons"), Text("户内人口", "people in the household"), unit="人", low=0, high=30,
               blocks=Text("安置面积", "resettlement floor area"), names=("persons", "人口", "家庭人口", "人数")),
        Column("floor_m2", Kind.NUMBER, Text("住房面积", "floor area"), Text("合法住房建筑面积", "lawful dwelling floor area"), unit="m2", low=0,
               blocks=Text("补偿金额", "compensation"), names=("floor_m2", "住房面积", "建筑面积", "房屋面积")),
        Column("structure", Kind.TEXT, Text("结构", "structure"), Text("房屋结构", "building structure"), names=("structure", "结构", "房屋结构")),
        Column("newness", Kind.NUMBER, Text("成新率", "newness"), Text("房屋成新率，0 到 1", "what share of the dwelling's life is left, 0 to 1"), low=0, high=1,
               names=("newness", "成新率", "成新")),
        Column("business_m2", Kind.NUMBER, Text("经营面积", "business floor"), Text("其中用于经营的合法面积，给予停产停业损失补偿", "part of the lawful floor used for business; its suspension is compensated"),
               unit="m2", low=0, names=("business_m2", "经营面积", "营业面积")),
        Column("tenure", Kind.CHOICE, Text("居住权属", "tenure"), Text("有证自住、无证自住或租住", "lives in its own house with a certificate, without one, or as a tenant"),
               choices=("certified", "uncertified", "rented"), names=("tenure", "居住权属", "产权", "有无产权证")),
        Column("wish", Kind.CHOICE, Text("安置意愿", "wish"), Text("货币补偿、安置房或重新安排宅基地；空表示尚未表明", "money, a flat or a new homestead; empty means not said yet"),
               choices=WISHES, blocks=Text("安置意愿的保障", "keeping to what households choose"), names=("wish", "安置意愿", "安置方式", "补偿方式")),
        Column("signed", Kind.FLAG, Text("已签约", "signed"), Text("是否已在期限内签订协议", "whether the agreement is signed in time"), names=("signed", "已签约", "是否签约")),
        Column("objection", Kind.FLAG, Text("有异议", "objection"), Text("对补偿安置方案是否提出异议", "whether it objects to the compensation plan"), names=("objection", "有异议", "异议")),
        source_column(),
    ),
    "point",
)  # fmt: skip

ESTATES = Schema(
    "estates", Text("安置小区", "estates"), Text("可供安置的小区与宅基地安置点：现房、在建、拟建", "estates and homestead sites for resettlement: standing, under construction, to be built"),
    (
        id_column("小区编号", "estate_id"),
        Column("name", Kind.TEXT, Text("名称", "name"), Text("小区名称", "name of the estate"), required=True, names=("name", "名称", "小区名称")),
        Column("kind", Kind.CHOICE, Text("类型", "kind"), Text("安置房小区或宅基地安置点", "flats or homestead sites"), required=True, choices=("flats", "homesteads"), names=("kind", "类型", "安置类型")),
        Column("state", Kind.CHOICE, Text("状态", "state"), Text("现房、在建或拟建", "standing, under construction or to be built"), required=True, choices=("standing", "building", "planned"), names=("state", "状态")),
        Column("parcel", Kind.TEXT, Text("地块", "parcel"), Text("所在地块编号；空表示在园区外", "id of its parcel; empty means outside the park"), refers="parcels", names=("parcel", "地块", "地块编号")),
        Column("ready_on", Kind.DATE, Text("交付日期", "ready on"), Text("在建者的预计交付日期", "when an estate under construction is handed over"), names=("ready_on", "交付日期")),
        Column("build_days", Kind.NUMBER, Text("建设天数", "days to build"), Text("拟建者自开工至交付的天数；空则取安置标准", "days from start to handing over of a planned estate; empty takes the profile's"), unit="天", low=0, high=5000, names=("build_days", "建设天数", "工期")),
        Column("build_price", Kind.NUMBER, Text("建设单价", "price of building"), Text("拟建者每平方米建筑面积（宅基地点为每平方米宅基地）的建设费用；空则取安置标准", "what a square metre of floor (of site) of a planned estate costs; empty takes the profile's"), unit="yuan/m2", low=0, names=("build_price", "建设单价")),
        source_column(),
    ),
    "point",
)  # fmt: skip

FLAT_TYPES = Schema(
    "flat_types", Text("房源", "flats on offer"), Text("各安置小区的户型与套数，宅基地点的规格与处数", "types and numbers of flats of each estate, of sites of each homestead place"),
    (
        id_column("房源编号", "户型编号"),
        Column("estate", Kind.TEXT, Text("安置小区", "estate"), Text("所属安置小区编号", "id of its estate"), required=True, refers="estates", names=("estate", "安置小区", "小区编号")),
        Column("area_m2", Kind.NUMBER, Text("面积", "area"), Text("每套建筑面积（每处宅基地面积）", "floor area of a flat (ground of a site)"), unit="m2", required=True, low=1, high=2000, names=("area_m2", "面积", "户型面积", "建筑面积")),
        Column("number", Kind.INTEGER, Text("套数", "number"), Text("可供安置的套（处）数", "how many are on offer"), unit="套", required=True, low=0, high=100000, names=("number", "套数", "数量")),
        source_column(),
    ),
)  # fmt: skip

PEOPLE: tuple[Schema, ...] = (HOUSEHOLDS, ESTATES, FLAT_TYPES)
"""The tables of the people, in the order in which they are shown."""
