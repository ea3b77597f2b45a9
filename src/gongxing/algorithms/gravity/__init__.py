"""Numbers only: how should a tree of pipes be laid out and how deep and how wide must each reach be, so that it costs least?"""

from gongxing.algorithms.gravity.bound import arborescence_bound, least_costs
from gongxing.algorithms.gravity.layout import downhill, nearest_tree, shortest_tree
from gongxing.algorithms.gravity.manning import carrying, normal_depth, slope_at_velocity
from gongxing.algorithms.gravity.profile import design_profile, profile_bound
from gongxing.algorithms.gravity.reach import peak_flow, slope_window, trench, walk
from gongxing.algorithms.gravity.solve import Found, GravityParams, reachable, solve_gravity
from gongxing.algorithms.gravity.tree import Tree, design_tree
from gongxing.algorithms.gravity.ways import (
    FORCED,
    GRAVITY,
    HELD,
    LIFTED,
    NONE,
    RELIEVED,
    Held,
    Loads,
    Rules,
    Ways,
    lay_ways,
)

__all__ = [
    "FORCED",
    "GRAVITY",
    "HELD",
    "LIFTED",
    "NONE",
    "RELIEVED",
    "Found",
    "GravityParams",
    "Held",
    "Loads",
    "Rules",
    "Tree",
    "Ways",
    "arborescence_bound",
    "carrying",
    "design_profile",
    "design_tree",
    "downhill",
    "lay_ways",
    "least_costs",
    "nearest_tree",
    "normal_depth",
    "peak_flow",
    "profile_bound",
    "reachable",
    "shortest_tree",
    "slope_at_velocity",
    "slope_window",
    "solve_gravity",
    "trench",
    "walk",
]
