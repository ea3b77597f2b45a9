"""Which files was the material read from, and which assumptions fill what is missing?"""

from __future__ import annotations

import pandas as pd

from gongxing.origins import Origin, OriginKind, computed
from gongxing.report.cells import NONE, number_column, stated, value_cell
from gongxing.report.document import Column, TableBlock, cell, id_of, law_of, name_of, plain
from gongxing.report.material import Material
from gongxing.words import Text

_SHOWN = 40


def sources_table(material: Material) -> TableBlock | None:
    """Return the files imported, with layer, rows and hash; None if none is registered."""
    frame = material.park["sources"].frame
    if not len(frame):
        return None
    origin = computed("store.sources", Text("导入时登记", "registered at import"), "sources")
    columns = (
        Column(Text("编号", "Id"), "left", 1.0),
        Column(Text("文件与图层", "File and layer"), "left", 3.0),
        Column(Text("导入为", "Read as"), "left", 1.0),
        number_column(Text("行数", "Rows"), origin, 0.8),
        Column(Text("摘要（前段）", "Hash (head)"), "left", 1.6),
    )
    rows = []
    for row in frame.head(_SHOWN).itertuples():
        layer = f" · {row.layer}" if isinstance(row.layer, str) and row.layer else ""
        tables = {s.name: s.label for s in (t.schema for t in material.park.tables.values())}
        label = tables.get(row.table) if isinstance(row.table, str) else None
        count = None if pd.isna(row.rows) else float(row.rows)
        rows.append(
            (
                cell(id_of(str(row.id))),
                cell(law_of(f"{row.file}{layer}")),
                cell(name_of(label)) if label else NONE,
                value_cell("source", count, unit="rows", show="count", origin=origin),
                cell(id_of(str(row.sha256)[:12])),
            )
        )
    return TableBlock("table.sources", Text("导入资料清单", "Files imported"), columns, tuple(rows))


def assumptions_table(material: Material) -> TableBlock | None:
    """Return the recorded assumptions with their values; None if there is none."""
    frame = material.park["assumptions"].frame
    if not len(frame):
        return None
    columns = (
        Column(Text("编号", "Id"), "left", 1.2),
        Column(Text("取值", "Value"), "left", 1.0),
        Column(Text("说明", "Words"), "left", 3.6),
        Column(Text("提出者", "By"), "left", 1.0),
    )
    rows = []
    for row in frame.head(_SHOWN).itertuples():
        english = row.words_en if isinstance(row.words_en, str) and row.words_en else row.words
        words = Text(str(row.words), str(english))
        origin = Origin(OriginKind.ASSUMPTION, str(row.id), words)
        value = Text(*(f"{row.value} {row.unit if isinstance(row.unit, str) else ''}".strip(),) * 2)
        rows.append(
            (
                cell(id_of(str(row.id))),
                stated(value, origin, marked=True),
                stated(words, origin),
                cell(name_of(str(row.by)))
                if isinstance(row.by, str) and row.by
                else plain(Text("未注明", "not stated")),
            )
        )
    return TableBlock(
        "table.assumptions", Text("填补缺失的假设", "Assumptions that fill what is missing"), columns, tuple(rows)
    )
