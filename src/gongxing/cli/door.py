"""What does every command share: language, errors in words, Ctrl-C that keeps the best, one line of JSON?"""

from __future__ import annotations

import json
import signal
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import click

from gongxing import __version__
from gongxing.errors import GongxingError
from gongxing.plan import to_jsonable
from gongxing.words import Lang, Text

P = ParamSpec("P")
R = TypeVar("R")
FAULTY = 2
"""Exit status after an error in what was given; 1 is a plan that is infeasible or fails its review; 130 is Ctrl-C."""


def lang() -> Lang:
    """Return the language the user reads."""
    context = click.get_current_context(silent=True)
    found: Lang = "en" if context is not None and context.find_root().params.get("lang") == "en" else "zh"
    return found


def leaves(command: click.Command, name: str = "") -> dict[str, click.Command]:
    """Return every command that does something, by its full name (`bench land`), those of groups included."""
    if not isinstance(command, click.Group):
        return {name: command}
    return {
        k: v for part, c in sorted(command.commands.items()) for k, v in leaves(c, f"{name} {part}".strip()).items()
    }


def told(command: Callable[P, R]) -> Callable[P, R]:
    """Show our own errors in the user's language, in words and not as a traceback."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return command(*args, **kwargs)
        except GongxingError as error:
            click.echo((Text("错误：", "Error: ")).in_(lang()) + error.in_(lang()), err=True)
            sys.exit(FAULTY)

    return run


class Stop:
    """Ctrl-C asks for the best so far; a second one ends at once."""

    def __init__(self) -> None:
        self.asked = False
        self._before = signal.signal(signal.SIGINT, self._ask)

    def _ask(self, *_: object) -> None:
        if self.asked:
            raise KeyboardInterrupt
        self.asked = True
        click.echo(
            Text(
                "正在停止，保留目前最好的方案……（再按一次立即退出）",
                "stopping, the best plan so far is kept ... (again to quit at once)",
            ).in_(lang()),
            err=True,
        )

    def __call__(self) -> bool:
        return self.asked

    def restore(self) -> None:
        """Give Ctrl-C back its usual meaning."""
        signal.signal(signal.SIGINT, self._before)


def json_line(value: Any) -> None:
    """Print one line of JSON."""
    click.echo(json.dumps(to_jsonable(value), ensure_ascii=False))


FOLDER = click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
JSON = click.option("--json", "as_json", is_flag=True, help="Print one line of JSON. 输出一行 JSON。")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="gongxing")
@click.option(
    "--lang",
    type=click.Choice(["zh", "en"]),
    default="zh",
    envvar="GONGXING_LANG",
    show_default=True,
    help="Language of messages. 提示语言。",
)
def main(lang: str) -> None:
    """躬行 gongxing: a planning workbench for industrial parks. 产业园区规划工作台。"""
