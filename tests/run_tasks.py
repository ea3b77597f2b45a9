"""Which quick tasks can a fresh process import, for tests of runs?"""

from __future__ import annotations

import os
import time
from pathlib import Path

from gongxing.errors import DataError
from gongxing.words import Text


def square(number: int, folder: str = "", rest: float = 0.0) -> bytes:
    """The square of a number; leaves the number of its process in `folder` first and rests a while."""
    if folder:
        (Path(folder) / f"{number}.{os.getpid()}").touch()
    time.sleep(rest)
    if number < 0:
        raise DataError(Text("负数", "a number below zero"))
    if number == 13:
        raise ZeroDivisionError("thirteen")
    return str(number * number).encode()


def die(number: int) -> bytes:
    """End the process at once for 7, else square."""
    if number == 7:
        os._exit(9)
    return square(number)
