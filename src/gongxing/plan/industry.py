"""What does the industry engine propose: which firms stay, are upgraded, move or close, where movers go, and why?"""

from __future__ import annotations

from dataclasses import dataclass

from gongxing.words import Text

DECISIONS = {
    "keep": Text("保留", "keep"),
    "upgrade": Text("提升", "upgrade"),
    "move": Text("搬迁", "move"),
    "exit": Text("退出", "exit"),
}
"""What may be decided for a firm, in words (留、提、转、退)."""


@dataclass(frozen=True, slots=True)
class FirmChoice:
    """One firm: what is decided, where it will be, what that costs and gains, and why.

    `next_decision` is the best other decision open to it and `next_loss` what the plan would lose with it (None where
    there is none).
    """

    firm: str
    name: str
    decision: str
    """One of DECISIONS."""
    parcel: str
    """Where it is today; empty where the register does not say."""
    site: str
    """Parcel where it will be; empty where it closes."""
    land_m2: float
    """Land it will use."""
    cost_yuan: float
    gain_yuan: float
    """Yearly value added won (or lost) against today."""
    lost_yuan: float
    """Output lost once by the move or for ever by closing, in one year's output."""
    grade: str
    """Settled grade A to D; empty where the formulas disagree or the data cannot say."""
    votes: str
    """How the formulas voted, such as "C 5/5" or "B 3/5"."""
    stable: bool
    """Whether every formula that could grade the firm gave the same grade."""
    reason: Text
    rules: tuple[str, ...] = ()
    """Codes of the rules and demands that bind here."""
    next_decision: str = ""
    next_site: str = ""
    next_loss: float | None = None


@dataclass(frozen=True, slots=True)
class SiteUse:
    """One parcel that firms may use: its land, how much is taken by whom under the plan."""

    parcel: str
    use: str
    """Planned land-use class."""
    capacity_m2: float
    used_m2: float
    firms: tuple[str, ...]
    chain: str = ""
    """Chain that most of its land serves under the plan; empty where none does."""


@dataclass(frozen=True, slots=True)
class IndustryScheme:
    """The industry part of a plan."""

    choices: tuple[FirmChoice, ...]
    sites: tuple[SiteUse, ...]
    cost_yuan: float
    gain_yuan: float
    budget_yuan: float | None = None
    warnings: tuple[Text, ...] = ()

    def choice(self, firm: str) -> FirmChoice:
        """Return the choice for a firm; KeyError if the scheme has none."""
        for choice in self.choices:
            if choice.firm == firm:
                return choice
        raise KeyError(f"no firm {firm} in the scheme")
