"""Are registers read with their titles, totals, encodings and codes as people keep them?"""

from __future__ import annotations

import base64
import datetime as dt
import zipfile
import zlib
from pathlib import Path

import pytest
from openpyxl import Workbook

from gongxing.errors import DataError
from gongxing.io.convert import to_table_frame
from gongxing.io.guess import guess_mapping
from gongxing.io.readers import read_layers
from gongxing.io.registers import read_workbook

OLD = (
    'c-rk)O-L0{6#nkKdA=Wf`ZN`MfryZqxp>tg33MtbS52Ch6@mHkEke<F<l?nR%Uneew1}dO;Kq&BrXPx^U5mh|MGyp9)Fz^WA{Xj(&Y3%<^%g!T$(V1LbI&>VoO|xvpEGyn=~T(|*v-TY'
    'enB$=Sa2dJSfo>QM?4`8s&^b_y)sO<<6~7J5~hhP2;yGsNr>l==X(YQZkUgV0<Y;lf)lU@`qR}bh@H}hZpD3QBC2qWG)1VCUX=<xCUlL^>tcCd=yuUu5ZXkx)9Ns$EW5r@ui}G7jnox^'
    '+r2G5FGaHn<#^1ic<7>XZG+g6Io{p(Z&p;9g%}6TTT8k>o$2nIMj1`uIKDd7z!z_)KCJfjE2~!^{p?bGD2M)%VFJT&j>-ZbrJP!5a*e6f-h>_N*xxmWw4~gKY)$pyz_xa;%7j=|41H_Y'
    'Y^>u`HUw2SnCwhl{+JCr6L!R*29wF;)&SJz!M?WHc2{mB`H;;rMUL6;&PO?j<bwE;To98zQb@E1#ln}!PKi^tpPTsnY)`7y>JrVc<bU@qv5p@M4$iO#ITuNdJR7}NfO_%RDD<qfx>opv'
    '&@x)zRMxhZYi9R|*qoEvT8gtp@Z4Izh_54l^nKf%s?j&r2I41MW=@q&zOcqnL&MiY{(Oy~K{cqWR~UCKuT(mtyb@aZTXqQ>aou-EzY2>nkEpOELLZ34qr>CF_9}<H5__hu<c+2)86*XC'
    'G$V(%A>O98cjqEV(rJSw_HNeRfgIie@h;Hb0r3v~kl35&@2&17!$7l9id!6(a_Ub+;lqayA3l8e@Zn>%LdiMLJ(csxGN{k}A^l%xp6&(zH_3mCeHftYBz>6fLO+!mWb;}-6$mP?EwxM^'
    '?|&hqlcHzPi<I=EH}CaJ-)(B~^DNsj{^zz(zVR3G>E~aL{~g_<-Zu'
)  # fmt: skip
"""An .xls of 1997 format: a title, headings 企业编号, 企业名称, 用地面积（亩）, and rows 0007/甲公司/15 and 0008/乙公司/不详."""


def book(path: Path) -> Path:
    made = Workbook()
    sheet = made.active
    sheet.title = "企业名录"
    sheet.append(["高新技术装备产业园企业名录"])
    sheet.merge_cells("A1:E1")
    sheet.append(["填报单位：园区办", None, None, "单位：万元、亩"])
    sheet.append(["企业编号", "企业名称", "村组", "销售收入", "用地面积", "成立时间"])
    sheet.append(["0007", "甲公司", "东村", 1200, 15, dt.date(2011, 5, 6)])
    sheet.append([8, "乙公司", None, "1,500", 30.5, None])
    sheet.append([None] * 6)
    sheet.append(["0009", "丙公司", "西村", "不详", None, "2015年"])
    sheet.append(["合计", None, None, 2700, 45.5])
    sheet.merge_cells("C4:C5")
    made.create_sheet("空表")
    made.save(path)
    return path


def test_a_workbook_as_offices_keep_it(tmp_path: Path) -> None:
    (layer,) = read_layers(book(tmp_path / "名录.xlsx"))
    assert layer.headings == ("企业编号", "企业名称", "村组", "销售收入", "用地面积", "成立时间")
    assert list(layer.frame["企业编号"]) == ["0007", "8", "0009"]
    assert list(layer.frame["村组"]) == ["东村", "东村", "西村"]
    assert list(layer.frame.index) == [4, 5, 7]
    assert "rows of totals left out: 8" in layer.notes[1].en
    guess = guess_mapping(layer)
    rows = to_table_frame(layer, guess.mapping, "EPSG:4549").frame
    # 1200 万元 is 12 million yuan, 15 mu are one hectare
    assert list(rows["sales_yuan"][:2]) == [12_000_000, 15_000_000]
    assert rows["land_m2"][0] == pytest.approx(10_000)
    assert rows["sales_yuan"].isna()[2]
    assert list(rows["founded"])[0::2] == [2011, 2015]


def test_the_old_workbook_format(tmp_path: Path) -> None:
    path = tmp_path / "old.xls"
    path.write_bytes(zlib.decompress(base64.b85decode(OLD)))
    (layer,) = read_layers(path)
    assert list(layer.frame["企业编号"]) == ["0007", "0008"]
    rows = to_table_frame(layer, guess_mapping(layer).mapping, "EPSG:4549").frame
    assert rows["land_m2"][0] == pytest.approx(10_000)
    assert rows["land_m2"].isna()[1]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize(("mark", "suffix"), [(",", ".csv"), ("\t", ".tsv"), (";", ".csv"), ("\t", ".txt")])
def test_text_tables(tmp_path: Path, encoding: str, mark: str, suffix: str) -> None:
    rows = [
        ["企业编号", "企业名称", "入库税金（万元）"],
        ["007", "甲公司", "12.5"],
        ["", "", ""],
        ["008", '"乙，公司"', "0"],
    ]
    path = tmp_path / f"a{suffix}"
    path.write_text("\r\n".join(mark.join(row) for row in rows), encoding=encoding)
    (layer,) = read_layers(path)
    assert list(layer.frame["企业编号"]) == ["007", "008"]
    rows_read = to_table_frame(layer, guess_mapping(layer).mapping, "EPSG:4549").frame
    assert list(rows_read["name"]) == ["甲公司", "乙，公司"]
    assert list(rows_read["tax_yuan"]) == [125_000, 0]


def test_points_from_longitude_and_latitude(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("企业名称,经度,纬度\n甲,120.3,31.5\n乙,,\n", encoding="utf-8")
    (layer,) = read_layers(path)
    assert (layer.crs, layer.family) == ("EPSG:4326", "point")
    rows = to_table_frame(layer, guess_mapping(layer).mapping, "EPSG:4549").frame
    assert rows.geometry[0].x == pytest.approx(
        528_500, abs=200
    )  # 0.3 degrees east of the meridian at 31.5 N, 95.0 km a degree
    assert rows.geometry[1] is None
    path.write_text("企业名称,经度,纬度\n甲,31.5,120.3\n", encoding="utf-8")
    with pytest.raises(DataError, match="swap longitude"):
        read_layers(path)


def code(path: Path) -> str:
    with pytest.raises(DataError) as caught:
        read_layers(path)
    return caught.value.faults[0].code


def test_refused_workbooks(tmp_path: Path) -> None:
    locked, broken, blank = tmp_path / "locked.xlsx", tmp_path / "broken.xlsx", tmp_path / "blank.xlsx"
    locked.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(2000))
    assert code(locked) == "file.encrypted"
    broken.write_bytes(b"PK\x03\x04 no workbook at all")
    assert code(broken) == "file.corrupt"
    (tmp_path / "b.xls").write_bytes(b"no workbook")
    assert code(tmp_path / "b.xls") == "file.corrupt"
    Workbook().save(blank)
    assert code(blank) == "file.no_layers"


def test_a_workbook_that_unpacks_to_too_much_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/worksheets/sheet1.xml", b"0" * 3_000_000)
    assert path.stat().st_size < 10_000
    with pytest.raises(DataError, match="3 MB when unpacked"):
        read_workbook(path, None, limit=1_000_000)


def test_refused_text_tables(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"\xff\x80\x81\x00\xff" * 10)
    assert code(path) == "file.encoding"
    path.write_text("企业名称\n")
    assert code(path) == "file.empty"
