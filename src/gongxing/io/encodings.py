"""In which character encoding was a text or a Shapefile's attribute table written?"""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from pathlib import Path

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_ALIASES = {
    "": "", "utf8": "utf-8", "utf-8": "utf-8", "65001": "utf-8", "gbk": "gb18030", "gb2312": "gb18030", "gb18030": "gb18030", "936": "gb18030",
    "cp936": "gb18030", "big5": "big5", "950": "big5", "iso-8859-1": "latin-1", "iso88591": "latin-1", "latin1": "latin-1",
    "1252": "cp1252", "cp1252": "cp1252",
}  # fmt: skip
_LANGUAGE_BYTES = {0x4D: "gb18030", 0x7A: "gb18030", 0x4F: "big5", 0x03: "cp1252", 0x57: "cp1252"}
_SAMPLE = 4_000_000


def sniff(raw: bytes) -> str | None:
    """Return the encoding of a text: by its byte-order mark, else UTF-8 where it decodes, else GB18030; None if neither."""
    for mark, name in _BOMS:
        if raw.startswith(mark):
            return name
    head = raw[:2000]
    if head.count(0) > len(head) // 4:
        return "utf-16-le" if head[1::2].count(0) >= head[::2].count(0) else "utf-16-be"
    for name in ("utf-8", "gb18030"):
        try:
            raw.decode(name)
        except UnicodeDecodeError:
            continue
        return name
    return None


@dataclass(frozen=True, slots=True)
class DbfText:
    """What a .dbf says about its text: the encoding that fits, the one claimed (by .cpg or header) and whether any fits."""

    encoding: str
    claimed: str
    fits: bool


def sniff_dbf(path: Path) -> DbfText:
    """Return the encoding of the text fields of a .dbf file, trusting a claim only where the bytes bear it out."""
    with path.open("rb") as stream:
        raw = stream.read(_SAMPLE)
    cpg = next((p for p in (path.with_suffix(".cpg"), path.with_suffix(".CPG")) if p.is_file()), None)
    claimed = cpg.read_bytes().decode("ascii", "replace").strip().lower() if cpg else ""
    first = _ALIASES.get(claimed.removeprefix("ansi").strip(), "") or _LANGUAGE_BYTES.get(
        raw[29] if len(raw) > 29 else 0, ""
    )
    values = _text_values(raw)
    for name in dict.fromkeys(n for n in (first, "utf-8", "gb18030") if n):
        # a single-byte claim fits any bytes, so it is believed only when the text is not valid in a Chinese encoding
        if name in ("latin-1", "cp1252") and all(_decodes(v, "utf-8") or _decodes(v, "gb18030") for v in values):
            continue
        if all(_decodes(value, name) for value in values):
            return DbfText(name, claimed, True)
    return DbfText(first or "utf-8", claimed, False)


def _text_values(raw: bytes) -> list[bytes]:
    if len(raw) < 33:
        return []
    header, width = int.from_bytes(raw[8:10], "little"), int.from_bytes(raw[10:12], "little")
    fields: list[tuple[int, int]] = []
    names: list[bytes] = []
    offset, at = 1, 32
    while at + 32 <= min(header, len(raw)) and raw[at] != 0x0D:
        if raw[at + 11 : at + 12] in (b"C", b"M"):
            fields.append((offset, raw[at + 16]))
        names.append(raw[at : at + 11].split(b"\0")[0])
        offset += raw[at + 16]
        at += 32
    values = [name for name in names if any(b > 127 for b in name)]
    for start in range(header, len(raw) - width + 1, width or len(raw)):
        for begin, length in fields:
            value = raw[start + begin : start + begin + length].rstrip(b" \0")
            if any(byte > 127 for byte in value):
                values.append(value)
    return values


def _decodes(value: bytes, encoding: str) -> bool:
    """Whether the bytes decode; a character cut off by the width of the field does not count against it."""
    for cut in range(4):
        try:
            value[: len(value) - cut].decode(encoding)
        except UnicodeDecodeError:
            continue
        return True
    return False
