"""Which reader this is."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import huishang.reading
from huishang import __version__


@cache
def reader_version() -> str:
    """The program's version with a short hash of the reader's sources and tables.

    So a changed rule or a word more in a table is another reader, and what it reads stands beside
    what the one before read. Worked out once in a process.
    """
    return f"{__version__}+{_fingerprint(Path(huishang.reading.__file__).parent)[:10]}"


def _fingerprint(folder: Path) -> str:
    """A hash over the names and the bytes of all files of the reader, compiled ones left out."""
    whole = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix in (".py", ".tsv", ".toml", ".txt", ".json"):
            data = path.read_bytes()
            whole.update(f"{path.relative_to(folder).as_posix()}\0{len(data)}\0".encode())
            whole.update(data)
    return whole.hexdigest()
