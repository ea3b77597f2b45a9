"""How far apart are places on a network, and along which edges, for many pairs at once?"""

from gongxing.algorithms.distances.graph import Graph, graph, pieces
from gongxing.algorithms.distances.hierarchy import Hierarchy, hierarchy
from gongxing.algorithms.distances.matrix import distances
from gongxing.algorithms.distances.trees import Tree, tree

__all__ = ["Graph", "Hierarchy", "Tree", "distances", "graph", "hierarchy", "pieces", "tree"]
