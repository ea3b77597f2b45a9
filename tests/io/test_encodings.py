"""Is the encoding of a text found out from its bytes?"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongxing.io.encodings import sniff, sniff_dbf

WORDS = "地块编号,用途\n甲,工业用地\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_text_comes_back(encoding: str) -> None:
    raw = WORDS.encode(encoding)
    found = sniff(raw)
    assert found is not None
    assert raw.decode(found) == WORDS


def test_utf_16_without_mark() -> None:
    raw = "id,name\n1,a\n".encode("utf-16-le")
    assert sniff(raw) == "utf-16-le"
    assert sniff("id,name\n1,a\n".encode("utf-16-be")) == "utf-16-be"


def test_bytes_of_no_encoding() -> None:
    assert sniff(b"\xff\x80\x81\x00\xff") is None


@settings(deadline=None)
@given(st.text(alphabet=st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=4, max_size=40))
def test_utf_8_chinese_is_never_taken_for_another_encoding(words: str) -> None:
    assert sniff(words.encode("utf-8")) == "utf-8"


def dbf(values: list[bytes], language: int = 0, width: int = 6) -> bytes:
    """A .dbf with one text field: 32 bytes head, 32 bytes field, end mark, then records of a blank and the value."""
    head = bytearray(32)
    head[4:8] = len(values).to_bytes(4, "little")
    head[8:10], head[10:12], head[29] = (65).to_bytes(2, "little"), (1 + width).to_bytes(2, "little"), language
    field = bytearray(32)
    field[:4], field[11:12], field[16] = b"NAME", b"C", width
    return bytes(head) + bytes(field) + b"\x0d" + b"".join(b" " + value[:width].ljust(width) for value in values)


def test_dbf_claims_are_believed_only_where_the_bytes_bear_them_out(tmp_path: Path) -> None:
    path = tmp_path / "a.dbf"
    path.write_bytes(dbf(["工业".encode("gb18030")]))
    assert sniff_dbf(path).encoding == "gb18030"
    # 6 bytes hold two UTF-8 characters of three bytes; a wrong claim of UTF-8 for GB18030 bytes is not believed
    (tmp_path / "a.cpg").write_text("UTF-8")
    assert sniff_dbf(path).encoding == "gb18030"
    path.write_bytes(dbf(["工业".encode()]))
    assert sniff_dbf(path).encoding == "utf-8"


def test_dbf_characters_cut_by_the_field_width(tmp_path: Path) -> None:
    path = tmp_path / "a.dbf"
    # 工业用 is nine bytes in UTF-8; a field of eight cuts the last character
    path.write_bytes(dbf(["工业用".encode()], width=8))
    assert sniff_dbf(path).encoding == "utf-8"


def test_dbf_of_no_encoding(tmp_path: Path) -> None:
    path = tmp_path / "a.dbf"
    path.write_bytes(dbf([b"\xff\xff\xff\xff\xff\xff"]))
    assert not sniff_dbf(path).fits
