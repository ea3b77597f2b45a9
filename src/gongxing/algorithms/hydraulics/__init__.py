"""Which heads and flows settle in a network of pipes and pumps?"""

from __future__ import annotations

from gongxing.algorithms.hydraulics.network import LinkKind, LossLaw, PipeNetwork
from gongxing.algorithms.hydraulics.state import Hydraulics, State, States, solve_state

__all__ = ["Hydraulics", "LinkKind", "LossLaw", "PipeNetwork", "State", "States", "solve_state"]
