"""Which heads and flows settle in a network of pipes and pumps?"""

from __future__ import annotations

from gongxing.algorithms.hydraulics.network import LinkKind, LossLaw, PipeNetwork

__all__ = ["LinkKind", "LossLaw", "PipeNetwork"]
