"""Whom do the demo firms buy from and sell to, who asks for land, and what do neighbours and other counties make?"""

from __future__ import annotations

import numpy as np
import pandas as pd

from gongxing.samples.utilities import NEIGHBOUR

_STAGES = {"promotion": 0.3, "talks": 0.26, "signed": 0.18, "started": 0.12, "funded": 0.06, "lost": 0.08}
_WANTED: tuple[tuple[str, str, str, str], ...] = (
    ("3512", "钻采设备", "石油装备", "2"), ("3443", "高压阀门", "石油装备", "2"), ("3484", "精密机加工", "石油装备", "1"),
    ("3311", "钢结构模块", "高端装备零部件", "2"), ("3451", "轴承", "高端装备零部件", "1"), ("3462", "液压元件", "高端装备零部件", "1"),
    ("3415", "风电主轴", "新能源装备", "2"), ("3825", "光伏支架", "新能源装备", "1"), ("3812", "永磁电机", "新能源装备", "1"),
    ("3841", "储能系统", "新能源装备", "2"), ("4014", "智能仪表", "智能检测与再制造", "1"), ("4330", "再制造", "智能检测与再制造", "2"),
    ("7452", "无损检测", "智能检测与再制造", "1"), ("3360", "表面处理中心", "石油装备", "3"),
)  # fmt: skip
_CUSTOMERS = {"3512": 1.0, "3513": 1.0, "3415": 0.3, "3462": 0.3}
_MAKES: dict[str, tuple[str, ...]] = {
    "3391": ("3512", "3443", "3441", "3415"), "3393": ("3512", "3513", "3443", "3415"), "3360": ("3512", "3443", "3482", "3311"),
    "3130": ("3512", "3513", "3311"), "3482": ("3512", "3441", "3311"), "3484": ("3512", "3443", "3441", "3462"),
    "3443": ("3512", "3513"), "3441": ("3512", "3513"), "3311": ("3513", "3512"), "7452": ("3512", "3443"), "5179": ("3512", "3484"),
}  # fmt: skip
_OUTSIDE = (
    ("3812", "省外电机厂"),
    ("4014", "进口仪表"),
    ("3451", "省外轴承厂"),
    ("3130", "省外钢管厂"),
    ("3985", "进口电子元件"),
)
_NEXT_DOOR: tuple[tuple[str, str, str, float, str], ...] = (
    ("4014", "智能仪表", "智能装备", 2.0, ""), ("3812", "电机", "智能装备", 1.6, ""), ("3451", "轴承", "智能装备", 1.4, ""),
    ("3985", "电子元件", "电子信息", 2.4, ""), ("6513", "工业软件", "电子信息", 0.8, "工业互联网平台"), ("7452", "检测", "科技服务", 0.7, "计量与无损检测"),
    ("3360", "热处理", "智能装备", 1.0, "热处理与表面处理中心"), ("3512", "钻采部件", "石油装备", 1.2, ""), ("3599", "专用设备", "智能装备", 1.5, ""),
    ("5920", "仓储物流", "科技服务", 0.6, "保税仓与集运"), ("3562", "半导体设备", "电子信息", 2.2, ""), ("2770", "医疗器材", "生命健康", 1.3, ""),
)  # fmt: skip
_PLACES = 64
COUNTY_SECTORS = (
    "131", "137", "143", "151", "152", "171", "176", "181", "195", "201", "211", "221", "223", "241", "251", "261", "263", "265", "266",
    "268", "271", "272", "274", "281", "291", "292", "301", "302", "305", "307", "312", "313", "314", "321", "324", "325", "331", "332",
    "333", "334", "335", "336", "338", "339", "341", "342", "344", "345", "346", "347", "348", "349", "351", "352", "353", "354", "356",
    "357", "358", "361", "367", "371", "373", "374", "375", "381", "382", "383", "384", "385", "387", "391", "392", "395", "397", "398",
    "401", "402", "404", "433", "434", "592", "651", "745",
)  # fmt: skip
"""Three-digit classes of GB/T 4754-2017 that the made-up counties may have."""


def leads(scale: float, first_year: int, rng: np.random.Generator) -> pd.DataFrame:
    """Return 40 x scale investment leads with stage, land wanted and figures at full production."""
    rows = []
    for number in range(round(40 * scale)):
        code, word, chain, grade = _WANTED[int(rng.integers(len(_WANTED)))]
        stage = str(rng.choice(list(_STAGES), p=list(_STAGES.values())))
        land = float(np.exp(rng.normal(9.9, 0.55)))
        sales = land * rng.uniform(3_800, 7_500)
        year = first_year + int(rng.integers(0, 4)) + (stage in ("promotion", "talks"))
        rows.append(
            (f"ZS{number + 1:03d}", f"{word}项目{number + 1:02d}（示例）", stage, code, chain, grade, round(sales * rng.uniform(0.6, 1.1), -5),
             round(land, -1), round(sales, -4), round(sales * 1.02, -4), round(sales * rng.uniform(0.03, 0.05), -3), int(sales / 9e5) + 5, year)
        )  # fmt: skip
    columns = [
        "id",
        "name",
        "stage",
        "sector",
        "chain",
        "industry_class",
        "investment_yuan",
        "land_m2",
        "sales_yuan",
        "output_yuan",
    ]
    return pd.DataFrame(rows, columns=[*columns, "tax_yuan", "jobs", "year"])


def supply_links(firms: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Return who supplies whom as far as firms said: parts makers to machine builders, and what comes from outside."""
    rows: list[tuple[str | None, str | None, str | None, str, float]] = []
    sales = dict(zip(firms["id"], firms["sales_yuan"], strict=True))
    by_sector = {code: list(part["id"]) for code, part in firms.groupby("sector")}
    for code, makers in _MAKES.items():
        for supplier in by_sector.get(code, []):
            wanted = [firm for buyer in makers for firm in by_sector.get(buyer, [])]
            if not wanted or rng.random() > 0.7:
                continue
            weight = np.array([sales[firm] for firm in wanted]) ** 0.8
            many = min(int(rng.integers(1, 5)), len(wanted))
            chosen = rng.choice(len(wanted), many, replace=False, p=weight / weight.sum())
            shares = rng.dirichlet(np.full(many, 2.0)) * rng.uniform(0.25, 0.7)
            for k, share in zip(chosen, shares, strict=True):
                amount = min(share * sales[supplier], 0.2 * sales[wanted[k]])
                rows.append((supplier, wanted[k], None, code, round(amount, -3)))
    for code, who in _OUTSIDE:
        buyers = [firm for sector in _CUSTOMERS for firm in by_sector.get(sector, [])]
        for buyer in buyers:
            if rng.random() < 0.3:
                rows.append((None, buyer, who, code, round(rng.uniform(0.01, 0.06) * sales[buyer], -3)))
    frame = pd.DataFrame(rows, columns=["supplier", "buyer", "outside", "sector", "amount_yuan"])
    frame.insert(0, "id", [f"GX{n + 1:05d}" for n in range(len(frame))])
    return frame


def neighbour_firms(scale: float, rng: np.random.Generator) -> pd.DataFrame:
    """Return the register of the neighbouring zone: some 90 x scale firms."""
    rows = []
    for number in range(round(90 * scale)):
        code, word, chain, size, serves = _NEXT_DOOR[number % len(_NEXT_DOOR)]
        sales = size * float(np.exp(rng.normal(17.0, 0.9)))
        offers = serves if serves and number < 3 * len(_NEXT_DOOR) else None
        rows.append(
            (
                f"LQ{number + 1:04d}",
                NEIGHBOUR,
                f"邻{word}{number + 1:03d}",
                code,
                chain,
                round(sales, -3),
                int(sales / 1.1e6) + 4,
                offers,
            )
        )
    return pd.DataFrame(rows, columns=["id", "zone", "name", "sector", "chain", "sales_yuan", "jobs", "serves"])


def region_sectors(firms: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Return output and jobs by sector of the park's district and of made-up counties, at the start and end of five years.

    Counties draw from hidden abilities that kindred sectors share, so that what is made together is related.
    """
    groups = np.array([int(code[:2]) for code in COUNTY_SECTORS])
    needs = np.exp(-(((groups[:, None] - np.linspace(12, 46, 9)[None, :]) / 4.5) ** 2)) + 0.04
    able = rng.gamma(0.7, 1.0, (_PLACES, needs.shape[1])) + 0.03
    size = np.exp(rng.normal(0, 0.5, _PLACES))
    value = (able @ needs.T) ** 1.6 * np.exp(rng.normal(0, 0.6, (_PLACES, len(groups)))) * size[:, None] * 4e8
    value[value < 5e7] = 0.0
    own = np.zeros(len(groups))
    for code, part in firms.groupby(firms["sector"].str[:3]):
        if code in COUNTY_SECTORS:
            own[COUNTY_SECTORS.index(code)] = float(part["output_yuan"].sum())
    value[0] = 0.35 * value[0] + own * rng.uniform(1.1, 1.9, len(own))
    pieces = []
    for year, growth in ((2020, rng.normal(0.045, 0.03, len(groups))), (2025, None)):
        then = value if growth is None else value / (1 + growth) ** 5 * np.exp(rng.normal(0, 0.05, value.shape))
        for place in range(_PLACES):
            kept = then[place] > 0
            codes = [code for code, there in zip(COUNTY_SECTORS, kept, strict=True) if there]
            name, level = ("本区（合成）", "district") if place == 0 else (f"县{place:02d}（合成）", "county")
            output = then[place][kept]
            pieces.append(
                pd.DataFrame(
                    {
                        "id": [f"QY-{year}-{place:02d}-{code}" for code in codes], "region": name, "level": level, "year": year,
                        "sector": codes, "output_yuan": output.round(-4), "value_added_yuan": (0.24 * output).round(-4),
                        "jobs": np.maximum(1, output / 1.1e6).round(0).astype(int),
                    }
                )
            )  # fmt: skip
    return pd.concat(pieces, ignore_index=True)
