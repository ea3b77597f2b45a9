"""How do progress, money, figures and faults look on a terminal?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

from gongxing.algorithms.labelling import LabelProgress
from gongxing.origins import Figure
from gongxing.plan import Progress as Word
from gongxing.report.amounts import amount
from gongxing.units import hectares, mu, wan_yuan, yi_yuan
from gongxing.words import Lang, Text

OUT = Console(highlight=False, soft_wrap=True)
MARKS = {"pass": "[green]✓[/]", "warn": "[yellow]![/]", "fail": "[red]✗[/]", "unknown": "[dim]?[/]"}


class Bar:
    """A progress bar on the error stream that hears the words of the engines; silent where nobody watches."""

    def __init__(self, lang: Lang) -> None:
        self._lang: Lang = lang
        self._bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            TaskProgressColumn(),
            TextColumn("{task.fields[gap]}"),
            TimeElapsedColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        self._task = self._bar.add_task("", total=1.0, gap="")

    def __enter__(self) -> Bar:
        self._bar.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.__exit__(kind, error, trace)

    def __call__(self, word: Word) -> None:
        self._show(word.step.in_(self._lang), word.share, word.value, word.bound)

    def labelling(self, word: LabelProgress) -> None:
        """Hear a word of the labelling solver itself."""
        self._show(word.stage, word.share, word.value, word.bound)

    def _show(self, step: str, share: float | None, value: float | None, bound: float | None) -> None:
        gap = f"gap {(bound - value) / abs(value):.3%}" if value and bound is not None else ""
        self._bar.update(self._task, description=step, completed=share or 0.0, gap=gap)


def money(yuan: float, lang: Lang) -> str:
    """Return an amount in 亿元 or 万元, in English in millions of yuan."""
    if lang == "en":
        return f"{yuan / 1e6:,.1f} million yuan"
    return f"{yi_yuan(yuan):,.2f} 亿元" if abs(yuan) >= 1e8 else f"{wan_yuan(yuan):,.0f} 万元"


def written(figure: Figure, lang: Lang) -> str:
    """Return the value of a figure in the units people use, "未知" where it is not known."""
    if figure.value is None:
        return "未知" if lang == "zh" else "unknown"
    if figure.unit == "yuan":
        return money(figure.value, lang)
    if figure.unit == "m2":
        ha = f"{hectares(figure.value):,.2f}"
        return f"{ha} 公顷（{mu(figure.value):,.0f} 亩）" if lang == "zh" else f"{ha} ha"
    if figure.unit == "share":
        return f"{figure.value:.1%}"
    if figure.unit == "%":
        return f"{figure.value:.3f} %"
    if figure.unit.isascii():
        return amount(figure, lang)
    return f"{figure.value:,.0f}" + (f" {figure.unit}" if lang == "zh" else "")


def say(paths: Iterable[Path | str], lang: Lang) -> None:
    """Show which files were written."""
    for path in paths:
        OUT.print(("已写 " if lang == "zh" else "written: ") + str(path), markup=False)


def show_figures(figures: Iterable[Figure], keys: Sequence[str], lang: Lang) -> None:
    """Show the figures called `keys`, in that order; keys that are absent are left out."""
    by_key = {figure.key: figure for figure in figures}
    for key in keys:
        if key in by_key:
            OUT.print(
                f"  {by_key[key].label.in_(lang)}：{written(by_key[key], lang)}"
                if lang == "zh"
                else f"  {by_key[key].label.in_(lang)}: {written(by_key[key], lang)}",
                markup=False,
            )


def show_faults(lines: list[str], lang: Lang, limit: int) -> None:
    """Show the first faults, the rest counted."""
    for line in lines[:limit]:
        OUT.print("   ✗ " + line, markup=False)
    if len(lines) > limit:
        OUT.print(Text(f"   …… 另有 {len(lines) - limit} 处", f"   ... and {len(lines) - limit} more").in_(lang))
