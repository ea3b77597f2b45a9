"""What do outside programs say of a design? Each referee runs a public simulator and returns its verdict as data."""

from __future__ import annotations
