"""How are the rules for lines in a street (distances, precedence, kinds) read from the packaged tables or a user's own?"""

from __future__ import annotations

from importlib.resources import files

from gongxing.io.packs import GRADES
from gongxing.io.sheet import Row, Sheet, refuse
from gongxing.standards.land_values import ANY
from gongxing.standards.line_rules import Direction, Flow, LineKind, LineRules, Precedence, Separation, Side
from gongxing.standards.rules import Grade
from gongxing.words import Text

SEPARATION_COLUMNS = ("direction", "kind_a", "kind_b", "above_mm", "value", "unit", "grade", "words_zh", "words_en")
PRECEDENCE_COLUMNS = ("order", "code", "grade", "words_zh", "words_en")
KIND_COLUMNS = (
    *("kind", "label_zh", "label_en", "flow", "bend", "side", "position", "wall", "cover_m", "grade"),
    *("words_zh", "words_en"),
)
PRECEDENCE_CODES = ("temporary", "pressure", "bendable", "small", "new", "light", "few")
_PACKS = files("gongxing.standards") / "packs"


def load_line_rules() -> LineRules:
    """Return the rules for lines in a street that come with the package (grade C: from memory)."""
    texts = [(_PACKS / name).read_text(encoding="utf-8") for name in _FILES]
    return line_rules_of(texts[0], texts[1], texts[2])


def line_rules_of(separations: str, precedence: str, kinds: str) -> LineRules:
    """Return the rules from the text of three CSV tables; DataError with all faults."""
    sheets = [
        Sheet(name, columns)
        for name, columns in zip(_FILES, (SEPARATION_COLUMNS, PRECEDENCE_COLUMNS, KIND_COLUMNS), strict=True)
    ]
    found_kinds = sheets[2].made(kinds, _kind, ("kind",))
    known = (ANY, *(kind.kind for kind in found_kinds))
    distances = sheets[0].made(
        separations, lambda row: _separation(row, known), ("direction", "kind_a", "kind_b", "above_mm")
    )
    order = sheets[1].made(precedence, _precedence, ("code",))
    refuse(_FILES[0], [fault for sheet in sheets for fault in sheet.faults])
    return LineRules(tuple(distances), tuple(order), tuple(found_kinds))


_FILES = ("line_separation.csv", "line_precedence.csv", "line_kinds.csv")


def _separation(row: Row, known: tuple[str, ...]) -> Separation:
    if row.text("unit") != "m":
        row.sheet.tell(row.line, "unit", row.text("unit"), Text("米（m）", "metres (m)"))
    return Separation(
        Direction(row.choice("direction", tuple(Direction))),
        row.choice("kind_a", known),
        row.choice("kind_b", known),
        row.number_of("above_mm"),
        row.number_of("value"),
        row.words("words"),
        Grade(row.choice("grade", GRADES)),
    )


def _precedence(row: Row) -> Precedence:
    code = row.choice("code", PRECEDENCE_CODES)
    return Precedence(code, row.number_of("order"), row.words("words"), Grade(row.choice("grade", GRADES)))


def _kind(row: Row) -> LineKind:
    return LineKind(
        row.text("kind", needed=True),
        row.words("label"),
        Flow(row.choice("flow", tuple(Flow))),
        row.number_of("bend"),
        Side(row.choice("side", tuple(Side))),
        row.number_of("position"),
        row.number_of("wall"),
        row.number_of("cover_m"),
        row.words("words"),
        Grade(row.choice("grade", GRADES)),
    )
