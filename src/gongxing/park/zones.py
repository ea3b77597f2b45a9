"""Which facilities are the park's own, and which belong to a neighbouring zone?"""

from __future__ import annotations

from gongxing.park.park import Park


def own_park(park: Park) -> Park:
    """Return the park without the facilities of neighbouring zones (those whose column `zone` is filled)."""
    frame = park["facilities"].frame
    ours = frame["zone"].fillna("").str.strip() == ""
    return park if ours.all() else park.with_table("facilities", frame[ours])


def neighbours(park: Park) -> tuple[str, ...]:
    """Return the names of the neighbouring zones whose facilities the park knows, in the order of the table."""
    names = park["facilities"]["zone"].fillna("").str.strip()
    return tuple(dict.fromkeys(name for name in names if name))
