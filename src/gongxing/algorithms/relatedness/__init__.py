"""How akin are sectors, how complex, and how near is each to what a place can do: the product space?"""

from gongxing.algorithms.relatedness.akin import continuous_proximity, density, proximity
from gongxing.algorithms.relatedness.complexity import Complexity, complexity
from gongxing.algorithms.relatedness.space import ProductSpace, advantage, product_space

__all__ = [
    "Complexity",
    "ProductSpace",
    "advantage",
    "complexity",
    "continuous_proximity",
    "density",
    "product_space",
    "proximity",
]
