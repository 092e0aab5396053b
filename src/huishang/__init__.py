"""Huishang (会商): the working system of cooperation between regions."""

__version__ = "0.1.0"
