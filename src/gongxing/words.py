"""How does one label speak both languages? A text is a pair, and a missing half cannot exist."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Lang = Literal["zh", "en"]
LANGS: tuple[Lang, ...] = ("zh", "en")


@dataclass(frozen=True, slots=True)
class Text:
    """A label, sentence or message in Chinese and English; both must be non-empty."""

    zh: str
    en: str

    def __post_init__(self) -> None:
        if not self.zh.strip() or not self.en.strip():
            raise ValueError(f"a text needs both languages, found zh={self.zh!r} en={self.en!r}")

    def in_(self, lang: Lang) -> str:
        """Return the words in `lang` ("zh" or "en")."""
        return self.zh if lang == "zh" else self.en

    def __str__(self) -> str:
        return f"{self.zh} / {self.en}"


def same(word: str) -> Text:
    """Return a text that reads the same in both languages: an id, a code, a proper name, a quotation."""
    return Text(word, word)
