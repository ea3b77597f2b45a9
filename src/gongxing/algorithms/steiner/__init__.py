"""How is everyone given access to a road with the least building, and what should be built beyond that?"""

from gongxing.algorithms.steiner.access import AccessGraph, access_graph
from gongxing.algorithms.steiner.exact import AccessTree, TreeLimits, access_tree
from gongxing.algorithms.steiner.scores import SegmentScore, group_distances, score_segments
from gongxing.algorithms.steiner.segments import SegmentParams, SegmentPlan, plan_segments

__all__ = [
    "AccessGraph",
    "AccessTree",
    "SegmentParams",
    "SegmentPlan",
    "SegmentScore",
    "TreeLimits",
    "access_graph",
    "access_tree",
    "group_distances",
    "plan_segments",
    "score_segments",
]
