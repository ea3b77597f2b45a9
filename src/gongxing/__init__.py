"""躬行 gongxing: from raw material to a defensible, optimised, evidence-traced plan for an industrial park."""

__version__ = "0.1.0"
