"""How does a report become one HTML file that works offline, prints well and carries its fonts and maps inside?"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

import jinja2
from markupsafe import Markup

from gongxing.report.fonts import webfont
from gongxing.report.spoken import NEW_PAGES, Frame, Script, Spoken

_CHINESE_ONLY = "unicode-range: U+2E80-FFFF;"
"""In English pages our fonts draw the Chinese names only: their quotation marks are as wide as a Chinese character."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A block with the name of its kind, for the template."""

    kind: str
    block: Spoken
    inner: tuple[_Told, ...] = ()


def write_html(script: Script, pictures: Mapping[str, bytes]) -> bytes:
    """Return the report as one self-contained page; the fonts hold only the characters the page uses."""
    environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=False)
    page = environment.from_string(_template("page.html.j2"))
    images = {key: "data:image/png;base64," + base64.b64encode(png).decode("ascii") for key, png in pictures.items()}
    blocks = tuple(_told(block) for block in script.blocks)
    bare = page.render(script=script, blocks=blocks, fresh=NEW_PAGES, pictures=dict.fromkeys(images, ""), css="")
    style = jinja2.Environment(autoescape=False, undefined=jinja2.StrictUndefined).from_string(_template("page.css"))
    css = style.render(
        serif=webfont(bare, serif=True),
        sans=webfont(bare, serif=False),
        reach="" if script.lang == "zh" else _CHINESE_ONLY,
        running=_css_text(script.running),
        label=_css_text(script.label),
    )
    return page.render(script=script, blocks=blocks, fresh=NEW_PAGES, pictures=images, css=Markup(css)).encode("utf-8")


def _css_text(words: str) -> str:
    """Return words as a string of a style sheet that can neither end the string nor the sheet."""
    return '"' + "".join(c if c.isalnum() or c in " ，。（）" else f"\\{ord(c):x} " for c in words) + '"'


def _template(name: str) -> str:
    return files("gongxing.report").joinpath("templates", name).read_text(encoding="utf-8")


def _told(block: Spoken) -> _Told:
    inner = tuple(_told(found) for found in block.blocks) if isinstance(block, Frame) else ()
    return _Told(type(block).__name__, block, inner)
