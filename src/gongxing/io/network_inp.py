"""How is a plain pipe network written as an EPANET file?"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from gongxing.algorithms.hydraulics import LinkKind, PipeNetwork
from gongxing.algorithms.hydraulics.network import LossLaw

_LITRES = 1000.0


@dataclass(frozen=True)
class NetworkInp:
    """The words of a file, and the network under the names used in it (N1, N2, ... and L1, L2, ...)."""

    text: str
    network: PipeNetwork


def network_inp(network: PipeNetwork, title: str, *, accuracy: float = 1e-6) -> NetworkInp:
    """Return a network of open or shut pipes as an EPANET 2.2 file in litres a second, metres and millimetres.

    Names are given anew, since EPANET allows few signs; a comment beside each line has the id of the network. Raises
    ValueError for pumps and valves and for another loss formula than Hazen-Williams.
    """
    if network.law != LossLaw.HAZEN_WILLIAMS or (network.kind != int(LinkKind.PIPE)).any():
        raise ValueError("only pipes with the Hazen-Williams formula can be written")
    nodes = tuple(f"N{i + 1}" for i in range(network.n_nodes))
    links = tuple(f"L{k + 1}" for k in range(network.n_links))
    junctions, reservoirs, pipes = [], [], []
    for i, name in enumerate(nodes):
        note = _one_line(network.nodes[i])
        if np.isnan(network.head[i]):
            junctions.append(f"{name} {float(network.elevation[i])!r} {float(network.demand[i]) * _LITRES!r} ;{note}")
        else:
            reservoirs.append(f"{name} {float(network.head[i])!r} ;{note}")
    for k, name in enumerate(links):
        a, b = network.ends[k].tolist()
        size = f"{float(network.length[k])!r} {float(network.diameter[k]) * 1000.0!r} {float(network.roughness[k])!r}"
        state = "Closed" if network.closed[k] else "Open"
        pipes.append(
            f"{name} {nodes[a]} {nodes[b]} {size} {float(network.minor[k])!r} {state} ;{_one_line(network.links[k])}"
        )
    parts = {
        "TITLE": [_one_line(title)],
        "JUNCTIONS": junctions,
        "RESERVOIRS": reservoirs,
        "PIPES": pipes,
        "TIMES": ["Duration 0"],
        "OPTIONS": ["Units LPS", "Headloss H-W", f"Accuracy {accuracy!r}", "Trials 200"],
        "REPORT": ["Status No", "Summary No"],
        "END": [],
    }
    text = "\n".join(f"[{name}]\n" + "".join(f"{line}\n" for line in lines) for name, lines in parts.items())
    return NetworkInp(text, replace(network, nodes=nodes, links=links))


def _one_line(words: str) -> str:
    return " ".join(words.replace(";", ",").split())
