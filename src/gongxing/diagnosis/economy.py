"""Which figures describe the firms and the people of a park as it stands?"""

from __future__ import annotations

from collections.abc import Iterator

from gongxing.diagnosis.counts import count_rows, coverage, figure, total
from gongxing.origins import Figure, computed
from gongxing.park import Park
from gongxing.words import Text

OIL_SECTORS = ("3512", "3513")
"GB/T 4754-2017: machinery for petroleum drilling and extraction, on land and offshore."
_OIL_WORDS = "石油|油气|oil"
_CHAINS = ("leading_chain", "nurtured_chain")


def firm_figures(park: Park) -> Iterator[Figure]:
    """Yield the figures of the firm register: number, sales, tax, jobs, concentration, size, chains, yield of land."""
    firms = park.firms
    yield count_rows("park.firms", Text("企业数", "firms"), park, "firms", "firms")
    yield total("park.sales_yuan", Text("年销售收入", "yearly sales"), park, "firms.sales_yuan", "yuan")
    yield total("park.tax_yuan", Text("年税收", "yearly tax"), park, "firms.tax_yuan", "yuan")
    yield total("park.jobs", Text("从业人数", "jobs"), park, "firms.jobs", "persons")
    sales = firms["sales_yuan"].dropna().sort_values(ascending=False)
    yield figure(
        "park.top_two_share",
        Text("前两户企业销售占比", "share of the two largest firms in sales"),
        float(sales.iloc[:2].sum() / sales.sum()) if len(sales) > 2 and sales.sum() > 0 else None,
        unit="share",
        origin=computed(
            "diagnosis.portrait",
            Text("销售最高两户之和除以全部销售", "sales of the two largest firms over all sales"),
            "firms.sales_yuan",
        ),
    )
    scale = firms["above_scale"].dropna()
    above = int(scale.sum()) if len(scale) else None
    note = coverage(len(scale), len(firms), firms.schema.column("above_scale").label)
    yield figure(
        "park.above_scale",
        Text("规模以上企业", "firms above designated size"),
        above,
        unit="firms",
        origin=computed(
            "diagnosis.portrait", Text("标注规上的企业数", "firms marked above scale"), "firms.above_scale"
        ),
        note=note,
    )
    yield figure(
        "park.above_scale_share",
        Text("规上企业占比", "share of firms above designated size"),
        above / len(scale) if above is not None else None,
        unit="share",
        origin=computed(
            "diagnosis.portrait",
            Text("规上企业数除以有此标注的企业数", "firms above scale over firms with the mark"),
            "firms.above_scale",
        ),
        note=note,
    )
    yield from _chains(park)
    yield from _per_land(park)


def _chains(park: Park) -> Iterator[Figure]:
    firms = park.firms
    sector, chain = (firms["sector"].fillna("").astype(str), firms["chain"].fillna("").astype(str))
    named = bool((sector != "").any() or (chain != "").any())
    oil = sector.str.lstrip("ABCDEFGHIJKLMNOPQRST").str.startswith(OIL_SECTORS) | chain.str.contains(
        _OIL_WORDS, case=False, regex=True
    )
    count = int(oil.sum()) if named else None
    how = Text(
        "行业代码属石油钻采专用设备制造，或产业链名含石油、油气",
        "sector code of petroleum drilling machinery, or chain named oil",
    )
    inputs = ("firms.sector", "firms.chain")
    yield figure(
        "park.oil_firms",
        Text("石油装备企业", "oil-equipment firms"),
        count,
        unit="firms",
        origin=computed("diagnosis.portrait", how, *inputs),
    )
    yield figure(
        "park.oil_share",
        Text("石油装备企业占比", "share of oil-equipment firms"),
        count / len(firms) if count is not None else None,
        unit="share",
        origin=computed("diagnosis.portrait", how, *inputs),
    )
    lists = park["strategies"].frame
    for name in lists.loc[lists["kind"].isin(_CHAINS), "name"]:
        here = chain == name
        yield figure(
            f"park.chain.{name}.firms",
            Text(f"{name}企业数", f"firms in {name}"),
            int(here.sum()) if (chain != "").any() else None,
            unit="firms",
            origin=computed(
                "diagnosis.portrait",
                Text("产业链一列与布局名称相同的企业数", "firms whose chain is that of the layout"),
                "firms.chain",
            ),
        )


def _per_land(park: Park) -> Iterator[Figure]:
    frame = park.firms.frame
    for column, key, label in (
        ("sales_yuan", "park.sales_per_m2", Text("亩均销售", "sales per land")),
        ("tax_yuan", "park.tax_per_m2", Text("亩均税收", "tax per land")),
    ):
        both = frame[frame[column].notna() & (frame["land_m2"] > 0)]
        land = float(both["land_m2"].sum()) if len(both) else 0.0
        what = Text(f"{label.zh}所需两列", "both sales or tax and land")
        yield figure(
            key,
            label,
            float(both[column].sum()) / land if land > 0 else None,
            unit="yuan/m2",
            origin=computed(
                "diagnosis.portrait",
                Text("金额之和除以用地之和，只计两者都有的企业", "sum of money over sum of land, firms with both only"),
                f"firms.{column}",
                "firms.land_m2",
            ),
            note=coverage(len(both), len(frame), what),
        )


def people_figures(park: Park) -> Iterator[Figure]:
    """Yield the figures of the households register."""
    yield count_rows("park.households", Text("住户数", "households"), park, "households", "households")
    yield total("park.persons", Text("居住人口", "residents"), park, "households.persons", "persons")
    yield total(
        "park.dwelling_floor_m2", Text("住房建筑面积", "dwelling floor area"), park, "households.floor_m2", "m2"
    )
    villages = park["households"]["village"].dropna().nunique()
    yield figure(
        "park.villages",
        Text("村组数", "village groups"),
        villages or None,
        unit="villages",
        origin=computed(
            "diagnosis.portrait",
            Text("住户表中不同村组的个数", "different village groups in the households table"),
            "households.village",
        ),
    )
