"""Which quick tasks can a fresh process import, for tests of runs?"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from gongxing.errors import DataError
from gongxing.words import Text
from gongxing.workflow.runs import Outcome, Stop, Task, Work, carry_out


@dataclass
class Here:
    """A crew of nobody but this process, counting its work."""

    did: list[str] = field(default_factory=list)

    def outcomes(self, work: Work, tasks: Sequence[Task], stop: Stop) -> Iterator[Outcome]:
        """Yield each outcome in turn."""
        for task in tasks:
            self.did.append(task.key)
            yield carry_out(work, task)


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
