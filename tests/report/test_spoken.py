"""Are tables numbered, figures marked, and does the evidence index tie each of them both ways?"""

from __future__ import annotations

import re

from tests.report.reading import read

from gongxing.report.spoken import Grid, Head, Picture, Proofs, Script


def proofs(script: Script) -> Proofs:
    return next(block for block in script.blocks if isinstance(block, Proofs))


def test_the_report_has_fifteen_chapters_and_an_appendix_in_order(script_zh: Script, script_en: Script) -> None:
    heads = [block.text for block in script_zh.blocks if isinstance(block, Head) and block.level == 1]
    assert len(heads) == 16
    assert heads[0] == "前言"
    assert heads[3] == "第三章 空间布局与土地"
    assert heads[-1] == "附录"
    assert [type(block) for block in script_zh.blocks] == [type(block) for block in script_en.blocks]


def test_tables_and_maps_are_numbered_by_chapter(script_zh: Script) -> None:
    captions = [block.caption for block in script_zh.blocks if isinstance(block, Grid | Picture)]
    assert "表3-1 用地平衡表" in captions
    assert "图3-1 土地利用现状图" in captions
    assert any(caption.startswith("表附-1") for caption in captions)
    anchors = [block.anchor for block in script_zh.blocks if isinstance(block, Grid | Picture)]
    assert len(set(anchors)) == len(anchors)


def test_every_mark_has_its_entry_and_every_entry_its_way_back(script_zh: Script) -> None:
    found = proofs(script_zh)
    assert [row.number for row in found.rows] == list(range(1, len(found.rows) + 1))
    anchors = {piece.anchor for piece in pieces(script_zh)} | {
        b.anchor for b in script_zh.blocks if isinstance(b, Grid)
    }
    assert all(row.back and all(anchor in anchors for anchor, _ in row.back) for row in found.rows)
    assert {piece.note for piece in pieces(script_zh) if piece.note} == {row.number for row in found.rows}


def pieces(script: Script) -> list:  # type: ignore[type-arg]
    found = []
    for block in script.blocks:
        for name in ("pieces", "note"):
            found += list(getattr(block, name, ()))
        for group in (*getattr(block, "items", ()), *getattr(block, "heads", ())):
            found += list(group) if isinstance(group, tuple) else []
        for row in getattr(block, "rows", ()):
            if isinstance(row, tuple):
                found += [piece for group in row for piece in group]
        for inner in getattr(block, "blocks", ()):
            found += [*getattr(inner, "pieces", ()), *(piece for item in getattr(inner, "items", ()) for piece in item)]
    return found


def test_the_index_says_kind_basis_and_source(script_zh: Script) -> None:
    entry = next(row for row in proofs(script_zh).rows if row.label == "差距")
    assert (entry.value, entry.kind) == ("0.16%", "计算")
    assert "用地引擎" in entry.words
    assert any("S1" in line for line in entry.cites)
    rule = next(row for row in proofs(script_zh).rows if row.label == "规则 ZB-30")
    assert any("B 级" in line for line in rule.cites)


def test_the_english_report_has_no_chinese_but_names_and_quotes(script_en: Script) -> None:
    allowed = ("甲产业园", "战略一", "以人为本", "支柱一", "石油装备", "零部件", "地块.gpkg", "《试验规则》")
    text = read(script_en)
    for word in allowed:
        text = text.replace(word, "")
    assert re.findall(r"[\u3400-\u9fff]+", text) == []


def test_synthetic_data_are_labelled(script_zh: Script, script_en: Script) -> None:
    assert "合成数据" in script_zh.label
    assert "SYNTHETIC" in script_en.label
