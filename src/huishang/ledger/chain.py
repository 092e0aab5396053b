"""The chain of history: each line holds the hash of the one before, over one form of writing. Pure.

Who changes, removes or puts in a line breaks every hash after it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

BEGINNING = "0" * 64
"""What stands for the hash before the first line."""


@dataclass(frozen=True, slots=True)
class Link:
    """What verifying needs of a line: its place, the two hashes it holds, and all that it says."""

    sequence: int
    previous: str
    digest: str
    facts: Mapping[str, Any]


def canonical(facts: Mapping[str, Any]) -> bytes:
    """The one form of writing of facts: JSON with sorted keys and no blanks, in UTF-8; instants in UTC.

    Raises:
        TypeError, ValueError: a float or another value without one form of writing.

    """
    text = json.dumps(
        plain(facts), ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )
    return text.encode("utf-8", "surrogatepass")


def digest(previous: str, facts: Mapping[str, Any]) -> str:
    """The hash of a line: SHA-256 over the hash before and its facts, in hexadecimal."""
    return hashlib.sha256(previous.encode("ascii") + b"\n" + canonical(facts)).hexdigest()


def first_broken(links: Iterable[Link]) -> int | None:
    """The sequence number of the first line of a chain that is not as it was written; None: it is whole."""
    previous, expected = BEGINNING, 1
    for link in links:
        is_whole = (
            link.sequence == expected
            and link.previous == previous
            and link.digest == digest(previous, link.facts)
        )
        if not is_whole:
            return expected
        previous, expected = link.digest, expected + 1
    return None


def plain(value: Any) -> Any:
    """A value in the types that have one form of writing, as JSON keeps it.

    Raises:
        TypeError: a float.

    """
    if isinstance(value, float):
        raise TypeError("a float has no one form of writing")
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, Mapping):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    if value is None or isinstance(value, str | int):
        return value
    return str(value)
