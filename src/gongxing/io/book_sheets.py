"""What do the sheets of a workbook hold, unless it is encrypted, damaged or unpacks to too much, and what parts a text table?"""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import python_calamine

from gongxing.io.refusals import corrupt, refuse
from gongxing.words import Text

T = TypeVar("T")
WORKBOOK_LIMIT = 600_000_000
"""Bytes to which a workbook may unpack."""
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_KIND = Text("工作簿", "workbook")


def read_sheets(path: Path, read: Callable[[str, Any], T], *, limit: int = WORKBOOK_LIMIT) -> list[T]:
    """Return what `read` makes of each sheet (name, sheet of python-calamine) of an .xlsx, .xlsm, .xls or .ods workbook.

    DataError if the workbook is encrypted, damaged or unpacks to more than `limit` bytes.
    """
    _check_package(path, limit)
    try:
        with python_calamine.load_workbook(path) as book:
            return [read(name, book.get_sheet_by_name(name)) for name in book.sheet_names]
    except python_calamine.PasswordError as error:
        raise _encrypted(path) from error
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise corrupt(path, _KIND, error) from error
    except BaseException as error:
        # the reader panics on some damaged workbooks, with an error of its own that is no Exception
        if type(error).__name__ != "PanicException":
            raise
        raise corrupt(path, _KIND, ValueError("the reader gave up")) from error


def separator(text: str, suffix: str) -> str:
    """Return the sign that parts the columns of a text table: the one by which most lines fall into equally many."""
    lines = [line for line in text.splitlines()[:60] if line.strip()]
    best, most = ("\t" if suffix.lower() == ".tsv" else ","), 0
    for mark in (best, ",", "\t", ";", "|", "，"):
        widths = [len(row) for row in csv.reader(lines, delimiter=mark)]
        common = max(set(widths), key=widths.count, default=1)
        score = (common - 1) * widths.count(common)
        if score > most:
            best, most = mark, score
    return best


def _encrypted(path: Path) -> Exception:
    return refuse(
        path,
        Text("加密的工作簿", "an encrypted workbook"),
        Text("未加密的工作簿", "a workbook without password"),
        Text("用密码打开后取消加密再另存", "open it with its password and save it without one"),
        "file.encrypted",
    )


def _check_package(path: Path, limit: int) -> None:
    with path.open("rb") as stream:
        head = stream.read(8)
    if path.suffix.lower() != ".xls" and head == _OLE:
        raise _encrypted(path)
    if not head.startswith(b"PK"):
        return
    try:
        with zipfile.ZipFile(path) as package:
            size = sum(item.file_size for item in package.infolist())
    except zipfile.BadZipFile as error:
        raise corrupt(path, _KIND, error) from error
    if size > limit:
        raise refuse(
            path,
            Text(f"解压后有 {size / 1e6:.0f} MB", f"{size / 1e6:.0f} MB when unpacked"),
            Text(f"不超过 {limit / 1e6:.0f} MB", f"at most {limit / 1e6:.0f} MB"),
            Text("删去无关的工作表或另存为 CSV", "remove sheets that do not matter, or save it as CSV"),
            "file.too_large",
        )
