"""Which pages of the documentation follow from the code, and what do they say?

`python docs/generate.py` writes them, `--check` only tells which are not up to date. Nothing here is written twice by
hand: schemas, rules, classes, assumptions, commands and benchmark results are printed from where they live.
"""

from __future__ import annotations

import csv
import datetime as dt
import json
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from gongxing.cli import leaves
from gongxing.cli import main as cli
from gongxing.diagnosis.survey import SURVEY_KEYS, survey
from gongxing.io.framework import load_frame_norms
from gongxing.io.packs import (
    load_finance_values,
    load_framework_values,
    load_industry_values,
    load_land_values,
    load_network_values,
    load_parameters,
    load_phasing_values,
    load_standards,
    profiles,
    read_pack,
)
from gongxing.io.procedure_packs import load_holidays, load_procedures
from gongxing.io.resettlement_packs import load_resettlement
from gongxing.park import SCHEMAS, Column, Park, Schema, Settings
from gongxing.plan.result import Status
from gongxing.standards.land_values import DEFAULT_BASIS, LandKey
from gongxing.standards.landuse import LAND_USES, OLD_LAND_USES
from gongxing.standards.parameters import Parameters
from gongxing.standards.resettlement import PROFILES, TABLE
from gongxing.standards.rules import Grade, Severity
from gongxing.words import Text

DOCS = Path(__file__).resolve().parent
ROOT = DOCS.parent
SOURCE = ROOT / "src" / "gongxing"
NOTE = "<!-- Written by docs/generate.py (`make docs`). Change the code it is made from, not this page. -->\n"
TODAY = dt.date(2026, 1, 1)
"""The day as of which dated terms are printed."""
SEVERITIES = {
    Severity.HARD: Text("强制：违反即不可行（丙级除外）", "blocks a plan (unless grade C)"),
    Severity.WARN: Text("提示", "warns"),
    Severity.PARAM: Text("参数", "sets a parameter"),
    Severity.ANCHOR: Text("比较", "is compared with"),
}


def cell(value: object) -> str:
    """Return a value as one Markdown table cell."""
    text = re.sub(r"\s+", " ", str(value)).replace("|", "\\|")
    return text if text.startswith("`") else text.replace("<", "&lt;").replace("*", "\\*")


def table(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a Markdown table."""
    lines = ["| " + " | ".join(headings) + " |", "|" + "---|" * len(headings)]
    lines += ["| " + " | ".join(cell(value) for value in row) + " |" for row in rows]
    return "\n".join(lines) + "\n"


def glossary() -> str:
    """The glossary: hand-kept terms, then every table and column, every land-use class, key, status and grade."""
    with (DOCS / "terms.csv").open(encoding="utf-8") as lines:
        terms = [(row["zh"], row["en"], f"`{row['code']}`", row["unit"]) for row in csv.DictReader(lines)]
    parts = [
        "# 术语表 Glossary\n",
        NOTE,
        "One word for one thing: 中文, English, name in code and tables, unit. Code, screens and reports use these words.\n"
        "一物一名：代码、界面和报告均用此表。\n",
        "## 规划用语 Terms\n",
        table(("中文", "English", "code", "unit"), sorted(terms, key=lambda term: term[1].lower())),
        "## 表与列 Tables and columns\n",
    ]
    for schema in SCHEMAS:
        parts += [
            f"### `{schema.name}` {schema.label.zh} {schema.label.en}\n",
            table(
                ("中文", "English", "code", "unit"),
                [(c.label.zh, c.label.en, f"`{c.name}`", c.unit) for c in schema.columns],
            ),
        ]
    parts += [
        "## 土地参数 Land parameters\n",
        table(("中文", "English", "code", "unit"), [(k.label.zh, k.label.en, f"`{k.value}`", k.unit) for k in LandKey]),
        "## 管网参数 Network parameters\n",
        table(
            ("中文", "English", "code", "unit"),
            [(k.label.zh, k.label.en, f"`{k.key}`", k.unit) for k in load_network_values().keys],
        ),
        "## 产业参数 Industry parameters\n",
        table(
            ("中文", "English", "code", "unit"),
            [(k.label.zh, k.label.en, f"`{k.key}`", k.unit) for k in load_industry_values().keys],
        ),
        "## 财务参数 Finance parameters\n",
        table(
            ("中文", "English", "code", "unit"),
            [(k.label.zh, k.label.en, f"`{k.key}`", k.unit) for k in load_finance_values().keys],
        ),
        "## 分期参数 Phasing parameters\n",
        table(
            ("中文", "English", "code", "unit"),
            [(k.label.zh, k.label.en, f"`{k.key}`", k.unit) for k in load_phasing_values().keys],
        ),
        "## 安置标准 Terms of resettlement\n",
        table(
            ("中文", "English", "code", "unit"),
            [(k.label.zh, k.label.en, f"`{k.key}`", k.unit) for k in load_resettlement("", TODAY).values.keys],
        ),
        "## 红黄绿灯参数 Thresholds of the traffic lights\n",
        table(
            ("中文", "English", "code", "unit"),
            [(k.label.zh, k.label.en, f"`{k.key}`", k.unit) for k in load_framework_values().keys],
        ),
        "## 求解状态 Result status\n",
        table(("中文", "English", "code"), [(s.label.zh, s.label.en, f"`{s.value}`") for s in Status]),
        "## 规则等级与严格程度 Grade and severity of rules\n",
        table(
            ("中文", "English", "code"),
            [(g.label.zh, g.label.en, f"`{g.value}`") for g in Grade]
            + [(words.zh, words.en, f"`{severity.value}`") for severity, words in SEVERITIES.items()],
        ),
    ]
    return "\n".join(parts)


def _kind(column: Column) -> str:
    if column.choices:
        return "choice: " + ", ".join(f"`{choice}`" for choice in column.choices)
    bounds = [
        f"≥ {column.low:g}" if column.low is not None else "",
        f"≤ {column.high:g}" if column.high is not None else "",
    ]
    return ", ".join([column.kind.value, *filter(None, bounds)]) + (f" → `{column.refers}`" if column.refers else "")


def _schema(schema: Schema) -> str:
    rows = [
        (
            f"`{c.name}`",
            c.label.zh,
            c.label.en,
            _kind(c),
            c.unit,
            "" if c.default is None else c.default,
            "✓" if c.required else "",
            f"{c.meaning.zh} {c.meaning.en}",
            f"{c.blocks.zh} {c.blocks.en}" if c.blocks else "",
            ", ".join(c.names),
        )
        for c in schema.columns
    ]
    heads = (
        "column",
        "中文",
        "English",
        "type",
        "unit",
        "default",
        "required",
        "meaning",
        "a gap blocks",
        "headings recognised",
    )
    shape = f" Geometry: {schema.geometry}." if schema.geometry else ""
    return f"## `{schema.name}` {schema.label.zh} {schema.label.en}\n\n{schema.meaning.zh} {schema.meaning.en}.{shape}\n\n{table(heads, rows)}"


def tables() -> str:
    """The reference of the park's tables."""
    return "\n".join(
        [
            "# 数据表 Tables\n",
            NOTE,
            "Every table of a park project, its columns and what a gap stops downstream.\n",
            *(_schema(schema) for schema in SCHEMAS),
        ]
    )


def rules() -> str:
    """The reference of the rule packs and profiles."""
    packs = {
        name: read_pack(SOURCE / "standards" / "packs" / f"{name}.csv")
        for name in dict.fromkeys(name for profile in profiles() for name in profile.packs)
    }
    count = len({rule.code for pack in packs.values() for rule in pack})
    parts = [
        "# 规则 Rules\n",
        NOTE,
        f"{count} dated rules. A rule is read as of the day set in `park.toml`; its source is printed wherever it is used; grade C only\n"
        "warns. A project's own values stand in its table `rules_in_force`, with their basis.\n",
        "## 规则方案 Profiles\n",
        "`profile` in `park.toml` chooses which packs are laid over one another; the later pack wins. `examples` holds rules of other\n"
        "places that serve as templates where no local rule is known; none of them can block a plan.\n",
        table(
            ("profile", "中文", "English", "packs"),
            [(f"`{p.key}`" if p.key else "(empty)", p.label.zh, p.label.en, " → ".join(p.packs)) for p in profiles()],
        ),
    ]
    for name, pack in packs.items():
        rows = [
            (
                f"`{r.code}`",
                f"{r.topic.zh} {r.topic.en}",
                r.words.zh,
                r.words.en,
                f"{r.op} {r.value} {r.unit}",
                r.jurisdiction,
                f"{r.since} – {r.until or ''}",
                r.source,
                r.grade.value,
                r.severity.value,
                f"{r.use.zh} {r.use.en}",
            )
            for r in pack
        ]
        parts += [
            f"## `{name}`\n",
            table(
                (
                    "code",
                    "topic",
                    "规则",
                    "rule",
                    "value",
                    "where",
                    "in force",
                    "source",
                    "grade",
                    "severity",
                    "used for",
                ),
                rows,
            ),
        ]
    return "\n".join(parts)


def land_use() -> str:
    """The reference of both land-use schemes."""
    rows = [
        (
            f"`{u.code}`",
            u.name.zh,
            u.name.en,
            f"`{u.colour}`",
            "✓" if u.built else "",
            "✓" if u.arable else "",
            u.old_code,
        )
        for u in LAND_USES.values()
    ]
    old = [(f"`{u.code}`", u.name.zh, u.name.en, f"`{u.colour}`", u.new_code) for u in OLD_LAND_USES.values()]
    return "\n".join(
        [
            "# 用地分类 Land-use classes\n",
            NOTE,
            "## 用地用海分类（2023） Classes of 2023\n",
            table(("code", "中文", "English", "colour", "construction land", "cultivated", "GB 50137"), rows),
            "## GB 50137-2011\n",
            table(("code", "中文", "English", "colour", "2023 code"), old),
        ]
    )


def assumptions() -> str:
    """The default land parameters, which every user should replace."""
    values = load_land_values()
    rows = [
        (
            f"`{v.use}`",
            v.key.label.zh,
            v.key.label.en,
            f"{v.value:g}",
            v.key.unit,
            v.words.zh,
            v.words.en,
            v.grade.value,
        )
        for v in values
    ]
    costs = [
        (f"`{c.present}`", f"`{c.planned}`", f"{c.yuan_m2:g}", c.words.zh, c.words.en, c.grade.value)
        for c in values.conversions
    ]
    return "\n".join(
        [
            "# 缺省土地参数 Default land parameters\n",
            NOTE,
            f"**{DEFAULT_BASIS.zh}。 Every figure here is a {DEFAULT_BASIS.en}.** A class without a row of its own takes the nearest one above it:\n"
            "its parents, then `built` or `unbuilt`, then `*`. Prices per floor area count floors, the others count land.\n",
            "## 各类用地 By class\n",
            table(("class", "参数", "parameter", "value", "unit", "理由", "reason", "grade"), rows),
            "## 用途转换 Conversion, yuan per m2 of land\n",
            table(("from", "to", "yuan/m2", "内容", "content", "grade"), costs),
        ]
    )


def network_values() -> str:
    """The default norms, catalogues and prices of networks, which every user should replace."""
    note = "A land-use class without a row of its own takes its parents', then `*`."
    return _parameters(load_network_values(), "# 缺省管网参数 Default network parameters\n", note)


def industry_values() -> str:
    """The default prices, rates and exposures of industry, which every user should replace."""
    note = "A sector without a row of its own takes `*`."
    return _parameters(load_industry_values(), "# 缺省产业参数 Default industry parameters\n", note)


def finance_values() -> str:
    """The default prices of land, shares, floors and ceilings of money, which every user should replace."""
    note = "Kinds are land-use classes, engines or funds; a kind without a row of its own takes `*`."
    return _parameters(load_finance_values(), "# 缺省财务参数 Default finance parameters\n", note)


def phasing_values() -> str:
    """The default durations, crews and worths of phasing, which every user should replace."""
    note = "An action takes the row of its `engine.kind`, else of its `engine`, else `*`; crews go by trade."
    return _parameters(load_phasing_values(), "# 缺省分期参数 Default phasing parameters\n", note)


def future_values() -> str:
    """What may come otherwise than planned and how much of it is tolerated, which every user should replace."""
    note = "`low`, `mode` and `high` are the corners of a triangle from which futures are drawn; see [scenarios](scenarios.md)."
    return _parameters(load_parameters("future"), "# 缺省未来假设 Default assumptions on the future\n", note)


def resettlement_values() -> str:
    """The profiles of resettlement: areas, prices and terms, with the rule behind each."""
    parts = [
        "# 安置标准 Profiles of resettlement\n",
        NOTE,
        "Chosen with `profile` in the section `[resettlement]` of `park.toml`. Put your own figure with a row\n"
        f"`{TABLE}/<key>/<kind>` in the table `assumptions`. Figures of grade C are assumptions, to be replaced.\n",
    ]
    seen: set[tuple[object, ...]] = set()
    for profile in PROFILES:
        values = load_resettlement(profile.key, TODAY).values
        units = {key.key: key.unit for key in values.keys}
        rows = [
            (f"`{v.key}`", f"`{v.kind}`", f"{v.value:g}", units[v.key], v.rule, v.words.zh, v.words.en, v.grade.value)
            for v in values
        ]
        fresh = [row for row in rows if row not in seen]
        seen |= set(fresh) if not profile.key else set()
        parts += [
            f"## {profile.label.zh} {profile.label.en}: `{profile.key}`\n",
            table(("key", "kind", "value", "unit", "rule", "说明", "words", "grade"), fresh),
        ]
    return "\n".join(parts)


def procedures() -> str:
    """The legal procedures: how terms are counted, which years are announced, the steps of each, the actions that need them."""
    found, book = load_procedures(), load_holidays()
    standards = load_standards("", dt.date(2026, 1, 1))
    years = sorted({(row.year, row.source, row.grade.value) for row in book.arrangements})
    parts = [
        NOTE + "\n# 工作日历与法定程序 Working days and legal procedures\n",
        PROCEDURE_WORDS,
        table(("year 年份", "arrangement 放假安排", "grade 等级"), years),
        f"\nMoving holidays (春节、清明、端午、中秋) are in the table from {min(book.moving)} to {max(book.moving)}.\n",
    ]
    for outline in found.outlines:
        procedure = found.procedure(outline.key, standards, found.circumstances(outline.key))
        rows = [
            (f"`{s.id}`", f"{s.words.zh} {s.words.en}", f"{s.bound.label.zh} {s.days} {'工作日' if s.working else '日'}",
             ", ".join(s.after) or "—", s.when or "—", s.rule or "—", s.source or "—", s.grade.value)
            for s in procedure.steps
        ]  # fmt: skip
        parts.append(
            f"\n## {outline.words.zh} {outline.words.en} (`{outline.key}`)\n\n{outline.question.zh}，{outline.question.en}.\n"
        )
        parts.append(table(("step", "步骤", "期限", "after", "if", "rule", "source", "grade"), rows))
    parts.append("\n## 行动所需程序 What actions wait for\n")
    needs = [
        (f"`{n.action}`", n.when or "—", "is the procedure" if n.is_action else "before", f"`{n.procedure}`", n.words.zh, n.grade.value)
        for n in found.needs
    ]  # fmt: skip
    parts.append(table(("action 行动", "if 情形", "role", "procedure 程序", "why 理由", "grade"), needs))
    return "\n".join(parts)


PROCEDURE_WORDS = """
`gongxing procedure` lists the procedures, `gongxing procedure KIND --start DATE` dates the steps of one, marks the critical chain and the slack, and
draws it with `--out`. `--if majority_objects` adds the steps of a circumstance; `--project DIR` takes the rules and days of a project.

**How terms are counted.** The day a term begins is not counted. A term in working days ends on the last of them; a term in calendar days that
would end on a day off ends on the first working day after it (Civil Code, art. 201 to 203). A step begins on the day on which the last one
before it ends. A least length is taken as it is, a greatest length in full. Slack is in working days.

**Which days are worked.** Those the State Council arranges, weekends worked in exchange included. A year not announced yet falls back on the
holidays by law (13 days from 2025), made up for on the next working day where they fall on weekends, and every answer that touches it carries a
warning. Enter days yourself in the table `assumptions`: `holidays/<YYYY-MM-DD>` with `off` or `work`; `holidays/<YYYY>` with `announced` once all
are in.

**What is assumed.** A length the law does not give is an assumption of grade C, and so is which procedure a kind of action waits for. Lengths
the rules give are read from the rules in force, your own values included.
"""


def framework_values() -> str:
    """The usual bodies, pillars, duties and indicators of a plan, and the thresholds of its traffic lights."""
    norms, bodies = load_frame_norms(), {body.key: body.name for body in load_frame_norms().bodies}
    note = "Kinds are `binding` and `expected`; `*` holds for both."
    thresholds = _parameters(
        load_framework_values(), "# 缺省责任、指标与灯 Usual duties, indicators and lights\n", note
    )
    pillars = [(f"`{p.key}`", p.name.zh, p.name.en, "、".join(p.words), p.grade.value) for p in norms.pillars]
    duties = [
        (
            f"`{r.pattern}`",
            f"`{r.pillar}`",
            bodies[r.owner].zh,
            bodies[r.owner].en,
            "、".join(bodies[b].zh for b in r.supporting),
            f"`{r.goal}`",
            r.grade.value,
        )
        for r in norms.rules
    ]
    goals = [
        (
            f"`{i.key}`",
            i.name.zh,
            i.name.en,
            f"`{i.pillar}`",
            "约束性 binding" if i.binding else "预期性 expected",
            "↑" if i.higher else "↓",
            i.unit,
            f"`{i.base or '-'}`",
            f"`{i.planned}`",
        )
        for i in norms.indicators
    ]
    return "\n".join(
        (
            thresholds,
            "## 支柱 Pillars\n",
            "Stand in where `strategies` names none; a pillar of yours is recognised by these words in its name, else by its place.\n",
            table(("key", "中文", "English", "recognised by", "grade"), pillars),
            "## 责任分工 Duties\n",
            "The longest pattern that fits `engine.kind` holds; a row of your table `duties` goes before all of them.\n",
            table(("kind of action", "pillar", "牵头单位", "lead body", "配合单位", "indicator", "grade"), duties),
            "## 指标 Indicators\n",
            "Filled where the plan knows the figures. A row of your table `indicators` with the same id replaces one; `dropped` leaves it out.\n",
            table(
                ("id", "中文", "English", "pillar", "nature", "better", "unit", "base", "reached by the plan"), goals
            ),
        )
    )


def _parameters(values: Parameters, title: str, note: str) -> str:
    units = {key.key: key.unit for key in values.keys}
    parts = [
        title,
        NOTE,
        f"**{DEFAULT_BASIS.zh}。 Every figure here is a {DEFAULT_BASIS.en}.** Put your own with a row `{values.table}/<key>/<kind>` in the\n"
        f"table `assumptions`. {note}\n",
    ]
    for key in values.keys:
        rows = [
            (f"`{v.kind}`", f"{v.value:g}", units[key.key], v.words.zh, v.words.en, v.grade.value)
            for v in values
            if v.key == key.key
        ]
        parts += [
            f"## `{key.key}` {key.label.zh} {key.label.en}\n",
            table(("kind", "value", "unit", "理由", "reason", "grade"), rows),
        ]
    return "\n".join(parts)


def survey_figures() -> str:
    """What a survey of today's networks measures, section by section."""
    park = Park(Settings("-", "EPSG:4549", dt.date(2026, 1, 1), (2026, 2030)))
    figures = {figure.key: figure for figure in survey(park, load_network_values()).figures}
    rows = [
        (f"`{key}`", figures[key].label.zh, figures[key].label.en, figures[key].unit, figures[key].origin.words.en)
        for key in SURVEY_KEYS
        if key in figures
    ]
    return "\n".join(
        [
            "# 现状管网指标 Figures of the survey\n",
            NOTE,
            "`gongxing diagnose networks DIR` measures these; what the data cannot say is unknown, never zero.\n",
            table(("key", "中文", "English", "unit", "how"), rows),
        ]
    )


def _option(option: click.Option) -> tuple[str, str, str]:
    shown = (
        ""
        if option.is_flag or option.default is None or not isinstance(option.default, str | int | float)
        else option.default
    )
    variable = f" (or ${option.envvar})" if option.envvar else ""
    return f"`{', '.join([*option.opts, *option.secondary_opts])}`", f"{option.help or ''}{variable}", str(shown)


def _command(name: str, command: click.Command) -> str:
    whole = f"gongxing {name}".strip()
    usage = " ".join(command.collect_usage_pieces(click.Context(command, info_name=whole)))
    options = [_option(p) for p in command.params if isinstance(p, click.Option) and not p.hidden]
    said = re.sub(r"[\b\f]", "", command.help or "").strip()
    page = f"## `{whole}`\n\n```text\n{whole} {usage}\n```\n\n{said}\n\n"
    return page + (table(("option", "meaning", "default"), options) if options else "")


def commands() -> str:
    """The reference of the command line."""
    found = leaves(cli).items()
    return "\n".join(
        [
            "# 命令 Commands\n",
            NOTE,
            "Whatever a command does, the same function of `gongxing.workflow` does from Python.\n",
            _command("", cli),
            "Exit status: 0 done; 1 the plan is infeasible or fails its review; 2 something given is wrong; 130 stopped by Ctrl-C.\n",
            *(_command(name, command) for name, command in found if not command.hidden),
        ]
    )


def engine_pages() -> dict[Path, str]:
    """One method page per engine, which is the README beside its code."""
    return {
        DOCS / "engines" / f"{readme.parent.name}.md": NOTE + "\n" + readme.read_text(encoding="utf-8")
        for readme in sorted((SOURCE / "engines").glob("*/README.md"))
    }


def benchmarks() -> str:
    """The benchmark results as measured."""
    results = ROOT / "benchmarks" / "results.json"
    parts = [
        "# 测评 Benchmarks\n",
        NOTE,
        "Measured, never promised: `make bench` writes `benchmarks/results.json`, this page prints it.\n",
    ]
    if not results.is_file():
        return "\n".join([*parts, "No results have been recorded yet.\n"])
    found = json.loads(results.read_text(encoding="utf-8"))
    groups = found if isinstance(found, dict) else {"results": found}
    for name, rows in groups.items():
        if isinstance(rows, list) and rows and all(isinstance(row, dict) for row in rows):
            heads = list(dict.fromkeys(key for row in rows for key in row))
            parts += [f"## {name}\n", table(heads, [[_short(row.get(head, "")) for head in heads] for row in rows])]
        else:
            parts += [f"- {name}: {_short(rows)}"]
    return "\n".join(parts) + "\n"


def _short(value: object) -> object:
    return f"{value:.6g}" if isinstance(value, float) else value


def pages() -> dict[Path, str]:
    """Return every generated page with its text."""
    made = {
        "glossary.md": glossary(),
        "tables.md": tables(),
        "rules.md": rules(),
        "land_use.md": land_use(),
        "land_values.md": assumptions(),
        "network_values.md": network_values(),
        "procedures.md": procedures(),
        "industry_values.md": industry_values(),
        "finance_values.md": finance_values(),
        "phasing_values.md": phasing_values(),
        "future_values.md": future_values(),
        "resettlement_values.md": resettlement_values(),
        "framework_values.md": framework_values(),
        "survey.md": survey_figures(),
        "cli.md": commands(),
        "benchmarks.md": benchmarks(),
    }
    return {DOCS / name: text for name, text in made.items()} | engine_pages()


def main(arguments: Sequence[str]) -> int:
    """Write the pages, or with `--check` name those that are not up to date and return 1."""
    stale = {
        path: text for path, text in pages().items() if not path.is_file() or path.read_text(encoding="utf-8") != text
    }
    if "--check" in arguments:
        for path in stale:
            print(f"not up to date: {path.relative_to(ROOT)}; run `make docs`")
        return 1 if stale else 0
    for path, text in stale.items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        print(f"wrote {path.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
