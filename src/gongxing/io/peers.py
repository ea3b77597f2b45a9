"""How are the published peer parks that come with the package read?"""

from __future__ import annotations

import math
from importlib.resources import files

from gongxing.io.sheet import Row, Sheet, refuse
from gongxing.standards.peers import PEER_COLUMNS, ROLES, PeerPark
from gongxing.standards.rules import Grade
from gongxing.words import Text

_FILE = "peers.csv"
_SHEET = (
    "id", "name", "name_en", "role", "year", *PEER_COLUMNS, "at_least", "about", "above_only", "note_zh", "note_en",
    "source", "grade",
)  # fmt: skip


def load_peers() -> tuple[PeerPark, ...]:
    """Return the published peers, in SI and yuan; a figure that was not published is None."""
    text = (files("gongxing.standards") / "packs" / _FILE).read_text(encoding="utf-8")
    return peers_of(_FILE, text)


def peers_of(file: str, text: str) -> tuple[PeerPark, ...]:
    """Return the peers of the text of a CSV table; DataError with all faults."""
    sheet = Sheet(file, _SHEET)
    found = sheet.made(text, _peer, ("id",))
    refuse(file, sheet.faults)
    return tuple(found)


def _peer(row: Row) -> PeerPark:
    name = row.text("name", needed=True)
    noted = row.text("note_zh") or row.text("note_en")
    values = {column: row.number_of(column) if row.text(column) else None for column in PEER_COLUMNS}
    return PeerPark(
        id=row.text("id"),
        name=Text(name or "?", row.text("name_en", needed=True) or "?"),
        role=row.choice("role", tuple(ROLES)),
        year=row.text("year", needed=True),
        values={column: None if value is None or math.isnan(value) else value for column, value in values.items()},
        source=row.text("source", needed=True),
        note=row.words("note") if noted else None,
        grade=Grade(row.choice("grade", tuple(grade.value for grade in Grade))),
        at_least=_marked(row, "at_least", values),
        about=_marked(row, "about", values),
        above_only=_marked(row, "above_only", values),
    )


def _marked(row: Row, column: str, values: dict[str, float | None]) -> frozenset[str]:
    """Return the figures a cell marks; each must be one that the row gives."""
    found = frozenset(name for name in row.text(column).split(";") if name)
    for name in sorted(found):
        if values.get(name) is None:
            row.sheet.tell(row.line, column, name, Text("本行给出的列", "a column this row gives"))
    return found
