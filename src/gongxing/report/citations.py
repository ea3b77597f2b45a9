"""What stands behind an origin: which rule with which source and grade, which imported file, which assumption?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gongxing.origins import Origin, OriginKind
from gongxing.park import Park
from gongxing.standards import Standards
from gongxing.words import Lang, Text

_SOURCES_SHOWN = 4
_INPUTS: Mapping[str, Text] = {
    "park.toml": Text("项目设定", "project settings"),
    "standards": Text("规则包", "rule packs"),
    "review": Text("规则审查", "review"),
    "land_values": Text("地价与成本假设", "assumed land values and costs"),
    "network_values": Text("管网参数", "network parameters"),
    "industry_values": Text("产业参数", "industry parameters"),
    "finance_values": Text("财务参数", "finance parameters"),
    "io_sectors": Text("全国投入产出表", "national input-output table"),
    "engines.land": Text("用地引擎", "land engine"),
    "engines.growth.outlook": Text("增长预测", "growth outlook"),
}


@dataclass(frozen=True)
class Citations:
    """Looks references up in the park's sources and assumptions and in the standards."""

    park: Park
    standards: Standards

    def cite(self, origin: Origin, lang: Lang) -> tuple[str, ...]:
        """Return what stands behind `origin`, one line each: cited rules, files with hash, assumptions."""
        found: list[str] = []
        for ref in (origin.ref, *origin.inputs):
            line = self._rule(ref) or self._source(ref) or self._assumption(ref)
            if line:
                found.append(line.in_(lang))
        tables = dict.fromkeys(ref.split(".")[0] for ref in origin.inputs if ref.split(".")[0] in self.park.tables)
        files = tuple(dict.fromkeys(row for table in tables for row in self._files(table)))
        if files:
            more = len(files) - _SOURCES_SHOWN
            listed = ("、" if lang == "zh" else ", ").join(files[:_SOURCES_SHOWN])
            tail = "" if more <= 0 else f" 等 {len(files)} 份" if lang == "zh" else f" and {more} more"
            found.append(f"资料：{listed}{tail}" if lang == "zh" else f"material: {listed}{tail}")
        return tuple(dict.fromkeys(found))

    def name_input(self, ref: str, lang: Lang) -> str:
        """Return an input reference in words: a table and column by their labels, anything else as it is."""
        table, _, column = ref.partition(".")
        matter = ref.partition("/")[0]
        if matter in _INPUTS:
            return _INPUTS[matter].in_(lang)
        if table not in self.park.tables:
            return ref
        schema = self.park[table].schema
        if not column:
            return schema.label.in_(lang)
        if column == "geometry":
            return f"{schema.label.in_(lang)}·{'几何' if lang == 'zh' else 'geometry'}"
        if column not in schema.names:
            return ref
        return f"{schema.label.in_(lang)}·{schema.column(column).label.in_(lang)}"

    def _rule(self, ref: str) -> Text | None:
        if ref not in self.standards:
            return None
        rule = self.standards.rule(ref)
        mark = (
            Text(f"；使用者改写，依据：{rule.overridden}", f"; overridden by the user: {rule.overridden}")
            if rule.overridden
            else None
        )
        cited = rule.cite()
        return Text(cited.zh + mark.zh, cited.en + mark.en) if mark else cited

    def _source(self, ref: str) -> Text | None:
        frame = self.park["sources"].frame
        rows = frame[frame["id"] == ref]
        return _file_line(rows.iloc[0]["file"], rows.iloc[0]["sha256"]) if len(rows) else None

    def _assumption(self, ref: str) -> Text | None:
        frame = self.park["assumptions"].frame
        rows = frame[frame["id"] == ref]
        if not len(rows):
            return None
        row = rows.iloc[0]
        english = row["words_en"] if isinstance(row["words_en"], str) and row["words_en"] else row["words"]
        return Text(f"假设 {ref} = {row['value']}：{row['words']}", f"assumption {ref} = {row['value']}: {english}")

    def _files(self, table: str) -> tuple[str, ...]:
        if "source" not in self.park[table].schema.names:
            return ()
        return tuple(str(row) for row in self.park[table]["source"].dropna().unique() if row)


def _file_line(file: str, digest: str) -> Text:
    return Text(f"文件 {file}（SHA-256 {str(digest)[:12]}）", f"file {file} (SHA-256 {str(digest)[:12]})")


def kind_label(origin: Origin, lang: Lang) -> str:
    """Return the kind of an origin in words; unknown origins say so plainly."""
    return OriginKind(origin.kind).label.in_(lang)
