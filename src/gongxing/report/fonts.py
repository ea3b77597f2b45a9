"""Which fonts are the reports set in, and which part of them must travel with a page?"""

from __future__ import annotations

import base64
import io
from pathlib import Path

import pylopdf_fonts_zh_cn as wheel
from fontTools import subset  # type: ignore[import-untyped]
from matplotlib.font_manager import FontProperties

SANS = "Noto Sans SC"
SERIF = "Noto Serif SC"


def folder() -> Path:
    """Return the folder that holds the font files."""
    return Path(wheel.sans_path()).parent


def sans(size: float) -> FontProperties:
    """Return the sans-serif font for drawing at `size` points."""
    return FontProperties(fname=str(wheel.sans_path()), size=size)


def webfont(text: str, *, serif: bool) -> str:
    """Return the part of a font that `text` needs, as a WOFF data address for a page that must work offline."""
    options = subset.Options()
    options.flavor = "woff"
    options.layout_features = ["kern"]
    options.hinting = False
    options.notdef_outline = True
    font = subset.load_font(str(wheel.serif_path() if serif else wheel.sans_path()), options, lazy=True)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=text + " ")
    subsetter.subset(font)
    held = io.BytesIO()
    subset.save_font(font, held, options)
    font.close()
    return "data:font/woff;base64," + base64.b64encode(held.getvalue()).decode("ascii")
