"""What does the industry engine propose: which firms stay, are upgraded, move or close, where movers go, and why?"""

from __future__ import annotations

from dataclasses import dataclass

from gongxing.words import Text

DECISIONS = {
    "keep": Text("保留", "keep"),
    "upgrade": Text("提升", "upgrade"),
    "move": Text("搬迁", "move"),
    "exit": Text("退出", "exit"),
    "unplaced": Text("待安置", "unplaced"),
}
"""What may be decided for a firm, in words (留、提、转、退); `unplaced` is no decision but a conflict: it must leave and no site takes it."""


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
    """Parcel where it will be; empty where it closes or is unplaced."""
    land_m2: float
    """Land it will use; 0 where it closes or the data cannot say."""
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
    chain: str = ""
    """Chain of the 2+2 layout it belongs to; empty for none."""
    left_m2: float = 0.0
    """Land it gives back where it is today."""
    public_yuan: float = 0.0
    """Public money within the cost."""
    covered: bool = False
    """Whether the clearing of its parcel in the land plan already pays for the move."""
    near: float | None = None
    """Share of its chain partners within reach where it will be, 0 to 1; None where no chain is known."""
    near_before: float | None = None
    fixed: bool = False
    """Whether the user decided."""


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
class ZoneUse:
    """One cluster of works land, named after its leading parcel: the chain it is to gather and who of that chain is in it."""

    zone: str
    chain: str
    """Chain the plan gathers here; empty where none is to be preferred."""
    parcels: tuple[str, ...]
    firms: tuple[str, ...]
    """Firms of that chain in the zone under the plan."""


@dataclass(frozen=True, slots=True)
class IndustryScheme:
    """The industry part of a plan."""

    choices: tuple[FirmChoice, ...]
    sites: tuple[SiteUse, ...]
    cost_yuan: float
    gain_yuan: float
    budget_yuan: float | None = None
    warnings: tuple[Text, ...] = ()
    zones: tuple[ZoneUse, ...] = ()
    public_yuan: float = 0.0
    """Public money within the cost, the part already in the land plan left out; what the budget bounds."""
    covered_yuan: float = 0.0
    """Cost of moves that the clearing of parcels in the land plan already pays for."""

    def choice(self, firm: str) -> FirmChoice:
        """Return the choice for a firm; KeyError if the scheme has none."""
        for choice in self.choices:
            if choice.firm == firm:
                return choice
        raise KeyError(f"no firm {firm} in the scheme")

    @property
    def unplaced(self) -> tuple[FirmChoice, ...]:
        """The firms that must leave and for which no site was found."""
        return tuple(choice for choice in self.choices if choice.decision == "unplaced")
