"""What stands in addresses of this app."""

from __future__ import annotations

from django.urls.converters import StringConverter


class SlugsConverter(StringConverter):
    """Two or more regions by their slugs, parted by plus signs; their order carries no rank."""

    regex = r"[^/+]+(?:\+[^/+]+)+"
    sample = ["x", "y"]

    def to_python(self, value: str) -> list[str]:
        """The slugs, each once."""
        return list(dict.fromkeys(value.split("+")))

    def to_url(self, value: list[str]) -> str:
        """The slugs as they stand in an address."""
        return "+".join(value)
