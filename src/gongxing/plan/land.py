"""What does the land engine propose: which planned use for each parcel, why, and what does it do to the land account?"""

from __future__ import annotations

from dataclasses import dataclass

from gongxing.words import Text


@dataclass(frozen=True, slots=True)
class ValuePart:
    """One term of a parcel's worth under its planned use, in value points (see the engine's README)."""

    factor: str
    label: Text
    points: float


@dataclass(frozen=True, slots=True)
class ParcelChoice:
    """One parcel: present and planned class (2023 codes, "" where the present use is not known) and why.

    `next_use` is the best other use that breaks no rule given the neighbours' planned uses, `next_loss` what the plan
    would lose with it (None where there is no such use); `rules` are the codes of the rules and demands that bind here.
    """

    parcel: str
    area_m2: float
    present: str
    planned: str
    fixed: bool
    parts: tuple[ValuePart, ...]
    cost_yuan: float
    rules: tuple[str, ...] = ()
    next_use: str = ""
    next_loss: float | None = None

    @property
    def changed(self) -> bool:
        """Whether the plan gives the parcel another use than today's; a parcel that keeps its class keeps its own finer code."""
        return self.present != "" and self.planned != self.present


@dataclass(frozen=True, slots=True)
class AccountYear:
    """One year of the land account, in square metres: what stands, is cleared, is granted and used."""

    year: int
    construction_m2: float
    farmland_m2: float
    taken_m2: float
    cleared_m2: float
    quota_granted_m2: float | None
    quota_used_m2: float
    quota_left_m2: float | None


@dataclass(frozen=True, slots=True)
class DemandUse:
    """How one demand (bound, quota, budget) stands under the plan; bounds None where open, unit "m2" or "yuan"."""

    key: str
    label: Text
    unit: str
    low: float | None
    high: float | None
    used: float
    binding: bool
    basis: Text


@dataclass(frozen=True, slots=True)
class LandScheme:
    """The land part of a plan."""

    uses: tuple[str, ...]
    """The classes the engine could assign, in the order of its labels."""
    choices: tuple[ParcelChoice, ...]
    demands: tuple[DemandUse, ...]
    account: tuple[AccountYear, ...]
    abated: tuple[tuple[str, float], ...] = ()
    """Workshops whose emissions are to be captured, with the price in yuan."""
    warnings: tuple[Text, ...] = ()

    def choice(self, parcel: str) -> ParcelChoice:
        """Return the choice for `parcel`; KeyError if the scheme has none."""
        for choice in self.choices:
            if choice.parcel == parcel:
                return choice
        raise KeyError(f"no parcel {parcel} in the scheme")

    @property
    def planned(self) -> dict[str, str]:
        """Planned class by parcel id."""
        return {choice.parcel: choice.planned for choice in self.choices}
