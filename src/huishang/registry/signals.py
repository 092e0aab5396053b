"""What the registry tells later stages."""

from django.dispatch import Signal

name_decided = Signal()
"""A person said whom a name means (``link``), and the posts that it gives are attested: others may follow by rule."""
