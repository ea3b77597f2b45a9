"""Which prices come with the package, and which has the user brought along?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable, Iterator, Mapping
from importlib.resources import files
from typing import Any

import pandas as pd

from gongxing.errors import DataError, Fault, NotReadyError, Place
from gongxing.io.sheet import Row, Sheet, refuse
from gongxing.origins import Origin, OriginKind
from gongxing.park import Park
from gongxing.standards.prices import PriceSeries
from gongxing.words import Text, same

BRENT = "brent"
BRENT_UNIT = "usd/bbl"
BRENT_ORIGIN = Origin(
    OriginKind.PASSAGE,
    "standards/packs/brent_monthly.csv",
    Text(
        "布伦特原油现货月均价，美国能源信息署（EIA），经 datahub.io core/oil-prices 整理（PDDL），美元/桶",
        "Brent spot price FOB, monthly means, U.S. Energy Information Administration, as collected in datahub.io "
        "core/oil-prices (PDDL), dollars a barrel",
    ),
)
FEWEST = 24
"""Prices without which a series says little."""
_FILE = "brent_monthly.csv"


def load_brent() -> PriceSeries:
    """Return the monthly prices of Brent crude that come with the package."""
    text = (files("gongxing.standards") / "packs" / _FILE).read_text(encoding="utf-8")
    sheet = Sheet(_FILE, ("date", "price"))
    rows = sheet.made(text, _row, ("date",))
    refuse(_FILE, sheet.faults)
    return PriceSeries(BRENT, BRENT_UNIT, tuple(day for day, _ in rows), tuple(p for _, p in rows), BRENT_ORIGIN)


def _row(row: Row) -> tuple[dt.date, float]:
    return row.date("date") or dt.date.min, row.number_of("price")


def price_series_of(park: Park, name: str = BRENT) -> PriceSeries:
    """Return the prices called `name`: the user's own of the table `prices` first, else those that come with the package.

    Case does not matter. DataError with all faults for days given twice, prices of zero, different units, months left out or
    fewer than FEWEST prices; NotReadyError where there is no such series.
    """
    table = park["prices"].frame
    wanted = name.strip().casefold()
    rows = table[table["series"].fillna("").str.strip().str.casefold() == wanted].sort_values(["date", "id"])
    if rows.empty:
        if wanted == BRENT:
            return load_brent()
        raise _absent(name, sorted({str(word) for word in table["series"].dropna()} | {BRENT}))
    faults = list(_faults(rows, name))
    if faults:
        raise DataError(
            Text(f"价格序列 {name} 有 {len(faults)} 处错误", f"price series {name} has {len(faults)} faults"), faults
        )
    days = tuple(dt.date.fromisoformat(str(day)) for day in rows["date"])
    units = [str(unit).strip() for unit in rows["unit"].dropna() if str(unit).strip()]
    found = PriceSeries(
        name, units[0] if units else "", days, tuple(float(p) for p in rows["price"]),
        Origin(OriginKind.PASSAGE, f"prices/{name}", Text(f"使用者导入的价格序列 {name}", f"price series {name} imported by the user")),
    )  # fmt: skip
    missing = found.gaps()
    if missing:
        listed = ", ".join(f"{day:%Y-%m}" for day in missing[:6])
        place = Place(table="prices", column="date", row=name)
        words = Text(f"缺 {len(missing)} 个月（{listed}）", f"{len(missing)} months left out ({listed})")
        fault = Fault(place, words, Text("逐月价格", "a price for each month"), _COMPLETE, "prices.gaps")
        raise DataError(Text(f"价格序列 {name} 不连续", f"price series {name} has gaps"), [fault])
    return found


_COMPLETE = Text("补齐这些月份", "add these months")
_CORRECT = Text("核对原始资料后改正", "correct it against the source")


def _faults(rows: pd.DataFrame, name: str) -> Iterator[Fault]:
    for row in rows[rows["date"].duplicated(keep=False)].to_dict("records"):
        yield _fault(row, "date", str(row["date"]), Text("每天一个价格", "one price a day"))
    for row in rows[~(rows["price"] > 0)].to_dict("records"):
        yield _fault(row, "price", str(row["price"]), Text("大于零的价格", "a price above zero"))
    units = sorted({str(unit).strip() for unit in rows["unit"].dropna()} - {""})
    if len(units) > 1:
        place = Place(table="prices", column="unit", row=name)
        yield Fault(place, same(", ".join(units)), Text("同一单位", "one unit"), _CORRECT, "prices.unit")
    if len(rows) < FEWEST:
        place = Place(table="prices", row=name)
        words = Text(f"{len(rows)} 个价格", f"{len(rows)} prices")
        expected = Text(f"至少 {FEWEST} 个", f"at least {FEWEST}")
        yield Fault(place, words, expected, Text("补充更早的价格", "add earlier prices"), "prices.few")


def _fault(row: Mapping[Hashable, Any], column: str, found: str, expected: Text) -> Fault:
    place = Place(table="prices", row=str(row["id"]), column=column)
    return Fault(place, same(found), expected, _CORRECT, f"prices.{column}")


def _absent(name: str, known: list[str]) -> NotReadyError:
    listed = ", ".join(known)
    fault = Fault(
        Place(table="prices", column="series"),
        Text(f"没有名为 {name} 的序列；有 {listed}", f"no series called {name}; there are {listed}"),
        Text(f"序列 {name} 的价格", f"prices of {name}"),
        Text("导入 prices 表", "import the table prices"),
        "prices.absent",
    )
    return NotReadyError(Text(f"没有价格序列 {name}", f"there is no price series {name}"), [fault])
