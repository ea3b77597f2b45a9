"""How are the usual bodies, pillars, duties and indicators read that come with the package?"""

from __future__ import annotations

from importlib.resources import files

from gongxing.io.packs import GRADES
from gongxing.io.sheet import Row, Sheet, refuse
from gongxing.standards.framework import Body, DutyRule, FrameNorms, IndicatorNorm, PillarNorm
from gongxing.standards.rules import Grade
from gongxing.words import Text

COLUMNS = {
    "bodies.csv": ("key", "name_zh", "name_en"),
    "pillars.csv": ("key", "name_zh", "name_en", "words", "grade"),
    "indicators.csv": (
        *("key", "pillar", "name_zh", "name_en", "unit", "kind", "better", "base", "planned", "asked", "owner"),
        *("grade", "words_zh", "words_en"),
    ),
    "duties.csv": ("pattern", "pillar", "owner", "supporting", "goal", "grade", "words_zh", "words_en"),
}
KINDS = ("binding", "expected")
SENSES = ("higher", "lower")


def load_frame_norms() -> FrameNorms:
    """Return the usual bodies, pillars, duties and indicators (grade C: what parks commonly do)."""
    folder = files("gongxing.standards") / "packs"
    return frame_norms_of({name: (folder / name).read_text(encoding="utf-8") for name in COLUMNS})


def frame_norms_of(texts: dict[str, str]) -> FrameNorms:
    """Return the norms of the texts of the four CSV tables (keys of COLUMNS); DataError with all faults."""
    sheets = {name: Sheet(name, columns) for name, columns in COLUMNS.items()}
    bodies = sheets["bodies.csv"].made(
        texts["bodies.csv"], lambda row: Body(row.text("key"), row.words("name")), ("key",)
    )
    pillars = sheets["pillars.csv"].made(texts["pillars.csv"], _pillar, ("key",))
    known_bodies, known_pillars = tuple(b.key for b in bodies), tuple(p.key for p in pillars)
    indicators = sheets["indicators.csv"].made(
        texts["indicators.csv"], lambda row: _indicator(row, known_pillars, known_bodies), ("key",)
    )
    goals = tuple(i.key for i in indicators)
    rules = sheets["duties.csv"].made(
        texts["duties.csv"], lambda row: _rule(row, known_pillars, known_bodies, goals), ("pattern",)
    )
    refuse("duties.csv", [fault for sheet in sheets.values() for fault in sheet.faults])
    return FrameNorms(tuple(bodies), tuple(pillars), tuple(rules), tuple(indicators))


def _pillar(row: Row) -> PillarNorm:
    words = tuple(word for word in row.text("words", needed=True).split(";") if word)
    return PillarNorm(row.text("key"), row.words("name"), words, Grade(row.choice("grade", GRADES)))


def _rule(row: Row, pillars: tuple[str, ...], bodies: tuple[str, ...], goals: tuple[str, ...]) -> DutyRule:
    supporting = tuple(word for word in row.text("supporting").split(";") if word)
    for word in supporting:
        if word not in bodies:
            row.sheet.tell(row.line, "supporting", word, Text("、".join(bodies), "one of " + ", ".join(bodies)))
    return DutyRule(
        row.text("pattern"),
        row.choice("pillar", pillars),
        row.choice("owner", bodies),
        supporting,
        row.choice("goal", goals),
        row.words("words"),
        Grade(row.choice("grade", GRADES)),
    )


def _indicator(row: Row, pillars: tuple[str, ...], bodies: tuple[str, ...]) -> IndicatorNorm:
    return IndicatorNorm(
        key=row.text("key"),
        pillar=row.choice("pillar", pillars),
        name=row.words("name"),
        unit=row.text("unit", needed=True),
        binding=row.choice("kind", KINDS) == "binding",
        higher=row.choice("better", SENSES) == "higher",
        base=row.text("base"),
        planned=row.text("planned", needed=True),
        asked=row.text("asked"),
        owner=row.choice("owner", bodies),
        words=row.words("words"),
        grade=Grade(row.choice("grade", GRADES)),
    )
