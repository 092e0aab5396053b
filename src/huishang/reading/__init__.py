"""The pure library: text in, :class:`~huishang.reading.model.Reading` out. No Django, no network, no clock."""

from huishang.reading.model import Reading
from huishang.reading.pipeline import read

__all__ = ["Reading", "read"]
