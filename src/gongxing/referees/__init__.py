"""What do outside programs say of a design? Each referee runs a public simulator and returns its verdict as data."""

from __future__ import annotations

from gongxing.referees.epanet import Epanet, Verdict, epanet_findings

__all__ = ["Epanet", "Verdict", "epanet_findings"]
