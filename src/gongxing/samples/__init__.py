"""Which sample parks are there to learn and test on? One synthetic industrial park, drawn from a seed."""

from gongxing.samples.demo import demo_park

__all__ = ["demo_park"]
