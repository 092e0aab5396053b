"""The texts that are read in the benchmarks: real news beside the repository or, without them, the sample reports."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from huishang.samples import samples

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
CHARACTERS = 2000


def news(shared: Path) -> list[str]:
    """The texts of the news, or none where they are not there."""
    path = shared / "corpus/news.jsonl.gz"
    if not path.is_file():
        return []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]


def documents(shared: Path, most: int) -> tuple[list[str], bool]:
    """At most so many documents of about 2,000 characters, mixed, always the same; whether they are real news.

    Their order is by hash, so that a slow tool that sees only the first of them sees a fair sample.
    """
    real = news(shared)
    texts = real or [source.text for source in samples()]
    found = sorted(regrouped(texts), key=lambda text: sha256(text.encode()).digest())
    return found[:most], bool(real)


def regrouped(texts: Iterable[str]) -> Iterator[str]:
    """The lines of the texts in documents that reach 2,000 characters with their last line."""
    lines: list[str] = []
    size = 0
    for text in texts:
        for line in text.split("\n"):
            lines.append(line)
            size += len(line) + 1
            if size >= CHARACTERS:
                yield "\n".join(lines)
                lines, size = [], 0
    if lines:
        yield "\n".join(lines)
