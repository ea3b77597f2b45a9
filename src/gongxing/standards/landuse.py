"""Which land-use classes are there in both Chinese schemes, how do they translate, and in which colour are they drawn?

Codes of the 2023 scheme (国土空间调查、规划、用途管制用地用海分类指南) and of GB 50137-2011, with the colours planners use for
them. Codes and colours were restated from memory and secondary sources (rules YDYH-1001, GB50137-M, GB50137-H), so the
dictionary has grade C until somebody checks it against the printed texts: it may label and draw, never forbid.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from gongxing.words import Text

DICTIONARY_RULE = "YDYH-1001"
"""The rule (and grade) under which this dictionary is cited."""


@dataclass(frozen=True, slots=True)
class LandUse:
    """One class: its code, name, drawing colour (#rrggbb), nature and its nearest GB 50137-2011 code."""

    code: str
    name: Text
    colour: str
    built: bool
    """Whether it counts as construction land (建设用地)."""
    arable: bool
    """Whether it counts as cultivated land (耕地)."""
    old_code: str

    @property
    def level(self) -> int:
        """1, 2 or 3: how deep the class is."""
        return len(self.code) // 2


_ROOTS = (
    # code, zh, en, colour, built, arable, GB 50137
    ("01", "耕地", "Cultivated land", "#f5f8dc", False, True, "E2"),
    ("02", "园地", "Orchard land", "#bfe9aa", False, False, "E2"),
    ("03", "林地", "Forest land", "#68b167", False, False, "E2"),
    ("04", "草地", "Grassland", "#cdf57a", False, False, "E9"),
    ("05", "湿地", "Wetland", "#65cdaa", False, False, "E1"),
    ("06", "农业设施建设用地", "Agricultural facilities", "#d8d79f", False, False, "E2"),
    ("07", "居住用地", "Residential", "#ffff2d", True, False, "R"),
    ("08", "公共管理与公共服务用地", "Public administration and services", "#ff00ff", True, False, "A"),
    ("09", "商业服务业用地", "Commercial and business", "#ff0000", True, False, "B"),
    ("10", "工矿用地", "Industrial and mining", "#bb9674", True, False, "M"),
    ("11", "仓储用地", "Storage", "#8761d3", True, False, "W"),
    ("12", "交通运输用地", "Transport", "#b7b7b7", True, False, "S"),
    ("13", "公用设施用地", "Public utilities", "#006380", True, False, "U"),
    ("14", "绿地与开敞空间用地", "Green and open space", "#00ff00", True, False, "G"),
    ("15", "特殊用地", "Special use", "#859156", True, False, "H4"),
    ("16", "留白用地", "Reserved (white) land", "#ffffff", True, False, "-"),
    ("17", "陆地水域", "Inland water", "#338ec0", False, False, "E1"),
    ("23", "其他土地", "Other land", "#d7c8b9", False, False, "E9"),
)
_BRANCHES = (
    ("0101", "水田", "Paddy field", ""),
    ("0102", "水浇地", "Irrigated land", ""),
    ("0103", "旱地", "Dry land", ""),
    ("0201", "果园", "Fruit orchard", ""),
    ("0202", "茶园", "Tea garden", ""),
    ("0301", "乔木林地", "Tall forest", ""),
    ("0303", "灌木林地", "Shrub land", ""),
    ("0601", "农村道路", "Rural road", ""),
    ("0602", "设施农用地", "Farm facilities", ""),
    ("0701", "城镇住宅用地", "Urban housing", "R"),
    ("070101", "一类城镇住宅用地", "Urban housing, class 1", "R1"),
    ("070102", "二类城镇住宅用地", "Urban housing, class 2", "R2"),
    ("070103", "三类城镇住宅用地", "Urban housing, class 3", "R3"),
    ("0702", "城镇社区服务设施用地", "Urban community facilities", "R22"),
    ("0703", "农村宅基地", "Rural homestead", "H14"),
    ("0704", "农村社区服务设施用地", "Rural community facilities", "H14"),
    ("0801", "机关团体用地", "Administration", "A1"),
    ("0802", "科研用地", "Research", "A35"),
    ("0803", "文化用地", "Culture", "A2"),
    ("0804", "教育用地", "Education", "A3"),
    ("080403", "中小学用地", "Primary and secondary schools", "A33"),
    ("080404", "幼儿园用地", "Kindergartens", "A33"),
    ("0805", "体育用地", "Sports", "A4"),
    ("0806", "医疗卫生用地", "Health", "A5"),
    ("0807", "社会福利用地", "Welfare", "A6"),
    ("0901", "商业用地", "Retail", "B1"),
    ("0902", "商务金融用地", "Business and finance", "B2"),
    ("0903", "娱乐用地", "Entertainment", "B3"),
    ("0904", "其他商业服务业用地", "Other services", "B9"),
    ("1001", "工业用地", "Industry", "M"),
    ("100101", "一类工业用地", "Industry, class 1", "M1"),
    ("100102", "二类工业用地", "Industry, class 2", "M2"),
    ("100103", "三类工业用地", "Industry, class 3", "M3"),
    ("1002", "采矿用地", "Mining", "H5"),
    ("1101", "物流仓储用地", "Logistics and warehousing", "W1"),
    ("1102", "储备库用地", "Reserve depots", "W"),
    ("1201", "铁路用地", "Railway", "H21"),
    ("1202", "公路用地", "Highway", "H22"),
    ("1204", "港口码头用地", "Port", "H23"),
    ("1207", "城镇道路用地", "Urban road", "S1"),
    ("1208", "交通场站用地", "Transport station", "S4"),
    ("1301", "供水用地", "Water supply", "U11"),
    ("1302", "排水用地", "Drainage", "U21"),
    ("1303", "供电用地", "Power", "U12"),
    ("1304", "供燃气用地", "Gas", "U13"),
    ("1309", "环卫用地", "Sanitation", "U22"),
    ("1310", "消防用地", "Fire service", "U31"),
    ("1401", "公园绿地", "Park", "G1"),
    ("1402", "防护绿地", "Protective green", "G2"),
    ("1403", "广场用地", "Square", "G3"),
    ("1701", "河流水面", "River", "E11"),
    ("1702", "湖泊水面", "Lake", "E11"),
    ("1703", "水库水面", "Reservoir", "E12"),
    ("1704", "坑塘水面", "Pond", "E13"),
    ("1705", "沟渠", "Ditch", "E13"),
)
_OWN_COLOURS = {
    "0703": "#ffd37f",
    "080403": "#ff7fbf",
    "0804": "#ff7fbf",
    "100101": "#d8bfa2",
    "100102": "#bb9674",
    "100103": "#7f5f46",
    "1401": "#00e600",
    "1402": "#2ea043",
    "1207": "#c8c8c8",
    "0101": "#f5f8dc",
}


def _build() -> Mapping[str, LandUse]:
    classes = {
        code: LandUse(code, Text(zh, en), colour, built, arable, old)
        for code, zh, en, colour, built, arable, old in _ROOTS
    }
    for code, zh, en, old in _BRANCHES:
        root = classes[code[:2]]
        built = root.built if code[:2] != "06" else False
        classes[code] = LandUse(
            code, Text(zh, en), _OWN_COLOURS.get(code, root.colour), built, root.arable, old or root.old_code
        )
    return dict(sorted(classes.items()))


LAND_USES: Mapping[str, LandUse] = _build()
"""The dictionary of the 2023 scheme, by code."""

_OLD_ROOTS = (
    ("R", "居住用地", "Residential", "#ffff2d", "0701"),
    ("A", "公共管理与公共服务用地", "Public services", "#ff00ff", "08"),
    ("A3", "教育科研用地", "Education and research", "#ff7fbf", "0804"),
    ("A5", "医疗卫生用地", "Health", "#ff00ff", "0806"),
    ("B", "商业服务业设施用地", "Commercial", "#ff0000", "09"),
    ("M", "工业用地", "Industrial", "#bb9674", "1001"),
    ("M1", "一类工业用地", "Industrial, class 1", "#d8bfa2", "100101"),
    ("M2", "二类工业用地", "Industrial, class 2", "#bb9674", "100102"),
    ("M3", "三类工业用地", "Industrial, class 3", "#7f5f46", "100103"),
    ("W", "物流仓储用地", "Logistics", "#8761d3", "1101"),
    ("S", "道路与交通设施用地", "Roads and transport", "#b7b7b7", "1207"),
    ("U", "公用设施用地", "Utilities", "#006380", "13"),
    ("G", "绿地与广场用地", "Green space and squares", "#00ff00", "14"),
    ("G1", "公园绿地", "Park", "#00e600", "1401"),
    ("G2", "防护绿地", "Protective green", "#2ea043", "1402"),
    ("H", "建设用地", "Construction land", "#b7b7b7", ""),
    ("H14", "村庄建设用地", "Village land", "#ffd37f", "0703"),
    ("H2", "区域交通设施用地", "Regional transport", "#b7b7b7", "12"),
    ("H4", "特殊用地", "Special use", "#859156", "15"),
    ("H5", "采矿用地", "Mining", "#bb9674", "1002"),
    ("E1", "水域", "Water", "#338ec0", "17"),
    ("E2", "农林用地", "Farm and forest land", "#f5f8dc", "01"),
    ("E9", "其他非建设用地", "Other land", "#d7c8b9", "23"),
)


@dataclass(frozen=True, slots=True)
class OldLandUse:
    """A class of GB 50137-2011 with its nearest class of the 2023 scheme ("" where it has no single one)."""

    code: str
    name: Text
    colour: str
    new_code: str


OLD_LAND_USES: Mapping[str, OldLandUse] = {
    code: OldLandUse(code, Text(zh, en), colour, new) for code, zh, en, colour, new in _OLD_ROOTS
}

_WORDS = {
    # what registers, OpenStreetMap tags and older tables call a class
    "residential": "0701",
    "farmland": "01",
    "farmyard": "0602",
    "industrial": "1001",
    "commercial": "0902",
    "retail": "0901",
    "forest": "03",
    "meadow": "04",
    "grass": "04",
    "orchard": "02",
    "vineyard": "02",
    "greenhouse_horticulture": "0602",
    "cemetery": "15",
    "quarry": "1002",
    "railway": "1201",
    "recreation_ground": "1401",
    "village_green": "1401",
    "reservoir": "1703",
    "basin": "1704",
    "landfill": "1309",
    "military": "15",
    "education": "0804",
    "school": "080403",
    "university": "0804",
    "hospital": "0806",
    "park": "1401",
    "garden": "1401",
    "allotments": "02",
    "construction": "16",
    "brownfield": "16",
    "greenfield": "16",
    "depot": "11",
    "port": "1204",
    "warehouse": "1101",
    "water": "17",
    "wetland": "05",
    "scrub": "0303",
    "wood": "03",
    "parking": "1208",
    "plant_nursery": "02",
    "水田": "0101",
    "水浇地": "0102",
    "旱地": "0103",
    "农村宅基地": "0703",
    "宅基地": "0703",
    "村庄": "0703",
    "住宅用地": "0701",
    "工业": "1001",
    "仓储": "11",
    "物流": "1101",
    "商业": "0901",
    "绿地": "14",
    "道路": "1207",
    "水域": "17",
    "河流": "1701",
    "农田": "01",
    "学校": "0804",
    "医院": "0806",
}
_BY_NAME = {landuse.name.zh: code for code, landuse in LAND_USES.items()} | {
    landuse.name.en.lower(): code for code, landuse in LAND_USES.items()
}


def classify(word: str | None) -> str | None:
    """Return the class code of the 2023 scheme for a code of either scheme, a class name or a usual tag; None if unknown.

    Bare digits of one or another private coding (such as "3" or "10" standing alone in a raster product) are not
    recognised on purpose: a code of this dictionary has two, four or six digits with its leading zero.
    """
    if word is None:
        return None
    text = str(word).strip()
    if text in LAND_USES:
        return text
    if re.fullmatch(r"\d{4,6}", text):
        while text and text not in LAND_USES:
            text = text[:-2]
        return text or None
    upper = text.upper()
    if re.fullmatch(r"[RABMWSUGHE]\d{0,2}", upper):
        while upper:
            if upper in OLD_LAND_USES:
                return OLD_LAND_USES[upper].new_code or None
            upper = upper[:-1]
    return _WORDS.get(text.lower()) or _BY_NAME.get(text) or _BY_NAME.get(text.lower()) or _by_suffix(text)


def _by_suffix(text: str) -> str | None:
    return (
        _BY_NAME.get(text + "用地") or _BY_NAME.get(text.removesuffix("用地")) or _WORDS.get(text.removesuffix("用地"))
    )


def land_use(code: str | None) -> LandUse:
    """Return the class of `code`, or the class "unknown" (code "") for None and codes outside the dictionary."""
    return LAND_USES.get(code or "", UNKNOWN_USE)


UNKNOWN_USE = LandUse("", Text("用途不明", "Use not known"), "#e6e6e6", False, False, "-")
